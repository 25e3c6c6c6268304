// The fleet of another instance type that follows one which autoscaling has moved: never less than serves, in instances or
// where both types were measured in requests.
import { mostOf } from '../../config/scaling.ts';
import { InferraError } from '../../core/errors.ts';
import type { FieldChange } from '../../core/field.ts';
import type { Part } from '../../core/part.ts';
import type { LiveEndpoint, SizeMove } from '../../kinds/endpoint/spec.ts';
import type { EndpointConfigSpec } from '../../kinds/endpoint-config/spec.ts';
import { identityOf } from '../names/identity.ts';
import { configName } from '../names/names.ts';
import { type Aside, typeIn } from '../scaling/aside.ts';
import { isScaled } from '../scaling/scaled.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { wasNamed } from './renamed.ts';
import { liveSize, sizeOf } from './sizes.ts';

export type RefitCount = {
  readonly variant: string;
  /** What it is called until then. */
  readonly was: string;
  /** Instances that serve now, and that the new fleet begins with. */
  readonly from: number;
  readonly to: number;
  readonly because: string;
  /** The most instances that may serve when the update is sent, so that the new fleet is enough for them. */
  readonly most: number;
};

export type Refit = {
  /** The config of the unit, begun with these counts. */
  readonly config: Part<EndpointConfigSpec>;
  readonly counts: readonly RefitCount[];
};

/**
 * The counts of variants that autoscaling moves, where the update cannot retain them as they are: it retains all or none,
 * and of another type another number is needed. Undefined for what goes back by hand: its config is what it was, and the
 * service retains the count.
 */
export function refitOf(unit: Unit, now: Situation, aside: Aside | undefined): Refit | undefined {
  const { live, serving } = now;
  if (live === undefined || unit.byHand !== undefined) return undefined;
  const { variants } = unit.config.spec;
  // The service retains nothing of a variant that it does not know: one of another name would begin with the count of the file.
  const wasOf = wasNamed(unit, live);
  const isRefitted = variants.some(({ name }) => {
    const was = wasOf(name);
    const [before, after] = [typeIn(serving?.spec.variants, was), typeIn(variants, name)];
    const fits = isScaled(live, was) && before !== undefined && after !== undefined;
    return fits && (before !== after || was !== name);
  });
  if (aside === undefined && !isRefitted) return undefined;
  const counts = variants.flatMap(({ name }) => countOf(unit, now, live, [name, wasOf(name)]) ?? []);
  return counts.length === 0 ? undefined : { config: begunWith(unit, counts), counts };
}

function countOf(
  unit: Unit,
  now: Situation,
  live: LiveEndpoint,
  [variant, was]: readonly [name: string, was: string],
): RefitCount | undefined {
  const [size, wanted] = [liveSize(live, was), sizeOf(unit, { name: variant })];
  if (!isScaled(live, was) || !size || !wanted || !('count' in size) || !('count' in wanted))
    return undefined;
  const from = size.count;
  const before = typeIn(now.serving?.spec.variants, was) ?? '';
  const after = typeIn(unit.config.spec.variants, variant) ?? '';
  const { [before]: old, [after]: fresh } = unit.capacities?.[variant] ?? {};
  const scaling = unit.scaling?.[variant];
  const ceiling = scaling === undefined ? Number.POSITIVE_INFINITY : mostOf(scaling);
  if (before === after || old === undefined || fresh === undefined) {
    const least = before === after ? from : Math.max(wanted.count, from);
    const to = Math.min(least, ceiling);
    const because = to < from ? 'the most that the file allows' : 'never fewer than serve now';
    return { variant, was, from, to, because, most: to < least ? Number.MAX_SAFE_INTEGER : to };
  }
  const least = Math.max(wanted.count, enough(from, old, fresh));
  const to = Math.min(least, ceiling);
  return {
    ...{ variant, was, from, to },
    because:
      to < least
        ? 'the most that the file allows'
        : `${from} × ${perMinute(old)} now, ${to} × ${perMinute(fresh)} then`,
    most: to < least ? Number.MAX_SAFE_INTEGER : mostFor(to, old, fresh),
  };
}

/** ceil(count × old ÷ fresh); what is above a whole only by floating point is the whole. */
function enough(count: number, old: number, fresh: number): number {
  return Math.ceil((count * old) / fresh - 1e-9);
}

/** The most instances of the old type that `to` of the new type are enough for. */
function mostFor(to: number, old: number, fresh: number): number {
  return Math.floor((to * fresh) / old + 1e-9);
}

function perMinute(capacity: number): string {
  return `${Math.round(capacity * 10) / 10}/min`;
}

function begunWith(unit: Unit, counts: readonly RefitCount[]): Part<EndpointConfigSpec> {
  const { config, prefix, name, target } = unit;
  const { variants, ...settings } = config.spec;
  const countFor = (variant: string) => counts.find((one) => one.variant === variant)?.to;
  const begun = variants.map((variant) => {
    const count = countFor(variant.name);
    return count === undefined || !('instanceType' in variant)
      ? variant
      : { ...variant, initialInstanceCount: count };
  });
  const sizes = target.sizes
    .map((size) => ({ ...size, ...('count' in size ? { count: countFor(size.variant) ?? size.count } : {}) }))
    .toSorted((left, right) => (left.variant < right.variant ? -1 : 1));
  const made = configName(prefix, name.toLowerCase(), identityOf(variants, settings), sizes);
  return { ...config, name: made, spec: { ...settings, variants: begun }, tags: renamed(config, made) };
}

/** A part is tagged with its own name. */
function renamed({ name, tags }: Part<EndpointConfigSpec>, to: string): Part['tags'] {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, value === name ? to : value]));
}

/** What the new fleet is to have in the end, with the counts that nothing moves meanwhile. */
export function refitted(sizes: readonly SizeMove[], { counts }: Refit): readonly SizeMove[] {
  return sizes.map((size) => {
    const count = counts.find(({ variant }) => variant === size.variant)?.to;
    return count === undefined || 'maxConcurrency' in size ? size : { ...size, count };
  });
}

/**
 * Autoscaling goes on until it is put aside.
 * @throws InferraError INF3001 where more instances serve by now than the planned fleet is enough for
 */
export function refuseGrown({ counts }: Refit, live: LiveEndpoint | undefined): void {
  const grown = counts.find(({ was, most }) => {
    const size = live && liveSize(live, was);
    return size !== undefined && 'count' in size && size.count > most;
  });
  if (grown === undefined) return;
  throw new InferraError(
    'INF3001',
    `autoscaling has added instances to variant ${grown.was} since the plan was made: ${grown.to} of the new type are no longer enough`,
  );
}

/** What the plan says of counts that move with the hardware. */
export function refitFields({ counts }: Refit): readonly FieldChange[] {
  return counts
    .filter(({ from, to }) => from !== to)
    .map(({ variant, from, to, because }) => ({
      field: variant === 'AllTraffic' ? 'count' : `${variant} count`,
      ...{ from: String(from), to: String(to), note: because },
    }));
}
