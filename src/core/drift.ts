// What `drift` finds: data that survives JSON, without secrets and without a time of its own, so that the same account
// gives the same bytes, and reports of parts of a fleet can be put together into the report of the whole.
import type { Diagnostic, Place } from './diagnostic.ts';
import type { Verdict } from './plan.ts';
import type { Shard } from './shard.ts';

/** Who moved a field away from what was last applied; `unknown` where what was applied is not known any more. */
export type MovedBy = 'account' | 'repository' | 'both' | 'unknown';

/** One field, three-way: texts to be read, masked where a value must not be shown. */
export type DriftField = {
  /** Where it stands in the words of the file, as an ignore rule names it: `endpoints.fraud.instance.count`. */
  readonly at: string;
  /** As people call it: `instance count`, `control env OMP_NUM_THREADS`. */
  readonly field: string;
  readonly by: MovedBy;
  /** As it was last applied; absent where it was not there, or is not known. */
  readonly applied?: string;
  /** As it is in the account; absent where it is not there. */
  readonly live?: string;
  /** As the file wants it; absent where it does not. */
  readonly desired?: string;
};

type About = {
  /** `endpoints.fraud`, `models.fraud-xgb`, `recommendations.fraud-sla`; of what the file has not, that of its tags. */
  readonly address: string;
  /** Where the file speaks of it; absent where it does not. */
  readonly place?: Place;
};

type OfEndpoint = About & {
  /** The endpoint's name in the account. */
  readonly name: string;
};

export type PartKind = 'endpoint-config' | 'model';

/**
 * changed: by hand in the account · pending: the file moved on · both, or by whom cannot be told · missing: the file has it and the account has not ·
 * extra: the account has it and the file has not · foreign: somebody else's resource has the name · failed ·
 * rolled back · unfinished: a run was cut off · unclear: what an earlier run did cannot be told · undecided: it waits for a
 * decision that the lock file does not hold · part: a config or model under a live endpoint is not what was deployed ·
 * content: what stands at a pinned address is not what is pinned · stale: a pinned choice is older than its policy allows ·
 * outdated: it was measured on other inputs.
 */
export type Finding =
  | (OfEndpoint & {
      readonly is: 'changed' | 'pending' | 'both';
      readonly fields: readonly DriftField[];
      /** What it takes to set it right, as a plan says it. */
      readonly takes: string;
    })
  /** `deleting`: it is on its way out. `parts`: configs or models of it stand, so it was there once. */
  | (OfEndpoint & { readonly is: 'missing'; readonly deleting: boolean; readonly parts: boolean })
  | (OfEndpoint & { readonly is: 'extra'; readonly replacedBy?: string })
  | (OfEndpoint & { readonly is: 'foreign'; readonly owner: string })
  | (OfEndpoint & { readonly is: 'failed'; readonly served: boolean; readonly reason?: string })
  | (OfEndpoint & { readonly is: 'rolled back'; readonly reason?: string })
  | (OfEndpoint & { readonly is: 'unfinished' | 'unclear'; readonly because: string })
  | (About & { readonly is: 'undecided'; readonly because: string })
  | (OfEndpoint & {
      readonly is: 'part';
      readonly kind: PartKind;
      /** The part's name in the account. */
      readonly part: string;
      /** disowned: it is as it was, and has lost the tags that say whose it is. */
      readonly state: 'deleted' | 'replaced' | 'disowned';
      readonly fields: readonly DriftField[];
    })
  | (About & {
      readonly is: 'content';
      /** `models.fraud-xgb.artifact` */
      readonly at: string;
      readonly what: string;
      readonly uri: string;
      readonly state: 'moved' | 'gone' | 'unapproved';
      readonly pinned?: string;
      readonly live: string;
    })
  /** `since`: the day after which it was too old; `after` in days. */
  | (About & {
      readonly is: 'stale';
      readonly model: string;
      readonly measuredAt: string;
      readonly after: number;
      readonly since: string;
    })
  | (About & {
      readonly is: 'outdated';
      readonly model: string;
      readonly measuredOn: string;
      readonly changed: 'model' | 'policy';
    });

export type FindingName = Finding['is'];

/** The order in which findings of one address are told, and the names that counts have. */
export const FINDING_NAMES = [
  'foreign',
  'missing',
  'failed',
  'rolled back',
  'unclear',
  'changed',
  'both',
  'part',
  'pending',
  'unfinished',
  'undecided',
  'extra',
  'content',
  'stale',
  'outdated',
] as const satisfies readonly FindingName[];

/** A difference that somebody has decided to live with, and until when. */
export type Ignored = {
  readonly address: string;
  readonly at: string;
  readonly field: string;
  readonly applied?: string;
  readonly live?: string;
  readonly because: string;
  /** `2027-01-31`: the last day of the rule. */
  readonly until: string;
};

/** What nobody looked at, or what cannot be compared, and why. */
export type NotCompared = { readonly at: string; readonly because: string };

/** An endpoint that was looked at. */
export type Checked = {
  readonly address: string;
  readonly name: string;
  readonly verdict: Verdict;
  /** The service's word; absent where the account has none. */
  readonly status?: string;
};

export type DriftCounts = {
  /** Endpoints that were looked at. */
  readonly endpoints: number;
  readonly findings: number;
  readonly ignored: number;
} & Readonly<Record<FindingName, number>>;

/**
 * Everything in it is sorted and there once, and the counts follow from the rest: see `sealed` in endpoint/drift/report.ts.
 */
export type DriftReport = {
  readonly formatVersion: '1.0';
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** What only waits for an apply is told, and is no difference. */
  readonly allowPending: boolean;
  /** Which part of the whole it is; absent for the whole. */
  readonly shard?: Shard;
  readonly counts: DriftCounts;
  readonly findings: readonly Finding[];
  readonly ignored: readonly Ignored[];
  readonly notCompared: readonly NotCompared[];
  /** What is to be said of the check itself: ignore rules that are over or fit nothing, an account that cannot be searched. */
  readonly diagnostics: readonly Diagnostic[];
  readonly endpoints: readonly Checked[];
};

/** Whether a finding is a difference that the check ends with. */
export function isDifference({ is }: Finding, { allowPending }: Pick<DriftReport, 'allowPending'>): boolean {
  return !(allowPending && (is === 'pending' || is === 'undecided'));
}

/** Exit 2 of `drift`. */
export function differs(report: DriftReport): boolean {
  return report.findings.some((one) => isDifference(one, report));
}
