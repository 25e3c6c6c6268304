// `inferra update`: which pins of the lock file moved, model by model, and what could not be pinned.
import { packageName } from '../core/package-name.ts';
import type { Move, UpdateReport } from '../core/update.ts';
import { count } from './count.ts';
import { diagnosticsText } from './diagnostics.ts';
import { headerLine } from './header.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { planRow, type Row, rowLayout } from './plan-row.ts';
import { safe } from './safe.ts';
import { diagnosticJson } from './validate-json.ts';

/** Ends in a line break. Problems are for stderr: {@link updateProblems}. */
export function updateText(report: UpdateReport, view: View): string {
  const { moved, unpinned } = report;
  const rows = [
    ...moved.map((one) => ({ address: one.address, row: moveRow(one) })),
    ...unpinned.map(({ address, what, because }) => ({
      address,
      row: { label: safe(what), to: 'not pinned', note: safe(because) },
    })),
  ];
  const layout = rowLayout(
    rows.map(({ row }) => row),
    view.width,
  );
  const lines = [...new Set(rows.map(({ address }) => address))].flatMap((address) => [
    view.paint.strong(safe(address)),
    ...rows.filter((one) => one.address === address).flatMap(({ row }) => planRow(row, layout, view)),
  ]);
  const head = view.paint.strong(headerLine('update', report));
  return `${[head, '', ...lines, ...(lines.length === 0 ? [] : ['']), endOf(report)].join('\n')}\n`;
}

/** Empty where there are none. */
export function updateProblems({ diagnostics }: UpdateReport, view: View): string {
  return diagnosticsText(diagnostics, view);
}

/** `{formatVersion, project, environment, account, region, file, moved, unpinned, diagnostics}` with a line break. */
export function updateJson({ models: _, diagnostics, ...report }: UpdateReport): string {
  const problems = diagnostics.map(diagnosticJson);
  return `${jsonText({ formatVersion: '1.0', ...report, diagnostics: problems }, 2)}\n`;
}

function moveRow({ what, from, to, because }: Move): Row {
  return {
    label: safe(what),
    ...(from === undefined ? {} : { from: safe(packageName(from)) }),
    ...(to === undefined ? {} : { to: safe(packageName(to)) }),
    ...(because === undefined ? {} : { note: safe(because) }),
  };
}

function endOf({ moved, models, file, diagnostics }: UpdateReport): string {
  // A raised revision follows from a pin that moved.
  const pins = moved.filter(({ what }) => what !== 'revision').length;
  if (pins > 0) return `${count(pins, 'pin')} moved in ${safe(file)}. Commit it, and see inferra plan.`;
  if (models === 0) return 'No endpoint of the file has a model: there is nothing to pin.';
  return diagnostics.length > 0
    ? `Nothing moved in ${safe(file)}.`
    : `Nothing moved: all pins of ${safe(file)} are what stands there.`;
}
