// Counts that autoscaling moves are kept: a live endpoint carries the bounds of those of its variants that are registered for
// it, and comparisons pass over their counts.
import type { KeptCount } from '../../core/plan.ts';
import { scaledName } from '../../kinds/autoscaling.ts';
import type { LiveEndpoint, LiveVariant, SizeMove, VariantSize } from '../../kinds/endpoint/spec.ts';
import type { VariantSpec } from '../../kinds/endpoint-config/spec.ts';

export type Bounds = NonNullable<LiveVariant['scaling']>;

/** The service moves the size of the fleet that serves, and makes no other one. */
export function isRescaling({ status, pendingConfig }: LiveEndpoint): boolean {
  return status === 'Updating' && pendingConfig === undefined;
}

/** Instances, or what is provisioned of its concurrency. */
export function scalableSize({ desiredCount, desiredServerless }: LiveVariant): number | undefined {
  return desiredServerless === undefined ? desiredCount : desiredServerless.provisionedConcurrency;
}

/** Whether a variant of the file can be registered. */
export function isScalable(variant: VariantSpec): boolean {
  return 'instanceType' in variant || variant.serverless.provisionedConcurrency !== undefined;
}

export function hasCount(variant: LiveVariant): boolean {
  return scalableSize(variant) !== undefined;
}

type Of = {
  readonly name: string;
  readonly live?: Pick<LiveEndpoint, 'variants'> | undefined;
  readonly config?: { readonly spec: { readonly variants: readonly VariantSpec[] } };
};

/** The name of the parts that are about the autoscaling of a variant, as it is live, or else as it is to be. */
export function scaledNameOf({ name, live, config }: Of, variant: string): string {
  const served = live?.variants.find((one) => one.name === variant);
  const wanted = config?.spec.variants.find((one) => one.name === variant);
  const serverless =
    served === undefined
      ? wanted !== undefined && 'serverless' in wanted
      : served.desiredServerless !== undefined;
  return scaledName(name, variant, serverless);
}

/** The live endpoint with the bounds of those of its variants that have some; those that SageMaker manages have their own. */
export function withBounds(
  live: LiveEndpoint,
  boundsOf: (variant: string) => Bounds | undefined,
): LiveEndpoint {
  const variants = live.variants.map((one) => {
    const scaling = hasCount(one) ? (one.scaling ?? boundsOf(one.name)) : undefined;
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

/**
 * The sizes that an endpoint must have in the end: of the counts only those that nothing else moves.
 * @param wasOf what a variant is called in the account
 */
export function demanded(
  sizes: readonly VariantSize[],
  live: LiveEndpoint | undefined,
  wasOf = (variant: string) => variant,
): readonly SizeMove[] {
  return sizes.map((size) => {
    if (!isScaled(live, wasOf(size.variant))) return size;
    if ('maxConcurrency' in size) return { variant: size.variant, maxConcurrency: size.maxConcurrency };
    const { count: _, ...rest } = size;
    return rest;
  });
}

/**
 * What the plan says of the counts that it leaves alone.
 * @param boundsAfter where the plan writes other bounds: what is outside of them is brought into them at once (API reference
 * of RegisterScalableTarget, read 2026-11)
 */
export function keptCounts(
  { variants }: LiveEndpoint,
  boundsAfter: (variant: string) => Bounds | undefined = () => undefined,
): readonly KeptCount[] {
  return variants.flatMap((variant) => {
    const { name, scaling, desiredServerless } = variant;
    const count = scalableSize(variant);
    if (scaling === undefined || count === undefined) return [];
    const to = within(count, boundsAfter(name));
    return [
      {
        ...{ variant: name, count, ...scaling },
        ...(to === count ? {} : { to }),
        ...(desiredServerless === undefined ? {} : { provisioned: true }),
      },
    ];
  });
}

/** A count that is brought into these bounds. */
export function within(count: number, bounds: Bounds | undefined): number {
  return bounds === undefined ? count : Math.min(Math.max(count, bounds.min), bounds.max);
}
