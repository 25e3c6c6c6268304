// Problems as annotations of GitHub Actions: workflow commands that show them beside the lines of a pull request.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { count } from './count.ts';
import { diagnosticsSummary } from './diagnostics.ts';
import { commandProperty, commandText } from './escapes.ts';
import { type FileProblems, regionOf } from './region.ts';
import { safe } from './safe.ts';

/** The runner's word for each severity. */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', held: 'notice' };

/** GitHub shows ten annotations of each level a step and drops the others (docs.github.com, read 2026-11). */
const SHOWN = 10;

/** Annotations, then what was left out and a summary as plain lines. Ends in a line break. */
export function githubText(problems: FileProblems): string {
  const { diagnostics } = problems;
  const lines = (['error', 'warning', 'held'] as const).flatMap((severity) =>
    annotations(problems, severity),
  );
  return `${[...lines, diagnosticsSummary(diagnostics)].join('\n')}\n`;
}

function annotations(problems: FileProblems, severity: Severity): readonly string[] {
  const all = problems.diagnostics.filter((one) => one.severity === severity);
  const lines = all.slice(0, SHOWN).map((one) => annotation(one, problems));
  const more = all.length - lines.length;
  return more <= 0
    ? lines
    : [
        ...lines,
        `${severity === 'held' ? `${more} more held` : count(more, `more ${severity}`)} not annotated here`,
      ];
}

function annotation(one: Diagnostic, { path, text }: FileProblems): string {
  const region = regionOf(one, text);
  const properties = {
    file: path,
    ...(region === undefined
      ? {}
      : { line: region.line, endLine: region.line, col: region.column, endColumn: region.endColumn }),
    title: `${one.code}: ${definitionOf(one.code).title}`,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${commandProperty(safe(String(value)))}`,
  );
  return `::${LEVELS[one.severity]} ${written.join(',')}::${commandText(messageOf(one))}`;
}

/** Each part is made safe by itself, so that the breaks between them are ours. */
function messageOf({ code, message, reason, hint }: Diagnostic): string {
  const why = reason === undefined ? [] : [`why: ${safe(reason)}`];
  return [safe(message), ...why, `fix: ${safe(hint ?? definitionOf(code).fix)}`].join('\n');
}
