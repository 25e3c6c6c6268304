// An endpoint with inference components that notebooks and people made, through the service's own client: names of every case,
// a base with an adapter, settings of every kind, and instances that SageMaker moves.
import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateInferenceComponentCommand,
  type CreateInferenceComponentCommandInput,
  CreateModelCommand,
} from '@aws-sdk/client-sagemaker';
import type { Simulator } from '../../src/simulator/index.ts';
import { arn, clientsOf } from '../../src/simulator/testing/account.ts';

const ROLE = 'arn:aws:iam::123456789012:role/sagemaker-execution';
const HOST_ROLE = 'arn:aws:iam::123456789012:role/host';
export const IMAGE = '763104351884.dkr.ecr.us-east-1.amazonaws.com/djl-inference:0.29.0-lmi11.0.0-cu124';

export const HOST = 'Chat-Prod';
export const LLAMA = 'Chat-Prod-Llama';
export const GUARD = 'guard-2024';
export const LORA = 'chat-prod-support';

type Specification = NonNullable<CreateInferenceComponentCommandInput['Specification']>;

const needs = (gigabytes: number) => ({
  NumberOfAcceleratorDevicesRequired: 1,
  MinMemoryRequiredInMb: gigabytes * 1024,
});

export const llama: Specification = {
  ModelName: 'Llama-8B',
  ComputeResourceRequirements: { ...needs(8), NumberOfCpuCoresRequired: 2, MaxMemoryRequiredInMb: 12_000 },
  StartupParameters: {
    ModelDataDownloadTimeoutInSeconds: 1200,
    ContainerStartupHealthCheckTimeoutInSeconds: 90,
  },
  DataCacheConfig: { EnableCaching: true },
};

const guard: Specification = {
  ModelName: 'guard',
  ComputeResourceRequirements: needs(4),
  SchedulingConfig: {
    PlacementStrategy: 'SPREAD',
    AvailabilityZoneBalance: { EnforcementMode: 'PERMISSIVE', MaxImbalance: 1 },
  },
};

const support: Specification = {
  BaseInferenceComponentName: LLAMA,
  Container: { ArtifactUrl: 's3://legacy-models/lora/support.tar.gz' },
};

const MINUTES_20 = 20 * 60_000;

/** Models that components may serve. */
async function seedModels(simulator: Simulator): Promise<void> {
  const { sagemaker } = clientsOf(simulator);
  for (const [model, artifact] of [
    ['Llama-8B', 'llama'],
    ['guard', 'guard'],
    // The same content under another name.
    ['guard-copy', 'guard'],
  ] as const) {
    const PrimaryContainer = {
      Image: IMAGE,
      ModelDataUrl: `s3://legacy-models/${artifact}/model.tar.gz`,
      Environment: { OPTION_ENABLE_LORA: 'true' },
    };
    await sagemaker.send(
      new CreateModelCommand({ ModelName: model, ExecutionRoleArn: ROLE, PrimaryContainer }),
    );
  }
}

/** An endpoint in service that has no component yet. */
export async function seedHost(simulator: Simulator, name = HOST, variant = 'AllTraffic'): Promise<void> {
  const { sagemaker } = clientsOf(simulator);
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: `${name}-Config`,
      ExecutionRoleArn: HOST_ROLE,
      VpcConfig: { Subnets: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-1'] },
      ProductionVariants: [
        {
          ...{ VariantName: variant, InstanceType: 'ml.g5.12xlarge', InitialInstanceCount: 1 },
          ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: 1, MaxInstanceCount: 3 },
          RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
          ModelDataDownloadTimeoutInSeconds: 600,
        },
      ],
    }),
  );
  const Tags = [{ Key: 'team', Value: 'chat' }];
  await sagemaker.send(
    new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: `${name}-Config`, Tags }),
  );
  await simulator.clock.sleep(MINUTES_20);
}

export async function addComponent(
  simulator: Simulator,
  name: string,
  specification: Specification,
  { endpoint = HOST, copies = 1, variant = 'AllTraffic', tags = {} as Readonly<Record<string, string>> } = {},
): Promise<void> {
  const adapter = specification.BaseInferenceComponentName !== undefined;
  await clientsOf(simulator).sagemaker.send(
    new CreateInferenceComponentCommand({
      InferenceComponentName: name,
      EndpointName: endpoint,
      ...(adapter ? {} : { VariantName: variant, RuntimeConfig: { CopyCount: copies } }),
      Specification: specification,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  await simulator.clock.sleep(MINUTES_20);
}

/** With a base of two copies, another model, and an adapter of the base. */
export async function seedHosted(simulator: Simulator): Promise<void> {
  await seedModels(simulator);
  await seedHost(simulator);
  await addComponent(simulator, LLAMA, llama, { copies: 2, tags: { team: 'nlp', 'cost-centre': '7' } });
  await addComponent(simulator, GUARD, guard);
  await addComponent(simulator, LORA, support);
}

export const guardOf = (model: string): Specification => ({ ...guard, ModelName: model });

export function ownedBy(project: string, name: string): Readonly<Record<string, string>> {
  return {
    ...{ 'inferra:project': project, 'inferra:env': 'default' },
    ...{ 'inferra:address': 'endpoints.x', 'inferra:name': name },
  };
}

export async function tagged(
  simulator: Simulator,
  kind: 'endpoint' | 'inference-component',
  name: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await clientsOf(simulator).sagemaker.send(new AddTagsCommand({ ResourceArn: arn(kind, name), Tags }));
}
