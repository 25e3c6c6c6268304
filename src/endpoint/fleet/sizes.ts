// Sizes are what can move without a new fleet: instance counts, weights, concurrency.
import { shortDigest } from '../../base/hash.ts';
import type { LiveEndpoint, SizeMove, VariantSize } from '../../kinds/endpoint/spec.ts';
import { isAnyScaled, isScaled } from '../scaling/scaled.ts';
import type { Unit } from '../unit.ts';

const DIGEST_DIGITS = 16;

/** A digest of sizes, whatever their order; weights count in the precision of the wire. */
export function sizesDigest(sizes: readonly VariantSize[]): string {
  const sorted = sizes.toSorted((left, right) => (left.variant < right.variant ? -1 : 1));
  const precise = sorted.map((size) =>
    'maxConcurrency' in size ? size : { ...size, weight: Math.fround(size.weight) },
  );
  return shortDigest({ sizes: precise }, DIGEST_DIGITS);
}

export function sameSizes(left: readonly VariantSize[], right: readonly VariantSize[]): boolean {
  return left.length === right.length && left.every((size) => right.some((other) => sameSize(size, other)));
}

function sameSize(left: VariantSize, right: VariantSize): boolean {
  if (left.variant !== right.variant) return false;
  if ('maxConcurrency' in left)
    return (
      'maxConcurrency' in right &&
      left.maxConcurrency === right.maxConcurrency &&
      left.provisioned === right.provisioned
    );
  return 'count' in right && left.count === right.count && sameWeight(left.weight, right.weight);
}

/** Weights are single precision on the wire. */
function sameWeight(left: number, right: number): boolean {
  return Math.fround(left) === Math.fround(right);
}

/** The size that the unit wants; undefined for a shadow, whose size is part of the config. */
export function sizeOf(
  { target }: Pick<Unit, 'target'>,
  { name }: { readonly name: string },
): VariantSize | undefined {
  return target.sizes.find(({ variant }) => variant === name);
}

/** The size that the service aims at now; undefined where the variant is not there or of another kind. */
export function liveSize(live: LiveEndpoint, variant: string): VariantSize | undefined {
  const found = live.variants.find((one) => one.name === variant);
  if (found === undefined) return undefined;
  if (found.desiredServerless !== undefined) {
    const { maxConcurrency, provisionedConcurrency: provisioned } = found.desiredServerless;
    return { variant, maxConcurrency, ...(provisioned === undefined ? {} : { provisioned }) };
  }
  if (found.desiredCount === undefined) return undefined;
  return { variant, count: found.desiredCount, weight: found.desiredWeight ?? 1 };
}

/** A count that autoscaling moves is right whatever it is. */
export function hasSize(live: LiveEndpoint, size: VariantSize): boolean {
  const now = liveSize(live, size.variant);
  if (now === undefined) return false;
  return isScaled(live, size.variant) ? sameBesidesCount(now, size) : sameSize(now, size);
}

function sameBesidesCount(now: VariantSize, size: VariantSize): boolean {
  if ('maxConcurrency' in now) return 'maxConcurrency' in size && now.maxConcurrency === size.maxConcurrency;
  return 'count' in size && sameWeight(now.weight, size.weight);
}

/**
 * What of these sizes the live endpoint does not have yet. UpdateEndpointWeightsAndCapacities leaves alone what it is not
 * given (API reference of DesiredWeightAndCapacity: both members are optional; read 2026-11).
 */
export function sizeMoves(
  sizes: readonly VariantSize[],
  live: LiveEndpoint | undefined,
): readonly SizeMove[] {
  const moves = sizes.flatMap((size) =>
    moveOf(size, live && liveSize(live, size.variant), isScaled(live, size.variant)),
  );
  return moves.length === 0 ? sizes : moves;
}

function moveOf(size: VariantSize, now: VariantSize | undefined, kept: boolean): readonly SizeMove[] {
  if (now !== undefined && (kept ? sameBesidesCount(now, size) : sameSize(now, size))) return [];
  if (now === undefined || !('count' in size) || !('count' in now)) {
    if (!kept || !('maxConcurrency' in size)) return [size];
    return [{ variant: size.variant, maxConcurrency: size.maxConcurrency }];
  }
  const { variant, count, weight } = size;
  const move = {
    variant,
    ...(kept || count === now.count ? {} : { count }),
    ...(sameWeight(weight, now.weight) ? {} : { weight }),
  };
  return Object.keys(move).length === 1 ? [] : [move];
}

/** Do all live variants together have the sizes of this digest? Where a count is kept, no digest can say so. */
export function hasSizesOf(live: LiveEndpoint, digest: string): boolean {
  if (isAnyScaled(live)) return true;
  const sizes = live.variants.map(({ name }) => liveSize(live, name));
  return sizes.every((size) => size !== undefined) && sizesDigest(sizes) === digest;
}
