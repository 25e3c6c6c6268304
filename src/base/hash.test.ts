import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, shortDigest } from './hash.ts';
import { canonicalJson } from './json.ts';

describe('a digest', () => {
  // A changed value would rename every part of every endpoint.
  it('is pinned', () => {
    expect(digest({ b: [1, 'ä', null], a: 1.5 })).toBe(
      'b32f6ec1df04a24a51eb390f855bdbf87e6f524f235af79821c8e827b2bee4e7',
    );
    expect(shortDigest({ a: 1.5, b: [1, 'ä', null] }, 10)).toBe('b32f6ec1df');
  });

  it('does not depend on the order of keys, and does on the order of lists', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(digest(Object.fromEntries(Object.entries(value).reverse()))).toBe(digest(value));
      }),
    );
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
  });

  it('of what JSON cannot hold is refused', () => {
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => canonicalJson(value)).toThrow();
  });
});
