// What inferra asks of an InferenceComponent as requests, and a description as a LiveComponent. Pure.
import type {
  CreateInferenceComponentCommandInput,
  InferenceComponentCapacitySize,
  InferenceComponentContainerSpecification,
  InferenceComponentDeploymentConfig,
  InferenceComponentSpecification,
  InferenceComponentSpecificationSummary,
  MetricPublishFrequencyInSeconds,
  UpdateInferenceComponentCommandInput,
} from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import {
  type ComponentDescription,
  type Content,
  componentMembers,
  containerMembers,
  type Described,
  type Requirements,
  type Scheduling,
  specificationMembers,
} from './fields.ts';
import type {
  ComponentChange,
  ComponentContainer,
  ComponentDeployment,
  ComponentPlacement,
  ComponentSpec,
  LiveComponent,
  NewComponent,
} from './spec.ts';

export function toCreateRequest(
  name: string,
  { endpoint, variant, spec, copies }: NewComponent,
  tags: Tags,
): CreateInferenceComponentCommandInput {
  return {
    InferenceComponentName: name,
    EndpointName: endpoint,
    // An adapter is where its base is (API reference, read 2026-11).
    ...('base' in spec ? {} : { VariantName: variant }),
    Specification: toSpecification(spec),
    ...(copies === undefined ? {} : { RuntimeConfig: { CopyCount: copies } }),
    Tags: toTagList(tags),
  };
}

/** A specification that is sent stands for the whole of the old one. */
export function toUpdateRequest(
  name: string,
  { spec, copies, deployment }: ComponentChange,
): UpdateInferenceComponentCommandInput {
  return {
    InferenceComponentName: name,
    Specification: toSpecification(spec),
    ...(copies === undefined ? {} : { RuntimeConfig: { CopyCount: copies } }),
    ...(deployment === undefined ? {} : { DeploymentConfig: toDeployment(deployment) }),
  };
}

function toSpecification(spec: ComponentSpec): InferenceComponentSpecification {
  const { startup, placement, cache } = spec;
  return {
    ...('base' in spec
      ? { BaseInferenceComponentName: spec.base, Container: { ArtifactUrl: spec.artifact } }
      : {
          ...('container' in spec ? { Container: toContainer(spec.container) } : { ModelName: spec.model }),
          ComputeResourceRequirements: toRequirements(spec.resources),
        }),
    ...(startup === undefined
      ? {}
      : {
          StartupParameters: {
            ...some('ModelDataDownloadTimeoutInSeconds', startup.download),
            ...some('ContainerStartupHealthCheckTimeoutInSeconds', startup.healthCheck),
          },
        }),
    ...(cache === true ? { DataCacheConfig: { EnableCaching: true } } : {}),
    ...(placement === undefined ? {} : { SchedulingConfig: toScheduling(placement) }),
  };
}

function toContainer(container: ComponentContainer): InferenceComponentContainerSpecification {
  const { image, artifact, env, metrics } = container;
  return {
    Image: image,
    ...some('ArtifactUrl', artifact),
    ...(Object.keys(env).length === 0 ? {} : { Environment: { ...env } }),
    ...(metrics === undefined
      ? {}
      : {
          ContainerMetricsConfig: {
            MetricsEndpoints: [
              {
                MetricsEndpointPath: metrics.path,
                ...some(
                  'MetricPublishFrequencyInSeconds',
                  metrics.every as MetricPublishFrequencyInSeconds | undefined,
                ),
              },
            ],
          },
        }),
  };
}

function fromContainer(container: Described, image: string): ComponentContainer {
  const [endpoint] = container.ContainerMetricsConfig?.MetricsEndpoints ?? [];
  const { MetricsEndpointPath: path, MetricPublishFrequencyInSeconds: every } = endpoint ?? {};
  return {
    image,
    ...some('artifact', container.ArtifactUrl),
    env: { ...container.Environment },
    // Every minute where nothing else was said (service/common.ts).
    ...(path === undefined ? {} : { metrics: { path, ...(every === 60 ? {} : some('every', every)) } }),
  };
}

type Resources = Extract<ComponentSpec, { readonly model: string }>['resources'];

function toRequirements({ accelerators, cpus, memoryMin, memoryMax }: Resources): Requirements {
  return {
    ...some('NumberOfAcceleratorDevicesRequired', accelerators),
    ...some('NumberOfCpuCoresRequired', cpus),
    MinMemoryRequiredInMb: memoryMin,
    ...some('MaxMemoryRequiredInMb', memoryMax),
  };
}

function toScheduling({ strategy, zoneImbalance }: ComponentPlacement): Scheduling {
  return {
    PlacementStrategy: strategy === 'spread' ? 'SPREAD' : 'BINPACK',
    // The only mode that there is (service model of botocore 1.43.11, read 2026-11).
    ...(zoneImbalance === undefined
      ? {}
      : { AvailabilityZoneBalance: { EnforcementMode: 'PERMISSIVE', MaxImbalance: zoneImbalance } }),
  };
}

function toDeployment(deployment: ComponentDeployment): InferenceComponentDeploymentConfig {
  const { size, bake, maximumExecutionTime, rollbackSize, alarms } = deployment;
  return {
    RollingUpdatePolicy: {
      MaximumBatchSize: toSize(size),
      WaitIntervalInSeconds: bake,
      ...some('MaximumExecutionTimeoutInSeconds', maximumExecutionTime),
      ...some('RollbackMaximumBatchSize', rollbackSize && toSize(rollbackSize)),
    },
    ...(alarms.length === 0
      ? {}
      : { AutoRollbackConfiguration: { Alarms: alarms.map((AlarmName) => ({ AlarmName })) } }),
  };
}

function toSize(size: ComponentDeployment['size']): InferenceComponentCapacitySize {
  return 'percent' in size
    ? { Type: 'CAPACITY_PERCENT', Value: size.percent }
    : { Type: 'COPY_COUNT', Value: size.copies };
}

/** Accelerators and cores are described as floats (captured notebooks, read 2026-11), which JSON does not tell apart. */
export function fromDescription(description: ComponentDescription, arn: string, tags: Tags): LiveComponent {
  const specification = description.Specification;
  const spec = specification === undefined ? undefined : fromSpecification(specification);
  const { DesiredCopyCount, CurrentCopyCount } = description.RuntimeConfig ?? {};
  return {
    kind: 'inference-component',
    name: description.InferenceComponentName ?? '',
    arn,
    tags,
    endpoint: description.EndpointName ?? '',
    variant: description.VariantName ?? '',
    status: description.InferenceComponentStatus ?? 'Unknown',
    unexpressed: [
      ...unexpressed(componentMembers, description),
      ...(specification === undefined ? [] : unexpressedIn(specification)),
    ],
    lastModified: description.LastModifiedTime?.getTime() ?? 0,
    ...some('spec', spec),
    ...some('desiredCopies', DesiredCopyCount),
    ...some('currentCopies', CurrentCopyCount),
    ...some('failureReason', description.FailureReason),
  };
}

function unexpressedIn(specification: InferenceComponentSpecificationSummary): readonly string[] {
  const content = contentOf(specification);
  const { Container: container } = specification;
  return [
    ...unexpressed(specificationMembers(content), specification, 'Specification.'),
    ...(content === 'model'
      ? []
      : unexpressed(containerMembers(content), container ?? {}, 'Specification.Container.')),
    ...(content === 'container' && (container?.ContainerMetricsConfig?.MetricsEndpoints?.length ?? 0) > 1
      ? ['Specification.Container.ContainerMetricsConfig']
      : []),
  ];
}

function contentOf({
  BaseInferenceComponentName: base,
  Container: container,
  ModelName: model,
}: InferenceComponentSpecificationSummary): Content {
  if (base !== undefined && base !== '') return 'adapter';
  return model === undefined && imageOf(container) !== undefined ? 'container' : 'model';
}

/** As it was given; what its tag was resolved to stands beside it. */
function imageOf(container: Described | undefined): string | undefined {
  return container?.DeployedImage?.SpecifiedImage;
}

function fromSpecification(specification: InferenceComponentSpecificationSummary): ComponentSpec | undefined {
  const { BaseInferenceComponentName: base, Container: container, ModelName: model } = specification;
  const settings = settingsOf(specification);
  if (base !== undefined && base !== '') return { base, artifact: container?.ArtifactUrl ?? '', ...settings };
  const { ComputeResourceRequirements: needs } = specification;
  const image = imageOf(container);
  if (model === undefined && container !== undefined && image !== undefined && needs !== undefined) {
    return { container: fromContainer(container, image), resources: fromRequirements(needs), ...settings };
  }
  if (model === undefined || needs === undefined) return undefined;
  return { model, resources: fromRequirements(needs), ...settings };
}

function fromRequirements(needs: Requirements): Resources {
  return {
    ...some('accelerators', needs.NumberOfAcceleratorDevicesRequired),
    ...some('cpus', needs.NumberOfCpuCoresRequired),
    memoryMin: needs.MinMemoryRequiredInMb ?? 0,
    ...some('memoryMax', needs.MaxMemoryRequiredInMb),
  };
}

function settingsOf({
  StartupParameters: startup,
  DataCacheConfig: cache,
  SchedulingConfig: scheduling,
}: InferenceComponentSpecificationSummary): Pick<ComponentSpec, 'startup' | 'placement' | 'cache'> {
  const times = {
    ...some('download', startup?.ModelDataDownloadTimeoutInSeconds),
    ...some('healthCheck', startup?.ContainerStartupHealthCheckTimeoutInSeconds),
  };
  return {
    ...(Object.keys(times).length === 0 ? {} : { startup: times }),
    ...(cache?.EnableCaching === true ? { cache: true } : {}),
    ...(scheduling === undefined ? {} : { placement: fromScheduling(scheduling) }),
  };
}

function fromScheduling({
  PlacementStrategy,
  AvailabilityZoneBalance: zones,
}: Scheduling): ComponentPlacement {
  return {
    strategy: PlacementStrategy === 'BINPACK' ? 'binpack' : 'spread',
    ...some('zoneImbalance', zones?.MaxImbalance),
  };
}

function some<Name extends string, T>(name: Name, value: T | null | undefined): { readonly [N in Name]?: T } {
  return value === undefined || value === null ? {} : ({ [name]: value } as { readonly [N in Name]?: T });
}
