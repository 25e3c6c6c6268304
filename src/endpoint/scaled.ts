// Counts that autoscaling moves are kept: a live endpoint carries the bounds of those of its variants that are registered for
// it, and comparisons pass over their counts.
import type { KeptCount } from '../core/plan.ts';
import type { LiveEndpoint, LiveVariant, SizeMove, VariantSize } from '../kinds/endpoint/spec.ts';

type Bounds = NonNullable<LiveVariant['scaling']>;

/** The service moves the size of the fleet that serves, and makes no other one. */
export function isRescaling({ status, pendingConfig }: LiveEndpoint): boolean {
  return status === 'Updating' && pendingConfig === undefined;
}

export function hasCount({ desiredCount, desiredServerless }: LiveVariant): boolean {
  return desiredCount !== undefined && desiredServerless === undefined;
}

/** The live endpoint with the bounds of those of its variants that have some. */
export function withBounds(
  live: LiveEndpoint,
  boundsOf: (variant: string) => Bounds | undefined,
): LiveEndpoint {
  const variants = live.variants.map((one) => {
    const scaling = hasCount(one) ? boundsOf(one.name) : undefined;
    return scaling === undefined ? one : { ...one, scaling };
  });
  return variants.some(({ scaling }) => scaling !== undefined) ? { ...live, variants } : live;
}

/** A description that was read later, seen as the earlier one was. */
export function scaledLike(live: LiveEndpoint, earlier: LiveEndpoint | undefined): LiveEndpoint {
  return withBounds(live, (wanted) => earlier?.variants.find(({ name }) => name === wanted)?.scaling);
}

/** The service moves the count of a variant that is registered, and makes no new fleet. */
export function isScaling(live: LiveEndpoint): boolean {
  return isRescaling(live) && isAnyScaled(live);
}

export function isScaled(live: LiveEndpoint | undefined, variant: string): boolean {
  return live?.variants.some(({ name, scaling }) => name === variant && scaling !== undefined) ?? false;
}

export function isAnyScaled(live: LiveEndpoint | undefined): boolean {
  return live?.variants.some(({ scaling }) => scaling !== undefined) ?? false;
}

/**
 * No variant that autoscaling moves has an instance. What an update would do that retained this is nowhere said, and a fleet
 * without instances would verify nothing: it begins with the counts of its config, and autoscaling takes them back.
 */
export function isAsleep(live: LiveEndpoint | undefined): boolean {
  const scaled = live?.variants.filter(({ scaling }) => scaling !== undefined) ?? [];
  return scaled.length > 0 && scaled.every(({ desiredCount }) => desiredCount === 0);
}

/** The sizes that an endpoint must have in the end: of the counts only those that nothing else moves. */
export function demanded(sizes: readonly VariantSize[], live: LiveEndpoint | undefined): readonly SizeMove[] {
  return sizes.map((size) => {
    if (!('count' in size) || !isScaled(live, size.variant)) return size;
    const { count: _, ...rest } = size;
    return rest;
  });
}

/** What the plan says of the counts that it leaves alone. */
export function keptCounts({ variants }: LiveEndpoint): readonly KeptCount[] {
  return variants.flatMap(({ name, desiredCount: count, scaling }) =>
    scaling === undefined || count === undefined ? [] : [{ variant: name, count, ...scaling }],
  );
}
