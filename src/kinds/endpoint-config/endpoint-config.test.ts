import { describe, expect, test } from 'vitest';
import type { Request } from '../../core/kind.ts';
import { account, CONFIG, MODEL, SERVERLESS, tagsOf } from '../testing/account.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import type { EndpointConfigDescription } from './fields.ts';
import { configLanded, configStamp } from './kind.ts';
import type { EndpointConfigSpec, LiveEndpointConfig } from './spec.ts';

const AB: EndpointConfigSpec = {
  variants: [
    { name: 'control', model: 'a', initialWeight: 90, instanceType: 'ml.m5.large', initialInstanceCount: 2 },
    {
      name: 'candidate',
      model: 'b',
      initialWeight: 0.1,
      instanceType: 'ml.c6i.large',
      initialInstanceCount: 1,
    },
  ],
};

const POOLS = [
  { type: 'ml.g6.2xlarge', priority: 1 },
  { type: 'ml.g5.2xlarge', priority: 2 },
];
const POOLED: EndpointConfigSpec = {
  variants: [
    {
      name: 'AllTraffic',
      model: 'fraud-m',
      initialWeight: 1,
      instanceType: 'ml.g6.2xlarge',
      initialInstanceCount: 2,
      pools: POOLS,
    },
  ],
};

test.each([
  ['instances', CONFIG],
  ['pools', POOLED],
  ['serverless', SERVERLESS],
  ['two variants', AB],
])('a config of %s survives the way there and back', (_, spec) => {
  const request = toCreateRequest('fraud-1', spec, tagsOf('fraud-1'));
  expect(fromDescription(request)).toEqual({ spec, unexpressed: [] });
});

test('pools are those of their priorities, in whatever order they are described', () => {
  const { ProductionVariants: [variant] = [], ...rest } = toCreateRequest('fraud-1', POOLED, {});
  expect(variant?.InstanceType).toBeUndefined();
  const turned = { ...variant, InstancePools: [...(variant?.InstancePools ?? [])].reverse() };
  expect(fromDescription({ ...rest, ProductionVariants: [turned as never] }).spec).toEqual(POOLED);
  const InstancePools = [{ InstanceType: 'ml.g5.2xlarge', Priority: 1, ModelNameOverride: 'other' }];
  const overridden = { ...rest, ProductionVariants: [{ ...variant, InstancePools } as never] };
  expect(fromDescription(overridden).unexpressed).toEqual([
    'ProductionVariants[0].InstancePools[0].ModelNameOverride',
  ]);
});

const ofInstances: Partial<EndpointConfigDescription> = toCreateRequest('fraud-1', CONFIG, {});
const ofServerless: Partial<EndpointConfigDescription> = toCreateRequest('fraud-1', SERVERLESS, {});
const variantWith = (
  base: Partial<EndpointConfigDescription>,
  more: object,
): Partial<EndpointConfigDescription> => ({
  ...base,
  ProductionVariants: (base.ProductionVariants ?? []).map((one) => ({ ...one, ...more })),
});

test.each([
  ['VolumeSizeInGB 5 on serverless', variantWith(ofServerless, { VolumeSizeInGB: 5 }), SERVERLESS],
  ['EnableNetworkIsolation false', { ...ofInstances, EnableNetworkIsolation: false }, CONFIG],
  [
    'a weight of 1 where none was sent',
    variantWith(ofInstances, { InitialVariantWeight: undefined }),
    CONFIG,
  ],
  ['an empty list of shadows', { ...ofInstances, ShadowProductionVariants: [] }, CONFIG],
])('%s is the service filling in', (_, description, spec) => {
  expect(fromDescription(description)).toEqual({ spec, unexpressed: [] });
});

test.each<[string, EndpointConfigSpec]>([
  ['a key', { ...CONFIG, kmsKey: 'alias/inference' }],
  [
    'data capture',
    { ...CONFIG, dataCapture: { sampling: 20, destination: 's3://capture/', capture: ['input', 'output'] } },
  ],
  [
    'one side captured',
    { ...CONFIG, dataCapture: { sampling: 0, destination: 's3://c', capture: ['output'] } },
  ],
  ['nothing but asynchronous answers', { ...CONFIG, async: { output: 's3://a/' } }],
  [
    'all of asynchronous inference',
    {
      ...CONFIG,
      async: {
        ...{ output: 's3://a/', failures: 's3://f/', kmsKey: 'key', maxConcurrentPerInstance: 7 },
        ...{ success: 'arn:s', error: 'arn:e', include: ['error', 'success'] },
      },
    },
  ],
  [
    'a shadow',
    {
      variants: [
        ...CONFIG.variants,
        ...CONFIG.variants.map((one) => ({ ...one, name: 'next', shadow: true as const })),
      ],
    },
  ],
  [
    'instances that take components',
    {
      variants: [
        {
          ...{ name: 'AllTraffic', model: '', initialWeight: 1 },
          ...{ instanceType: 'ml.g5.12xlarge', initialInstanceCount: 1, managed: { min: 0, max: 4 } },
        },
      ],
      role: 'arn:aws:iam::123456789012:role/host',
      vpc: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
      networkIsolation: true,
    },
  ],
])('a config with %s survives the way there and back', (_, spec) => {
  expect(fromDescription(toCreateRequest('fraud-1', spec, {}) as never)).toEqual({ spec, unexpressed: [] });
});

test.each([
  [
    'DataCaptureConfig.EnableCapture',
    { ...ofInstances, DataCaptureConfig: { EnableCapture: false } as never },
  ],
  [
    'ProductionVariants[0].ManagedInstanceScaling',
    variantWith(ofInstances, {
      ManagedInstanceScaling: { Status: 'ENABLED', ScaleInPolicy: { Strategy: 'IDLE_RELEASE' } as never },
    }),
  ],
])('%s is named, because no spec can say it', (name, description: Partial<EndpointConfigDescription>) => {
  expect(fromDescription(description).unexpressed).toEqual([name]);
});

const first = (spec: EndpointConfigSpec, more: object): EndpointConfigSpec =>
  ({
    variants: spec.variants.map((one, at) => (at === 0 ? { ...one, ...more } : one)),
  }) as EndpointConfigSpec;

const CAPTURE = { sampling: 20, destination: 's3://capture/', capture: ['input'] } as const;

test.each<[string, EndpointConfigSpec]>([
  [
    'of a variant',
    first(CONFIG, { raw: { VolumeSizeInGB: 5, RoutingConfig: { RoutingStrategy: 'RANDOM' } } }),
  ],
  [
    'of a shadow',
    {
      variants: [
        ...CONFIG.variants,
        ...CONFIG.variants.map((one) => ({
          ...one,
          name: 'next',
          shadow: true as const,
          raw: { CoreDumpConfig: { DestinationS3Uri: 's3://a/' } },
        })),
      ],
    },
  ],
  ['of the config', { ...CONFIG, raw: { MetricsConfig: { EnableEnhancedMetrics: true } } }],
  [
    'beside what is named',
    { ...CONFIG, dataCapture: CAPTURE, raw: { DataCaptureConfig: { KmsKeyId: 'key' } } },
  ],
])('raw %s survives the way there and back', (_, spec) => {
  expect(fromDescription(toCreateRequest('fraud-1', spec, {}) as never)).toEqual({ spec, unexpressed: [] });
});

test('what the service does anyway was not asked for', () => {
  const MetricsConfig = { EnableDetailedObservability: true, MetricPublishFrequencyInSeconds: 60 };
  expect(fromDescription({ ...ofInstances, MetricsConfig })).toEqual({ spec: CONFIG, unexpressed: [] });
  const { spec } = fromDescription({
    ...ofInstances,
    MetricsConfig: { ...MetricsConfig, EnableEnhancedMetrics: true },
  });
  expect(spec.raw).toEqual({ MetricsConfig: { EnableEnhancedMetrics: true } });
});

test('raw never stands over what the spec says itself, nor over names and tags', () => {
  const raw = {
    EndpointConfigName: 'evil',
    Tags: [],
    ProductionVariants: [],
    DataCaptureConfig: { EnableCapture: false },
  };
  const variants = CONFIG.variants.map((one) => ({
    ...one,
    raw: { ModelName: 'evil', InstanceType: 'evil' },
  }));
  const spec = { variants, dataCapture: CAPTURE, raw };
  const { raw: _, ...plain } = spec;
  expect(toCreateRequest('fraud-1', spec, { a: 'b' })).toEqual(
    toCreateRequest('fraud-1', { ...plain, variants: CONFIG.variants }, { a: 'b' }),
  );
});

const live = (spec: EndpointConfigSpec): LiveEndpointConfig => ({
  kind: 'endpoint-config',
  name: 'fraud-1',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/fraud-1',
  tags: tagsOf('fraud-1'),
  spec,
  unexpressed: [],
});

describe('a put whose answer was lost', () => {
  const landings: readonly (readonly [string, EndpointConfigSpec, EndpointConfigSpec, string | undefined])[] =
    [
      ['lands on the same', AB, AB, undefined],
      [
        'lands on a weight that went through 32 bits',
        AB,
        {
          variants: [AB.variants[0], { ...AB.variants[1], initialWeight: 0.10000000149011612 }],
        } as EndpointConfigSpec,
        undefined,
      ],
      ['lands whatever the order of the variants', AB, { variants: [...AB.variants].reverse() }, undefined],
      ['lands whatever the case of the model', CONFIG, first(CONFIG, { model: 'FRAUD-M' }), undefined],
      [
        'meets another model',
        CONFIG,
        first(CONFIG, { model: 'other' }),
        'has another model (variant AllTraffic)',
      ],
      [
        'meets another size',
        CONFIG,
        first(CONFIG, { initialInstanceCount: 3, instanceType: 'ml.c6i.large' }),
        'has another instance type (variant AllTraffic) and instance count (variant AllTraffic)',
      ],
      [
        'meets other memory',
        SERVERLESS,
        first(SERVERLESS, { serverless: { memorySizeInMB: 1024, maxConcurrency: 5 } }),
        'has another serverless memory or concurrency (variant AllTraffic)',
      ],
      [
        'meets another kind of hardware',
        SERVERLESS,
        CONFIG,
        'has another instance type (variant AllTraffic), instance count (variant AllTraffic) and serverless memory or concurrency (variant AllTraffic)',
      ],
      ['meets one variant less', AB, { variants: AB.variants.slice(0, 1) }, 'has another set of variants'],
      [
        'meets another name of a variant',
        CONFIG,
        first(CONFIG, { name: 'Other' }),
        'has another set of variants',
      ],
    ];
  test.each(landings)('%s', (_, want, have, differs) => {
    const request: Request = { verb: 'put', spec: want, tags: tagsOf('fraud-1') };
    const expected =
      differs === undefined
        ? { landed: true }
        : { landed: false, differs: `the endpoint config "fraud-1" exists, but it ${differs}` };
    expect(configLanded(request, live(have))).toEqual(expected);
  });
});

test('the stamp changes with content, tags and existence', () => {
  const some = live(CONFIG);
  const stamps = [
    some,
    undefined,
    live(SERVERLESS),
    { ...some, tags: {} },
    { ...some, unexpressed: ['KmsKeyId'] },
  ].map(configStamp);
  expect(new Set(stamps).size).toBe(stamps.length);
});

describe('on the service', () => {
  test.each([
    ['instances', CONFIG],
    ['serverless', SERVERLESS],
  ])('a config of %s is created, found again exactly and removed', async (_, spec) => {
    const { kinds, put } = await account();
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', spec);
    const made = await kinds['endpoint-config'].read('fraud-1');
    expect(made).toEqual({ ...live(spec), arn: made?.arn });
    await kinds['endpoint-config'].send('fraud-1', { verb: 'remove' }, made?.arn);
    expect(await kinds['endpoint-config'].read('fraud-1')).toBeUndefined();
  });

  test('a config without its model names the missing dependency', async () => {
    const { put } = await account();
    await expect(put('endpoint-config', 'fraud-1', CONFIG)).rejects.toMatchObject({
      trouble: 'missing-dependency',
    });
  });

  test('what was asked for and lost is adopted', async () => {
    const { kinds, put } = await account({
      requests: [{ kind: 'lost-response', operation: 'CreateEndpointConfig' }],
    });
    await put('model', 'fraud-m', MODEL);
    await expect(put('endpoint-config', 'fraud-1', CONFIG)).rejects.toMatchObject({ trouble: 'ambiguous' });
    const request: Request = { verb: 'put', spec: CONFIG, tags: tagsOf('fraud-1') };
    expect(kinds['endpoint-config'].landed(request, await kinds['endpoint-config'].read('fraud-1'))).toEqual({
      landed: true,
    });
  });

  test('the endpoints that use it are known', async () => {
    const { kinds, serving } = await account();
    await serving(CONFIG, []);
    expect(await kinds['endpoint-config'].referrers?.('fraud-1')).toEqual(['fraud']);
    expect(await kinds['endpoint-config'].referrers?.('fraud-2')).toEqual([]);
  });

  test('all of 120 configs are listed', async () => {
    const { kinds, put } = await account();
    await put('model', 'fraud-m', MODEL);
    for (let n = 0; n < 120; n++) await put('endpoint-config', `fraud-${n}`, CONFIG);
    const names = new Set<string>();
    for await (const { name } of kinds['endpoint-config'].list({ nameContains: 'fraud-' })) names.add(name);
    expect(names.size).toBe(120);
  });
});

test('what is provisioned of the concurrency comes back as it was sent', () => {
  const serverless = { memorySizeInMB: 2048, maxConcurrency: 5, provisionedConcurrency: 2 };
  const spec = first(SERVERLESS, { serverless });
  expect(fromDescription(toCreateRequest('c', spec, {}) as never).spec).toEqual(spec);
});
