// What stays on a terminal of what was written to it: frames that are drawn over one another leave only the last.

/** As many controls as redrawing takes: cursor up and down, the start of a line, erasing a line. Others have no effect. */
export function screenOf(written: string): readonly string[] {
  const lines: string[] = [''];
  let row = 0;
  for (const [, control, text, end] of written.matchAll(PIECES)) {
    if (control !== undefined) {
      const [, number, letter] = /(\d*)([A-Za-z])$/.exec(control) ?? [];
      if (letter === 'A') row = Math.max(0, row - Number(number || 1));
      if (letter === 'B') row += Number(number || 1);
      if (letter === 'K') lines[row] = '';
    }
    if (text !== undefined) lines[row] = (lines[row] ?? '') + text;
    if (end !== undefined) row += 1;
    lines[row] ??= '';
  }
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const PIECES = /(\x1b\[[?\d;]*[A-Za-z])|([^\x1b\n]+)|(\n)/g;
