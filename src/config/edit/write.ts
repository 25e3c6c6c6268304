// Values as YAML that reads back as the same values: in blocks, as people write them, or in one line inside braces.
import { stringify } from 'yaml';

/** Whole lines, indented by `column`. */
export function blockText(
  value: unknown,
  column: number,
  { step, newline }: { readonly step: number; readonly newline: string },
): string {
  const text = stringify(value, { indent: step, lineWidth: 0, blockQuote: false, version: '1.2' });
  const margin = ' '.repeat(column);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${line === '' ? '' : margin}${line}${newline}`)
    .join('');
}

/** The members of a mapping without its braces; JSON is YAML, so this fits into files of either. */
export function flowText(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
