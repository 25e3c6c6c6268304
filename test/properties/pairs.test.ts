// From any configuration to any other. With everything allowed one apply ends in an empty plan, sends nothing that the
// plan does not say, and removes nothing that is still referred to; with nothing allowed what served goes on serving.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import type { Step } from '../../src/core/step.ts';
import type { State } from '../../src/simulator/index.ts';
import type { ConfigSpec, ModelSpec, Variant } from '../../src/simulator/world/records.ts';
import type { RequestRecord } from '../../src/simulator/world/world.ts';
import { type DataCaptureText, type EndpointText, fileOf, type VariantText } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { seedOfRun } from '../support/seed.ts';

const RUNS = Number(process.env.INFERRA_PROPERTY_RUNS ?? 300);
const SEED = seedOfRun();

/** Per pair: ten times what one takes, so that a busy machine and the search for a smaller counterexample fit in. */
const PATIENCE_MS = 2_000;

type Endpoints = Readonly<Record<string, EndpointText>>;

/** Serverless endpoints take neither a VPC, nor network isolation, nor a pipeline. */
const model = fc.constantFrom('a', 'b', 'v', 'isolated', 'package', 'pipeline');
const plainModel = fc.constantFrom('a', 'b', 'package');

const variant = fc.record({
  model,
  instance: fc.tuple(fc.constant('ml.m5.large'), fc.integer({ min: 1, max: 2 })),
  weight: fc.constantFrom(1, 0.1, 90),
});

const pair: fc.Arbitrary<Readonly<Record<string, VariantText>>> = fc.record({
  control: variant,
  candidate: fc.tuple(variant, fc.boolean()).map(([one, shadow]) => (shadow ? { ...one, shadow } : one)),
});

const settings: fc.Arbitrary<EndpointText> = fc.record(
  {
    kmsKey: fc.constantFrom(
      'alias/volumes',
      'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    ),
    dataCapture: fc.record({
      sampling: fc.constantFrom('0%', '20%'),
      destination: fc.constantFrom('s3://capture/a/', 's3://capture/b/'),
      capture: fc.subarray(['input', 'output'] as const, { minLength: 1 }),
    }),
  },
  { requiredKeys: [] },
);

const onInstances: fc.Arbitrary<EndpointText> = fc
  .tuple(
    fc.oneof(
      fc.record({
        model,
        instance: fc.tuple(fc.constantFrom('ml.m5.large', 'ml.c5.xlarge'), fc.integer({ min: 1, max: 3 })),
      }),
      fc.record({
        model,
        pools: fc.shuffledSubarray(['ml.m5.large', 'ml.c5.xlarge', 'ml.m5.xlarge'], { minLength: 1 }),
      }),
      fc.record({ variants: pair }),
    ),
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: settings }),
  )
  .map(([fleet, more]) => ({ ...fleet, ...more }));

const serverless: fc.Arbitrary<EndpointText> = fc.record({
  model: plainModel,
  serverless: fc.tuple(fc.constantFrom('1GB', '2GB'), fc.constantFrom(5, 9)),
});

const endpoint: fc.Arbitrary<EndpointText> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: onInstances }, { weight: 1, arbitrary: serverless }),
    fc.option(fc.dictionary(fc.constantFrom('team', 'stage'), fc.constantFrom('x', 'y'), { maxKeys: 2 }), {
      nil: undefined,
    }),
    fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  )
  .map(([served, tags, protect]) => ({
    ...served,
    ...(tags === undefined ? {} : { tags }),
    ...(protect ? { protect } : {}),
  }));

const NAMES = fc.constantFrom('p', 'q', 'r', 's');

/** Another configuration, and the endpoints of it that keep their fleet from the one before. */
const step: fc.Arbitrary<Drawn> = fc.record({
  drawn: fc.dictionary(NAMES, endpoint, { maxKeys: 4 }),
  keepFleet: fc.uniqueArray(NAMES, { maxLength: 4 }),
  threads: fc.constantFrom('1', '2'),
});
type Drawn = {
  readonly drawn: Endpoints;
  readonly keepFleet: readonly string[];
  readonly threads: string;
};
type File = { readonly these: Endpoints; readonly text: string };

/** Each file is a pair with the one before it. Every second way is also tried with nothing allowed, in a copy of the world. */
const CHAIN = 10;
const chains: fc.Arbitrary<readonly File[]> = fc
  .array(step, { minLength: CHAIN, maxLength: CHAIN })
  .map((steps) => {
    let before: File | undefined;
    return steps.map((one) => {
      before = next(before, one);
      return before;
    });
  });

function next(before: File | undefined, { drawn, keepFleet, threads }: Drawn): File {
  const entries = Object.entries(drawn).map(([name, one]) => {
    const fleet = keepFleet.includes(name) ? before?.these[name] : undefined;
    return [name, fleet === undefined ? one : onFleet(fleet, one)] as const;
  });
  const these = Object.fromEntries(entries);
  return { these, text: fileOf(these, 'risk', threads) };
}

/** The second endpoint with the models and the hardware of the first; serverless ones have no settings. */
function onFleet(
  { model, instance, pools, serverless, variants }: EndpointText,
  other: EndpointText,
): EndpointText {
  const { kmsKey, dataCapture, protect, tags } = other;
  const fleet = { model, instance, pools, serverless, variants };
  const more = serverless === undefined ? { kmsKey, dataCapture } : {};
  const all = Object.entries({ ...fleet, ...more, protect, tags });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** Endpoints that would be deleted on the way to the file, to be made anew or for good. */
function doomed(live: Endpoints, after: File): readonly string[] {
  return Object.entries(live)
    .filter(([key, one]) => isDeleted(one, after.these[key]))
    .map(([key]) => key)
    .sort();
}

function isDeleted(one: EndpointText, next: EndpointText | undefined): boolean {
  return next === undefined || (one.serverless === undefined && next.serverless !== undefined);
}

function only(live: Endpoints, keys: readonly string[]): Endpoints {
  return Object.fromEntries(Object.entries(live).filter(([key]) => keys.includes(key)));
}

/** What is wrong in the account after each change: a config or a model that is gone while something refers to it. */
function watchReferrers({ simulator: { world } }: Rig): () => readonly string[] {
  const missing: string[] = [];
  const end = world.onChange(() => {
    for (const { name, status, config, work } of world.endpoints()) {
      if (status === 'Deleting') continue;
      for (const needed of [config, work?.pending?.config]) {
        if (needed === undefined) continue;
        const found = world.get('endpoint-config', needed);
        if (found === undefined) missing.push(`${name}: config ${needed}`);
        for (const { ModelName: model } of found === undefined ? [] : variantsOf(found.spec)) {
          if (model !== undefined && world.get('model', model) === undefined)
            missing.push(`${name}: model ${model}`);
        }
      }
    }
    for (const { name, spec } of world.configs()) {
      for (const { ModelName: model } of variantsOf(spec)) {
        if (model !== undefined && world.get('model', model) === undefined)
          missing.push(`${name}: model ${model}`);
      }
    }
  });
  return () => {
    end();
    return missing;
  };
}

function variantsOf({ ProductionVariants, ShadowProductionVariants = [] }: ConfigSpec): readonly Variant[] {
  return [...ProductionVariants, ...ShadowProductionVariants];
}

/** Endpoints of these names that do not answer, asked after each change; between two changes nothing changes. */
function watchServing({ simulator: { world } }: Rig, names: readonly string[]): () => readonly string[] {
  const outages: string[] = [];
  const end = world.onChange(({ kind, name, at }) => {
    for (const one of names) {
      const met = world.invoke(one);
      if (!met.served) outages.push(`${one}: ${met.error} after ${kind} ${name} at ${at}`);
    }
  });
  return () => {
    end();
    return outages;
  };
}

const OPERATIONS: Readonly<Record<string, string>> = {
  'put model': 'CreateModel',
  'put endpoint-config': 'CreateEndpointConfig',
  'put endpoint': 'CreateEndpoint',
  'update endpoint': 'UpdateEndpoint',
  'adjust endpoint': 'UpdateEndpointWeightsAndCapacities',
  'remove model': 'DeleteModel',
  'remove endpoint-config': 'DeleteEndpointConfig',
  'remove endpoint': 'DeleteEndpoint',
};

/** The one request of a step, as `operation name`; an `await` has none. */
function requestOf({ verb, kind, name, id }: Step): readonly string[] {
  if (verb === 'await') return [];
  if (verb === 'mark') return [`${/\/(untag|unprotect)$/.test(id) ? 'DeleteTags' : 'AddTags'} ${name}`];
  return [`${OPERATIONS[`${verb} ${kind}`]} ${name}`];
}

function planned({ units }: Plan): readonly string[] {
  return units.flatMap(({ steps }) => steps.flatMap(requestOf)).sort();
}

function sent({ simulator: { world } }: Rig, from: number): readonly string[] {
  return world
    .requests()
    .slice(from)
    .filter(({ mutating }) => mutating)
    .map((request) => `${request.operation} ${subjectOf(request)}`)
    .sort();
}

function subjectOf({ input, operation }: RequestRecord): string {
  const member = { Model: 'ModelName', EndpointConfig: 'EndpointConfigName' }[
    operation.replace(/^Create|^Delete/, '')
  ];
  if (/Tags$/.test(operation)) return String(input.ResourceArn).split('/').at(-1) ?? '';
  return String(input[member ?? 'EndpointName']);
}

/** Parts that nobody needs any more: more than two configs of an endpoint, parts of one that is gone, unused models. */
function leftOver({ simulator: { world } }: Rig): readonly string[] {
  const used = new Set(
    world.configs().flatMap(({ spec }) => variantsOf(spec).map(({ ModelName }) => ModelName)),
  );
  const owners = world
    .configs()
    .map(({ tags }) => tags.find(({ Key }) => Key === 'inferra:endpoint')?.Value ?? '');
  return [
    ...owners.filter((name, index) => owners.slice(0, index).filter((other) => other === name).length >= 2),
    ...owners.filter((name) => world.get('endpoint', name) === undefined),
    ...world.models().flatMap(({ name }) => (used.has(name) ? [] : [name])),
  ];
}

type Served = {
  readonly hardware: readonly string[];
  readonly forms: readonly string[];
  readonly kmsKey: string | undefined;
  readonly capture: DataCaptureText | undefined;
};

/** What the file says of an endpoint: read off the text's own parts, not off what inferra makes of them. */
function written({ variants, model = 'a', serverless, kmsKey, dataCapture, ...one }: EndpointText): Served {
  const { instance, pools } = one;
  const all = variants === undefined ? [{ model, instance, pools }] : Object.values(variants);
  return {
    hardware: serverless === undefined ? all.map(typesOf) : [serverless[0]],
    forms: all.map((one) => (one.model === 'b' ? 'a' : (one.model ?? 'a'))),
    kmsKey,
    capture: dataCapture,
  };
}

type Machines = { readonly [M in 'instance' | 'pools']?: EndpointText[M] | undefined };

function typesOf({ instance, pools }: Machines): string {
  return pools?.join(' or ') ?? instance?.[0] ?? 'ml.m5.large';
}

/** What the account has of it. */
function standing({ simulator: { world } }: Rig, name: string): Served | undefined {
  const spec = world.get('endpoint-config', world.get('endpoint', name)?.config ?? '')?.spec;
  if (spec === undefined) return undefined;
  const { KmsKeyId: kmsKey, DataCaptureConfig: capture } = spec as ConfigSpec & Settings;
  return {
    hardware: variantsOf(spec).map(({ InstanceType, InstancePools, ServerlessConfig }) =>
      ServerlessConfig === undefined
        ? (InstanceType ?? InstancePools?.map((one) => one.InstanceType).join(' or ') ?? '')
        : `${ServerlessConfig.MemorySizeInMB / 1024}GB`,
    ),
    forms: variantsOf(spec).map(({ ModelName = '' }) => formOf(world.get('model', ModelName)?.spec)),
    kmsKey,
    capture: capture && {
      sampling: `${capture.InitialSamplingPercentage}%`,
      destination: capture.DestinationS3Uri,
      capture: capture.CaptureOptions.map(({ CaptureMode }) =>
        CaptureMode === 'Input' ? 'input' : 'output',
      ),
    },
  };
}

type Settings = {
  readonly DataCaptureConfig?: {
    readonly InitialSamplingPercentage: number;
    readonly DestinationS3Uri: string;
    readonly CaptureOptions: readonly { readonly CaptureMode: string }[];
  };
};

function formOf(spec: ModelSpec | undefined): string {
  if (spec?.Containers?.length === 2) return 'pipeline';
  if (spec?.PrimaryContainer?.ModelPackageName !== undefined) return 'package';
  if (spec?.VpcConfig !== undefined) return 'v';
  return spec?.EnableNetworkIsolation === true ? 'isolated' : 'a';
}

/** Everything is allowed. Returns what is live afterwards: what the file says, and what is protected from it. */
async function withAllAllowed(rig: Rig, live: Endpoints, after: File): Promise<Endpoints> {
  const kept = doomed(live, after).filter((key) => live[key]?.protect === true);
  const staying = Object.keys(live).filter((key) => kept.includes(key) || !doomed(live, after).includes(key));
  const outages = watchServing(rig, staying);
  const missing = watchReferrers(rig);
  const from = rig.simulator.world.requests().length;

  const { plan, exit } = await rig.apply(after.text, ALLOWED);
  expect(exit).toBe(kept.length === 0 ? 0 : 6);
  expect(heldIn(plan)).toEqual(kept);
  // To create what is there already is refused and adopted; it is a step of the plan like any other.
  expect(sent(rig, from)).toEqual(planned(plan));
  expect(missing()).toEqual([]);
  expect(outages()).toEqual([]);
  expect(leftOver(rig)).toEqual([]);
  for (const [name, one] of Object.entries(after.these)) {
    if (!kept.includes(name)) expect(standing(rig, name), name).toEqual(written(one));
  }

  // A protection that the file no longer has is lifted by this run; only the next one makes the endpoint anew.
  const lifted = kept.filter((key) => after.these[key] !== undefined && after.these[key]?.protect !== true);
  const now = { ...after.these, ...only(live, kept) };
  if (lifted.length > 0) return withAllAllowed(rig, unprotected(now, lifted), after);

  const again = await rig.plan(after.text, ALLOWED);
  expect(heldIn(again.plan)).toEqual(kept);
  expect(again.plan.units.flatMap(({ steps }) => steps)).toEqual([]);
  return now;
}

function unprotected(live: Endpoints, keys: readonly string[]): Endpoints {
  return Object.fromEntries(
    Object.entries(live).map(([key, one]) => [key, keys.includes(key) ? { ...one, protect: false } : one]),
  );
}

/** Nothing is allowed: nothing is deleted, and what served goes on serving. */
async function withNothingAllowed(state: State, live: Endpoints, after: File): Promise<void> {
  const rig = await openRig({ from: state });
  const outages = watchServing(rig, Object.keys(live));
  const kept = doomed(live, after);
  const unpruned = kept.filter((key) => !(key in after.these) && live[key]?.protect !== true);

  const { plan, exit } = await rig.apply(after.text);
  expect(exit).toBe(kept.length === 0 ? 0 : kept.length === unpruned.length ? 2 : 6);
  expect(heldIn(plan)).toEqual(kept);
  expect(sent(rig, 0)).toEqual(planned(plan));
  expect(sent(rig, 0).filter((one) => one.startsWith('DeleteEndpoint '))).toEqual([]);
  expect(outages()).toEqual([]);
  const again = await rig.plan(after.text);
  expect(heldIn(again.plan)).toEqual(kept);
  expect(again.plan.units.flatMap(({ steps }) => steps)).toEqual([]);
  await rig.simulator.close();
}

function heldIn({ units }: Plan): readonly string[] {
  return units.flatMap(({ name, held }) => (held === undefined ? [] : [name])).sort();
}

test(
  `any configuration leads to any other (seed ${SEED})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (files) => {
        const rig = await openRig();
        let live: Endpoints = {};
        for (const [index, after] of files.entries()) {
          if (index % 2 === 1) await withNothingAllowed(rig.simulator.world.state(), live, after);
          live = await withAllAllowed(rig, live, after);
        }
        await rig.simulator.close();
      }),
      { numRuns: Math.ceil(RUNS / CHAIN), seed: SEED },
    );
  },
  RUNS * PATIENCE_MS,
);
