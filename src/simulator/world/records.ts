// What the simulated account holds. Records are plain JSON: the journal and the snapshot are nothing but these.
import type { AIJobRecord, WorkloadRecord } from './ai-records.ts';
import type { AlarmRecord } from './alarm-records.ts';
import type { ComponentRecord } from './component-records.ts';
import type { RecommendationJobRecord } from './job-records.ts';
import type { ClarifyExplainer, ModelSource } from './members.ts';
import type { MessageRecord } from './message-records.ts';
import type { ScalableTargetRecord } from './scaling-records.ts';

export type Tag = { readonly Key: string; readonly Value: string };
export type RecordKind =
  | 'model'
  | 'endpoint-config'
  | 'endpoint'
  | 'model-package-group'
  | 'model-package'
  | 'object'
  | 'inference-recommendations-job'
  | 'ai-workload-config'
  | 'ai-recommendation-job'
  | 'scalable-target'
  | 'message'
  | 'alarm'
  | 'inference-component';

export type Common = {
  /** As it was written at creation; looked up without regard to case. */
  readonly name: string;
  readonly arn: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly modified: number;
  readonly tags: readonly Tag[];
};

export type Container = {
  readonly ContainerHostname?: string;
  readonly Image?: string;
  readonly Mode?: string;
  readonly ModelDataUrl?: string;
  readonly ModelDataSource?: { readonly S3DataSource?: { readonly S3Uri: string } };
  readonly AdditionalModelDataSources?: readonly ModelSource[];
  readonly ImageConfig?: { readonly RepositoryAccessMode?: string };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly ModelPackageName?: string;
  readonly InferenceSpecificationName?: string;
};

/** What CreateModel was given, with the service's defaults, without name and tags. */
export type ModelSpec = {
  readonly PrimaryContainer?: Container;
  readonly Containers?: readonly Container[];
  readonly InferenceExecutionConfig?: { readonly Mode?: string };
  readonly ExecutionRoleArn?: string;
  readonly VpcConfig?: object;
  readonly EnableNetworkIsolation: boolean;
};

export type ModelRecord = Common & { readonly kind: 'model'; readonly spec: ModelSpec };

/** What CreateModelPackageGroup was given, and the last version that it had. */
export type GroupRecord = Common & {
  readonly kind: 'model-package-group';
  readonly description?: string;
  readonly managed?: object;
  readonly lastVersion: number;
};

/** What Create- and UpdateModelPackage were given, without names, tags and approval. */
export type PackageSpec = {
  readonly InferenceSpecification?: {
    readonly Containers: readonly {
      readonly Image?: string;
      readonly ModelDataUrl?: string;
      readonly Environment?: Readonly<Record<string, string>>;
      readonly Framework?: string;
      readonly FrameworkVersion?: string;
      readonly NearestModelName?: string;
    }[];
    readonly SupportedRealtimeInferenceInstanceTypes?: readonly string[];
    readonly SupportedContentTypes?: readonly string[];
  };
  readonly AdditionalInferenceSpecifications?: readonly { readonly Name?: string }[];
  readonly Domain?: string;
  readonly Task?: string;
  readonly SamplePayloadUrl?: string;
  readonly CustomerMetadataProperties?: Readonly<Record<string, string>>;
  readonly ApprovalDescription?: string;
};

/** A versioned package is named `group/version`. */
export type PackageRecord = Common & {
  readonly kind: 'model-package';
  /** Of a versioned one. */
  readonly in?: { readonly group: string; readonly version: number };
  readonly approval?: 'Approved' | 'Rejected' | 'PendingManualApproval';
  readonly status: string;
  readonly spec: PackageSpec;
  /** The client token of its creation and a digest of what came with it. */
  readonly token?: { readonly value: string; readonly of: string };
  readonly updated?: boolean;
  /** What was deleted although a scenario declares it. */
  readonly removed?: boolean;
};

/** An object of S3, named `bucket/key`: the latest that was written there. */
export type ObjectRecord = Common & {
  readonly kind: 'object';
  /** Base64. */
  readonly content: string;
  readonly contentType?: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Of a versioned bucket. */
  readonly versionId?: string;
};

export type Serverless = {
  readonly MemorySizeInMB: number;
  readonly MaxConcurrency: number;
  readonly ProvisionedConcurrency?: number;
};

export type Pool = {
  readonly InstanceType: string;
  readonly Priority: number;
  readonly ModelNameOverride?: string;
};

export type Variant = {
  readonly VariantName: string;
  readonly ModelName?: string;
  readonly InstanceType?: string;
  readonly InitialInstanceCount?: number;
  readonly InitialVariantWeight?: number;
  readonly ServerlessConfig?: Serverless;
  readonly VolumeSizeInGB?: number;
  readonly InstancePools?: readonly Pool[];
  readonly ManagedInstanceScaling?: object;
  readonly RoutingConfig?: {
    readonly RoutingStrategy?: string;
    readonly PrefixAwareRoutingConfig?: {
      readonly PrefixLength?: number;
      readonly ConcurrencyThreshold?: number;
    };
  };
};

/** What CreateEndpointConfig was given, with the service's defaults, without name and tags. */
export type ConfigSpec = {
  readonly ProductionVariants: readonly Variant[];
  readonly ShadowProductionVariants?: readonly Variant[];
  readonly DataCaptureConfig?: object;
  readonly KmsKeyId?: string;
  readonly AsyncInferenceConfig?: object;
  readonly ExplainerConfig?: { readonly ClarifyExplainerConfig?: ClarifyExplainer };
  readonly ExecutionRoleArn?: string;
  readonly VpcConfig?: object;
  readonly EnableNetworkIsolation?: boolean;
  readonly MetricsConfig?: object;
};

export type ConfigRecord = Common & { readonly kind: 'endpoint-config'; readonly spec: ConfigSpec };

export type EndpointStatus =
  | 'Creating'
  | 'InService'
  | 'Updating'
  | 'SystemUpdating'
  | 'RollingBack'
  | 'Deleting'
  | 'Failed'
  | 'UpdateRollbackFailed';

export type Activity = {
  readonly Status: 'Creating' | 'Updating' | 'Deleting' | 'ActivatingTraffic' | 'Baking';
  readonly StatusMessage?: string;
  readonly StartTime: number;
};

export type Image = { readonly specified: string; readonly resolved: string; readonly at: number };

export type FleetVariant = {
  readonly name: string;
  readonly model?: string;
  /** Of pools: the one that had capacity. */
  readonly instanceType?: string;
  /** Types of its pools, as they are tried. */
  readonly pools?: readonly string[];
  readonly images: readonly Image[];
  readonly currentWeight: number;
  readonly desiredWeight: number;
  readonly currentCount: number;
  readonly desiredCount: number;
  readonly currentServerless?: Serverless;
  readonly desiredServerless?: Serverless;
  readonly managed?: object;
  readonly routing?: object;
  readonly activity?: Activity;
};

/** Machines that run one config. */
export type Fleet = {
  readonly config: string;
  readonly spec: ConfigSpec;
  readonly variants: readonly FleetVariant[];
  readonly shadow: readonly FleetVariant[];
};

/** One thing that will happen to an endpoint at a known time. */
export type Step = { readonly at: number } & (
  | {
      readonly do: 'show';
      readonly status: Activity['Status'];
      /** Absent where the service says nothing: serverless has no instances to launch. */
      readonly text?: string;
      /** Share of the wanted instances that run from now on, 0 to 1. */
      readonly share: number;
      /** Whether the fleet takes traffic from now on. */
      readonly traffic: boolean;
      /** Share of the old fleet that is still there (rolling); all of it where absent. */
      readonly old?: number;
    }
  | { readonly do: 'succeed' }
  | {
      readonly do: 'fail';
      /** Absent where nobody is told why. */
      readonly reason?: string;
      readonly to: EndpointStatus;
    }
  | { readonly do: 'restored' }
  | { readonly do: 'gone' }
);

export type Work = {
  readonly kind: 'create' | 'update' | 'scale' | 'delete' | 'system';
  readonly started: number;
  /** In the order of time; the first is next. */
  readonly steps: readonly Step[];
  /** The fleet that is being made (create, update). */
  readonly pending?: Fleet;
  /** The fleet as it was before (scale, rolling), for the way back. */
  readonly before?: Fleet;
  /** Alarms that take it back, and what is told of it then, where that is scripted. */
  readonly watched?: {
    readonly alarms: readonly string[];
    readonly reason?: string;
    readonly silent?: boolean;
  };
};

export type EndpointRecord = Common & {
  readonly kind: 'endpoint';
  readonly status: EndpointStatus;
  /** Name of the config that serves, or that was to serve where nothing ever did. */
  readonly config: string;
  /** What serves now; absent where nothing does. */
  readonly fleet?: Fleet;
  readonly failureReason?: string;
  readonly lastDeployment?: object;
  readonly work?: Work;
};

export type WorldRecord =
  | ModelRecord
  | ConfigRecord
  | EndpointRecord
  | GroupRecord
  | PackageRecord
  | ObjectRecord
  | RecommendationJobRecord
  | WorkloadRecord
  | AIJobRecord
  | ScalableTargetRecord
  | MessageRecord
  | AlarmRecord
  | ComponentRecord;
export type RecordOf<K extends RecordKind> = Extract<WorldRecord, { kind: K }>;

/** Names are taken to be unique without regard to case (not documented; ARNs were lower-cased until 2023), but keys of S3 and alarms. */
export function recordKey(kind: RecordKind, name: string): string {
  return `${kind}/${kind === 'object' || kind === 'alarm' ? name : name.toLowerCase()}`;
}
