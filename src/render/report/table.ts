// Tables that are tables for a reader of screens and lists on a telephone: each cell brings the name of its column.
import { type Child, el, type Markup } from './markup.ts';

export type Column = { readonly name: string; readonly numeric?: boolean; readonly wide?: boolean };

/** The first cell of each row names it. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly { readonly look?: string; readonly cells: readonly Child[] }[],
): Markup {
  const head = columns.map(({ name, numeric }) =>
    el('th', { scope: 'col', role: 'columnheader', ...(numeric === true ? { class: 'number' } : {}) }, name),
  );
  return el(
    'table',
    { role: 'table' },
    el('caption', {}, caption),
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, head)),
    el(
      'tbody',
      { role: 'rowgroup' },
      rows.map(({ look, cells }) =>
        el(
          'tr',
          { role: 'row', class: look },
          cells.map((cell, at) => cellMarkup(cell, columns[at], at)),
        ),
      ),
    ),
  );
}

function cellMarkup(cell: Child, column: Column | undefined, at: number): Markup {
  const look = column?.numeric === true ? 'number' : column?.wide === true ? 'wide' : undefined;
  const named = { class: look, 'data-name': column?.name };
  const value = el('span', {}, cell);
  return at === 0
    ? el('th', { scope: 'row', role: 'rowheader', ...named }, value)
    : el('td', { role: 'cell', ...named }, value);
}
