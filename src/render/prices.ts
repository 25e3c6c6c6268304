// `inferra prices update`: which prices have moved since the last time, and which list the price file has now.
import type { PriceMove, PriceReport } from '../core/price-report.ts';
import { count } from './count.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { planRow, type Row, rowLayout } from './plan-row.ts';
import { safe } from './safe.ts';

/** Ends in a line break. */
export function pricesText(report: PriceReport, view: View): string {
  const { region, moved, own } = report;
  const rows = moved.map(moveRow);
  const layout = rowLayout(rows, view.width);
  const lines = rows.flatMap((row) => planRow(row, layout, view));
  const named = own.map((type) => safe(type)).join(', ');
  return `${[
    view.paint.strong(`inferra prices update · ${safe(region)}`),
    '',
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    endOf(report),
    ...(own.length === 0 ? [] : [`The file's own prices go before it: ${named}.`]),
  ].join('\n')}\n`;
}

/** `{formatVersion, file, region, published, before, instances, written, moved, own}` with a line break. */
export function pricesJson(report: PriceReport): string {
  return `${jsonText({ formatVersion: '1.0', ...report }, 2)}\n`;
}

/** Prices are not rounded: what has moved may be small. */
function moveRow({ what, from, to }: PriceMove): Row {
  const unit = what.startsWith('serverless') ? '/s' : what === 'storage' ? '/GB-month' : '/h';
  return {
    label: safe(what),
    ...(from === undefined ? {} : { from: `$${from}${unit}` }),
    ...(to === undefined ? {} : { to: `$${to}${unit}` }),
  };
}

function endOf({ file, published, before, instances, written, moved }: PriceReport): string {
  const list = `the list of ${safe(published)}, with ${count(instances, 'instance type')}`;
  if (!written) return `Nothing moved: ${safe(file)} has ${list}.`;
  const since = before === undefined || moved.length > 0 ? '' : `No price has moved since ${safe(before)}. `;
  return `${since}${safe(file)} has ${list}. Commit it, and see inferra plan.`;
}
