// Members of requests that no `raw` reaches, by their paths, for docs/coverage.md: a field of inference.yaml, or why there is none.

const OWN = 'inferra makes it';
const OWNERSHIP = 'they say whose the resource is; `tags` of an endpoint stand beside them';
const POOLS = 'one specification for each of several instance types: pools are not in this version';
const COMPONENT = 'endpoints.*.components.*';

/**
 * The longest path that a member's path begins with counts. `field` is a path of the language; where the language does not
 * have it yet, `until` is the reason.
 */
export const OTHER_REQUESTS = {
  'CreateEndpoint.EndpointName': { field: 'endpoints.*.name' },
  'CreateEndpoint.EndpointConfigName': { because: OWN },
  'CreateEndpoint.DeploymentConfig': { because: 'a new endpoint has no traffic to move' },
  'CreateEndpoint.Tags': { because: OWNERSHIP },
  'UpdateEndpoint.EndpointName': { field: 'endpoints.*.name' },
  'UpdateEndpoint.EndpointConfigName': { because: OWN },
  'UpdateEndpoint.RetainAllVariantProperties': {
    because: 'inferra keeps counts that autoscaling moves, and sends those of the file otherwise',
  },
  'UpdateEndpoint.ExcludeRetainedVariantProperties': {
    because: 'inferra keeps counts that autoscaling moves, and sends those of the file otherwise',
  },
  'UpdateEndpoint.DeploymentConfig': {
    field: 'endpoints.*.rollout',
    until: '`rollout` is not in this version: all traffic moves at once',
  },
  'UpdateEndpoint.RetainDeploymentConfig': { because: 'each update says its own' },
  'CreateInferenceComponent.InferenceComponentName': { field: `${COMPONENT}.name` },
  'CreateInferenceComponent.EndpointName': { field: 'endpoints.*.components' },
  'CreateInferenceComponent.VariantName': { because: 'an endpoint with components has one variant' },
  'CreateInferenceComponent.Specification': { field: COMPONENT },
  'CreateInferenceComponent.Specification.InstanceType': { because: POOLS },
  'CreateInferenceComponent.Specification.ModelName': { field: `${COMPONENT}.model` },
  'CreateInferenceComponent.Specification.Container': { field: `${COMPONENT}.container` },
  'CreateInferenceComponent.Specification.Container.Image': { field: `${COMPONENT}.container.image` },
  'CreateInferenceComponent.Specification.Container.ArtifactUrl': {
    field: `${COMPONENT}.container.artifact`,
  },
  'CreateInferenceComponent.Specification.Container.Environment': { field: `${COMPONENT}.container.env` },
  'CreateInferenceComponent.Specification.Container.ContainerMetricsConfig': {
    field: `${COMPONENT}.container.containerMetrics`,
  },
  'CreateInferenceComponent.Specification.StartupParameters': { field: `${COMPONENT}.startup` },
  'CreateInferenceComponent.Specification.StartupParameters.ModelDataDownloadTimeoutInSeconds': {
    field: `${COMPONENT}.startup.download`,
  },
  'CreateInferenceComponent.Specification.StartupParameters.ContainerStartupHealthCheckTimeoutInSeconds': {
    field: `${COMPONENT}.startup.healthCheck`,
  },
  'CreateInferenceComponent.Specification.ComputeResourceRequirements': { field: `${COMPONENT}.resources` },
  'CreateInferenceComponent.Specification.ComputeResourceRequirements.NumberOfCpuCoresRequired': {
    field: `${COMPONENT}.resources.cpus`,
  },
  'CreateInferenceComponent.Specification.ComputeResourceRequirements.NumberOfAcceleratorDevicesRequired': {
    field: `${COMPONENT}.resources.accelerators`,
  },
  'CreateInferenceComponent.Specification.ComputeResourceRequirements.MinMemoryRequiredInMb': {
    field: `${COMPONENT}.resources.memoryMin`,
  },
  'CreateInferenceComponent.Specification.ComputeResourceRequirements.MaxMemoryRequiredInMb': {
    field: `${COMPONENT}.resources.memoryMax`,
  },
  'CreateInferenceComponent.Specification.BaseInferenceComponentName': { field: `${COMPONENT}.base` },
  'CreateInferenceComponent.Specification.DataCacheConfig': { field: `${COMPONENT}.cache` },
  'CreateInferenceComponent.Specification.SchedulingConfig': { field: `${COMPONENT}.placement` },
  'CreateInferenceComponent.Specification.SchedulingConfig.PlacementStrategy': {
    field: `${COMPONENT}.placement.strategy`,
  },
  'CreateInferenceComponent.Specification.SchedulingConfig.AvailabilityZoneBalance': {
    field: `${COMPONENT}.placement.zoneImbalance`,
  },
  'CreateInferenceComponent.Specification.SchedulingConfig.AvailabilityZoneBalance.EnforcementMode': {
    because: 'SageMaker has one mode',
  },
  'CreateInferenceComponent.Specifications': { because: POOLS },
  'CreateInferenceComponent.RuntimeConfig': { field: `${COMPONENT}.copies` },
  'CreateInferenceComponent.Tags': { because: OWNERSHIP },
};
