// A simulated account with real SDK clients on it, and short ways to say what the tests of this room say often.
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ECRClient } from '@aws-sdk/client-ecr';
import { S3Client } from '@aws-sdk/client-s3';
import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  type CreateEndpointConfigCommandInput,
  CreateModelCommand,
  type CreateModelCommandInput,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  type DescribeEndpointCommandOutput,
  SageMakerClient,
  SageMakerServiceException,
  UpdateEndpointCommand,
  type UpdateEndpointCommandInput,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { STSClient } from '@aws-sdk/client-sts';
import { openSimulator, type Simulator, type SimulatorOptions } from '../index.ts';

export const MINUTE = 60_000;
export const ROLE = 'arn:aws:iam::123456789012:role/sagemaker-execution';
export const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
export const DATA = 's3://risk-models/fraud/42/model.tar.gz';

type Hardware =
  | { readonly type?: string; readonly count?: number; readonly weight?: number; readonly variant?: string }
  | {
      readonly memory: number;
      readonly concurrency: number;
      readonly provisioned?: number;
      readonly variant?: string;
    };

export function arn(kind: string, name: string): string {
  return `arn:aws:sagemaker:us-east-1:123456789012:${kind}/${name}`;
}

export async function openAccount(options: SimulatorOptions = {}) {
  const simulator = await openSimulator(options);
  return { simulator, ...clientsOf(simulator), ...shorthand(simulator) };
}

export type TestAccount = Awaited<ReturnType<typeof openAccount>>;

export function clientsOf(simulator: Pick<Simulator, 'region' | 'requestHandler'>) {
  const config = {
    region: simulator.region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' },
    requestHandler: simulator.requestHandler,
    maxAttempts: 1,
  };
  return {
    sagemaker: new SageMakerClient(config),
    runtime: new SageMakerRuntimeClient(config),
    sts: new STSClient(config),
    s3: new S3Client(config),
    ecr: new ECRClient(config),
    scaling: new ApplicationAutoScalingClient(config),
    cloudwatch: new CloudWatchClient(config),
  };
}

function shorthand(simulator: Simulator) {
  const { sagemaker } = clientsOf(simulator);
  const shorter = {
    minutes: (count: number) => simulator.clock.sleep(count * MINUTE),
    model: (name: string, more: Partial<CreateModelCommandInput> = {}) =>
      sagemaker.send(
        new CreateModelCommand({
          ModelName: name,
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { Image: IMAGE, ModelDataUrl: DATA },
          ...more,
        }),
      ),
    config: (name: string, hardware: Hardware, more: Partial<CreateEndpointConfigCommandInput> = {}) =>
      sagemaker.send(
        new CreateEndpointConfigCommand({
          EndpointConfigName: name,
          ProductionVariants: [variant(hardware)],
          ...more,
        }),
      ),
    create: (name: string, config: string) =>
      sagemaker.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: config })),
    update: (name: string, config: string, more: Partial<UpdateEndpointCommandInput> = {}) =>
      sagemaker.send(new UpdateEndpointCommand({ EndpointName: name, EndpointConfigName: config, ...more })),
    describe: (name: string): Promise<DescribeEndpointCommandOutput> =>
      sagemaker.send(new DescribeEndpointCommand({ EndpointName: name })),
    scale: (name: string, count: number, weight?: number) =>
      sagemaker.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({
          EndpointName: name,
          DesiredWeightsAndCapacities: [
            { VariantName: 'main', DesiredInstanceCount: count, DesiredWeight: weight },
          ],
        }),
      ),
    remove: (name: string) => sagemaker.send(new DeleteEndpointCommand({ EndpointName: name })),
    removeConfig: (name: string) =>
      sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName: name })),
    removeModel: (name: string) => sagemaker.send(new DeleteModelCommand({ ModelName: name })),
    tag: (resource: string, tags: Readonly<Record<string, string>>) =>
      sagemaker.send(
        new AddTagsCommand({
          ResourceArn: resource,
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      ),
    /** Model `m`, config `c` and endpoint `e`, in service. */
    async serving(hardware: Hardware = {}) {
      await shorter.model('m');
      await shorter.config('c', hardware);
      await shorter.create('e', 'c');
      await shorter.settled('e');
    },
    /** Looks every half minute until the endpoint is at rest, and tells how it is then. */
    async settled(name: string): Promise<DescribeEndpointCommandOutput> {
      for (;;) {
        const seen = await shorter.describe(name);
        if (!/ing/.test(seen.EndpointStatus ?? '')) return seen;
        await simulator.clock.sleep(MINUTE / 2);
      }
    },
  };
  return shorter;
}

export function variant(hardware: Hardware) {
  const VariantName = hardware.variant ?? 'main';
  if ('memory' in hardware) {
    const { memory: MemorySizeInMB, concurrency: MaxConcurrency, provisioned } = hardware;
    const ServerlessConfig = {
      ...{ MemorySizeInMB, MaxConcurrency },
      ...(provisioned === undefined ? {} : { ProvisionedConcurrency: provisioned }),
    };
    return { VariantName, ModelName: 'm', ServerlessConfig };
  }
  return {
    VariantName,
    ModelName: 'm',
    InstanceType: (hardware.type ?? 'ml.m5.large') as 'ml.m5.large',
    InitialInstanceCount: hardware.count ?? 1,
    ...(hardware.weight === undefined ? {} : { InitialVariantWeight: hardware.weight }),
  };
}

/** `Code: message` of a refusal; fails where nothing was refused. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (error instanceof SageMakerServiceException) return `${error.name}: ${error.message}`;
    throw error;
  }
  throw new Error('was not refused');
}
