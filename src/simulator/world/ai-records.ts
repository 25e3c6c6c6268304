// What the simulated account holds of the jobs for generative models. Plain JSON, like all records.
import type { Fate } from './job-records.ts';
import type { Common } from './records.ts';

/** What CreateAIWorkloadConfig was given, without name and tags. */
export type WorkloadSpec = {
  readonly DatasetConfig?: object;
  readonly AIWorkloadConfigs?: { readonly WorkloadSpec: { readonly Inline?: string } };
};

export type WorkloadRecord = Common & { readonly kind: 'ai-workload-config'; readonly spec: WorkloadSpec };

export type AIStatus = 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';

/** What CreateAIRecommendationJob was given, without name and tags. */
export type AIJobSpec = {
  readonly ModelSource: { readonly S3?: { readonly S3Uri?: string } };
  readonly OutputConfig: {
    readonly S3OutputLocation?: string;
    readonly ModelPackageGroupIdentifier?: string;
  };
  readonly AIWorkloadConfigIdentifier: string;
  readonly PerformanceTarget: { readonly Constraints: readonly { readonly Metric: AIMetric }[] };
  readonly RoleArn: string;
  readonly InferenceSpecification?: { readonly Framework?: 'LMI' | 'VLLM' };
  readonly OptimizeModel?: boolean;
  readonly ComputeSpec?: { readonly InstanceTypes?: readonly string[] };
};

export type AIMetric = 'ttft-ms' | 'throughput' | 'cost';

export type AIJobRecord = Common & {
  readonly kind: 'ai-recommendation-job';
  readonly spec: AIJobSpec;
  readonly status: AIStatus;
  readonly fate: Fate;
  /** When it goes on by itself: to begin, to end, to be stopped. */
  readonly until?: number;
  readonly started?: number;
  readonly ended?: number;
  readonly failureReason?: string;
  /** As they are shown. */
  readonly recommendations?: readonly object[];
};
