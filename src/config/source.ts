// The text of the file as people see it: offsets become lines and columns, and excerpts that fit on a screen.
import type { Excerpt, Place } from '../core/diagnostic.ts';

/** UTF-16 offsets into the text; `end` is exclusive. */
export type Span = { readonly start: number; readonly end: number };

export interface Source {
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  place(offset: number): Place;
  /** The line that holds the start of the span, shortened around it where it is long, with stars for what is hidden. */
  excerpt(span: Span, hidden: readonly Span[]): Excerpt;
}

/** Code points of a line that an excerpt shows at most, and how many of them stand before the caret. */
const WIDEST = 160;
const LEAD = 60;

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const ASCII = /^[\x00-\x7f]*$/;

const codePoints = (text: string): string[] => Array.from(text);

export function sourceOf(file: string, text: string): Source {
  const starts = lineStarts(text);
  // A file is mostly ASCII, and its columns are then its offsets: a line may be a megabyte long and be asked for often.
  const isAscii = ASCII.test(text);
  const columnOf = (from: number, offset: number): number =>
    (isAscii ? offset - from : countCodePoints(text.slice(from, offset))) + 1;
  const lineOf = (offset: number): { index: number; start: number; text: string } => {
    const index = lastAtMost(starts, offset);
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? text.length;
    return { index, start, text: text.slice(start, end).replace(/\r?\n$/, '') };
  };
  return {
    file,
    text,
    place(offset) {
      const line = lineOf(offset);
      return { file, line: line.index + 1, column: columnOf(line.start, offset) };
    },
    excerpt(span, hidden) {
      const line = lineOf(span.start);
      const end = line.start + line.text.length;
      // Only what can be shown is split into code points: a line may be a megabyte long.
      const from = Math.max(line.start, span.start - 4 * WIDEST);
      const to = Math.min(end, span.start + 4 * WIDEST);
      const before = codePoints(text.slice(from, span.start)).length;
      const length = codePoints(text.slice(span.start, Math.min(span.end, to))).length;
      return window(starred(text, { start: from, end: to }, hidden), before, Math.max(1, length));
    },
  };
}

/** The text of a span, with a star for every code point that is hidden. */
function starred(text: string, span: Span, hidden: readonly Span[]): string {
  const pieces: string[] = [];
  let at = span.start;
  for (const one of hidden.toSorted((a, b) => a.start - b.start)) {
    const [start, end] = [Math.max(at, one.start), Math.min(span.end, one.end)];
    if (start >= end) continue;
    pieces.push(text.slice(at, start), '*'.repeat(countCodePoints(text.slice(start, end))));
    at = end;
  }
  return pieces.join('') + text.slice(at, span.end);
}

function window(line: string, before: number, length: number): Excerpt {
  const points = codePoints(line);
  if (points.length <= WIDEST) return { text: line, start: before + 1, length };
  const from = Math.max(0, Math.min(before - LEAD, points.length - WIDEST));
  const to = Math.min(points.length, from + WIDEST);
  const head = from > 0 ? '…' : '';
  const tail = to < points.length ? '…' : '';
  return {
    text: `${head}${points.slice(from, to).join('')}${tail}`,
    start: before - from + head.length + 1,
    length: Math.max(1, Math.min(length, to - before)),
  };
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last element that is not above `value`; the list is sorted and starts at 0. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
