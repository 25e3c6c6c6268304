// What the simulated account holds of jobs that measure hardware. Plain JSON, like all records.
import type { Common, Serverless } from './records.ts';

export type JobStatus = 'PENDING' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'STOPPING' | 'STOPPED';

export type Phase = {
  readonly InitialNumberOfUsers?: number;
  readonly SpawnRate?: number;
  readonly DurationInSeconds?: number;
};

export type Stairs = {
  readonly DurationInSeconds?: number;
  readonly NumberOfSteps?: number;
  readonly UsersPerStep?: number;
};

export type ContainerConfig = {
  readonly Domain?: string;
  readonly Task?: string;
  readonly Framework?: string;
  readonly FrameworkVersion?: string;
  readonly PayloadConfig?: {
    readonly SamplePayloadUrl?: string;
    readonly SupportedContentTypes?: readonly string[];
  };
  readonly NearestModelName?: string;
  readonly SupportedInstanceTypes?: readonly string[];
  readonly SupportedEndpointType?: 'RealTime' | 'Serverless';
  readonly DataInputConfig?: string;
};

export type EndpointInput = {
  readonly InstanceType?: string;
  readonly ServerlessConfig?: Serverless;
  readonly InferenceSpecificationName?: string;
  readonly EnvironmentParameterRanges?: {
    readonly CategoricalParameterRanges?: readonly {
      readonly Name: string;
      readonly Value: readonly string[];
    }[];
  };
};

/** What CreateInferenceRecommendationsJob was given as InputConfig. */
export type JobInput = {
  readonly ModelPackageVersionArn?: string;
  readonly ModelName?: string;
  readonly JobDurationInSeconds?: number;
  readonly TrafficPattern?: {
    readonly TrafficType?: 'PHASES' | 'STAIRS';
    readonly Phases?: readonly Phase[];
    readonly Stairs?: Stairs;
  };
  readonly ResourceLimit?: { readonly MaxNumberOfTests?: number; readonly MaxParallelOfTests?: number };
  readonly EndpointConfigurations?: readonly EndpointInput[];
  readonly VolumeKmsKeyId?: string;
  readonly ContainerConfig?: ContainerConfig;
  readonly Endpoints?: readonly { readonly EndpointName?: string }[];
  readonly VpcConfig?: object;
};

export type StoppingConditions = {
  readonly MaxInvocations?: number;
  readonly ModelLatencyThresholds?: readonly {
    readonly Percentile?: string;
    readonly ValueInMilliseconds?: number;
  }[];
  readonly FlatInvocations?: 'Continue' | 'Stop';
};

/** Of one benchmark. Costs are absent for an endpoint of the customer; what else is absent is not known. */
export type Measured = {
  readonly costPerHour?: number;
  readonly costPerInference?: number;
  /** A minute, all instances together. */
  readonly maxInvocations: number;
  /** Milliseconds (microseconds where the scenario says so). */
  readonly modelLatency: number;
  readonly cpu?: number;
  readonly memory?: number;
  /** Microseconds. */
  readonly setupTime?: number;
};

/** One load test of a job. */
export type Benchmark = {
  /** Random; what the test makes is named by it. */
  readonly id: string;
  readonly status: JobStatus;
  /** An endpoint of the customer; else one that the job makes. */
  readonly existing?: string;
  readonly instanceType?: string;
  readonly serverless?: Serverless;
  readonly specification?: string;
  readonly compilation?: string;
  /** What it sets besides the model's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Instances of its endpoint. */
  readonly count?: number;
  /** While in progress: launching until then, and loading after that. */
  readonly stage?: 'launch' | 'load';
  /** When it goes on by itself. */
  readonly until?: number;
  readonly loadedFrom?: number;
  readonly loadedTo?: number;
  /** Why it will have failed when the load ends. */
  readonly trouble?: string;
  readonly measured?: Measured;
  readonly failureReason?: string;
  /** False for what was measured and cannot be recommended: it misses the threshold. */
  readonly fit?: boolean;
};

/** What a scenario has in store for a job, decided when the job is created. */
export type Fate = {
  /** Milliseconds after the job began to run. */
  readonly failsAfter?: number;
  readonly reason?: string;
  readonly stopsAfter?: number;
  /** Milliseconds that each test takes longer. */
  readonly slower?: number;
  readonly microseconds?: boolean;
  readonly unknownUtilization?: boolean;
};

export type RecommendationJobRecord = Common & {
  readonly kind: 'inference-recommendations-job';
  readonly type: 'Default' | 'Advanced';
  readonly role: string;
  readonly description?: string;
  readonly input: JobInput;
  readonly stopping?: StoppingConditions;
  readonly status: JobStatus;
  /** When it began to run. */
  readonly begun?: number;
  readonly completed?: number;
  readonly failureReason?: string;
  readonly fate: Fate;
  /** When it goes on by itself, besides its benchmarks: to begin, to be stopped. */
  readonly until?: number;
  /** Why it is about to fail at `until`. */
  readonly doom?: string;
  readonly benchmarks: readonly Benchmark[];
  /** Indices into `benchmarks`, in the order in which they are shown. */
  readonly recommended: readonly number[];
};
