// What autoscaling by numbers of the file needs: variants on instances that may be registered, bounds that hold their count,
// and something that moves them. Rules of the SageMaker Developer Guide, "Automatic scaling", read 2026-11.
import { entriesOf } from '../sound.ts';
import { isObject, valueAt } from '../tree.ts';
import type { Rule, RuleInput } from './rule.ts';
import { madeAlarmsIn, namesIn, policyTroubles } from './scaling-policies.ts';
import { scheduleTroubles } from './scaling-schedule.ts';

type Endpoint = NonNullable<NonNullable<RuleInput['file']['endpoints']>[string]>;
type Variant = NonNullable<NonNullable<Endpoint['variants']>[string]>;
export type WrittenScaling = NonNullable<Variant['scaling']>;

/** At a path below the scaling that it is about. */
export type ScalingTrouble = readonly [at: readonly string[], message: string, hint: string];

/** A tag of 256 characters remembers them all: each variant takes 18 of it, each alarm and each name 7. */
const MOST_ALARMS = 10;
const mostWords = (variants: number): number => Math.floor((256 - 18 * variants) / 7);

export const scalingFits: Rule = ({ file, written, findings }) => {
  const report = (path: readonly string[], [at, message, hint]: ScalingTrouble) =>
    findings.error(
      'INF1068',
      { path: [...path, ...at], on: at.length === 0 ? 'key' : 'value' },
      { message, hint },
    );
  for (const [key, endpoint] of entriesOf(file.endpoints)) {
    const { scaling, variants } = endpoint;
    const scaled: (readonly [path: readonly string[], WrittenScaling])[] = [];
    if (typeof scaling === 'object') {
      const path = ['endpoints', key, 'scaling'];
      scaled.push([path, scaling]);
      for (const one of [
        ...placeTroubles(endpoint, variants),
        ...troublesOf(endpoint, scaling, valueAt(written, path)),
      ])
        report(path, one);
    }
    for (const [name, variant] of entriesOf(variants)) {
      if (variant.scaling === undefined) continue;
      const path = ['endpoints', key, 'variants', name, 'scaling'];
      scaled.push([path, variant.scaling]);
      for (const one of troublesOf(variant, variant.scaling, valueAt(written, path))) report(path, one);
    }
    const alarms = scaled.flatMap(([path, one]) =>
      madeAlarmsIn(one).map((policy) => [...path, 'policies', policy]),
    );
    for (const path of alarms.slice(MOST_ALARMS, MOST_ALARMS + 1)) {
      const message = `${alarms.length} alarms are more than the ${MOST_ALARMS} that inferra makes for one endpoint`;
      report(path, [['alarm'], message, 'name alarms of your own, or track a target']);
    }
    const names = scaled.flatMap(([path, one]) => namesIn(one).map((at) => [...path, ...at]));
    const most = mostWords(scaled.length) - Math.min(alarms.length, MOST_ALARMS);
    for (const path of names.slice(most, most + 1)) {
      const message = `${names.length} names in the account are more than the ${most} that inferra remembers of this endpoint`;
      report(path, [[], message, 'leave some out: what is not in the file stays as it is']);
    }
  }
};

function placeTroubles(
  { serverless }: Pick<Endpoint, 'serverless'>,
  variants: Endpoint['variants'],
): readonly ScalingTrouble[] {
  if (variants === undefined) return [];
  const message = 'scaling by numbers is for an endpoint with one variant';
  return serverless === undefined
    ? [[[], message, 'write scaling on each variant that is to be scaled']]
    : [];
}

type Scaled = Pick<Variant, 'instance' | 'serverless' | 'shadow'>;

function troublesOf(scaled: Scaled, scaling: WrittenScaling, written: unknown): readonly ScalingTrouble[] {
  return [
    ...kindTroubles(scaled),
    ...aimTroubles(scaled, scaling, written),
    ...boundTroubles(scaled, scaling),
    ...policyTroubles(scaling, written),
    ...entriesOf(scaling.policies).flatMap(([name, policy]) =>
      illegalAims(scaled, policy).map(
        ([at, message, hint]): ScalingTrouble => [['policies', name, ...at], message, hint],
      ),
    ),
    ...scheduleTroubles(scaling),
  ];
}

function kindTroubles({ instance, serverless, shadow }: Scaled): readonly ScalingTrouble[] {
  const { type = '' } = instance ?? {};
  const found: ScalingTrouble[] = [];
  if (serverless !== undefined && serverless.provisionedConcurrency === undefined) {
    const message = 'serverless scales by itself, but for its provisioned concurrency';
    found.push([[], message, 'remove scaling, or add provisionedConcurrency to serverless']);
  }
  if (shadow === true) {
    const message = 'SageMaker scales production variants only, and this one is a shadow';
    found.push([[], message, 'remove scaling, and give the shadow a count']);
  }
  if (/^ml\.t\d/.test(type)) {
    found.push([
      [],
      `SageMaker does not scale burstable instances (${type})`,
      'choose another type, such as ml.m5.large',
    ]);
  }
  return found;
}

const AIMS = ['target', 'concurrency', 'utilization', 'backlog', 'metric'] as const;

/** Predefined metrics by what is scaled (Developer Guide, read 2026-11); a metric of CloudWatch may be any. */
function illegalAims(
  { serverless }: Scaled,
  aims: { readonly [A in (typeof AIMS)[number]]?: unknown },
): readonly ScalingTrouble[] {
  // What is not scaled at all is told of by itself.
  if (serverless !== undefined && serverless.provisionedConcurrency === undefined) return [];
  const wrong =
    serverless === undefined ? (['utilization'] as const) : (['target', 'concurrency', 'backlog'] as const);
  const message =
    serverless === undefined
      ? 'utilization is of provisioned concurrency, and instances have none'
      : 'serverless has no instances that requests could be counted by';
  const hint =
    serverless === undefined
      ? 'write target: 420/min, concurrency: 5, or a metric'
      : 'write utilization: 70%, or a metric';
  return wrong.filter((key) => aims[key] !== undefined).map((key) => [[key], message, hint]);
}

function aimTroubles(scaled: Scaled, scaling: WrittenScaling, written: unknown): readonly ScalingTrouble[] {
  const [first, second] = AIMS.filter((key) => isObject(written) && written[key] !== undefined);
  if (first !== undefined && second !== undefined)
    return [
      [
        [second],
        `scaling aims at ${first} or at ${second}, not at both`,
        'remove one of the two, or make a policy of it under policies',
      ],
    ];
  if (first !== undefined) return illegalAims(scaled, scaling);
  const more = isObject(written) && (written.policies !== undefined || written.schedule !== undefined);
  if (!more) {
    const hint = 'add target: 420/min, concurrency: 5, or a metric; or policies, or a schedule';
    return [[[], 'scaling says nothing about what it aims at', hint]];
  }
  return (['cooldown', 'scaleIn', 'policyName'] as const)
    .filter((key) => scaling[key] !== undefined)
    .map((key) => [
      [key],
      `${key} is about a target, and there is none`,
      'write it in the policy that it is about',
    ]);
}

function boundTroubles(
  { instance, serverless }: Scaled,
  { min, max }: WrittenScaling,
): readonly ScalingTrouble[] {
  // The file may be broken in other places: a bound may be missing.
  if (min === undefined || max === undefined) return [];
  if (min > max)
    return [[['min'], `the minimum of ${min} is above the maximum of ${max}`, `write ${max} or less`]];
  const count = instance?.count ?? serverless?.provisionedConcurrency;
  const found: ScalingTrouble[] = [];
  const most = serverless?.maxConcurrency;
  if (most !== undefined && max > most) {
    const message = `the maximum of ${max} is above the concurrency of ${most}`;
    found.push([['max'], message, `write ${most} or less, or raise maxConcurrency`]);
  }
  if (count !== undefined && count > max) {
    found.push([
      ['max'],
      `the maximum of ${max} is below the count of ${count}`,
      `write ${count} or more, or lower the count`,
    ]);
  }
  if (count !== undefined && count < min) {
    found.push([
      ['min'],
      `the minimum of ${min} is above the count of ${count}`,
      `write ${count} or less, or raise the count`,
    ]);
  }
  return found;
}
