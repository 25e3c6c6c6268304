// A text that is too long for one tag, in as many as it takes: `<version> <number of tags> …<data>`.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson } from '../../base/json.ts';
import type { Tags } from '../../core/part.ts';

const VALUE_LENGTH = 256;
/** Far more than 50 tags can hold. */
const MOST_BYTES = 4_000_000;

/** @param headOf what stands before the data, in words with a space behind the last one; how many tags it takes is one of them */
export function longTags(key: string, headOf: (tags: number) => string, data: string): Tags {
  // The number of digits of that is settled by the second look.
  const tagsFor = (tags: number) => Math.ceil((headOf(tags).length + data.length) / VALUE_LENGTH);
  const text = `${headOf(tagsFor(tagsFor(1)))}${data}`;
  return Object.fromEntries(
    Array.from({ length: Math.ceil(text.length / VALUE_LENGTH) }, (_, nth) => [
      nthKey(key, nth),
      text.slice(nth * VALUE_LENGTH, (nth + 1) * VALUE_LENGTH),
    ]),
  );
}

function nthKey(key: string, nth: number): string {
  return nth === 0 ? key : `${key}.${nth + 1}`;
}

/** Its words. @param count of tags, as the text itself says it: what is left of a longer one does not count */
export function longText(key: string, tags: Tags, count: number): readonly string[] {
  const chunks = Array.from({ length: count }, (_, nth) => tags[nthKey(key, nth)] ?? '');
  return chunks.join('').split(' ');
}

export function packed(value: unknown, dictionary: Buffer): string {
  return deflateRawSync(canonicalJson(value), { level: 9, dictionary }).toString('base64');
}

/** Undefined where somebody has changed it. */
export function unpacked(data: string, dictionary: Buffer): unknown {
  try {
    const options = { dictionary, maxOutputLength: MOST_BYTES };
    return JSON.parse(inflateRawSync(Buffer.from(data, 'base64'), options).toString());
  } catch {
    return undefined;
  }
}
