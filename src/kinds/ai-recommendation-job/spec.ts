// What inferra asks of an AI recommendation job, and what it sees of one. Absent means absent.
import type { LivePart } from '../../core/part.ts';
import type { AIJobDescription } from './fields.ts';

/** The one goal that the service optimises for: it takes no thresholds. */
export type AIMetric = 'ttft-ms' | 'throughput' | 'cost';

export type AIJobSpec = {
  readonly role: string;
  /** `s3://bucket/prefix/` of the weights. */
  readonly weights: string;
  /** The workload config, by name. */
  readonly workload: string;
  readonly metric: AIMetric;
  readonly framework?: 'LMI' | 'VLLM';
  readonly optimize: boolean;
  /** Sorted; absent where the service chooses. */
  readonly instances?: readonly string[];
  /** `s3://bucket/prefix/` for what it makes. */
  readonly output: string;
  /** The name of the group that the model package is registered in. */
  readonly group?: string;
};

export type AIJobStatus = 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';

export type LiveAIJob = LivePart & {
  readonly status: AIJobStatus;
  readonly spec: AIJobSpec;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly failureReason?: string;
  /** As the service sends them, which `decisions` cleans; empty until the job is complete. */
  readonly recommendations: NonNullable<AIJobDescription['Recommendations']>;
  readonly unexpressed: readonly string[];
};
