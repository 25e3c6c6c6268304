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

function named(prices: RegionPrices): ReadonlyMap<string, number> {
  const { instances, serverless, provisioned = {}, provisionedUse = {}, storage } = prices;
  return new Map([
    ...Object.entries(instances),
    ...byMemory('serverless', serverless),
    ...byMemory('serverless provisioned', provisioned),
    ...byMemory('serverless provisioned, use of', provisionedUse),
    ...(storage === undefined ? [] : [['storage', storage] as const]),
  ]);
}

function byMemory(what: string, prices: Readonly<Record<string, number>>) {
  return Object.entries(prices).map(([memory, usd]) => [`${what} ${Number(memory) / 1024} GB`, usd] as const);
}
