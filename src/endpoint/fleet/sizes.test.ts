import { describe, expect, it } from 'vitest';
import { history, servesTarget } from '../memory/history.ts';
import { instances, liveOf, settledOf, unitOf } from '../testing/scene.ts';
import { sizeMoves, sizesDigest } from './sizes.ts';

/** Ten variants whose sizes fit no tag. */
const many = (count: number) =>
  unitOf({
    variants: Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        `a-variant-with-a-name-that-is-rather-long-${index}`,
        { hardware: instances(index === 0 ? count : 1), weight: index + 0.1 },
      ]),
    ),
  });

describe('sizes that do not fit a tag', () => {
  const unit = many(1);
  const live = settledOf(unit);

  it('are remembered by a digest that the live sizes fit', () => {
    expect(live.tags['inferra:applied']).toMatch(/ @1\/[0-9a-f]{16}$/);
    const { applied } = history(live).marks;
    expect(applied !== undefined && servesTarget(live, applied)).toBe(true);
  });

  it('fit a live endpoint that has the weights in single precision and the variants in another order', () => {
    const variants = live.variants
      .map((one) => ({ ...one, desiredWeight: Math.fround(one.desiredWeight ?? 1) }))
      .reverse();
    const { applied } = history(live).marks;
    expect(applied !== undefined && servesTarget({ ...live, variants }, applied)).toBe(true);
  });

  it('do not fit it once somebody moved one of them', () => {
    const { applied } = history(live).marks;
    expect(
      applied !== undefined && servesTarget({ ...live, ...{ variants: liveOf(many(2)).variants } }, applied),
    ).toBe(false);
  });
});

describe('a digest of sizes', () => {
  const [a, b] = [
    { variant: 'a', count: 1, weight: 0.1 },
    { variant: 'b', maxConcurrency: 5 },
  ];
  it.each([
    ['has nothing to do with their order', [b, a], true],
    ['is of the precision of the wire', [{ ...a, weight: Math.fround(0.1) }, b], true],
    ['is of counts', [{ ...a, count: 2 }, b], false],
    ['is of weights', [{ ...a, weight: 0.2 }, b], false],
    ['is of concurrency', [a, { ...b, maxConcurrency: 6 }], false],
    ['is of names', [{ ...a, variant: 'c' }, b], false],
    ['is of all of them', [a], false],
  ])('%s', (_sentence, other, same) => {
    expect(sizesDigest(other) === sizesDigest([a, b])).toBe(same);
  });
});

describe('what is sent to move sizes', () => {
  it('is everything where nothing is known of the live endpoint', () => {
    const { sizes } = unitOf({ hardware: instances(2) }).target;
    expect(sizeMoves(sizes, undefined)).toEqual(sizes);
  });

  it('is never nothing: the service takes no empty list', () => {
    const unit = unitOf();
    expect(sizeMoves(unit.target.sizes, liveOf(unit))).toEqual(unit.target.sizes);
  });
});
