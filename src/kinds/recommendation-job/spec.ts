// What inferra asks of a job of Inference Recommender, and what it sees of one. Absent means absent.
import type { LivePart } from '../../core/part.ts';
import type { JobDescription } from './fields.ts';

export type JobCandidate =
  | {
      readonly instanceType: string;
      /** Values to try by variable. */
      readonly env?: Readonly<Record<string, readonly string[]>>;
    }
  /** Measured at a concurrency of 1. */
  | { readonly serverless: { readonly memorySizeInMB: number } };

export type JobContainer = {
  readonly domain?: string;
  readonly task?: string;
  readonly framework?: string;
  readonly frameworkVersion?: string;
  readonly nearestModel?: string;
  /** `s3://….tar.gz` */
  readonly payload?: string;
  readonly contentTypes?: readonly string[];
  /** Of a Default job, which takes its candidates here. */
  readonly instanceTypes?: readonly string[];
  readonly endpointType?: 'RealTime' | 'Serverless';
};

export type JobLoad =
  | {
      readonly phases: readonly {
        readonly users: number;
        /** Users added a minute. */
        readonly spawnRate: number;
        readonly seconds: number;
      }[];
    }
  | { readonly stairs: { readonly steps: number; readonly users: number; readonly seconds: number } };

export type JobStop = {
  /** A minute. */
  readonly maxInvocations?: number;
  readonly threshold?: { readonly percentile: 'P95' | 'P99'; readonly ms: number };
  readonly flatInvocations?: 'Stop' | 'Continue';
};

export type JobSpec = {
  readonly type: 'Default' | 'Advanced';
  readonly role: string;
  readonly model: { readonly name: string } | { readonly package: string };
  readonly container?: JobContainer;
  /** Of an Advanced job. */
  readonly candidates?: readonly JobCandidate[];
  readonly load?: JobLoad;
  readonly stop?: JobStop;
  readonly maxTests?: number;
  readonly maxParallel?: number;
  readonly seconds?: number;
  /** A live endpoint that is measured as it is. */
  readonly endpoint?: string;
  readonly vpc?: { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };
};

export type JobStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'COMPLETED'
  | 'FAILED'
  | 'STOPPING'
  | 'STOPPED'
  | 'DELETING'
  | 'DELETED';

export type LiveJob = LivePart & {
  readonly status: JobStatus;
  readonly spec: JobSpec;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly completed?: number;
  readonly failureReason?: string;
  /** The results as the service sends them, which `decisions` cleans; empty until the job is complete. */
  readonly results: Pick<JobDescription, 'InferenceRecommendations' | 'EndpointPerformances'>;
  readonly unexpressed: readonly string[];
};
