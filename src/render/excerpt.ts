// A source line with a caret under what is wrong, right also for tabs, wide characters and lines of any length.
import type { Excerpt } from '../core/diagnostic.ts';
import type { View } from './paint.ts';
import { CUT, safeCells } from './safe.ts';
import { widthOf } from './width.ts';

/** Columns before the caret that stay when a long line is windowed. */
const CONTEXT = 20;

/** Four lines: an empty gutter, the line with its number, the carets, an empty gutter. */
export function excerptLines(excerpt: Excerpt, line: number, view: View): readonly string[] {
  const number = String(line);
  const gutter = `${' '.repeat(number.length)} |`;
  const { text, indent, carets } = windowed(excerpt, Math.max(view.width - gutter.length - 1, 2 * CONTEXT));
  const marks = ' '.repeat(indent) + view.paint.bad('^'.repeat(carets));
  const { quiet } = view.paint;
  return [quiet(gutter), `${quiet(`${number} |`)} ${text}`, `${quiet(gutter)} ${marks}`, quiet(gutter)];
}

type Window = { readonly text: string; readonly indent: number; readonly carets: number };

function windowed(excerpt: Excerpt, columns: number): Window {
  const cells = safeCells(excerpt.text.replaceAll('\t', ' '));
  const start = Math.max(0, excerpt.start - 1);
  const end = start + Math.max(1, excerpt.length);
  const fits = widthOf(cells.join('')) <= columns;
  const from = fits ? 0 : firstCell(cells, start);
  const to = fits ? cells.length : lastCell(cells, from, columns - 2);
  const lead = from > 0 ? CUT : '';
  const text = lead + cells.slice(from, to).join('') + (to < cells.length ? CUT : '');
  const carets = widthOf(cells.slice(start, Math.min(end, to)).join(''));
  return { text, indent: widthOf(lead + cells.slice(from, start).join('')), carets: Math.max(1, carets) };
}

function firstCell(cells: readonly string[], start: number): number {
  let from = Math.min(start, cells.length);
  for (let room = CONTEXT; from > 0; from--) {
    room -= widthOf(cells[from - 1] ?? '');
    if (room < 0) break;
  }
  return from;
}

function lastCell(cells: readonly string[], from: number, columns: number): number {
  let to = from;
  for (let room = columns; to < cells.length; to++) {
    room -= widthOf(cells[to] ?? '');
    if (room < 0) break;
  }
  return to;
}
