// Columns of plain text: as wide as their widest cell, two blanks apart, nothing after the last.
import { pad, widthOf } from './width.ts';

export type Cell = {
  /** Safe, without colour. */
  readonly text: string;
  /** Colours the text after it was measured. */
  readonly style?: (text: string) => string;
};

const GAP = '  ';

/** Lines of a table; rows may be shorter than others, and no cell is ever cut. */
export function tableLines(rows: readonly (readonly Cell[])[]): readonly string[] {
  const widths = columnWidths(rows);
  return rows.map((row) => {
    const last = row.findLastIndex((cell) => cell.text !== '');
    return row
      .slice(0, last + 1)
      .map((cell, column) => styled(cell, column === last ? 0 : (widths[column] ?? 0)))
      .join(GAP);
  });
}

function columnWidths(rows: readonly (readonly Cell[])[]): readonly number[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: columns }, (_, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[column]?.text ?? '')), 0),
  );
}

function styled(cell: Cell, columns: number): string {
  const blanks = pad(cell.text, columns).slice(cell.text.length);
  return (cell.style?.(cell.text) ?? cell.text) + blanks;
}
