// What a policy asks of candidates, and what a selection has to know beside them.

/** Requests a minute of the endpoint, and the part of measured capacity that may be used (0 to 1). */
export type Traffic = { readonly average: number; readonly peak: number; readonly headroom: number };

/** Hard limits, in ms; throughput is tokens of output a second of one instance. */
export type Limits = {
  readonly p95?: number;
  readonly p99?: number;
  readonly latencyAtSaturation?: number;
  readonly coldStart?: number;
  readonly p50?: number;
  readonly ttft?: number;
  readonly throughput?: number;
};

export type Policy = {
  readonly require: Limits;
  readonly traffic?: Traffic;
  readonly objective: 'cost' | 'speed' | 'balanced' | 'throughput';
  /** Of `balanced`: 0 is speed alone, 1 is cost alone. */
  readonly balance: number;
  /** Whether a live endpoint of instances may become a serverless one, which means a new endpoint. */
  readonly allowKindChange: boolean;
};

export type Prices = {
  /** USD an hour of one instance; undefined where no price is known. */
  readonly instance: (type: string) => number | undefined;
  /** USD a second of one busy serverless environment of that many MB; undefined where no price is known. */
  readonly serverless: (memory: number) => number | undefined;
};

/** What the endpoint runs on now. */
export type Live =
  | {
      readonly kind: 'instance';
      readonly type: string;
      readonly count: number;
      /** From a job against the endpoint: requests a minute of the whole endpoint, ms at saturation. */
      readonly measured?: { readonly maxInvocations?: number; readonly latency?: number };
    }
  | { readonly kind: 'serverless'; readonly memory: number };

export type Context = {
  readonly region: string;
  readonly prices: Prices;
  /** The variant's part of the endpoint's traffic, 0 to 1; all of it where absent. */
  readonly share?: number;
  readonly live?: Live;
  /** The id of the earlier choice. */
  readonly pinned?: string;
};
