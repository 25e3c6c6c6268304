// One edit behind inferra's back for each managed field, and drift names that field: for few endpoints and for many, and
// with an index that is late. The cases are keyed by the kinds' own tables of fields, so that a new field needs one.
import { describe, expect, it } from 'vitest';
import type { DriftField, Finding } from '../../src/core/drift.ts';
import type { sizeFields } from '../../src/kinds/endpoint/fields.ts';
import type { configFields, variantFields } from '../../src/kinds/endpoint-config/fields.ts';
import type { AsyncSpec, EndpointConfigSpec, VariantSpec } from '../../src/kinds/endpoint-config/spec.ts';
import type { modelFields } from '../../src/kinds/model/fields.ts';
import type { ModelSpec } from '../../src/kinds/model/spec.ts';
import type { Scenario, State } from '../../src/simulator/index.ts';
import { type Hand, handOn } from '../support/by-hand.ts';
import { type EndpointText, fileOf } from '../support/files.ts';
import { openRig } from '../support/rig.ts';

const KMS = 'arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111';

const topic = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`;

const FORMS: Readonly<Record<string, EndpointText>> = {
  plain: { tags: { team: 'risk' }, protect: true, instance: ['ml.m5.large', 2] },
  pooled: { pools: ['ml.m5.large', 'ml.c6i.large'] },
  packaged: { model: 'package' },
  piped: { model: 'pipeline' },
  private: { model: 'v' },
  isolated: { model: 'isolated' },
  small: { serverless: ['2GB', 5] },
  warm: { serverless: ['2GB', 5, 2] },
  split: { variants: { control: { weight: 9 }, candidate: { model: 'b', weight: 1 } } },
  shadowed: { variants: { main: {}, dark: { model: 'b', shadow: true } } },
  passed: {
    model: 'raw',
    raw: { MetricsConfig: { EnableEnhancedMetrics: true } },
    settings: { routing: { strategy: 'random' } },
  },
  later: {
    async: {
      output: 's3://risk-async/out/',
      failures: 's3://risk-async/failed/',
      kmsKey: KMS,
      maxConcurrentPerInstance: 4,
      notify: { success: topic('answers'), error: topic('failures'), include: ['success'] },
    },
  },
  hosted: {
    hosting: {
      instance: { type: 'ml.g5.12xlarge', count: 1, managed: { min: 1, max: 3 } },
      networkIsolation: true,
      vpc: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
      components: { one: { model: 'a', resources: { accelerators: 1, memoryMin: '4GB' } } },
    },
  },
  sealed: {
    kmsKey: KMS,
    dataCapture: { sampling: '10%', destination: 's3://risk-capture/', capture: ['input'] },
  },
};
const FEW = fileOf(FORMS);
/** More than ten: the account is read by pages. */
const MANY = fileOf({ ...FORMS, more: {}, 'more-2': {}, 'more-3': {} });

/** Where it is made, and what drift has to name. */
type Expected = { readonly endpoint: string; readonly at: string };
type ModelCase = Expected & { readonly edit: (spec: ModelSpec) => ModelSpec };
type ConfigCase = Expected & {
  readonly edit: (spec: EndpointConfigSpec) => EndpointConfigSpec;
};
type LiveCase = Expected & { readonly act: (hand: Hand) => Promise<unknown> };

const MODEL: Readonly<Record<keyof typeof modelFields, ModelCase>> = {
  role: {
    endpoint: 'plain',
    at: 'model.role',
    edit: (spec) => ({ ...spec, role: 'arn:aws:iam::123456789012:role/other' }),
  },
  image: {
    endpoint: 'plain',
    at: 'model.image',
    edit: (spec) => ({ ...spec, image: `${spec.image}-other` }),
  },
  artifact: {
    endpoint: 'plain',
    at: 'model.artifact',
    edit: (spec) => ({ ...spec, artifact: 's3://risk-models/other/model.tar.gz' }),
  },
  env: {
    endpoint: 'plain',
    at: 'model.env.OMP_NUM_THREADS',
    edit: (spec) => ({ ...spec, env: { OMP_NUM_THREADS: '7' } }),
  },
  package: {
    endpoint: 'packaged',
    at: 'model.package',
    edit: (spec) => ({ ...spec, package: `${spec.package}1` }),
  },
  specification: {
    endpoint: 'packaged',
    at: 'model.specification',
    edit: (spec) => ({ ...spec, specification: 'other' }),
  },
  containers: {
    endpoint: 'piped',
    at: 'model.containers.2.artifact',
    edit: (spec) => ({
      ...spec,
      containers: (spec.containers ?? []).map((one, at) =>
        at === 1 ? { ...one, artifact: 's3://risk-models/other/model.tar.gz' } : one,
      ),
    }),
  },
  vpc: {
    endpoint: 'private',
    at: 'model.vpc.securityGroups',
    edit: (spec) => ({ ...spec, vpc: { subnets: spec.vpc?.subnets ?? [], securityGroups: ['sg-other'] } }),
  },
  networkIsolation: {
    endpoint: 'isolated',
    at: 'model.networkIsolation',
    edit: ({ networkIsolation: _, ...spec }) => spec,
  },
  raw: {
    endpoint: 'passed',
    at: 'model.sources',
    edit: ({ raw: _, ...spec }) => spec,
  },
};

const ofVariant =
  (name: string, edit: (variant: VariantSpec) => object) =>
  (spec: EndpointConfigSpec): EndpointConfigSpec => ({
    ...spec,
    variants: spec.variants.map((one) =>
      one.name === name ? ({ ...one, ...edit(one) } as VariantSpec) : one,
    ),
  });

/** `at` of the config itself is another one where only its first sizes differ. */
const VARIANT: Readonly<Record<keyof typeof variantFields, ConfigCase>> = {
  model: {
    endpoint: 'split',
    at: 'variants.control.model.artifact',
    edit: (spec) => ofVariant('control', () => ({ model: spec.variants[1]?.model }))(spec),
  },
  initialWeight: {
    endpoint: 'split',
    at: 'variants.control.weight',
    edit: ofVariant('control', () => ({ initialWeight: 3 })),
  },
  instanceType: {
    endpoint: 'plain',
    at: 'instance.type',
    edit: ofVariant('AllTraffic', () => ({ instanceType: 'ml.m5.xlarge' })),
  },
  pools: {
    endpoint: 'pooled',
    at: 'instance.pools',
    edit: ofVariant('AllTraffic', () => ({
      pools: [
        { type: 'ml.m5.large', priority: 1 },
        { type: 'ml.c6i.large', priority: 3 },
      ],
    })),
  },
  initialInstanceCount: {
    endpoint: 'plain',
    at: 'instance.count',
    edit: ofVariant('AllTraffic', () => ({ initialInstanceCount: 5 })),
  },
  serverless: {
    endpoint: 'small',
    at: 'serverless.memory',
    edit: ofVariant('AllTrafficServerless', () => ({
      serverless: { memorySizeInMB: 3072, maxConcurrency: 5 },
    })),
  },
  shadow: {
    endpoint: 'shadowed',
    at: 'variants.dark.shadow',
    edit: (spec) => ({ ...spec, variants: spec.variants.map(({ shadow: _, ...one }) => one) }),
  },
  managed: {
    endpoint: 'hosted',
    at: 'instance.managed',
    edit: ofVariant('AllTraffic', () => ({ managed: { min: 1, max: 2 } })),
  },
  raw: {
    endpoint: 'passed',
    at: 'routing.strategy',
    edit: ofVariant('AllTraffic', () => ({
      raw: { RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' } },
    })),
  },
};

function asynchronously(field: string, edit: AsyncSpec): ConfigCase {
  return {
    endpoint: 'later',
    at: `async.${field}`,
    edit: (spec) => ({ ...spec, async: { ...spec.async, ...edit } }),
  };
}

const ASYNC: Readonly<Record<Exclude<keyof AsyncSpec, 'output'>, ConfigCase>> = {
  failures: asynchronously('failures', { failures: 's3://other-async/' }),
  kmsKey: asynchronously('kmsKey', { kmsKey: KMS.replaceAll('1111', '2222') }),
  maxConcurrentPerInstance: asynchronously('maxConcurrentPerInstance', { maxConcurrentPerInstance: 5 }),
  success: asynchronously('notify.success', { success: topic('other') }),
  error: asynchronously('notify.error', { error: topic('other') }),
  include: asynchronously('notify.include', { include: ['success', 'error'] }),
};

const CONFIG: Readonly<Record<keyof typeof configFields, ConfigCase>> = {
  kmsKey: {
    endpoint: 'sealed',
    at: 'kmsKey',
    edit: (spec) => ({ ...spec, kmsKey: KMS.replaceAll('1111', '2222') }),
  },
  dataCapture: {
    endpoint: 'sealed',
    at: 'dataCapture.sampling',
    edit: (spec) => {
      const { dataCapture } = spec;
      return dataCapture === undefined ? spec : { ...spec, dataCapture: { ...dataCapture, sampling: 99 } };
    },
  },
  async: asynchronously('output', { output: 's3://other-async/' }),
  role: {
    endpoint: 'hosted',
    at: 'role',
    edit: (spec) => ({ ...spec, role: 'arn:aws:iam::123456789012:role/other' }),
  },
  vpc: {
    endpoint: 'hosted',
    at: 'vpc.securityGroups',
    edit: (spec) => ({ ...spec, vpc: { subnets: spec.vpc?.subnets ?? [], securityGroups: ['sg-other'] } }),
  },
  networkIsolation: {
    endpoint: 'hosted',
    at: 'networkIsolation',
    edit: ({ networkIsolation: _, ...spec }) => spec,
  },
  raw: {
    endpoint: 'passed',
    at: 'metrics.every',
    edit: (spec) => ({ ...spec, raw: { MetricsConfig: { MetricPublishFrequencyInSeconds: 10 } } }),
  },
};

const size = (name: string, VariantName: string, move: object) => async (hand: Hand) => {
  await hand.cloud.call('UpdateEndpointWeightsAndCapacities', {
    EndpointName: name,
    DesiredWeightsAndCapacities: [{ VariantName, ...move }],
  });
  await hand.settled(name);
};

const SIZE: Readonly<Record<keyof typeof sizeFields, LiveCase>> = {
  count: {
    endpoint: 'split',
    at: 'variants.candidate.instance.count',
    act: size('split', 'candidate', { DesiredInstanceCount: 2 }),
  },
  weight: {
    endpoint: 'split',
    at: 'variants.candidate.weight',
    act: size('split', 'candidate', { DesiredWeight: 4 }),
  },
  maxConcurrency: {
    endpoint: 'small',
    at: 'serverless.maxConcurrency',
    act: size('small', 'AllTrafficServerless', { ServerlessUpdateConfig: { MaxConcurrency: 9 } }),
  },
  provisioned: {
    endpoint: 'warm',
    at: 'serverless.provisionedConcurrency',
    act: size('warm', 'AllTrafficServerless', { ServerlessUpdateConfig: { ProvisionedConcurrency: 3 } }),
  },
};

const arnOf = async (hand: Hand, name: string) => ({ ResourceArn: (await hand.endpoint(name)).arn });

const TAGS: Readonly<Record<string, LiveCase>> = {
  'a tag of the file that has another value': {
    endpoint: 'plain',
    at: 'tags.team',
    act: async (hand) =>
      hand.cloud.call('AddTags', {
        ...(await arnOf(hand, 'plain')),
        Tags: [{ Key: 'team', Value: 'other' }],
      }),
  },
  'a tag of the file that is gone': {
    endpoint: 'plain',
    at: 'tags.team',
    act: async (hand) =>
      hand.cloud.call('DeleteTags', { ...(await arnOf(hand, 'plain')), TagKeys: ['team'] }),
  },
  'the protection': {
    endpoint: 'plain',
    at: 'protect',
    act: async (hand) =>
      hand.cloud.call('DeleteTags', { ...(await arnOf(hand, 'plain')), TagKeys: ['inferra:protect'] }),
  },
};

type Row = readonly [
  name: string,
  expected: Expected,
  is: Finding['is'],
  act: (hand: Hand) => Promise<unknown>,
];

const ROWS: readonly Row[] = [
  ...Object.entries(MODEL).flatMap(([name, one]): Row[] => [
    [`${name} of another model`, one, 'changed', (hand) => hand.swapModel(one.endpoint, one.edit)],
    [
      `${name} of a model made anew`,
      one,
      'part',
      (hand) => hand.replaceModel(one.endpoint, { spec: one.edit }),
    ],
  ]),
  ...Object.entries({ ...VARIANT, ...CONFIG }).flatMap(([name, one]): Row[] => [
    [`${name} of another config`, one, 'changed', (hand) => hand.swapConfig(one.endpoint, one.edit)],
    [
      `${name} of a config made anew`,
      // A config names its models and does not hold them.
      name === 'model' ? { ...one, at: 'variants.control.model' } : one,
      'part',
      (hand) => hand.replaceConfig(one.endpoint, { spec: one.edit }),
    ],
  ]),
  ...Object.entries(ASYNC).map(
    ([name, one]): Row => [`async ${name}`, one, 'changed', (hand) => hand.swapConfig('later', one.edit)],
  ),
  ...Object.entries({ ...SIZE, ...TAGS }).map(([name, one]): Row => [name, one, 'changed', one.act]),
];

const LATE: Scenario = { lags: { search: 60_000 } };

const worlds: Record<string, Promise<State>> = {};

/** The world after an apply and a day. */
function applied(file: string): Promise<State> {
  worlds[file] ??= (async () => {
    const rig = await openRig();
    expect((await rig.apply(file)).exit).toBe(0);
    await rig.simulator.clock.sleep(86_400_000);
    expect(await rig.drift(file)).toMatchObject({ exit: 0, report: { findings: [] } });
    return rig.simulator.world.state();
  })();
  return worlds[file];
}

describe.each([
  ['few endpoints', FEW, {} as Scenario],
  ['many endpoints', MANY, {} as Scenario],
  ['many endpoints, and an index that is 60 seconds late', MANY, LATE],
] as const)('of %s', (_title, file, scenario) => {
  it.each(ROWS)('%s is found', async (name, { endpoint, at }, is, act) => {
    const rig = await openRig({ from: await applied(file), scenario });
    await act(await handOn(rig));
    // A tag changes no time of the endpoint, so that by pages it shows once the index has it, and not before.
    if (name in TAGS && file === MANY) await rig.simulator.clock.sleep(scenario.lags?.search ?? 0);
    const { report, exit } = await rig.drift(file);
    expect(exit).toBe(2);
    expect(report.findings).toMatchObject([{ is, address: `endpoints.${endpoint}` }]);
    const fields = report.findings.flatMap((one): readonly DriftField[] =>
      'fields' in one ? one.fields : [],
    );
    expect(fields.map((one) => one.at)).toContain(`endpoints.${endpoint}.${at}`);
    for (const field of fields) {
      expect(field.by).toBe('account');
      expect(field.live).not.toBe(field.applied);
    }
    // What is told is what an apply puts right, except for what serves on whatever becomes of its parts.
    if (is === 'part') return;
    expect((await rig.apply(file)).exit).toBe(0);
    expect((await rig.drift(file)).exit).toBe(0);
  });
});
