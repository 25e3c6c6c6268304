import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveOf, unitOf } from '../testing/scene.ts';
import { sameTarget } from './history.ts';
import {
  before as beforeOf,
  NOTHING_BEFORE,
  readMarks,
  reasonDigest,
  verifiedAfter,
  writeAttempt,
  writeTarget,
} from './marks.ts';

/** What the service takes as the value of a tag (API reference of Tag, read 2026-11). */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

const word = fc.stringMatching(/^[a-z0-9](-?[a-z0-9]){0,31}$/);
const variant = fc.stringMatching(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,31}$/);
const weight = fc
  .float({ min: 0, max: 1_000_000, noNaN: true, noDefaultInfinity: true })
  .map((one) => Math.abs(one));
const size = fc.oneof(
  fc.record({ variant, count: fc.nat(10_000), weight }),
  fc.record({ variant, maxConcurrency: fc.integer({ min: 1, max: 200 }) }),
);
const short = fc.record({ config: word, sizes: fc.array(size, { minLength: 1, maxLength: 1 }) });
const digested = fc.record({ config: word, sizesDigest: fc.stringMatching(/^[0-9a-f]{16}$/) });
const target = fc.oneof(short, digested);
const attempt = fc.record({
  target,
  stage: fc.constantFrom('intent', 'sent', 'cleaning', 'done'),
  before: fc.record({
    modified: fc.nat(9_999_999_999_999),
    reason: fc.constantFrom('-', '01234567', 'abcdefab'),
  }),
});

describe('marks', () => {
  it('are read back as they were written, and every value is one that the service takes', () => {
    fc.assert(
      fc.property(attempt, target, (tried, applied) => {
        const tags = { 'inferra:attempt': writeAttempt(tried), 'inferra:applied': writeTarget(applied) };
        for (const value of Object.values(tags)) expect(value).toMatch(TAG_VALUE);
        expect(readMarks(tags)).toEqual({ attempt: tried, applied, verified: [] });
      }),
    );
  });

  it('fit a tag with any number of variants, and are the same as what they were written from', () => {
    const long = fc.stringMatching(/^[a-z0-9]{1,63}$/);
    const many = fc.uniqueArray(fc.record({ variant: long, count: fc.nat(1_000), weight }), {
      minLength: 1,
      maxLength: 10,
      selector: (one) => one.variant,
    });
    fc.assert(
      fc.property(long, many, fc.boolean(), (config, sizes, reversed) => {
        const target = { config, sizes };
        const before = { modified: 1_767_603_600_000, reason: '01234567' };
        const tags = {
          'inferra:attempt': writeAttempt({ target, stage: 'cleaning', before }),
          'inferra:applied': writeTarget(target),
        };
        for (const value of Object.values(tags)) expect(value).toMatch(TAG_VALUE);
        const { applied, attempt } = readMarks(tags);
        const wanted = { config, sizes: reversed ? sizes.toReversed() : sizes };
        const other = {
          config,
          sizes: sizes.map((one, at) => (at === 0 ? { ...one, count: one.count + 1 } : one)),
        };
        for (const mark of [applied, attempt?.target]) {
          expect(sameTarget(mark, wanted)).toBe(true);
          expect(sameTarget(wanted, mark)).toBe(true);
          expect(sameTarget(mark, other)).toBe(false);
        }
      }),
    );
  });

  it('say the sizes in words where they fit, and a digest of them where not', () => {
    const sizes = [
      { variant: 'control', count: 2, weight: 90 },
      { variant: 'candidate', count: 1, weight: 10 },
    ];
    expect(writeTarget({ config: 'c', sizes })).toBe('c control=2:90 candidate=1:10');
    const long = sizes.map((one) => ({ ...one, variant: one.variant.repeat(9).slice(0, 63) }));
    const longest = [...long, { variant: 'third'.repeat(12), count: 1, weight: 0.1 }];
    expect(writeTarget({ config: 'c', sizes: longest })).toMatch(/^c @1\/[0-9a-f]{16}$/);
  });

  it.each([
    ['of an older version', 'c @0/0123456789abcdef'],
    ['that is too short', 'c @1/0123456789'],
    ['beside a size', 'c @1/0123456789abcdef v=1:1'],
  ])('with a digest %s count as absent', (_what, value) => {
    expect(readMarks({ 'inferra:applied': value })).toEqual({ verified: [] });
  });

  it('fit a tag with the longest names there are', () => {
    const longest = {
      config: 'c'.repeat(63),
      sizes: [{ variant: 'v'.repeat(63), count: 9_999, weight: 0.1 }],
    };
    const tried = {
      target: longest,
      stage: 'cleaning',
      before: { modified: 1_767_603_600_000, reason: '01234567' },
    } as const;
    expect(writeAttempt(tried)).toMatch(TAG_VALUE);
    expect(verifiedAfter('c'.repeat(63), ['d'.repeat(63)]).join(' ')).toMatch(TAG_VALUE);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'risk-fraud-0123456789-012345'],
    ['no size', 'config intent 1000/-'],
    ['a size that is none', 'config AllTraffic=many intent 1000/-'],
    ['a stage that is none', 'config AllTraffic=1:1 soon 1000/-'],
    ['a time that is none', 'config AllTraffic=1:1 sent yesterday/-'],
    ['no reason', 'config AllTraffic=1:1 sent 1000/'],
    ['half of it', 'config AllTraffic=1:1 sent'],
    ['two blanks', 'config  AllTraffic=1:1 sent 1000/-'],
  ])('that hold %s count as absent', (_what, value) => {
    expect(
      readMarks({ 'inferra:attempt': value, 'inferra:applied': value.split(' intent')[0] ?? '' }).attempt,
    ).toBeUndefined();
    expect(readMarks({ 'inferra:attempt': value }).attempt).toBeUndefined();
  });

  it('of an applied target that cannot be read count as absent', () => {
    expect(readMarks({ 'inferra:applied': 'config' })).toEqual({ verified: [] });
    expect(readMarks({ 'inferra:applied': 'config AllTraffic=1' })).toEqual({ verified: [] });
  });
});

describe('what was there before an attempt', () => {
  const unit = unitOf();

  it('is nothing where there was no endpoint', () => {
    expect(beforeOf(undefined)).toEqual(NOTHING_BEFORE);
  });

  it('is the time of the last change and a digest of the reason, never the reason', () => {
    expect(beforeOf(liveOf(unit, { failureReason: 'secret' }))).toEqual({
      modified: 1_000,
      reason: reasonDigest('secret'),
    });
    expect(reasonDigest('secret')).toMatch(/^[0-9a-f]{8}$/);
    expect([reasonDigest(undefined), reasonDigest('')]).toEqual(['-', '-']);
  });
});

describe('the verified configs', () => {
  it.each([
    ['are the new one and the one before it', 'c', ['b', 'a'], ['c', 'b']],
    ['have no config twice', 'b', ['b', 'a'], ['b', 'a']],
    ['are in the order in which they were verified last', 'a', ['b', 'a'], ['a', 'b']],
    ['begin with one', 'a', [], ['a']],
  ])('%s', (_sentence, config, verified, expected) => {
    expect(verifiedAfter(config, verified)).toEqual(expected);
  });
});
