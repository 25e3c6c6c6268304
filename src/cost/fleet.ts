// What fleets cost while they stand, and what an update costs while both the old and the new one do.
import type { UnitCost } from '../core/plan.ts';
import { dearest } from './dearest.ts';
import { pricePerHour } from './prices.ts';

/** One variant of a fleet: instances of a type, or serverless (paid by use). */
export type FleetPart =
  | {
      readonly instanceType: string;
      /** Types that may be run instead. */
      readonly others?: readonly string[];
      readonly count: number;
    }
  | 'serverless';

type Hourly = { readonly usd: number | null; readonly serverless: boolean; readonly unknown: boolean };

/** USD an hour of a fleet; null where a price is unknown. A serverless part costs nothing by the hour. */
export function hourly(region: string, fleet: readonly FleetPart[]): Hourly {
  const priced = fleet.map((part) => {
    if (part === 'serverless') return 0;
    const each = dearest([part.instanceType, ...(part.others ?? [])], (type) => pricePerHour(region, type));
    return each === undefined ? null : each * part.count;
  });
  const unknown = priced.includes(null);
  return {
    usd: unknown ? null : cents(priced.reduce<number>((sum, usd) => sum + (usd ?? 0), 0)),
    serverless: fleet.includes('serverless'),
    unknown,
  };
}

/**
 * The cost of a change.
 * @param beside the share of the new fleet that stands together with the old one for a while: 1 for blue/green
 */
export function changeCost(
  region: string,
  before: readonly FleetPart[],
  after: readonly FleetPart[],
  beside: number,
): UnitCost {
  const then = hourly(region, before);
  const now = hourly(region, after);
  const surge =
    beside > 0 && then.usd !== null && now.usd !== null ? cents(then.usd + beside * now.usd) : undefined;
  return {
    before: then.usd,
    after: now.usd,
    ...(surge === undefined || surge === 0 ? {} : { surge }),
    ...(then.unknown || now.unknown ? { note: 'unknown' } : now.serverless ? { note: 'serverless' } : {}),
  };
}

/** Sums of prices in whole hundredths of a cent, so that the same fleet always prints the same figure. */
function cents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
