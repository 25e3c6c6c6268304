// What `recommend` tells of policies: texts and figures, already decided; renderers only lay them out.

/** One measured way of serving, as one asker sees it. */
export type ShownCandidate = {
  readonly id: string;
  readonly verdict: 'chosen' | 'eligible' | 'refused';
  /** Why it won, or why it did not. */
  readonly reason: string;
  /** Requests a minute of one instance, or of one concurrent request; absent where nothing was measured. */
  readonly capacity?: number;
  /** ms */
  readonly latency?: number;
  /** `workload`: p99 under the workload of a generative job. */
  readonly latencyAt: 'p95' | 'p99' | 'saturation' | 'workload';
  /** ms */
  readonly coldStart?: number;
  /** Instances, or concurrent requests, for the declared traffic. */
  readonly size?: number;
  /** USD; absent where the price or the traffic is unknown. */
  readonly monthly?: number;
  /** USD for a million requests at full load. */
  readonly perMillion?: number;
};

/** The live endpoint as a job found it that loaded it beside the candidates. It is none of them. */
export type ShownEndpoint = {
  readonly name: string;
  /** What it ran on then: `ml.m5.large × 2`; absent where the job does not say. */
  readonly hardware?: string;
  /** Requests a minute of all its instances together. */
  readonly maxInvocations?: number;
  /** ms at saturation */
  readonly latency?: number;
  /** Requests a minute of one instance. */
  readonly capacity?: number;
  /** Instances of that type that the declared traffic would need by this measurement, and USD for them. */
  readonly size?: number;
  readonly monthly?: number;
};

/** What a policy says to one endpoint or variant. */
export type ShownChoice = {
  /** `endpoints.fraud` */
  readonly address: string;
  /** `ml.c6i.large × 3`; absent where no candidate meets the policy. */
  readonly choice?: string;
  readonly reason: string;
  /** Whether the lock file holds exactly this choice; otherwise the next plan makes it. */
  readonly pinned: boolean;
  readonly candidates: readonly ShownCandidate[];
  /** Present where the job loaded the live endpoint, too. */
  readonly endpoint?: ShownEndpoint;
  readonly breakEven?: string;
  readonly whatWouldChange: readonly string[];
};

export type ShownMeasurement = {
  readonly measuredOn: string;
  /** `2026-11-24T13:20:00Z` */
  readonly measuredAt: string;
  /** Absent in a simulated account, whose time is its own. */
  readonly ageDays?: number;
  /** Older than the policy allows. */
  readonly stale: boolean;
  readonly jobs: readonly string[];
  /** Region and date of the table of prices. */
  readonly prices: string;
  readonly choices: readonly ShownChoice[];
};

export type ShownPolicy = {
  /** `fraud-sla` */
  readonly policy: string;
  /** `models.fraud-xgb` */
  readonly model: string;
  /** Absent where the lock file has no result. */
  readonly measured?: ShownMeasurement;
  /** What measures, or measures again. */
  readonly command: string;
};

export type RecommendReport = {
  readonly project: string;
  readonly environment: string;
  /** The lock file. */
  readonly file: string;
  readonly policies: readonly ShownPolicy[];
};

/** Where a policy stands for a model. */
export type PolicyStatus = {
  readonly policy: string;
  readonly model: string;
  readonly state: 'pinned' | 'measured' | 'outdated' | 'missing' | 'running' | 'failed';
  /** The job that is under way or has ended; absent where none was begun. */
  readonly jobs: readonly string[];
  readonly measuredAt?: string;
  readonly ageDays?: number;
  readonly stale: boolean;
  /** Of a job under way. */
  readonly running?: {
    readonly status: string;
    readonly elapsedMs: number;
    readonly typicalMs: number;
    /** Absent where the service tells of no tests. */
    readonly testsDone?: number;
    readonly testsPlanned?: number;
  };
  /** Why it failed, in the service's words. */
  readonly reason?: string;
  readonly command: string;
};

export type PolicyStatusReport = Omit<RecommendReport, 'policies'> & {
  readonly policies: readonly PolicyStatus[];
};

/** A job under way that is about to be stopped. */
export type StoppableJob = {
  /** `fraud-sla` */
  readonly policy: string;
  readonly name: string;
  /** The service's word. */
  readonly status: string;
  readonly elapsedMs: number;
};

export type StoppedJob = {
  readonly name: string;
  /**
   * stopping: it was told to, and nobody waited for it · ended: it had come to its end before the stop did · not stopped:
   * why is told by the outcome.
   */
  readonly result: 'stopped' | 'stopping' | 'ended' | 'not stopped';
  /** The service's word, of a job that is over. */
  readonly status?: string;
};

export type StopReport = Pick<RecommendReport, 'project' | 'environment'> & {
  /** Those without a job under way included. */
  readonly policies: readonly { readonly policy: string; readonly jobs: readonly StoppedJob[] }[];
};
