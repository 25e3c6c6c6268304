// The risk rules, and what a plan is found to risk. What is held does not happen in this run and risks nothing.

import { definitionOf } from '../../core/codes.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type AllowedRisk, type PlanRisk, RISKS, type RiskRule } from '../../core/risks.ts';
import { capacityCut } from './capacity-cut.ts';
import { concurrencyCut } from './concurrency-cut.ts';
import { deletion } from './delete.ts';
import { downtime } from './downtime.ts';
import { guardrailIgnored } from './guardrail-ignored.ts';
import { kmsChange } from './kms-change.ts';
import { mutableImage } from './mutable-image.ts';
import { noRollbackAlarm } from './no-rollback-alarm.ts';
import type { Change, Rule } from './risk.ts';
import { stalePin } from './stale-pin.ts';
import { unversionedArtifact } from './unversioned-artifact.ts';
import { vpcChange } from './vpc-change.ts';

const RULES: Readonly<Record<RiskRule, Rule>> = {
  delete: deletion,
  downtime,
  'capacity-cut': capacityCut,
  'concurrency-cut': concurrencyCut,
  'kms-change': kmsChange,
  'vpc-change': vpcChange,
  'mutable-image': mutableImage,
  'guardrail-ignored': guardrailIgnored,
  'no-rollback-alarm': noRollbackAlarm,
  'unversioned-artifact': unversionedArtifact,
  'stale-pin': stalePin,
};

/** In the order of {@link RISKS}, then of the changes. */
export function risksOf(changes: readonly Change[], allowed: readonly AllowedRisk[]): readonly PlanRisk[] {
  const open = changes.filter(({ change: { held, steps } }) => held === undefined && steps.length > 0);
  const reasons = new Map(allowed.map(({ rule, at, because }) => [`${rule} ${at}`, because]));
  return (Object.keys(RULES) as RiskRule[]).flatMap((rule) =>
    open.flatMap((one): readonly PlanRisk[] => {
      const what = RULES[rule](one);
      if (what === undefined) return [];
      const { address } = one.change;
      const because = reasons.get(`${rule} ${address}`);
      const { code, severity } = RISKS[rule];
      return [{ rule, code, severity, address, what, ...(because === undefined ? {} : { because }) }];
    }),
  );
}

/** Under `--enforce`: what the file does not accept, as what stands in the way. */
export function refusals(risks: readonly PlanRisk[]): readonly Diagnostic[] {
  return unaccepted(risks).map(({ rule, code, address, what }) => ({
    code,
    severity: 'held',
    message: `risk ${rule}${what === '' ? '' : `: ${what}`}`,
    hint: definitionOf(code).fix.replace(
      'under risks: allow:',
      `under risks: { allow: [{ rule: ${rule}, at: ${address}, because: "…" }] }`,
    ),
    address,
  }));
}

export function unaccepted(risks: readonly PlanRisk[]): readonly PlanRisk[] {
  return risks.filter(({ because }) => because === undefined);
}
