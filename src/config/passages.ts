// The fields that stand for members which a spec passes through: the language has a short name for each, and the spec holds
// what SageMaker calls it. What `raw` says and what the field says are the same content (docs/decisions/0043).
import { secondsOf, secondsText } from './units.ts';

/** How the file writes a value. `undefined` is nothing that the other side could say. */
export type Form = {
  readonly toMember: (value: unknown) => unknown;
  readonly toField: (value: unknown) => unknown;
};

export type Passage = {
  /** From where it is written: `timeouts.startup`. */
  readonly field: string;
  /** As people call it. */
  readonly label: string;
  /** `RoutingConfig.RoutingStrategy` */
  readonly member: string;
  readonly form: Form;
  /** Members that go with it, and what they then hold. */
  readonly along?: Readonly<Record<string, string>>;
};

const same: Form = { toMember: (value) => value, toField: (value) => value };

function words(pairs: Readonly<Record<string, string>>): Form {
  const back = Object.fromEntries(Object.entries(pairs).map(([word, value]) => [value, word]));
  const own = (table: Readonly<Record<string, string>>) => (value: unknown) =>
    typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
  return { toMember: own(pairs), toField: own(back) };
}

/** A switch; what it is anyway is not asked for. */
function onOff(on: unknown, off?: unknown): Form {
  return {
    toMember: (value) => (value === true ? on : off),
    toField: (value) => (value === on ? true : value === off ? false : undefined),
  };
}

const duration: Form = {
  toMember: (value) => secondsOf(String(value)),
  toField: (value) => (typeof value === 'number' ? secondsText(value) : undefined),
};

const gigabytes: Form = {
  toMember: (value) => Number.parseInt(String(value), 10),
  toField: (value) => (typeof value === 'number' ? `${value}GB` : undefined),
};

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
];

export type PassedField =
  | (typeof VARIANT_PASSAGES)[number]['field']
  | (typeof CONTAINER_PASSAGES)[number]['field']
  | (typeof PIPELINE_PASSAGES)[number]['field'];
