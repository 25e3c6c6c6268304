// Columns that a text takes on a terminal. Nearly all text is ASCII; what the rest takes to know costs 10 ms to load.
import type stringWidth from 'string-width';

let measure: typeof stringWidth | undefined;

/** Columns of a text that has passed `safe` and carries no colour yet. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e…→×·–]*$/.test(text)) return text.length;
  // The bundle has the package inside, and runs it here.
  measure ??= (require('string-width') as { readonly default: typeof stringWidth }).default;
  return measure(text);
}

/** `text` and blanks up to `columns`; longer text comes back as it is. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}
