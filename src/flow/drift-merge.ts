// `drift merge`: the reports of all shards become the report of the whole, byte for byte what one run would have written.
import { type DriftReport, differs } from '../core/drift.ts';
import { InferraError } from '../core/errors.ts';
import { sealed } from '../endpoint/drift/report.ts';
import type { DriftResult } from './drift.ts';
import { type Form, parseForm } from './form.ts';

/** A report as it was read. */
export type ReadReport = { readonly file: string; readonly text: string };

const DRIFT_FORM: Form<DriftReport> = {
  code: 'INF8030',
  is: 'a drift report',
  validator: () => import('./generated/drift-form.js'),
  codesIn: ({ diagnostics }) => diagnostics.map(({ code }) => code),
};

/**
 * Exit 2 for any difference, as drift itself.
 * @throws InferraError INF8030 for what is not a report, INF8031 where the reports are not all the parts of one whole
 */
export async function mergeDrift(read: readonly ReadReport[]): Promise<DriftResult> {
  const reports = await Promise.all(
    read.map(async ({ file, text }) => ({ file, report: await parseForm(DRIFT_FORM, text, file) })),
  );
  const report = wholeOf(reports);
  return { report, exit: differs(report) ? 2 : 0 };
}

/** A report and the file that it was read from. */
export type Part = { readonly file: string; readonly report: DriftReport };

/** @throws InferraError INF8031 where these are not all the parts of one whole */
export function wholeOf(reports: readonly Part[]): DriftReport {
  const [first] = reports;
  if (first === undefined) throw new InferraError('INF8031', 'no report is given');
  for (const one of reports) refuseOther(first, one);
  refuseGaps(reports);
  const { shard: _, counts: __, ...scope } = first.report;
  const parts = reports.map(({ report }) => report);
  return sealed({
    ...scope,
    findings: parts.flatMap(({ findings }) => findings),
    ignored: parts.flatMap(({ ignored }) => ignored),
    notCompared: parts.flatMap(({ notCompared }) => notCompared),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    endpoints: parts.flatMap(({ endpoints }) => endpoints),
  });
}

const SAME = ['project', 'environment', 'account', 'region', 'allowPending'] as const;

function refuseOther(first: Part, one: Part): void {
  const key = SAME.find((name) => one.report[name] !== first.report[name]);
  const [was, is] = [first.report.shard?.of ?? 1, one.report.shard?.of ?? 1];
  if (key !== undefined) {
    const [left, right] = [first.report[key], one.report[key]];
    throw new InferraError(
      'INF8031',
      `${one.file} is of ${key} ${String(right)}, and ${first.file} of ${key} ${String(left)}`,
    );
  }
  if (was !== is)
    throw new InferraError('INF8031', `${one.file} is one of ${is} parts, and ${first.file} one of ${was}`);
}

/** Every part, once. */
function refuseGaps(reports: readonly Part[]): void {
  const byIndex = new Map<number, string>();
  for (const { file, report } of reports) {
    const index = report.shard?.index ?? 1;
    const other = byIndex.get(index);
    if (other !== undefined)
      throw new InferraError('INF8031', `${file} is part ${index}, and so is ${other}`);
    byIndex.set(index, file);
  }
  const of = reports[0]?.report.shard?.of ?? 1;
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !byIndex.has(index));
  if (missing.length === 0) return;
  const parts = missing.length === 1 ? 'part' : 'parts';
  const shown = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ', …' : '');
  throw new InferraError('INF8031', `${parts} ${shown} of ${of} missing: nothing was looked at there`);
}
