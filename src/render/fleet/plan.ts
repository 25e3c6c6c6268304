// The plans of a fleet as a person reads them: those with changes in full, then all members in a table.
import type { Outcome } from '../../core/fleet.ts';
import type { Plan } from '../../core/plan.ts';
import { count } from '../count.ts';
import type { View } from '../paint.ts';
import { isUnchanged, planText } from '../plan.ts';
import { countsOf } from '../plan-footer.ts';
import { fleetDigest } from './json.ts';
import { type FleetWords, fleetText, type Verdict } from './summary.ts';

export const PLAN_WORDS: FleetWords = { command: 'plan', quiet: 'without changes', telling: 'with changes' };

/** Ends with the digest over all plans, and a line break. */
export function fleetPlanText(outcomes: readonly Outcome<Plan>[], view: View): string {
  const textOf = (plan: Plan) => (hasNothingToSay(plan) ? undefined : planText(plan, view));
  const text = fleetText(outcomes, PLAN_WORDS, { verdictOf: planVerdict, textOf }, view);
  return `${text}${view.paint.quiet(`Digest of all: ${fleetDigest(outcomes)}`)}\n`;
}

export function planVerdict(plan: Plan): Verdict {
  const changes = plan.decisions.length > 0 || !plan.units.every(isUnchanged);
  const unchanged = `no changes, ${count(plan.units.length, 'endpoint')}`;
  return { words: changes ? countsOf(plan) : unchanged, isQuiet: !changes };
}

function hasNothingToSay(plan: Plan): boolean {
  return planVerdict(plan).isQuiet && plan.diagnostics.length + plan.risks.length === 0;
}
