// Headings "Models" and "Endpoint configs" of docs/simulator.md: many models in a container, several containers, routing.
import type {
  CreateEndpointConfigCommandInput,
  CreateModelCommandInput,
  S3ModelDataSource,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { IMAGE, openAccount, refusal } from './testing/account.ts';

const MANY = { Image: IMAGE, Mode: 'MultiModel', ModelDataUrl: 's3://risk-models/many/' } as const;
const DIRECT = { InferenceExecutionConfig: { Mode: 'Direct' } } as const;

/** With sources that differ from a good one so. */
function sourced(...differences: readonly Partial<S3ModelDataSource>[]): Partial<CreateModelCommandInput> {
  const good: S3ModelDataSource = {
    S3Uri: 's3://risk-models/draft/',
    S3DataType: 'S3Prefix',
    CompressionType: 'None',
  };
  const AdditionalModelDataSources = differences.map((one) => ({
    ChannelName: 'draft',
    S3DataSource: { ...good, ...one },
  }));
  return { PrimaryContainer: { Image: IMAGE, AdditionalModelDataSources } };
}

test('sources beside the artifact have to be there', async () => {
  const { model } = await openAccount({ scenario: { missing: { modelData: ['s3://risk-models/draft/'] } } });
  expect(await refusal(model('m', sourced({})))).toMatch(
    /Could not find model data at s3:..risk-models.draft/,
  );
});

describe('CreateModel refuses', () => {
  test.each<[string, Partial<CreateModelCommandInput>, RegExp]>([
    [
      'many models without a folder',
      { PrimaryContainer: { Image: IMAGE, Mode: 'MultiModel' } },
      /ModelDataUrl is required/,
    ],
    [
      'many models in an archive',
      { PrimaryContainer: { ...MANY, ModelDataUrl: 's3://a/m.tar.gz' } },
      /must be an S3 prefix/,
    ],
    [
      'two containers of many models',
      { PrimaryContainer: undefined, Containers: [MANY, MANY] },
      /Only one container/,
    ],
    ['two sources of one name', sourced({}, {}), /channel name "draft" was non-unique/],
    [
      'a folder without a slash',
      sourced({ S3Uri: 's3://risk-models/draft' }),
      /must end with a forward slash/,
    ],
    ['a folder to unpack', sourced({ CompressionType: 'Gzip' }), /must be None/],
    [
      'direct invocation without hostnames',
      { PrimaryContainer: undefined, Containers: [{ Image: IMAGE }, { Image: IMAGE }], ...DIRECT },
      /ContainerHostname is required/,
    ],
  ])('%s', async (_, input, text) => {
    const { model } = await openAccount();
    expect(await refusal(model('m', input))).toMatch(text);
  });
});

test('many models, and containers that are called one by one, are taken otherwise', async () => {
  const { model, config } = await openAccount();
  await model('many', { PrimaryContainer: MANY });
  const Containers = ['a', 'b'].map((ContainerHostname) => ({ Image: IMAGE, ContainerHostname }));
  await model('direct', { PrimaryContainer: undefined, Containers, ...DIRECT });
  expect(
    await refusal(config('c', {}, variantOf({ ModelName: 'many', ServerlessConfig: SERVERLESS }))),
  ).toMatch(/A multi-model container is not supported/);
});

const SERVERLESS = { MemorySizeInMB: 2048, MaxConcurrency: 5 };

function variantOf(
  more: Partial<NonNullable<CreateEndpointConfigCommandInput['ProductionVariants']>[number]>,
): Partial<CreateEndpointConfigCommandInput> {
  return { ProductionVariants: [{ VariantName: 'main', ModelName: 'm', ...more }] };
}

test.each([
  ['without its numbers', { RoutingStrategy: 'PREFIX_AWARE' }],
  [
    'that has numbers of another',
    { RoutingStrategy: 'RANDOM', PrefixAwareRoutingConfig: { PrefixLength: 2048 } },
  ],
] as const)('a routing %s is refused', async (_, RoutingConfig) => {
  const { model, config } = await openAccount();
  await model('m');
  const machines = { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 } as const;
  expect(await refusal(config('c', {}, variantOf({ ...machines, RoutingConfig })))).toMatch(
    /for PREFIX_AWARE/,
  );
});
