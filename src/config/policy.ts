// A recommendation policy as it is meant: what is measured, what a candidate must reach, and what counts as best.
import type { Place } from '../core/diagnostic.ts';

/** What the service wants to know of a container, by the names of the file. */
export type ContainerFacts = {
  readonly domain?: string;
  readonly task?: string;
  readonly framework?: string;
  readonly frameworkVersion?: string;
  readonly nearestModel?: string;
  readonly contentTypes?: readonly string[];
};

export type DefaultJob = {
  readonly kind: 'default';
  /** Sorted; absent where the service may choose. */
  readonly instances?: readonly string[];
  /** Absent for both. */
  readonly endpointType?: 'realtime' | 'serverless';
  /** The live endpoint is measured too, and loaded by the job. */
  readonly againstEndpoint: boolean;
};

export type Phase = {
  readonly users: number;
  /** Users added a minute. */
  readonly spawnRate: number;
  readonly seconds: number;
};

export type Load =
  | { readonly phases: readonly Phase[] }
  | { readonly stairs: { readonly steps: number; readonly users: number; readonly seconds: number } };

export type AdvancedJob = {
  readonly kind: 'advanced';
  /** Sorted. */
  readonly instances: readonly string[];
  /** Values to try by variable, each on every instance type. */
  readonly env: Readonly<Record<string, readonly string[]>>;
  /** Memory in MB, sorted. */
  readonly serverless: readonly number[];
  readonly load: Load;
  readonly limits: {
    readonly maxTests?: number;
    readonly maxParallel?: number;
    readonly seconds?: number;
  };
  readonly stopWhen: {
    /** A minute. */
    readonly maxInvocations?: number;
    readonly flatInvocations: 'stop' | 'continue';
  };
};

export type GenerativeJob = {
  readonly kind: 'generative';
  /** Sorted; absent where the service may choose. */
  readonly instances?: readonly string[];
  readonly framework?: 'LMI' | 'VLLM';
  readonly optimize: boolean;
  /** In the words of AIPerf, without its own name. */
  readonly workload: Readonly<Record<string, unknown>>;
  /** `s3://bucket/prefix/` */
  readonly output: string;
  /** The name of the group that the package is registered in. */
  readonly packageGroup?: string;
};

/**
 * Milliseconds, and tokens of output a second. At most one of p95 and p99, but for a generative job, which has no
 * threshold.
 */
export type Requirements = {
  readonly p50?: number;
  readonly ttft?: number;
  readonly throughput?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly latencyAtSaturation?: number;
  readonly coldStart?: number;
};

export type Traffic = {
  /** Requests a minute. */
  readonly average: number;
  readonly peak: number;
  /** The share of a measured capacity that is planned with: over 0, at most 1. */
  readonly headroom: number;
};

export type PolicyDeclaration = {
  /** `recommendations.<key>` */
  readonly address: string;
  readonly key: string;
  readonly job: DefaultJob | AdvancedJob | GenerativeJob;
  readonly container: ContainerFacts;
  /** `s3://….tar.gz`, or a folder beside the file (`./payloads/fraud`); absent where the model package brings one. */
  readonly payload?: string;
  readonly require: Requirements;
  readonly traffic?: Traffic;
  readonly objective: 'cost' | 'speed' | 'balanced' | 'throughput';
  /** 0 is speed alone, 1 is cost alone. */
  readonly balance: number;
  /** The most that its jobs may cost, in USD. */
  readonly maxCost?: number;
  readonly renew: 'on-request' | 'on-model-change';
  /** Days after which a pin counts as stale. */
  readonly refreshAfter?: number;
  /** The environment whose measurement is used where the inputs agree. */
  readonly measuredIn?: string;
  readonly allowKindChange: boolean;
  /** ARN of the role that jobs run as; absent for that of the model. */
  readonly role?: string;
  /** `s3://bucket/prefix/` for payloads from folders. */
  readonly bucket?: string;
  readonly place: Place;
};
