// What fleets cost while they stand and between the bounds of their autoscaling, what serverless costs by use, and what an
// update costs while both the old and the new fleet stand.
import type { UnitCost, UseCost } from '../core/plan.ts';
import type { PriceBook } from './book.ts';

/** Hours of a month as AWS counts them (pricing pages, read 2026-11). */
export const HOURS_A_MONTH = 730;

export type InstancePart = {
  readonly instanceType: string;
  /** Types that may be run instead. */
  readonly others?: readonly string[];
  readonly count: number;
  /** Bounds of its autoscaling; absent where nothing moves its count. */
  readonly bounds?: { readonly min: number; readonly max: number };
};

export type ServerlessPart = {
  readonly variant: string;
  /** MB */
  readonly memory: number;
  /** What is expected of it, where that is known: requests a minute, and ms of work for each. */
  readonly load?: { readonly perMinute: number; readonly milliseconds: number };
};

/** One variant of a fleet. */
export type FleetPart = InstancePart | ServerlessPart;

/** `floor` and `ceiling` are those of autoscaling. */
export type At = 'now' | 'floor' | 'ceiling';

/** USD an hour of a fleet; null where a price is unknown. A serverless part costs nothing by the hour. */
export function hourly({ instance }: PriceBook, fleet: readonly FleetPart[], at: At = 'now'): number | null {
  const priced = fleet.map((part) => {
    if (!isInstance(part)) return 0;
    const each = priceOf(instance, part);
    return each === undefined ? null : each * countAt(part, at);
  });
  return priced.includes(null) ? null : cents(priced.reduce<number>((sum, usd) => sum + (usd ?? 0), 0));
}

/** Where it may be of one type or another it costs what the dearest does; unknown where one of them is. */
function priceOf(
  instance: PriceBook['instance'],
  { instanceType, others = [] }: InstancePart,
): number | undefined {
  const prices = [instanceType, ...others].map(instance);
  return prices.reduce((most, one) =>
    most === undefined || one === undefined ? undefined : Math.max(most, one),
  );
}

/** A count outside of the bounds is there until it is scaled. */
function countAt({ count, bounds = { min: count, max: count } }: InstancePart, at: At): number {
  if (at === 'now') return count;
  return at === 'floor' ? Math.min(count, bounds.min) : Math.max(count, bounds.max);
}

/**
 * The cost of a change.
 * @param beside the share of the new fleet that stands together with the old one for a while: 1 for blue/green
 */
export function changeCost(
  book: PriceBook,
  before: readonly FleetPart[],
  after: readonly FleetPart[],
  beside: number,
): UnitCost {
  const then = hourly(book, before);
  const now = hourly(book, after);
  const surge = beside > 0 && then !== null && now !== null ? cents(then + beside * now) : undefined;
  const uses = after.flatMap((part) => (isInstance(part) ? [] : [useCost(book, part)]));
  return {
    before: then,
    after: now,
    ...elsewhere('floorBefore', hourly(book, before, 'floor'), then),
    ...elsewhere('ceilingBefore', hourly(book, before, 'ceiling'), then),
    ...elsewhere('floor', hourly(book, after, 'floor'), now),
    ...elsewhere('ceiling', hourly(book, after, 'ceiling'), now),
    ...(surge === undefined || surge === 0 ? {} : { surge }),
    ...(then === null || now === null ? { note: 'unknown' } : uses.length > 0 ? { note: 'serverless' } : {}),
    ...(uses.length === 0 ? {} : { uses }),
  };
}

/** A bound, only where it is another figure than that of the counts as they are. */
function elsewhere<Key extends keyof UnitCost>(
  key: Key,
  usd: number | null,
  now: number | null,
): { readonly [One in Key]?: number } {
  return usd === null || usd === now ? {} : ({ [key]: usd } as { readonly [One in Key]?: number });
}

function useCost({ serverless, data }: PriceBook, { variant, memory, load }: ServerlessPart): UseCost {
  const perSecond = serverless(memory) ?? null;
  return {
    variant,
    memory,
    perSecond,
    perGb: data() ?? null,
    ...(load === undefined || perSecond === null
      ? {}
      : { example: { ...load, monthly: monthlyOf(load, perSecond) } }),
  };
}

/** Serverless is billed by the ms of work (pricing page, read 2026-11). */
function monthlyOf(
  { perMinute, milliseconds }: NonNullable<ServerlessPart['load']>,
  perSecond: number,
): number {
  return cents(perMinute * 60 * HOURS_A_MONTH * (milliseconds / 1000) * perSecond);
}

export function isInstance(part: FleetPart): part is InstancePart {
  return 'instanceType' in part;
}

/** Sums of prices in whole hundredths of a cent, so that the same fleet always prints the same figure. */
function cents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
