// An account that grew without inferra: endpoints of every form that the language has, under names that people and tools
// gave them, made through the service's own client.
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  type CreateEndpointConfigCommandInput,
  CreateModelCommand,
  type CreateModelCommandInput,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import type { Simulator } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';

const ACCOUNT = '123456789012';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/sagemaker-execution`;
const OTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/service-role/AmazonSageMaker-ExecutionRole-20200101T000001`;
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
export const SECRET = 'hf_abcdefghijklmnopqrstuvwxyz0123456789';

type Model = Omit<CreateModelCommandInput, 'ModelName'>;
type Config = Omit<CreateEndpointConfigCommandInput, 'EndpointConfigName'>;
type Variant = NonNullable<Config['ProductionVariants']>[number];

const plain = (nth: string, env: Record<string, string> = {}): Model => ({
  ExecutionRoleArn: ROLE,
  PrimaryContainer: {
    Image: IMAGE,
    ModelDataUrl: `s3://legacy-models/${nth}/model.tar.gz`,
    Environment: env,
  },
});

/** Names as the SageMaker Python SDK, consoles and people give them. */
export const MODELS: Readonly<Record<string, Model>> = {
  'sagemaker-xgboost-2024-03-01-10-20-30-123': plain('a', { OMP_NUM_THREADS: '2' }),
  // The same content under another name.
  'Fraud-Model-V2': plain('a', { OMP_NUM_THREADS: '2' }),
  'Ranker-old': plain('b', { TEMPLATE: `say ${'$'}{name}`, ON: 'true', N: '010', EMPTY: '' }),
  hub: {
    ExecutionRoleArn: OTHER_ROLE,
    PrimaryContainer: { Image: IMAGE, Environment: { HF_MODEL_ID: 'distilbert', HF_TOKEN: SECRET } },
  },
  registered: {
    ExecutionRoleArn: ROLE,
    PrimaryContainer: {
      ModelPackageName: `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package/reranker/12`,
      Environment: { LOG_LEVEL: 'info' },
    },
  },
  inside: {
    ...plain('c'),
    VpcConfig: { Subnets: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-1'] },
    EnableNetworkIsolation: true,
  },
  'two-steps': {
    ExecutionRoleArn: ROLE,
    Containers: [
      { Image: IMAGE, ModelDataUrl: 's3://legacy-models/p/1.tar.gz', ContainerHostname: 'before' },
      {
        Image: IMAGE,
        ModelDataUrl: 's3://legacy-models/p/2.tar.gz',
        ContainerHostname: 'after',
        Environment: { API_KEY: 'k-12345' },
      },
    ],
  },
};

const NAMES = Object.keys(MODELS);
const modelOf = (nth: number) => NAMES[nth % NAMES.length] ?? '';

const instances = (name: string, model: string, count = 1, weight = 1): Variant => ({
  VariantName: name,
  ModelName: model,
  InstanceType: 'ml.m5.large',
  InitialInstanceCount: count,
  InitialVariantWeight: weight,
});

const serverless = (name: string, model: string): Variant => ({
  VariantName: name,
  ModelName: model,
  ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 },
});

const FORMS: readonly ((nth: number) => Config)[] = [
  (nth) => ({ ProductionVariants: [instances('AllTraffic', modelOf(nth), (nth % 3) + 1)] }),
  () => ({ ProductionVariants: [serverless('AllTraffic', 'hub')] }),
  (nth) => ({
    ProductionVariants: [instances('control', modelOf(nth), 2, 9), instances('Candidate', modelOf(nth + 1))],
  }),
  () => ({
    ProductionVariants: [instances('main', 'registered', 1, 1)],
    ShadowProductionVariants: [instances('shadow', 'inside', 1, 0.5)],
  }),
  (nth) => ({
    ProductionVariants: [instances('variant-1', modelOf(nth), 1, 2)],
    KmsKeyId: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  }),
  (nth) => ({
    ProductionVariants: [instances('AllTraffic', modelOf(nth))],
    DataCaptureConfig: {
      EnableCapture: true,
      InitialSamplingPercentage: 20,
      DestinationS3Uri: 's3://legacy-capture/out/',
      CaptureOptions: [{ CaptureMode: 'Output' }, { CaptureMode: 'Input' }],
    },
  }),
];

/** Of every case, with dashes, digits and times. */
const nameOf = (nth: number) =>
  [
    `FraudDetection-Prod-${nth}`,
    `ranker-${nth}`,
    `sagemaker-xgboost-2024-03-01-10-20-30-${100 + nth}`,
    `A${nth}`,
    `x--${nth}`,
  ][nth % 5] ?? '';

export const LEGACY: readonly { readonly name: string; readonly config: Config }[] = Array.from(
  { length: 30 },
  (_, nth) => ({
    name: nameOf(nth),
    config: FORMS[nth % FORMS.length]?.(nth) ?? { ProductionVariants: [] },
  }),
);

/** Makes everything and waits until all serve; the sizes of some are moved by hand. */
export async function seedLegacy(
  simulator: Simulator,
  names: readonly string[] = LEGACY.map(({ name }) => name),
): Promise<void> {
  const { sagemaker } = clientsOf(simulator);
  for (const [name, model] of Object.entries(MODELS))
    await sagemaker.send(new CreateModelCommand({ ModelName: name, ...model }));
  for (const [nth, { name, config }] of LEGACY.entries()) {
    if (!names.includes(name)) continue;
    const configName = `${name}-Config`;
    await sagemaker.send(new CreateEndpointConfigCommand({ EndpointConfigName: configName, ...config }));
    const tags = [
      { Key: 'team', Value: 'risk' },
      ...(nth % 2 === 0 ? [{ Key: 'Cost Centre', Value: `CC-${nth}` }] : []),
    ];
    await sagemaker.send(
      new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: configName, Tags: tags }),
    );
  }
  await simulator.clock.sleep(40 * 60_000);
  for (const { name, config } of LEGACY.filter((_, nth) => nth % 12 === 2)) {
    if (!names.includes(name)) continue;
    const [first] = config.ProductionVariants ?? [];
    await sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: name,
        DesiredWeightsAndCapacities: [
          { VariantName: first?.VariantName, DesiredInstanceCount: 3, DesiredWeight: 0.25 },
        ],
      }),
    );
  }
  await simulator.clock.sleep(40 * 60_000);
}
