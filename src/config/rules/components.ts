// What components on the instances of an endpoint must be: names of their own, bases that are there, and room for each copy.

import { endpointName } from '../naming.ts';
import { entriesOf, type SoundFile } from '../sound.ts';
import type { Path } from '../tree.ts';
import { megabytesOf } from '../units.ts';
import { didYouMean, quote } from '../words.ts';
import { LONGEST_NAME } from './naming.ts';
import type { Rule, RuleInput } from './rule.ts';

type Endpoint = NonNullable<NonNullable<SoundFile['endpoints']>[string]>;
type Component = NonNullable<NonNullable<Endpoint['components']>[string]>;
type Trouble = readonly [at: Path, message: string, hint: string, on?: 'key'];

export const componentsFit: Rule = (input) => {
  for (const [key, endpoint] of entriesOf(input.file.endpoints)) {
    if (endpoint.components !== undefined) checkRole(key, input);
    const troubles = [...besideTroubles(endpoint), ...componentTroubles(endpoint, input)];
    for (const [at, message, hint, on = 'value'] of troubles) {
      input.findings.error('INF1078', { path: ['endpoints', key, ...at], on }, { message, hint });
    }
  }
};

/** The instances have a role of their own beside those of the models (seen to be required, stdapi.ai#43, 2026-08). */
function checkRole(key: string, { findings }: RuleInput): void {
  const path = ['endpoints', key, 'role'];
  if (findings.written(path) || findings.written(['defaults', 'role']) || findings.spoilt(['defaults']))
    return;
  const message = `endpoint ${key} has components and no execution role`;
  const hint = 'give it a role, or one to all with defaults: { role: arn:aws:iam::… }';
  findings.error('INF1042', { path, on: 'absence' }, { message, hint });
}

/** What belongs to an endpoint with components, and what does not. */
function besideTroubles(endpoint: Endpoint): readonly Trouble[] {
  const { components, instance, variants } = endpoint;
  if (components === undefined) {
    const own = (['role', 'vpc', 'networkIsolation'] as const).filter((key) => endpoint[key] !== undefined);
    const managed: Path[] = [
      ...(instance?.managed === undefined ? [] : [['instance', 'managed']]),
      ...entriesOf(variants).flatMap(([name, one]) =>
        one.instance?.managed === undefined ? [] : [['variants', name, 'instance', 'managed']],
      ),
    ];
    return [
      ...own.map(
        (one): Trouble => [
          [one],
          `${one} is for an endpoint with components`,
          `write ${one} into the model`,
          'key',
        ],
      ),
      ...managed.map(
        (at): Trouble => [
          at,
          'managed is for an endpoint with components',
          'write scaling: { min, max, target } beside instance',
          'key',
        ],
      ),
    ];
  }
  const { managed, pools, count = 1 } = instance ?? {};
  const { min = 0, max = Number.POSITIVE_INFINITY } = managed ?? {};
  return [
    // Without a model that is told where the components are.
    ...(['variants', 'serverless', 'recommend'] as const).flatMap((one): Trouble[] =>
      endpoint[one] === undefined || (one !== 'variants' && endpoint.model === undefined)
        ? []
        : [
            [
              [one],
              `components are on instances of their own, and not beside ${one}`,
              `keep components with instance, or ${one}`,
              'key',
            ],
          ],
    ),
    ...(pools === undefined
      ? []
      : [
          [
            ['instance', 'pools'],
            'components are for instances of one type',
            'write type: ml.g5.12xlarge in the place of pools',
            'key',
          ] as Trouble,
        ]),
    ...(endpoint.async === undefined
      ? []
      : [
          [
            ['async'],
            'that components answer later is nowhere said to be possible',
            'remove async, or serve the model without components',
            'key',
          ] as Trouble,
        ]),
    ...(['scaling', 'rollout'] as const).flatMap((one): Trouble[] =>
      endpoint[one] === undefined
        ? []
        : [
            [
              [one],
              `an endpoint with components has no ${one} of its own`,
              `write ${one} into each component`,
              'key',
            ],
          ],
    ),
    ...(count > max || min > max
      ? [
          [
            ['instance', 'managed', 'max'],
            `the maximum of ${max} is below the ${min > max ? `minimum of ${min}` : `count of ${count}`}`,
            'write more',
          ] as Trouble,
        ]
      : []),
    ...(min > count && min <= max
      ? [
          [
            ['instance', 'managed', 'min'],
            `the minimum of ${min} is above the count of ${count}`,
            'raise the count',
          ] as Trouble,
        ]
      : []),
  ];
}

function componentTroubles(endpoint: Endpoint, { file, findings }: RuleInput): readonly Trouble[] {
  const all = entriesOf(endpoint.components);
  return all.flatMap(([key, component]) => {
    const path = ['components', key];
    const troubles =
      component.base === undefined
        ? modelTroubles(component, file)
        : adapterTroubles(component, Object.fromEntries(all), key, findings.spoilt(['endpoints']));
    const named: Trouble[] =
      component.name !== undefined && endpoint.replace === 'side-by-side'
        ? [
            [
              ['name'],
              'an endpoint that is replaced side by side has its components twice for a while',
              'leave name out',
              'key',
            ],
          ]
        : [];
    return [...troubles, ...named].map(([at, ...rest]): Trouble => [[...path, ...at], ...rest]);
  });
}

/** What an adapter has of its base (API reference, InferenceComponentSpecification, read 2026-11). */
const OF_THE_BASE = ['model', 'container', 'resources', 'copies', 'scaling', 'placement'] as const;

function adapterTroubles(
  component: Component,
  beside: Readonly<Record<string, Component>>,
  key: string,
  isSpoilt: boolean,
): readonly Trouble[] {
  const { base = '' } = component;
  const found = beside[base];
  const doubled = OF_THE_BASE.filter((one) => component[one] !== undefined).map(
    (one): Trouble => [
      [one],
      `an adapter has no ${one} of its own`,
      'it lives in the copies of its base',
      'key',
    ],
  );
  if (isSpoilt) return doubled;
  if (found === undefined || base === key) {
    const others = Object.keys(beside).filter((one) => one !== key && beside[one]?.base === undefined);
    const hint = didYouMean(base, others) ?? `components beside it: ${others.slice(0, 10).join(', ')}`;
    return [...doubled, [['base'], `there is no component ${quote(base)} beside it`, hint]];
  }
  if (found.base === undefined) return doubled;
  return [...doubled, [['base'], `${quote(base)} is an adapter itself`, `write base: ${found.base}`]];
}

function modelTroubles(component: Component, file: SoundFile): readonly Trouble[] {
  const { model, resources, scaling, copies, artifact, rollout } = component;
  const { memoryMin, memoryMax } = resources ?? {};
  const found: Trouble[] = [];
  if (artifact !== undefined) {
    found.push([
      ['artifact'],
      `the artifact of a component stands in its ${model === undefined ? 'container' : 'model'}`,
      'remove it, or name a base',
      'key',
    ]);
  }
  if (memoryMin !== undefined && memoryMax !== undefined && megabytesOf(memoryMax) < megabytesOf(memoryMin)) {
    found.push([
      ['resources', 'memoryMax'],
      `at most ${memoryMax} is less than at least ${memoryMin}`,
      'write more',
    ]);
  }
  if (file.models?.[model ?? '']?.weights !== undefined) {
    const message = `the model ${quote(model)} has weights only: what serves them is made by a generative job`;
    found.push([['model'], message, 'give the component a model with an image or a package']);
  }
  const fewest = copies ?? 1;
  if (typeof rollout?.size === 'number' && rollout.size > fewest / 2 && fewest > 1) {
    found.push([
      ['rollout', 'size'],
      `${rollout.size} is more than half of ${fewest} copies`,
      'write less, or a percentage up to 50%',
    ]);
  }
  return [...found, ...scalingTroubles(scaling, fewest)];
}

function scalingTroubles(scaling: Component['scaling'], copies: number): readonly Trouble[] {
  if (scaling === undefined) return [];
  const { min = 0, max = Number.POSITIVE_INFINITY } = scaling;
  const aims = (['target', 'concurrency', 'metric'] as const).filter((one) => scaling[one] !== undefined);
  const [first, second] = aims;
  const found: Trouble[] = [];
  if (first === undefined) {
    found.push([
      ['scaling'],
      'scaling says nothing about what it aims at',
      'add target: 60/min, concurrency: 5, or a metric',
      'key',
    ]);
  } else if (second !== undefined) {
    found.push([
      ['scaling', second],
      `scaling aims at ${first} or at ${second}, not at both`,
      'remove one of the two',
      'key',
    ]);
  }
  if (min > max)
    found.push([
      ['scaling', 'min'],
      `the minimum of ${min} is above the maximum of ${max}`,
      `write ${max} or less`,
    ]);
  else if (copies > max || copies < min) {
    found.push([
      ['scaling', copies > max ? 'max' : 'min'],
      `${copies} copies are not between ${min} and ${max}`,
      'copies is what a new component begins with',
    ]);
  }
  return found;
}

/** Names of components are unique in the account, whatever endpoint they are on. */
export const componentNamesFit: Rule = ({ file, findings }) => {
  if (findings.spoilt(['naming'])) return;
  const holders = new Map<string, string>();
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    for (const [own, { name }] of entriesOf(endpoint.components)) {
      const made = name ?? `${endpointName(file.naming, key, endpoint.name)}-${own}`;
      const path = ['endpoints', key, 'components', own];
      const subject =
        name === undefined ? { path, on: 'key' as const } : { path: [...path, 'name'], on: 'value' as const };
      const holder = holders.get(made.toLowerCase());
      holders.set(made.toLowerCase(), `endpoints.${key}.components.${own}`);
      if (holder !== undefined) {
        const message = `${holder} is called ${quote(made)}, too`;
        findings.error('INF1078', subject, { message, hint: 'give one of the two another name' });
      } else if (made.length > LONGEST_NAME) {
        const message = `the component's name ${quote(made)} has ${made.length} characters, but at most ${LONGEST_NAME} are possible`;
        findings.error('INF1078', subject, { message, hint: 'shorten the keys, or write a name' });
      }
    }
  }
};
