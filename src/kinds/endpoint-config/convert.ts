// An EndpointConfigSpec as the request that creates it, and a description as a spec. Pure, and inverse to each other.
import type {
  AsyncInferenceConfig,
  CreateEndpointConfigCommandInput,
  DataCaptureConfig,
  InstancePool,
  ProductionVariant,
} from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { ENDPOINT_CONFIG, VARIANT } from '../../service/endpoint-config.ts';
import { laidUnder, type Raw } from '../../service/raw.ts';
import { rawOf, unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import { fromAsync, toAsync } from './asynchronous.ts';
import {
  asyncMembers,
  asyncOutputMembers,
  captureMembers,
  configMembers,
  type EndpointConfigDescription,
  poolMembers,
  serverlessMembers,
  variantMembers,
} from './fields.ts';
import type { DataCaptureSpec, EndpointConfigSpec, PoolSpec, VariantHardware, VariantSpec } from './spec.ts';

export function toCreateRequest(
  name: string,
  spec: EndpointConfigSpec,
  tags: Tags,
): CreateEndpointConfigCommandInput {
  const shadows = spec.variants.filter(({ shadow }) => shadow);
  const request: CreateEndpointConfigCommandInput = {
    EndpointConfigName: name,
    ProductionVariants: spec.variants.filter(({ shadow }) => !shadow).map(toVariant),
    ...(shadows.length === 0 ? {} : { ShadowProductionVariants: shadows.map(toVariant) }),
    ...(spec.kmsKey === undefined ? {} : { KmsKeyId: spec.kmsKey }),
    ...(spec.dataCapture === undefined ? {} : { DataCaptureConfig: toCapture(spec.dataCapture) }),
    ...(spec.async === undefined ? {} : { AsyncInferenceConfig: toAsync(spec.async) }),
    ...(spec.role === undefined ? {} : { ExecutionRoleArn: spec.role }),
    ...(spec.vpc === undefined
      ? {}
      : { VpcConfig: { Subnets: [...spec.vpc.subnets], SecurityGroupIds: [...spec.vpc.securityGroups] } }),
    ...(spec.networkIsolation === true ? { EnableNetworkIsolation: true } : {}),
    Tags: toTagList(tags),
  };
  return laidUnder(request, spec.raw);
}

/** What inferra can say of a described config, and the names of the members that it cannot. */
export function fromDescription(description: Partial<EndpointConfigDescription>): {
  readonly spec: EndpointConfigSpec;
  readonly unexpressed: readonly string[];
} {
  const variants = description.ProductionVariants ?? [];
  const shadows = description.ShadowProductionVariants ?? [];
  const { KmsKeyId: kmsKey, DataCaptureConfig: capture, AsyncInferenceConfig: asynchronous } = description;
  const raw = rawOfConfig(description);
  return {
    spec: {
      variants: [
        ...variants.map(fromVariant),
        ...shadows.map((one): VariantSpec => ({ ...fromVariant(one), shadow: true })),
      ],
      ...(kmsKey === undefined ? {} : { kmsKey }),
      ...(capture === undefined ? {} : { dataCapture: fromCapture(capture) }),
      ...(asynchronous === undefined ? {} : { async: fromAsync(asynchronous) }),
      ...hostOf(description),
      ...(raw === undefined ? {} : { raw }),
    },
    unexpressed: [
      ...unexpressed(configMembers, description),
      ...unexpressed(captureMembers, capture ?? {}, 'DataCaptureConfig.'),
      ...unexpressedAsync(asynchronous ?? {}),
      ...variants.flatMap((variant, at) => unexpressedIn(variant, `ProductionVariants[${at}].`)),
      ...shadows.flatMap((variant, at) => unexpressedIn(variant, `ShadowProductionVariants[${at}].`)),
    ],
  };
}

function hostOf({
  ExecutionRoleArn: role,
  VpcConfig: vpc,
  EnableNetworkIsolation: isolated,
}: Partial<EndpointConfigDescription>): Pick<EndpointConfigSpec, 'role' | 'vpc' | 'networkIsolation'> {
  const { Subnets: subnets = [], SecurityGroupIds: groups = [] } = vpc ?? {};
  return {
    ...(role === undefined ? {} : { role }),
    ...(vpc === undefined
      ? {}
      : { vpc: { subnets: [...subnets].sort(), securityGroups: [...groups].sort() } }),
    ...(isolated === true ? { networkIsolation: true } : {}),
  };
}

function rawOfConfig(description: Partial<EndpointConfigDescription>): Raw | undefined {
  const { DataCaptureConfig: shape } = ENDPOINT_CONFIG.members;
  const { DataCaptureConfig: capture } = description;
  const own = rawOf(configMembers, description, ENDPOINT_CONFIG);
  const inner =
    capture === undefined || shape === undefined || shape.is !== 'structure'
      ? undefined
      : rawOf(captureMembers, capture, shape);
  return inner === undefined ? own : { ...own, DataCaptureConfig: inner };
}

function unexpressedAsync({ ClientConfig, OutputConfig }: Partial<AsyncInferenceConfig>): string[] {
  const path = 'AsyncInferenceConfig.';
  const { NotificationConfig } = OutputConfig ?? {};
  return [
    ...unexpressed(asyncMembers, { ...ClientConfig, ...NotificationConfig }, path),
    ...unexpressed(asyncOutputMembers, OutputConfig ?? {}, `${path}OutputConfig.`),
  ];
}

function toCapture({ sampling, destination, capture }: DataCaptureSpec): DataCaptureConfig {
  return {
    EnableCapture: true,
    InitialSamplingPercentage: sampling,
    DestinationS3Uri: destination,
    CaptureOptions: capture.map((side) => ({ CaptureMode: side === 'input' ? 'Input' : 'Output' })),
  };
}

function fromCapture(capture: DataCaptureConfig): DataCaptureSpec {
  const modes = (capture.CaptureOptions ?? []).map(({ CaptureMode }) => CaptureMode);
  const sides = (['input', 'output'] as const).filter(
    (side) => modes.includes('InputAndOutput') || modes.includes(side === 'input' ? 'Input' : 'Output'),
  );
  return {
    sampling: capture.InitialSamplingPercentage ?? 0,
    destination: capture.DestinationS3Uri ?? '',
    capture: sides,
  };
}

function toVariant(variant: VariantSpec): ProductionVariant {
  const request: ProductionVariant = {
    VariantName: variant.name,
    // Variants that take components have no weights (captured notebooks, read 2026-11).
    ...(variant.model === ''
      ? {}
      : { ModelName: variant.model, InitialVariantWeight: variant.initialWeight }),
    ...('serverless' in variant
      ? {
          ServerlessConfig: {
            MemorySizeInMB: variant.serverless.memorySizeInMB,
            MaxConcurrency: variant.serverless.maxConcurrency,
            ...provisionedIn(variant.serverless.provisionedConcurrency),
          },
        }
      : {
          ...(variant.pools === undefined
            ? { InstanceType: typeOf(variant.instanceType) }
            : { InstancePools: variant.pools.map(toPool) }),
          InitialInstanceCount: variant.initialInstanceCount,
        }),
    ...(variant.managed === undefined
      ? {}
      : {
          ManagedInstanceScaling: {
            Status: 'ENABLED',
            MinInstanceCount: variant.managed.min,
            MaxInstanceCount: variant.managed.max,
          },
        }),
  };
  return laidUnder(request, variant.raw);
}

function toPool({ type, priority }: PoolSpec): InstancePool {
  return { InstanceType: typeOf(type), Priority: priority };
}

/** The schema of the file has the list of types. */
function typeOf(type: string): NonNullable<ProductionVariant['InstanceType']> {
  return type as NonNullable<ProductionVariant['InstanceType']>;
}

function fromVariant(variant: ProductionVariant): VariantSpec {
  const raw = rawOf(variantMembers(variant.ServerlessConfig !== undefined), variant, VARIANT);
  return {
    name: variant.VariantName ?? '',
    model: variant.ModelName ?? '',
    // The service's default where none was sent (API reference, read 2026-11).
    initialWeight: variant.InitialVariantWeight ?? 1,
    ...hardwareOf(variant),
    ...managedOf(variant),
    ...(raw === undefined ? {} : { raw }),
  };
}

function managedOf({ ManagedInstanceScaling: managed }: ProductionVariant): Pick<VariantSpec, 'managed'> {
  if (managed?.Status !== 'ENABLED') return {};
  const { MinInstanceCount: min = 1, MaxInstanceCount: max = min } = managed;
  return { managed: { min, max } };
}

function hardwareOf({
  ServerlessConfig,
  InstanceType,
  InstancePools,
  InitialInstanceCount,
}: ProductionVariant): VariantHardware {
  if (ServerlessConfig === undefined) {
    const count = { initialInstanceCount: InitialInstanceCount ?? 0 };
    const pools = poolsOf(InstancePools ?? []);
    const [first] = pools;
    return first === undefined
      ? { instanceType: InstanceType ?? '', ...count }
      : { instanceType: first.type, ...count, pools };
  }
  const { MemorySizeInMB = 0, MaxConcurrency = 0, ProvisionedConcurrency: provisioned } = ServerlessConfig;
  const size = { memorySizeInMB: MemorySizeInMB, maxConcurrency: MaxConcurrency };
  return {
    serverless: { ...size, ...(provisioned === undefined ? {} : { provisionedConcurrency: provisioned }) },
  };
}

function provisionedIn(amount: number | undefined): { readonly ProvisionedConcurrency?: number } {
  return amount === undefined ? {} : { ProvisionedConcurrency: amount };
}

/** Their order says nothing beside their priorities. */
function poolsOf(pools: readonly InstancePool[]): readonly PoolSpec[] {
  return pools
    .map(({ InstanceType: type = '', Priority: priority = 0 }) => ({ type, priority }))
    .toSorted((a, b) => a.priority - b.priority || (a.type < b.type ? -1 : 1));
}

function unexpressedIn(variant: ProductionVariant, path: string): string[] {
  return [
    ...unexpressed(variantMembers(variant.ServerlessConfig !== undefined), variant, path),
    ...(variant.InstancePools ?? []).flatMap((pool, at) =>
      unexpressed(poolMembers, pool, `${path}InstancePools[${at}].`),
    ),
    ...unexpressed(serverlessMembers, variant.ServerlessConfig ?? {}, `${path}ServerlessConfig.`),
  ];
}
