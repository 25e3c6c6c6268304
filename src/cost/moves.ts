// What has moved between two price lists of a region.
import type { PriceMove } from '../core/price-report.ts';
import type { RegionPrices } from '../core/prices.ts';

/** By name. */
export function movesBetween(before: RegionPrices, after: RegionPrices): readonly PriceMove[] {
  const [old, now] = [named(before), named(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((what) => {
    const [from, to] = [old.get(what), now.get(what)];
    if (from === to) return [];
    return [{ what, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

function named({ instances, serverless }: RegionPrices): ReadonlyMap<string, number> {
  return new Map([
    ...Object.entries(instances),
    ...Object.entries(serverless).map(
      ([memory, usd]) => [`serverless ${Number(memory) / 1024} GB`, usd] as const,
    ),
  ]);
}
