// The last lines of a plan: how much changes, what it costs, and the digest that an apply of a saved plan demands.
import type { Plan } from '../core/plan.ts';
import { count } from './count.ts';
import type { View } from './paint.ts';
import { costOf } from './plan-cost.ts';
import { safe } from './safe.ts';
import { foldPieces } from './wrap.ts';

/** Summary, cost and digest. */
export function planFooter(plan: Plan, view: View): readonly string[] {
  return [
    view.paint.strong(summaryLine(plan)),
    ...costLines(plan, view.width),
    view.paint.quiet(`Digest: ${safe(plan.digest)}`),
  ];
}

/** `Plan: 1 to add, 1 to change, 0 to destroy (1 needs --prune), 1 held.` */
function summaryLine(plan: Plan): string {
  return `Plan: ${countsOf(plan)}.`;
}

/** `1 to add, 1 to change, 0 to destroy (1 needs --prune), 1 held` */
export function countsOf({ summary, jobs }: Plan): string {
  const { add, change, destroy, unpruned, held } = summary;
  const prune = unpruned === 0 ? '' : ` (${unpruned} need${unpruned === 1 ? 's' : ''} --prune)`;
  const measures = jobs.length === 0 ? '' : `, ${count(jobs.length, 'recommendation')} to run`;
  const rest = `${measures}${held === 0 ? '' : `, ${held} held`}`;
  return `${add} to add, ${change} to change, ${destroy} to destroy${prune}${rest}`;
}

/** Folded between words: none of them is live, and the costs come first. */
export function costLines(plan: Plan, width: number): readonly string[] {
  const lead = 'Cost: ';
  const lines = foldPieces(`${costOf(plan)}.`.split(' '), ' ', width - lead.length);
  return lines.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line);
}
