// What a plan rests on and the lock file does not hold: a reviewer sees what an apply will write down.
import { packageName } from '../core/package-name.ts';
import type { Plan } from '../core/plan.ts';
import type { View } from './paint.ts';
import { planRow, type Row, rowLayout } from './plan-row.ts';
import { safe } from './safe.ts';

const TITLE = 'Decisions for the lock file, by apply at a terminal or by inferra update:';
/** Hardware is chosen by its policy: an update of pins moves none of it. */
const HARDWARE = 'Decisions for the lock file, by apply at a terminal or with --allow-jobs:';

/** A line that says what follows, and a row for each; empty for none. */
export function decisionLines({ decisions }: Plan, view: View): readonly string[] {
  if (decisions.length === 0) return [];
  const rows = decisionRows({ decisions });
  const layout = rowLayout(rows, view.width);
  return [
    view.paint.change(decisions.every(({ what }) => what === 'hardware') ? HARDWARE : TITLE),
    ...rows.flatMap((row) => planRow(row, layout, view)),
  ];
}

/** Safe to print. */
export function decisionRows({ decisions }: Pick<Plan, 'decisions'>): readonly Row[] {
  return decisions.map(({ address, what, from, to, because }) => ({
    label: safe(`${address} ${what}`),
    ...(from === undefined ? {} : { from: safe(packageName(from)) }),
    to: safe(packageName(to)),
    note: safe(because),
  }));
}
