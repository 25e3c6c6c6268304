// Folds our own words to the width of the screen. Never live text: half of a value is misread and half of a secret
// is not masked.
import { widthOf } from './width.ts';

/** Lines of at most `columns` where the words allow it, each behind `indent`. */
export function wrap(text: string, columns: number, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && widthOf(indent + longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => indent + line).join('\n');
}
