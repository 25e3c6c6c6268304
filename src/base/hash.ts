// Content hashes: names of parts and digests of plans come from here and nowhere else.
import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';

/** SHA-256 of the canonical JSON of `value`, as 64 lower-case hex digits. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** The first `length` hex digits of {@link digest}. */
export function shortDigest(value: unknown, length: number): string {
  return digest(value).slice(0, length);
}
