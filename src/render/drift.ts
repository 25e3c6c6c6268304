// The drift report as a person reads it: by address, what is found and which values moved; then what was let be, what was not
// looked at, and the counts.
import { type DriftCounts, type DriftReport, differs, FINDING_NAMES, type Finding } from '../core/drift.ts';
import { count } from './count.ts';
import { diagnosticsText } from './diagnostics.ts';
import { type FindingRow, kindOf, wordsOf } from './drift-words.ts';
import { headerLine } from './header.ts';
import type { Paint, View } from './paint.ts';
import { planRow, type Row, rowLayout } from './plan-row.ts';
import { safe } from './safe.ts';
import { nameBeside, titleOf } from './title.ts';
import { pad, widthOf } from './width.ts';
import { foldPieces } from './wrap.ts';

/** Titles longer than this do not push the others to the right. */
const TITLE_COLUMNS = 38;

/** What nobody looks at is the same in every run: of many such places a reader needs the first few. */
const NOT_COMPARED_SHOWN = 10;

/** Deterministic text of a report. Ends in a line break. */
export function driftText(report: DriftReport, view: View): string {
  const { findings, diagnostics } = report;
  const sections = [
    [view.paint.strong(headerLine('drift', report))],
    findingLines(findings, view),
    ignoredLines(report, view),
    notComparedLines(report, view),
    diagnostics.length > 0 ? [diagnosticsText(diagnostics, view).trimEnd()] : [],
    [verdictLine(report)],
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function findingLines(findings: readonly Finding[], view: View): readonly string[] {
  const heads = findings.map(titleOfFinding);
  const columns = Math.max(0, ...heads.map(widthOf).filter((width) => width <= TITLE_COLUMNS));
  const rows = findings.map((finding) => wordsOf(finding).rows.map(safeRow));
  const layout = rowLayout(rows.flat(), view.width);
  return findings.flatMap((finding, index) => [
    ...headLines(finding, columns, view),
    ...(rows[index] ?? []).flatMap((row) => planRow(row, layout, view)),
  ]);
}

/** `~ endpoint fraud (risk-fraud)`; safe to print. */
export function titleOfFinding(finding: Finding): string {
  const beside = 'name' in finding ? nameBeside(finding) : '';
  return `${kindOf(finding).symbol} ${titleOf(finding.address)}${beside}`;
}

function headLines(finding: Finding, columns: number, view: View): readonly string[] {
  const head = titleOfFinding(finding);
  const padded = `${pad(head, columns)}  `;
  const words = wordsOf(finding)
    .head.split(' · ')
    .map((word) => safe(word));
  const [first = '', ...more] = foldPieces(words, ' · ', view.width - widthOf(padded));
  const coloured = view.paint.strong(colourOf(finding, view.paint)(head)) + padded.slice(head.length);
  return [coloured + first, ...more.map((line) => `${' '.repeat(widthOf(padded))}${line}`)];
}

function colourOf(finding: Finding, paint: Paint): (text: string) => string {
  return kindOf(finding).severity === 'error' ? paint.bad : paint.change;
}

/** Every text of a row, safe to print. */
export function safeRow({ label, from, to, note }: FindingRow): Row {
  return {
    label: safe(label),
    ...(from === undefined ? {} : { from: safe(from) }),
    ...(to === undefined ? {} : { to: safe(to) }),
    ...(note === undefined ? {} : { note: safe(note) }),
  };
}

function ignoredLines({ ignored }: DriftReport, view: View): readonly string[] {
  const rows = ignored.map(({ at, applied, live, because, until }): Row => {
    const change = { ...(applied === undefined ? {} : { from: applied }), to: live ?? '(none)' };
    return safeRow({ label: at, ...change, note: `${because}; until ${until}` });
  });
  const layout = rowLayout(rows, view.width);
  return rows.length === 0
    ? []
    : [view.paint.quiet('Ignored by the file:'), ...rows.flatMap((row) => planRow(row, layout, view))];
}

function notComparedLines(report: DriftReport, view: View): readonly string[] {
  const groups = notComparedGroups(report);
  if (groups.length === 0) return [];
  return [
    view.paint.quiet('Not compared:'),
    ...groups.flatMap(({ because, at }) => [
      `    ${safe(because)}`,
      ...foldPieces(
        capped(at).map((one) => safe(one)),
        ', ',
        view.width - 6,
      ).map((line) => `      ${line}`),
    ]),
  ];
}

/** By reason, the ones with the most places last. */
export function notComparedGroups({
  notCompared,
}: DriftReport): readonly { readonly because: string; readonly at: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { at, because } of notCompared) groups.set(because, [...(groups.get(because) ?? []), at]);
  return [...groups].map(([because, at]) => ({ because, at })).sort((a, b) => a.at.length - b.at.length);
}

function capped(places: readonly string[]): readonly string[] {
  const more = places.length - NOT_COMPARED_SHOWN;
  return more <= 0
    ? places
    : [...places.slice(0, NOT_COMPARED_SHOWN), `and ${more} more, which --json lists`];
}

/** `Drift: 1 changed in the account, 1 pending; 1 ignored. 3 endpoints checked.` */
export function verdictLine(report: DriftReport): string {
  const { counts } = report;
  const ignored = counts.ignored === 0 ? '' : `; ${counts.ignored} ignored`;
  const checked = `${count(counts.endpoints, 'endpoint')} checked.`;
  if (counts.findings === 0) return `No drift${ignored}. ${checked}`;
  const lead = differs(report) ? 'Drift' : 'No drift that counts';
  return `${lead}: ${countedWords(counts).join(', ')}${ignored}. ${checked}`;
}

export function countedWords(counts: DriftCounts): readonly string[] {
  return FINDING_NAMES.filter((is) => counts[is] > 0).map((is) => `${counts[is]} ${kindOf({ is }).counted}`);
}
