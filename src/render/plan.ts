// The plan as its reviewers read it: endpoint by endpoint, what changes, why, and what that does to traffic and cost.
import type { Plan } from '../core/plan.ts';
import { count } from './count.ts';
import { diagnosticsText } from './diagnostics.ts';
import { headerLine } from './header.ts';
import type { View } from './paint.ts';
import { decisionLines } from './plan-decisions.ts';
import { costLines, planFooter } from './plan-footer.ts';
import { preflightLines } from './plan-preflight.ts';
import { riskLines } from './plan-risks.ts';
import { unitLines } from './plan-unit.ts';
import { titleOf } from './title.ts';

/** Deterministic text of a plan; `command` heads it. Ends in a line break. */
export function planText(
  plan: Plan,
  view: View,
  command: 'plan' | 'apply' | 'destroy' | 'rollback' = 'plan',
): string {
  const changed = plan.units.filter((unit) => !isUnchanged(unit));
  const unchanged = plan.units.length - changed.length;
  const sections = [
    [view.paint.strong(headerLine(command, plan))],
    unitLines(changed, view),
    changed.length > 0 && unchanged > 0
      ? [view.paint.quiet(`= ${count(unchanged, 'endpoint')} unchanged`)]
      : [],
    // That everything is deleted is what destroy is for.
    command === 'destroy' ? [] : riskLines(plan.risks, view),
    preflightLines(plan, view, command !== 'plan'),
    decisionLines(plan, view),
    plan.diagnostics.length > 0 ? [diagnosticsText(plan.diagnostics, view).trimEnd()] : [],
    changed.length > 0 ? planFooter(plan, view) : nothingToDo(plan, command, view),
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

/** An unchanged unit says nothing new; everything that is held, unclear or in somebody's way is shown. */
export function isUnchanged(unit: Plan['units'][number]): boolean {
  return unit.verdict === 'same' && unit.effect === 'none' && unit.held === undefined;
}

function nothingToDo(plan: Plan, command: string, view: View): readonly string[] {
  // What stands costs something, whether it changes or not.
  const costs = command === 'plan' && plan.units.length > 0 ? costLines(plan, view.width) : [];
  return [inWords(plan, command), ...costs];
}

function inWords({ units }: Plan, command: string): string {
  const unchanged = units.length;
  if (command === 'destroy') return 'Nothing to destroy. This project and environment own nothing here.';
  if (command === 'rollback')
    return units.map(({ address, summary }) => `Nothing to do: ${titleOf(address)} ${summary}.`).join('\n');
  if (unchanged === 0) return 'No changes. The file has no endpoints, and this project owns none here.';
  return `No changes. ${count(unchanged, 'endpoint')} ${unchanged === 1 ? 'is' : 'are'} as the file says.`;
}
