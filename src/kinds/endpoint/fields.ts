// The fields of an Endpoint that can be compared: its config, by name, and the size of each variant.
import { caseless, differing, exact, type Fields, float32 } from '../compare.ts';
import type { LiveVariant, SizeMove } from './spec.ts';

type SizeField = 'count' | 'weight' | 'maxConcurrency' | 'provisioned';

export const sizeFields: Fields<SizeField> = {
  count: { label: 'instance count', same: exact },
  weight: { label: 'weight', same: float32 },
  maxConcurrency: { label: 'concurrency', same: exact },
  provisioned: { label: 'provisioned concurrency', same: exact },
};

export const sameConfig = caseless;

/** `desired` is what was asked for, `current` what already runs. */
export type SizeView = 'desired' | 'current';

/** In which of the given fields the live variants are not of these sizes, in words; a missing variant differs in all. */
export function differingSizes(
  sizes: readonly SizeMove[],
  variants: readonly LiveVariant[],
  view: SizeView,
): string[] {
  return sizes.flatMap((size) => {
    const found = variants.find(({ name }) => caseless(name, size.variant));
    const live = found === undefined ? {} : only(size, sizeOf(found, view));
    return differing(sizeFields, size as SizeLike, live).map((label) => `${label} of ${size.variant}`);
  });
}

/** What is not asked for cannot differ. */
function only(size: SizeMove, live: SizeLike): SizeLike {
  return Object.fromEntries(Object.entries(live).filter(([field]) => field in size));
}

type SizeLike = { readonly [F in SizeField]?: number };

/** A serverless variant has a weight too, which means nothing since it is the only one. */
function sizeOf(variant: LiveVariant, view: SizeView): SizeLike {
  const desired = view === 'desired';
  const serverless = desired ? variant.desiredServerless : variant.currentServerless;
  if (serverless !== undefined) {
    const { maxConcurrency, provisionedConcurrency: provisioned } = serverless;
    return { maxConcurrency, ...(provisioned === undefined ? {} : { provisioned }) };
  }
  const count = desired ? variant.desiredCount : variant.currentCount;
  // A variant that takes components has no weight: all of the traffic is its own.
  const weight =
    (desired ? variant.desiredWeight : variant.currentWeight) ?? (count === undefined ? undefined : 1);
  return { ...(count === undefined ? {} : { count }), ...(weight === undefined ? {} : { weight }) };
}
