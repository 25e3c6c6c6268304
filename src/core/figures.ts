// What the report of a recommendation draws: points in clean units, already decided; renderers only lay them out.
import type { RecommendReport, ShownChoice, ShownMeasurement, ShownPolicy } from './recommendation.ts';

export type CostCurve = {
  readonly id: string;
  /** USD a month over requests a month, from left to right; a staircase has two points for each step. */
  readonly points: readonly { readonly requests: number; readonly usd: number }[];
};

export type Place = {
  readonly id: string;
  /** USD a month, or for a million requests where no traffic is declared. */
  readonly cost: number;
  /** ms */
  readonly latency: number;
  /** Whether the policy takes it. */
  readonly eligible: boolean;
  /** No other usable candidate is at least as cheap and as fast, and better in one. */
  readonly front: boolean;
};

export type Headroom = {
  readonly id: string;
  readonly size: number;
  /** The peak as a part of the fleet's measured capacity: above 1 is more than was measured to work. */
  readonly atPeak: number;
  /** The same after the loss of one instance; null where none is left. Absent for serverless. */
  readonly oneLost?: number | null;
};

export type Curves = {
  readonly costs: readonly CostCurve[];
  readonly places: readonly Place[];
  readonly headroom: readonly Headroom[];
};

/** Volumes are requests a month of the variant; average and peak grow together. */
export type CrossingPoint = {
  readonly serverless: string;
  readonly instance: string;
  /** Up to here serverless is cheaper; absent where it always is. */
  readonly below?: number;
  /** From here on instances are. */
  readonly above?: number;
};

/** What an asker wants, as far as figures show it. */
export type AskedFor = {
  /** ms */
  readonly require: {
    readonly p95?: number;
    readonly p99?: number;
    readonly latencyAtSaturation?: number;
    readonly coldStart?: number;
  };
  /** Of this asker: its share of the endpoint's. Requests a minute. */
  readonly traffic?: { readonly average: number; readonly peak: number; readonly headroom: number };
  readonly objective: 'cost' | 'speed' | 'balanced' | 'throughput';
};

/** What the endpoint runs on now, where that was looked at. */
export type LiveHardware = {
  /** `ml.m5.large × 2` */
  readonly text: string;
  /** USD; absent for serverless, and where the price is unknown. */
  readonly monthly?: number;
};

export type DrawnChoice = ShownChoice & {
  readonly asked: AskedFor;
  readonly curves: Curves;
  readonly crossing?: CrossingPoint;
  /** What the lock file holds for it, whether or not the policy still chooses it. */
  readonly pin?: { readonly candidate: string; readonly text: string };
  readonly live?: LiveHardware;
};

/** No age of it: a page says the same whenever it is made. */
export type DrawnMeasurement = Omit<ShownMeasurement, 'ageDays' | 'stale' | 'choices'> & {
  /** Digests of what decided the results, one a job. */
  readonly inputs: readonly string[];
  /** Digest of the model's content. */
  readonly modelDigest: string;
  readonly kind: 'default' | 'advanced' | 'generative';
  /** The environment that it was measured in, where that is another one. */
  readonly measuredIn?: string;
  /** When it counts as old: `2027-02-22T13:20:00Z`. */
  readonly oldAfter?: string;
  readonly choices: readonly DrawnChoice[];
};

export type DrawnPolicy = Omit<ShownPolicy, 'measured'> & { readonly measured?: DrawnMeasurement };

export type DrawnReport = Omit<RecommendReport, 'policies'> & {
  /** `inference.yaml` */
  readonly source: string;
  readonly policies: readonly DrawnPolicy[];
};
