// A field row of a plan, `label  from → to  note`, in columns where they fit and on lines of their own where not.
// Live text is never broken inside: half a value is hard to compare, and half a secret is hard to mask.
import type { View } from './paint.ts';
import { pad, widthOf } from './width.ts';

/** Safe texts. A row without `from` is new, one without `to` goes away. */
export type Row = {
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
};

export type RowLayout = { readonly label: number; readonly value: number };

const INDENT = '    ';
const GAP = '  ';
const LABEL_COLUMNS = 24;

/** Column widths that hold for all `rows`: the widest label, and the widest value whose row still fits. */
export function rowLayout(rows: readonly Row[], width: number): RowLayout {
  const label = widest(rows.map((row) => row.label).filter((text) => widthOf(text) <= LABEL_COLUMNS));
  const room = width - INDENT.length - label - GAP.length;
  const noted = rows.filter((row) => (row.note ?? '') !== '');
  const fitting = noted.filter(
    (row) => widthOf(changeText(row)) + GAP.length + widthOf(row.note ?? '') <= room,
  );
  return { label, value: widest(fitting.map(changeText)) };
}

/** One line where it fits, otherwise the parts under each other. */
export function planRow(row: Row, layout: RowLayout, view: View): readonly string[] {
  const lead = `${INDENT}${pad(row.label, layout.label)}${GAP}`;
  const indent = ' '.repeat(INDENT.length + layout.label + GAP.length);
  const note = row.note ?? '';
  const value = changeText(row);
  const oneLine = note === '' ? value : `${pad(value, layout.value)}${GAP}${note}`;
  if (widthOf(lead + oneLine) <= view.width) {
    return [lead + oneLine.slice(0, oneLine.length - note.length) + view.paint.quiet(note)].map(trimmed);
  }
  const values = widthOf(lead + value) <= view.width ? [value] : brokenChange(row);
  const below = [...values.slice(1), ...(note === '' ? [] : [view.paint.quiet(note)])];
  return [lead + (values[0] ?? ''), ...below.map((text) => indent + text)];
}

function changeText({ from, to }: Row): string {
  if (from === undefined) return to ?? '';
  return to === undefined ? `${from}  →  (none)` : `${from}  →  ${to}`;
}

function brokenChange({ from, to }: Row): readonly string[] {
  return from === undefined ? [to ?? ''] : [from, `→  ${to ?? '(none)'}`];
}

function trimmed(line: string): string {
  return line.trimEnd();
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf));
}
