// Columns that a text takes on a terminal. Nearly all text is ASCII, of which every character takes one.
import stringWidth from 'string-width';

/** Columns of a text that has passed `safe` and carries no colour yet. */
export function widthOf(text: string): number {
  return /^[\x20-\x7e…→×·–]*$/.test(text) ? text.length : stringWidth(text);
}

/** `text` and blanks up to `columns`; longer text comes back as it is. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}
