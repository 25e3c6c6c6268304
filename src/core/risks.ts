// The risks that a plan is searched for: their names in the file, codes and severities. Which plan has which is for the
// guards to say.
import type { Code } from './codes.ts';

/** high: something stops serving, or serves much less · medium: it may be refused or too small · low: it can move unseen. */
export type Severity = 'high' | 'medium' | 'low';

export const RISKS = {
  delete: { code: 'INF5020', severity: 'high', title: 'Deleted' },
  downtime: { code: 'INF5021', severity: 'high', title: 'Downtime' },
  'capacity-cut': { code: 'INF5022', severity: 'high', title: 'Less than half of the instances' },
  'concurrency-cut': { code: 'INF5023', severity: 'medium', title: 'Less concurrency or memory' },
  'kms-change': { code: 'INF5024', severity: 'medium', title: 'Another key of the volumes' },
  'vpc-change': { code: 'INF5025', severity: 'medium', title: 'Another network' },
  'mutable-image': { code: 'INF5026', severity: 'low', title: 'Image by a tag that can move' },
  'guardrail-ignored': { code: 'INF5036', severity: 'medium', title: 'Rollout that SageMaker will not heed' },
  'no-rollback-alarm': { code: 'INF5037', severity: 'low', title: 'Rollout without an alarm' },
  'unversioned-artifact': { code: 'INF5027', severity: 'low', title: 'Artifact that can be overwritten' },
  'stale-pin': { code: 'INF5038', severity: 'low', title: 'Hardware by an old measurement' },
} as const satisfies Readonly<Record<string, { code: Code; severity: Severity; title: string }>>;

export type RiskRule = keyof typeof RISKS;

/** A risk that the file accepts. */
export type AllowedRisk = {
  readonly rule: RiskRule;
  /** `endpoints.fraud` */
  readonly at: string;
  readonly because: string;
};

/** What a plan is found to risk. */
export type PlanRisk = {
  readonly rule: RiskRule;
  readonly code: Code;
  readonly severity: Severity;
  readonly address: string;
  /** What moves, in a few words: `8 → 2 instances`; empty where the rule says all. */
  readonly what: string;
  /** Why the file accepts it; absent where it does not. */
  readonly because?: string;
};
