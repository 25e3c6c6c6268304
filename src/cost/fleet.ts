// What fleets cost while they stand and between the bounds of their autoscaling, what serverless costs by use and for what is
// kept provisioned of it, and what an update costs while both the old and the new fleet stand.
import type { UnitCost, UseCost } from '../core/plan.ts';
import type { PriceBook } from './book.ts';

/** Hours of a month as AWS counts them (pricing pages, read 2026-11). */
export const HOURS_A_MONTH = 730;

type Bounds = { readonly min: number; readonly max: number };

export type InstancePart = {
  readonly instanceType: string;
  /** Types that may be run instead. */
  readonly others?: readonly string[];
  readonly count: number;
  /** Bounds of its autoscaling; absent where nothing moves its count. */
  readonly bounds?: Bounds;
  /** GB of the volume of each instance; absent where SageMaker decides. */
  readonly volume?: number;
};

export type ServerlessPart = {
  readonly variant: string;
  /** MB */
  readonly memory: number;
  /** Of its concurrency, what is kept provisioned; absent where nothing is. */
  readonly provisioned?: { readonly count: number; readonly bounds?: Bounds };
  /** What is expected of it, where that is known: requests a minute, and ms of work for each. */
  readonly load?: { readonly perMinute: number; readonly milliseconds: number };
};

/** One variant of a fleet. */
export type FleetPart = InstancePart | ServerlessPart;

/** `floor` and `ceiling` are those of autoscaling. */
export type At = 'now' | 'floor' | 'ceiling';

/** USD an hour of a fleet; null where a price is unknown. Of a serverless part it is what is kept provisioned. */
export function hourly(book: PriceBook, fleet: readonly FleetPart[], at: At = 'now'): number | null {
  const priced = fleet.map((part) => {
    const each = isInstance(part) ? instancePrice(book, part, at) : provisionedPrice(book, part);
    return each === undefined ? null : each * countAt(isInstance(part) ? part : part.provisioned, at);
  });
  return priced.includes(null) ? null : cents(priced.reduce<number>((sum, usd) => sum + (usd ?? 0), 0));
}

/**
 * Where it may be of one type or another it costs what the dearest does, and at the least what the cheapest does; unknown
 * where one of them is. Its volume is paid by the month, as long as it is there.
 */
function instancePrice(
  { instance, storage }: PriceBook,
  { instanceType, others = [], volume = 0 }: InstancePart,
  at: At,
): number | undefined {
  const prices = [instanceType, ...others].map(instance);
  const each = prices.reduce((picked, one) =>
    picked === undefined || one === undefined ? undefined : Math[at === 'floor' ? 'min' : 'max'](picked, one),
  );
  return each === undefined ? undefined : each + (volume * (storage() ?? 0)) / HOURS_A_MONTH;
}

/** It is paid whether it works or not (Developer Guide, "Serverless Inference", read 2026-11). */
function provisionedPrice(book: PriceBook, { memory, provisioned }: ServerlessPart): number | undefined {
  const perSecond = provisioned === undefined ? 0 : book.provisioned(memory);
  return perSecond === undefined ? undefined : perSecond * 3600;
}

type Counted = { readonly count: number; readonly bounds?: Bounds };

/** A count outside of the bounds is there until it is scaled. */
function countAt({ count, bounds = { min: count, max: count } }: Counted = { count: 0 }, at: At): number {
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
  const volumes = after.some((part) => isInstance(part) && part.volume !== undefined);
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
    ...spreadOf(after),
    ...(volumes && book.storage() === undefined ? { unpriced: ['storage'] } : {}),
  };
}

function spreadOf(fleet: readonly FleetPart[]): Pick<UnitCost, 'spread'> {
  if (!fleet.some((part) => isInstance(part) && (part.others ?? []).length > 0)) return {};
  const scaled = fleet.some((part) => (isInstance(part) ? part : part.provisioned)?.bounds !== undefined);
  return { spread: scaled ? 'both' : 'types' };
}

/** A bound, only where it is another figure than that of the counts as they are. */
function elsewhere<Key extends keyof UnitCost>(
  key: Key,
  usd: number | null,
  now: number | null,
): { readonly [One in Key]?: number } {
  return usd === null || usd === now ? {} : ({ [key]: usd } as { readonly [One in Key]?: number });
}

function useCost(book: PriceBook, part: ServerlessPart): UseCost {
  const { variant, memory, load, provisioned } = part;
  const perSecond = book.serverless(memory) ?? null;
  const perProvisioned = book.provisionedUse(memory) ?? null;
  const average = load === undefined ? null : averagePerSecond(part, perSecond, perProvisioned);
  return {
    variant,
    memory,
    perSecond,
    perGb: book.data() ?? null,
    ...(provisioned === undefined ? {} : { perProvisionedSecond: perProvisioned }),
    ...(load === undefined || average === null
      ? {}
      : { example: { ...load, monthly: monthlyOf(load, average) } }),
  };
}

/**
 * What is provisioned works first, and the rest on demand. How many requests there are at once is the traffic times what each
 * takes (Little's law); null where a price that counts is unknown.
 */
function averagePerSecond(
  { load, provisioned }: ServerlessPart,
  perSecond: number | null,
  perProvisioned: number | null,
): number | null {
  const { perMinute = 0, milliseconds = 0 } = load ?? {};
  const atOnce = (perMinute / 60) * (milliseconds / 1000);
  const share = provisioned === undefined ? 0 : Math.min(1, provisioned.count / atOnce);
  const inside = share === 0 ? 0 : perProvisioned;
  const beyond = share === 1 ? 0 : perSecond;
  return inside === null || beyond === null ? null : share * inside + (1 - share) * beyond;
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
