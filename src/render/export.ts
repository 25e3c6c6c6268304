// `inferra export`: what was left out of the file and why, and the whole as JSON.
import type { Export } from '../core/adoption.ts';
import { count } from './count.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';

/** For stderr: the file itself is the result. Ends in a line break; empty where there is nothing to say. */
export function exportNotes(
  { written, leftOut, leftOn, kept, variables }: Export,
  out: string | undefined,
  { paint }: View,
): string {
  const lines = [
    ...(out === undefined
      ? []
      : [`Wrote ${safe(out)} with ${count(written.length, 'endpoint')}. Next: inferra import --all.`]),
    ...(variables.length === 0
      ? []
      : [
          `Values that look like secrets were not written: set ${variables.map((one) => safe(one)).join(', ')} to what the models have.`,
        ]),
    ...(kept.length === 0 ? [] : [`Not in the file, and left as it is:`]),
    ...kept.flatMap(({ name, because }) => because.map((one) => `  ${safe(name)}: ${safe(one)}`)),
    ...(leftOut.length === 0
      ? []
      : [`${paint.change(`Left out: ${count(leftOut.length, 'endpoint')}`)} [INF3036]`]),
    ...leftOut.flatMap(({ name, because }) => because.map((one) => `  ${safe(name)}: ${safe(one)}`)),
    ...(leftOn.length === 0
      ? []
      : [`${paint.change(`Left on their endpoints: ${count(leftOn.length, 'component')}`)} [INF3036]`]),
    ...leftOn.map(({ endpoint, name, because }) => `  ${safe(name)} of ${safe(endpoint)}: ${safe(because)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** `{formatVersion, account, region, text, written, leftOut, leftOn, kept, variables}` with a line break. */
export function exportJson(report: Export): string {
  return `${jsonText({ formatVersion: '1.0', ...report }, 2)}\n`;
}
