// Folds text to the width of the screen between pieces, never inside one. Live text is always one piece: half of a
// value is misread and half of a secret is not masked.
import { widthOf } from './width.ts';

/** Lines of whole pieces joined by `joint`, as many on each as `columns` allow and at least one. */
export function foldPieces(pieces: readonly string[], joint: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = `${last}${joint}${piece}`;
    if (last !== undefined && widthOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

/** Our own words in lines of at most `columns` where they allow it, each behind `indent`. */
export function wrap(text: string, columns: number, indent: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return foldPieces(words, ' ', columns - indent.length)
    .map((line) => indent + line)
    .join('\n');
}
