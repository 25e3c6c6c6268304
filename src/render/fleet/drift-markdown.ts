// The drift of a fleet as the body of an issue, or the summary of a step.
import type { FleetDriftReport } from '../../core/fleet-drift.ts';
import { detailsIn, findingsBlock } from '../drift-markdown.ts';
import { joined, problemsBlock, within } from '../markdown-blocks.ts';
import { marker } from '../markdown-safe.ts';
import { DRIFT_WORDS, driftVerdict, outcomesOf, reportsOf } from './drift.ts';
import { failuresBlock, fleetHead } from './markdown.ts';
import { memberTitle, rowsOf } from './summary.ts';

/** Shorter than LONGEST_COMMENT of markdown-blocks.ts. Begins with the hidden marker; ends in a line break. */
export function fleetDriftMarkdown(report: FleetDriftReport): string {
  const outcomes = outcomesOf(report);
  const reports = reportsOf(report).map((one) => ({ title: memberTitle(one), ...one.report }));
  const findings = reports.flatMap((one) => one.findings.map((found) => ({ ...found, title: one.title })));
  const head = [
    [marker('drift', 'fleet', 'all')],
    ...fleetHead(rowsOf(outcomes, driftVerdict), DRIFT_WORDS),
    findingsBlock(findings, ({ title, address }) => `${title} ${address}`),
    failuresBlock(outcomes),
    problemsBlock(
      reports.flatMap(({ title, diagnostics }) =>
        diagnostics.map((one) => ({ ...one, message: `${title}: ${one.message}` })),
      ),
    ),
  ];
  const details = reports.flatMap((one) => detailsIn(one.findings, [one.title]));
  return joined([...head, ...within(head, details, 'the reports are too long for an issue')]);
}
