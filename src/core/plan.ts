// The plan is data: it survives JSON.parse(JSON.stringify(plan)), holds no secret, and the same inputs give the same bytes.
import type { Code } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { FieldChange } from './field.ts';
import type { Preflight } from './preflight.ts';
import type { PlanRisk } from './risks.ts';
import type { Step } from './step.ts';

/**
 * same: nothing to do · pending: the repository moved on · drift: somebody changed the account · both ·
 * unfinished: a run was cut off · rolled back: the service undid the last attempt at exactly this ·
 * busy: the service is at work on it; it is settled first and planned again · unclear: what happened cannot be told ·
 * foreign: somebody else's resource has the name · undecided: its hardware waits for a measurement ·
 * held: it was rolled back by hand, and the file still wants what was rolled back.
 */
export type Verdict =
  | 'same'
  | 'pending'
  | 'drift'
  | 'both'
  | 'unfinished'
  | 'rolled back'
  | 'busy'
  | 'unclear'
  | 'foreign'
  | 'undecided'
  | 'held';

/** What a change does to traffic. `none` changes nothing but may finish what a cut-off run left (marks, leftovers). */
export type Effect = 'create' | 'live' | 'swap' | 'recreate' | 'remove' | 'measure' | 'stop' | 'none';

/** What a serverless variant costs by what it does: nothing while nobody calls it. USD; null where a price is unknown. */
export type UseCost = {
  readonly variant: string;
  /** MB */
  readonly memory: number;
  /** A second of work of one environment. */
  readonly perSecond: number | null;
  /** A GB of requests or answers. */
  readonly perGb: number | null;
  /** A second of work in what is kept provisioned, which is paid by the hour besides; absent where nothing is. */
  readonly perProvisionedSecond?: number | null;
  /** Where its policy says how much traffic there is, and a measurement how long a request takes; without data. */
  readonly example?: {
    readonly perMinute: number;
    readonly milliseconds: number;
    readonly monthly: number;
  };
};

export type CostSpread = 'types' | 'both';

export type UnitCost = {
  /** USD per hour while nothing changes; null where it is unknown or by use. */
  readonly before: number | null;
  readonly after: number | null;
  /** `before` and `after` at the least and at the most that autoscaling makes of them; each only where it is another figure. */
  readonly floorBefore?: number;
  readonly ceilingBefore?: number;
  readonly floor?: number;
  readonly ceiling?: number;
  /** USD per hour while both fleets run. */
  readonly surge?: number;
  /** `serverless` is paid by use, `unknown` has no price in the table. */
  readonly note?: 'serverless' | 'unknown';
  /** Of serverless variants after the change; absent where there is none. */
  readonly uses?: readonly UseCost[];
  /**
   * What makes floor and ceiling, where that is not autoscaling alone: instances that may be of one type or another, of which
   * the floor counts the cheapest and every other figure the dearest; or both.
   */
  readonly spread?: CostSpread;
  /** What no figure counts, because it has no known price: volumes whose size the file says. */
  readonly unpriced?: readonly 'storage'[];
};

/** An alarm that takes a change back while it goes on. */
export type RollbackAlarm = {
  readonly alarm: string;
  /** What it goes off at, where inferra makes it: `5xx errors above 1 %`. */
  readonly when?: string;
};

/** A count that autoscaling moves, and that is left as it is, but for bounds that are others by then. */
export type KeptCount = {
  readonly variant: string;
  /** Instances, as they were when the plan was made; or provisioned concurrency, where that is said. */
  readonly count: number;
  /** What the bounds that are written make of it; absent where it is inside of them. */
  readonly to?: number;
  readonly provisioned?: true;
  readonly min: number;
  readonly max: number;
};

export type UnitChange = {
  /** `endpoints.fraud`, or for an endpoint that the file does not have the address of its tags. */
  readonly address: string;
  /** The endpoint's name in the account. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly effect: Effect;
  /** What it takes and means: `new endpoint`, `blue/green, all at once`, `not in the file`. */
  readonly summary: string;
  readonly fields: readonly FieldChange[];
  readonly reasons: readonly string[];
  /** Counts that autoscaling moves; absent where it moves none. Not part of what the digest covers. */
  readonly kept?: readonly KeptCount[];
  /** Absent where no alarm takes it back. */
  readonly rollbackOn?: readonly RollbackAlarm[];
  readonly downtime: boolean;
  /** Typical minutes, from the table of durations; 0 where nothing waits. */
  readonly minutes: number;
  /** True where the live endpoint is protected. */
  readonly protected: boolean;
  /** True where the account has an endpoint of this name that is ours. */
  readonly live: boolean;
  /** The endpoint of another name that this one takes the place of: it stands, and clients have to switch. */
  readonly replaces?: string;
  /** The endpoint that takes the place of this one, and whether it serves what was verified. */
  readonly replacedBy?: { readonly name: string; readonly verified: boolean };
  /** The service's word for the state of the live endpoint. */
  readonly status?: string;
  /** What the change waits for (`needs --prune`, `protected`); absent where it is not withheld from this run. */
  readonly held?: string;
  /** The code of what withholds it. */
  readonly heldBy?: Code;
  readonly cost?: UnitCost;
  /** Digest of the live state that this was planned from; apply refuses the unit when it moved. */
  readonly basis: string;
  readonly steps: readonly Step[];
};

/** A recommendation job that the plan waits for: what an apply starts, or goes on waiting for, before everything else. */
export type PlanJob = {
  /** `recommendations.fraud-sla` */
  readonly address: string;
  /** The job's name in the account. */
  readonly name: string;
  /** What is measured: `models.fraud-xgb`. */
  readonly model: string;
  /** `instances`, `serverless`, `both` */
  readonly measures: string;
  readonly state: 'to start' | 'running';
  /** The name of a live endpoint that it loads beside its candidates. */
  readonly loads?: string;
  readonly tests: number;
  /** Typical duration. */
  readonly minutes: number;
  /** USD for the instances of all tests, at one instance each; null where a price is unknown. */
  readonly estimate: number | null;
  /** USD, by the policy. */
  readonly maxCost?: number;
  /** Why it is not started. */
  readonly held?: string;
  readonly heldBy?: Code;
};

/** What the plan rests on and no file of the repository says yet; an apply writes it down first. */
export type PlanDecision = {
  /** `models.reranker`, `endpoints.fraud` */
  readonly address: string;
  readonly what: 'package' | 'artifact' | 'hardware';
  /** What was decided before; absent for a first decision. */
  readonly from?: string;
  readonly to: string;
  /** Why it is open: `not pinned yet`. */
  readonly because: string;
};

export type PlanSummary = {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  /** Endpoints not in the file that stay because --prune was not given. */
  readonly unpruned: number;
  /** Changes that are withheld or wait for a busy endpoint. */
  readonly held: number;
};

/** Which changes a run may make. A plan is made under them, and a saved one is applied under the same. */
export type Allowances = {
  /** Addresses, keys or names (`endpoints.fraud`, `fraud`); empty for all. */
  readonly targets: readonly string[];
  readonly prune: boolean;
  /** How many endpoints may be deleted; absent for the built-in limit (30 % and 3). */
  readonly maxDeletes?: number;
  readonly allowDowntime: boolean;
  /** Try again what the service rolled back, and send again what may never have been sent. */
  readonly retry: boolean;
};

/** USD an hour, of what has a known price by the hour. */
export type PlanCost = {
  readonly before: number;
  readonly after: number;
  /** `after` with every count at the minimum of its autoscaling, and at the maximum. */
  readonly floor: number;
  readonly ceiling: number;
  readonly partial: boolean;
  /** As in {@link UnitCost}, of all of them. */
  readonly spread?: CostSpread;
  readonly unpriced?: readonly 'storage'[];
  /** Why no list has prices of the region, where something has none. */
  readonly because?: string;
  /** The day or month that the prices are of. */
  readonly pricesFrom: string;
  /** The price file that they stand in; absent where they are those of inferra's own table. */
  readonly pricesFile?: string;
  /** What the configuration gives its own price: `ml.m5.large`, `serverless`; absent where it gives none. */
  readonly ownPrices?: readonly string[];
};

export type Plan = {
  readonly formatVersion: '1.0';
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly allowances: Allowances;
  /** Sorted by address; unchanged units included. */
  readonly units: readonly UnitChange[];
  /** Decisions that the lock file does not hold; sorted by address. */
  readonly decisions: readonly PlanDecision[];
  /** Jobs that endpoints wait for; in the order of the file. */
  readonly jobs: readonly PlanJob[];
  /** What the plan is found to risk, accepted or not; by rule, then by address. */
  readonly risks: readonly PlanRisk[];
  /** Whether the account has what the changes need; absent where nobody asked for it. Not part of what the digest covers. */
  readonly preflight?: Preflight;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: PlanSummary;
  /** Not part of what the digest covers. */
  readonly cost: PlanCost;
  /** SHA-256 over what the plan decides and the live state that it rests on. */
  readonly digest: string;
};
