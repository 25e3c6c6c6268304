// The plans of a fleet as one comment of a pull request: all members, all risks, and the details of endpoints to unfold, cut by
// whole endpoint like the comment of a single plan.
import { hasFailed, type Outcome } from '../../core/fleet.ts';
import type { Plan } from '../../core/plan.ts';
import { type Block, joined, problemsBlock, table, within } from '../markdown-blocks.ts';
import { marker } from '../markdown-safe.ts';
import { isUnchanged } from '../plan.ts';
import { detailsOf, nameOf, riskRows } from '../plan-markdown.ts';
import { preflightBlock } from '../plan-preflight.ts';
import { rankOf } from '../plan-risks.ts';
import { fleetDigest } from './json.ts';
import { failuresBlock, fleetHead } from './markdown.ts';
import { PLAN_WORDS, planVerdict } from './plan.ts';
import { memberTitle, rowsOf } from './summary.ts';

/** Shorter than LONGEST_COMMENT of markdown-blocks.ts. Begins with the hidden marker; ends in a line break. */
export function fleetPlanMarkdown(outcomes: readonly Outcome<Plan>[]): string {
  const plans = outcomes.flatMap((one) =>
    hasFailed(one) ? [] : [{ title: memberTitle(one), plan: one.result }],
  );
  const changed = plans.flatMap(({ title, plan }) =>
    plan.units.filter((unit) => !isUnchanged(unit)).map((unit) => ({ ...unit, title })),
  );
  const risks = plans.flatMap(({ title, plan }) => plan.risks.map((risk) => ({ ...risk, title })));
  const rows = riskRows(risks, changed, (one) => `${one.title} ${nameOf(one)}`);
  const risky: Block = rows.length === 0 ? [] : ['<h4>Risks</h4>', ...table(rows)];
  const head = [
    [marker('plan', 'fleet', 'all')],
    ...fleetHead(rowsOf(outcomes, planVerdict), PLAN_WORDS, fleetDigest(outcomes)),
    risky,
    preflightBlock(plans.map(({ title, plan }) => ({ title, ...plan }))),
    failuresBlock(outcomes),
    problemsBlock(
      plans.flatMap(({ title, plan }) =>
        plan.diagnostics.map((one) => ({ ...one, message: `${title}: ${one.message}` })),
      ),
    ),
  ];
  const details = changed.map((unit) => ({
    name: `${unit.title} ${nameOf(unit)}`,
    rank: rankOf(unit),
    lines: detailsOf(unit, [unit.title]),
  }));
  return joined([...head, ...within(head, details, 'the plans are too long for a comment')]);
}
