// Problems as a person reads them: what, where, why and how to fix it, all of a file in one go.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { count } from './count.ts';
import { excerptLines } from './excerpt.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';

/** The worst first. */
const SEVERITIES: readonly Severity[] = ['error', 'held', 'warning'];

/** More than this nobody reads; the rest is counted. */
const SHOWN = 50;

/**
 * Every problem as a block, by file and place, the worst last because the end is what stays on the screen; of more than
 * 50 the worst ones; then a summary line, unless all are only held. Ends in a line break; empty for none.
 */
export function diagnosticsText(diagnostics: readonly Diagnostic[], view: View): string {
  if (diagnostics.length === 0) return '';
  const ordered = diagnostics.toSorted(byPlace);
  const urgent = SEVERITIES.flatMap((one) => withSeverity(ordered, one)).slice(0, SHOWN);
  const shown = SEVERITIES.toReversed().flatMap((one) => withSeverity(urgent, one));
  const blocks = shown.map((one) => diagnosticText(one, view));
  const omitted = diagnostics.length - shown.length;
  if (omitted > 0) blocks.push(`${count(omitted, 'more problem')} left out here\n`);
  // What is withheld is counted with the changes of the plan.
  if (diagnostics.every(({ severity }) => severity === 'held')) return blocks.join('\n');
  return `${blocks.join('\n')}\n${diagnosticsSummary(diagnostics)}\n`;
}

/** One block; ends in a line break. */
export function diagnosticText(one: Diagnostic, view: View): string {
  const { paint } = view;
  const label = `${one.severity}[${one.code}]`;
  const lines = [
    `${paint.strong(one.severity === 'error' ? paint.bad(label) : paint.change(label))}: ${safe(one.message)}`,
    ...placeLines(one),
    ...(one.place !== undefined && one.excerpt !== undefined
      ? excerptLines(one.excerpt, one.place.line, view)
      : []),
    ...(one.reason === undefined ? [] : [` why: ${safe(one.reason)}`]),
    ` fix: ${safe(one.hint ?? definitionOf(one.code).fix)}`,
    paint.quiet(` more: inferra explain ${one.code}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `3 errors, 2 held, 1 warning in inference.yaml`; `no problems` for none. */
export function diagnosticsSummary(diagnostics: readonly Diagnostic[]): string {
  const counts = SEVERITIES.map((severity) => ({
    severity,
    number: withSeverity(diagnostics, severity).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => (severity === 'held' ? `${number} held` : count(number, severity)));
  if (counts.length === 0) return 'no problems';
  const files = [...new Set(diagnostics.flatMap((one) => one.place?.file ?? []))];
  const where =
    files.length === 1 ? ` in ${safe(files.join())}` : files.length > 1 ? ` in ${files.length} files` : '';
  return counts.join(', ') + where;
}

function placeLines({ place, address }: Diagnostic): readonly string[] {
  if (place !== undefined) return [`  --> ${safe(place.file)}:${place.line}:${place.column}`];
  return address === undefined ? [] : [`  --> ${safe(address)}`];
}

function withSeverity(diagnostics: readonly Diagnostic[], severity: Severity): readonly Diagnostic[] {
  return diagnostics.filter((one) => one.severity === severity);
}

/** Problems without a place speak of the whole run and come last. */
function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.place === undefined || b.place === undefined)
    return Number(a.place === undefined) - Number(b.place === undefined);
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
