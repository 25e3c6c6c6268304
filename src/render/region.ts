// Where a problem stands, for tools that count as JavaScript does: places count code points, SARIF and annotations here
// count UTF-16 code units.
import type { Diagnostic } from '../core/diagnostic.ts';

/** One file with its problems, for tools that show them beside the text. */
export type FileProblems = {
  /** Path from the root of the repository with forward slashes, or an absolute one outside of it. */
  readonly path: string;
  /** The whole text; empty where it could not be read. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
};

/** 1-based; `endColumn` is the first column behind it. */
export type Region = { readonly line: number; readonly column: number; readonly endColumn: number };

/** Undefined for a problem without a place. */
export function regionOf({ place, excerpt }: Diagnostic, text: string): Region | undefined {
  if (place === undefined) return undefined;
  const line = Array.from(lineOf(text, place.line));
  const start = place.column - 1;
  const column = units(line.slice(0, start)) + 1;
  const marked = line.slice(start, start + (excerpt?.length ?? 1));
  return { line: place.line, column, endColumn: column + Math.max(1, units(marked)) };
}

/** Line `number` (1-based) as it is written, without its line break. */
export function lineOf(text: string, number: number): string {
  const line = text.replace(/^\uFEFF/, '').split('\n')[number - 1] ?? '';
  return line.replace(/\r$/, '');
}

function units(codePoints: readonly string[]): number {
  return codePoints.join('').length;
}
