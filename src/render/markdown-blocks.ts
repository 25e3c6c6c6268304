// What comments are built of: blocks of raw HTML and fences, tables, folded details, and what to do where not all of it
// fits. The same for plans and drift reports.
import type { Diagnostic } from '../core/diagnostic.ts';
import { code, fence } from './markdown-safe.ts';
import type { Row } from './plan-row.ts';
import { safe } from './safe.ts';
import { pad, widthOf } from './width.ts';

/** UTF-16 code units. GitHub takes 65,536 (docs.github.com, read 2026-11); masking may lengthen a text. */
export const LONGEST_COMMENT = 60_000;

/** Code units of names in one row of risks, and of all problems. */
const LONGEST_LIST = 4_000;

/** For the line that says what was left out, besides the names. */
const OMISSION = 200;

export type Block = readonly string[];

/** Blocks one after the other, empty ones left out; ends in a line break. */
export function joined(blocks: readonly Block[]): string {
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function lengthOf(blocks: readonly Block[]): number {
  return joined(blocks).length;
}

/** @param rows a title and a cell each, both HTML */
export function table(rows: readonly (readonly string[])[]): Block {
  const lines = rows.map(
    ([title = '', cell = '']) => `<tr><th align="left">${title}</th><td>${cell}</td></tr>`,
  );
  return ['<table>', ...lines, '</table>'];
}

/** As many as there is room for, and how many more there are. */
export function listed(items: readonly string[], joint: string): string {
  let room = LONGEST_LIST;
  const shown = items.filter((item) => {
    room -= item.length + joint.length;
    return room >= 0;
  });
  const left = items.length - shown.length;
  return [...shown, ...(left === 0 ? [] : [`and ${left} more`])].join(joint);
}

/** `<li>` elements as a list, as many as there is room for. */
export function bullets(title: string, items: readonly string[]): Block {
  if (items.length === 0) return [];
  return [title, '<ul>', listed(items, '\n').replace(/and \d+ more$/, '<li>$&</li>'), '</ul>'];
}

export function problemsBlock(diagnostics: readonly Diagnostic[]): Block {
  const items = diagnostics.map(
    ({ severity, code: key, address, message }) =>
      `<li>${severity} ${code(key)}${address === undefined ? '' : ` ${code(address)}`}: ${code(message)}</li>`,
  );
  return bullets('<h4>Problems</h4>', items);
}

/** Details to unfold: live texts of the head, and lines as a diff. */
export function folded(head: readonly string[], body: readonly string[]): Block {
  const summary = `<summary>${head.map(code).join(' ')}</summary>`;
  return ['<details>', summary, '', ...fence(body, 'diff'), '', '</details>'];
}

export type Ranked = {
  /** As people know it; it is named where it is left out. */
  readonly name: string;
  readonly rank: number;
  readonly lines: Block;
};

/**
 * Beside `head`, in their order; where not all fit, those of the lowest rank, and behind them the names of the others.
 * @param where what it is too long for: `the plan is too long for a comment`
 */
export function within(head: readonly Block[], all: readonly Ranked[], where: string): readonly Block[] {
  const room = LONGEST_COMMENT - lengthOf(head);
  const whole = all.reduce((sum, { lines }) => sum + lengthOf([lines]) + 1, 0);
  const names = all.reduce((sum, { name }) => sum + code(name).length + 2, 0);
  let left = whole < room ? room : room - OMISSION - Math.min(names, LONGEST_LIST);
  const byRank = all
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const fitting = byRank.filter(({ lines }) => {
    const length = lengthOf([lines]) + 1;
    if (length > left) return false;
    left -= length;
    return true;
  });
  const shown = new Set(fitting.map(({ index }) => index));
  const omitted = all.filter((_, index) => !shown.has(index));
  return [
    ...all.filter((_, index) => shown.has(index)).map(({ lines }) => lines),
    ...(omitted.length === 0 ? [] : [omission(omitted, all.length, where)]),
  ];
}

function omission(omitted: readonly Ranked[], of: number, where: string): Block {
  const names = listed(
    omitted.map(({ name }) => code(name)),
    ', ',
  );
  return [`<p><b>${omitted.length} of ${of} left out here</b>: ${where}. ${names}</p>`];
}

/** Of a diff; safe texts. */
export type DiffLine = { readonly sign: '+' | '-' | ' '; readonly label: string; readonly text: string };

export function context(label: string, text: string): DiffLine {
  return { sign: ' ', label, text: safe(text) };
}

/** Old and new value under each other. @param row of safe texts */
export function changeLines({ label, from, to, note = '' }: Row): readonly DiffLine[] {
  const old: readonly DiffLine[] = from === undefined ? [] : [{ sign: '-', label, text: from }];
  const now: readonly DiffLine[] = to === undefined ? [] : [{ sign: '+', label, text: to }];
  return [...old, ...now, ...(note === '' ? [] : [context('', note)])];
}

export function diffLines(lines: readonly DiffLine[]): readonly string[] {
  const columns = Math.max(0, ...lines.map(({ label }) => widthOf(label)).filter((width) => width <= 24));
  return lines.map(({ sign, label, text }) => `${sign} ${pad(label, columns)}  ${text}`.trimEnd());
}
