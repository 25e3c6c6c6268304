// The last lines of a plan: how much changes, what it costs, and the digest that an apply of a saved plan demands.
import type { Plan } from '../core/plan.ts';
import { count } from './count.ts';
import { perHour } from './money.ts';
import type { View } from './paint.ts';
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
function costLines(plan: Plan, width: number): readonly string[] {
  const lead = 'Cost: ';
  const lines = foldPieces(`${costOf(plan)}.`.split(' '), ' ', width - lead.length);
  return lines.map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line);
}

/** `$1.15/h → $0.31/h, serverless by use; prices of 2026-11-02` */
export function costOf({ cost, units }: Plan): string {
  const same = cost.before === cost.after;
  const nothingKnown = cost.partial && same && cost.after === 0;
  const amount = nothingKnown
    ? 'unknown'
    : same
      ? `${perHour(cost.after)}, unchanged`
      : `${perHour(cost.before)} → ${perHour(cost.after)}`;
  const notes = new Set(units.map((unit) => unit.cost?.note));
  const serverless = notes.has('serverless') ? ', serverless by use' : '';
  const partial =
    cost.partial && !nothingKnown && (notes.has('unknown') || serverless === '')
      ? ', without what has no known price'
      : '';
  const prices = cost.pricesFrom === '' ? '' : `; prices of ${safe(cost.pricesFrom)}`;
  return `${amount}${serverless}${partial}${prices}`;
}
