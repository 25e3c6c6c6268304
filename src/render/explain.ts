// What `inferra explain CODE` prints: the registry's own words, nothing live.
import type { Code } from '../core/codes.ts';
import { definitionOf } from '../core/codes.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { wrap } from './wrap.ts';

/** Text of a code; ends in a line break. */
export function explainText(code: Code, view: View): string {
  const { title, why, fix, exit } = definitionOf(code);
  const columns = Math.min(view.width, 100);
  const section = (label: string, text: string) => `${label}\n${wrap(text, columns, '  ')}\n`;
  return [
    `${view.paint.strong(code)}: ${title}\n`,
    section('Why', why),
    section('Fix', fix),
    `A command that ends because of it exits with ${exit}.\n`,
  ].join('\n');
}

/** `{formatVersion, code, title, why, fix, exit}` with a line break. */
export function explainJson(code: Code): string {
  const { title, why, fix, exit } = definitionOf(code);
  return `${jsonText({ formatVersion: '1.0', code, title, why, fix, exit }, 2)}\n`;
}
