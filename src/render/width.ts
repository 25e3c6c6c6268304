// Columns that a text takes on a terminal. Nearly all text is ASCII; the tables for the rest load when first needed.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let measure: ((text: string) => number) | undefined;

/** Columns of a text that has passed `safe` and carries no colour yet. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e…→×·–]*$/.test(text)) return text.length;
  measure ??= (require('string-width') as typeof import('string-width')).default;
  return measure(text);
}

/** `text` and blanks up to `columns`; longer text comes back as it is. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}
