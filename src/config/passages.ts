// The fields that stand for members which a spec passes through: the language has a short name for each, and the spec holds
// what SageMaker calls it. What `raw` says and what the field says are the same content (docs/decisions/0043).
import { metricsEndpoint, sources } from './container-forms.ts';
import { ENDPOINT_PASSAGES } from './endpoint-passages.ts';
import { duration, gigabytes, onOff, type Passage, same, words } from './passage.ts';

export { ENDPOINT_PASSAGES } from './endpoint-passages.ts';
export type { Passage } from './passage.ts';

/** Of a variant, or of an endpoint that is its only one. */
export const VARIANT_PASSAGES = [
  {
    field: 'timeouts.provision',
    label: 'provisioning timeout',
    member: 'VariantInstanceProvisionTimeoutInSeconds',
    form: duration,
  },
  {
    field: 'timeouts.download',
    label: 'download timeout',
    member: 'ModelDataDownloadTimeoutInSeconds',
    form: duration,
  },
  {
    field: 'timeouts.startup',
    label: 'startup timeout',
    member: 'ContainerStartupHealthCheckTimeoutInSeconds',
    form: duration,
  },
  {
    field: 'routing.strategy',
    label: 'routing',
    member: 'RoutingConfig.RoutingStrategy',
    form: words({
      'least-outstanding': 'LEAST_OUTSTANDING_REQUESTS',
      random: 'RANDOM',
      'prefix-aware': 'PREFIX_AWARE',
    }),
  },
  {
    field: 'routing.prefixLength',
    label: 'routing prefix',
    member: 'RoutingConfig.PrefixAwareRoutingConfig.PrefixLength',
    form: same,
  },
  {
    field: 'routing.concurrency',
    label: 'routing concurrency',
    member: 'RoutingConfig.PrefixAwareRoutingConfig.ConcurrencyThreshold',
    form: same,
  },
  { field: 'ami', label: 'inference AMI', member: 'InferenceAmiVersion', form: same },
  { field: 'volume', label: 'volume', member: 'VolumeSizeInGB', form: gigabytes },
  {
    field: 'coreDump.destination',
    label: 'core dump destination',
    member: 'CoreDumpConfig.DestinationS3Uri',
    form: same,
  },
  { field: 'coreDump.kmsKey', label: 'core dump kms key', member: 'CoreDumpConfig.KmsKeyId', form: same },
  { field: 'ssmAccess', label: 'SSM access', member: 'EnableSSMAccess', form: onOff(true) },
  {
    field: 'capacityReservation.arn',
    label: 'capacity reservation',
    member: 'CapacityReservationConfig.MlReservationArn',
    form: same,
  },
  {
    field: 'capacityReservation.only',
    label: 'reserved capacity only',
    member: 'CapacityReservationConfig.CapacityReservationPreference',
    form: onOff('capacity-reservations-only'),
  },
] as const satisfies readonly Passage[];

const SOURCE = 'ModelDataSource.S3DataSource';

/** Of a model of one container, or of one container of several. */
export const CONTAINER_PASSAGES = [
  { field: 'multiModel', label: 'multi-model', member: 'Mode', form: onOff('MultiModel') },
  {
    field: 'modelCache',
    label: 'model cache',
    member: 'MultiModelConfig.ModelCacheSetting',
    form: onOff('Enabled', 'Disabled'),
  },
  {
    field: 'artifact',
    label: 'artifact',
    member: `${SOURCE}.S3Uri`,
    form: same,
    along: { [`${SOURCE}.S3DataType`]: 'S3Prefix', [`${SOURCE}.CompressionType`]: 'None' },
  },
  {
    field: 'acceptEula',
    label: 'license accepted',
    member: `${SOURCE}.ModelAccessConfig.AcceptEula`,
    form: onOff(true),
  },
  {
    field: 'hubContent',
    label: 'hub content',
    member: `${SOURCE}.HubAccessConfig.HubContentArn`,
    form: same,
  },
  { field: 'sources', label: 'sources', member: 'AdditionalModelDataSources', form: sources },
  {
    field: 'registry.access',
    label: 'registry access',
    member: 'ImageConfig.RepositoryAccessMode',
    form: words({ platform: 'Platform', vpc: 'Vpc' }),
  },
  {
    field: 'registry.credentials',
    label: 'registry credentials',
    member: 'ImageConfig.RepositoryAuthConfig.RepositoryCredentialsProviderArn',
    form: same,
  },
  {
    field: 'containerMetrics',
    label: 'container metrics',
    member: 'ContainerMetricsConfig.MetricsEndpoints',
    form: metricsEndpoint,
  },
] as const satisfies readonly Passage[];

/** Of a model of several containers. */
export const PIPELINE_PASSAGES = [
  {
    field: 'invocation',
    label: 'invocation',
    member: 'InferenceExecutionConfig.Mode',
    form: words({ direct: 'Direct' }),
  },
] as const satisfies readonly Passage[];

/** No two of them are about members of one name. */
export const PASSAGES: readonly Passage[] = [
  ...VARIANT_PASSAGES,
  ...CONTAINER_PASSAGES,
  ...PIPELINE_PASSAGES,
  ...ENDPOINT_PASSAGES,
];

export type PassedField =
  | (typeof VARIANT_PASSAGES)[number]['field']
  | (typeof CONTAINER_PASSAGES)[number]['field']
  | (typeof PIPELINE_PASSAGES)[number]['field']
  | (typeof ENDPOINT_PASSAGES)[number]['field'];
