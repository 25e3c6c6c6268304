// Everything that looks random follows from the seed and from what it is about, so that a run can be told again.
import { createHash } from 'node:crypto';

/** A number from 0 (inclusive) to 1 (exclusive) that depends on nothing but its arguments. */
export function chance(...about: readonly (string | number)[]): number {
  return createHash('sha256').update(about.join('\u0000')).digest().readUInt32BE(0) / 2 ** 32;
}

/** A whole number of milliseconds from `low` to `high`. */
export function between(low: number, high: number, ...about: readonly (string | number)[]): number {
  return Math.round(low + (high - low) * chance(...about));
}

/** Lower-case hex digits: digests of images, ids. At most 64. */
export function hex(length: number, ...about: readonly (string | number)[]): string {
  return createHash('sha256').update(about.join('\u0000')).digest('hex').slice(0, length);
}

/** An id in the form of the service's request ids. */
export function uuid(...about: readonly (string | number)[]): string {
  const digits = hex(32, ...about);
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ];
  return groups.join('-');
}
