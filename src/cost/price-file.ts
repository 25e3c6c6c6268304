// The price file of a project: the price lists of its regions as `inferra prices update` has read them, in one order and
// form, so that a later update of the same prices leaves every byte of it alone.
import type { RegionPrices } from '../core/prices.ts';

export type PriceFile = { readonly regions: Readonly<Record<string, RegionPrices>> };

export const NO_PRICES: PriceFile = { regions: {} };

const VERSION = '1.0';

/** `a/inference.prices.json` of `a/inference.yaml`. */
export function pricesPathOf(file: string): string {
  return `${file.replace(/\.ya?ml$/i, '')}.prices.json`;
}

/** The file, or why its text is none. */
export function readPrices(text: string): PriceFile | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return /^(<{7}|={7}|>{7})/m.test(text) ? 'a merge has left both sides of a conflict' : 'it is not JSON';
  }
  if (!isRecord(value)) return 'it is not an object';
  const { formatVersion: version, regions } = value;
  if (version !== VERSION) return `its formatVersion is ${JSON.stringify(version) ?? 'missing'}, not "1.0"`;
  if (!isRecord(regions)) return 'it has no regions';
  const problem = Object.entries(regions)
    .map(([region, prices]) => problemOf(region, prices))
    .find((one) => one !== undefined);
  return problem ?? { regions: regions as PriceFile['regions'] };
}

export function pricesText({ regions }: PriceFile): string {
  const written = byKey(regions, (prices) => ({
    published: prices.published,
    instances: byKey(prices.instances, (usd) => usd),
    serverless: byKey(prices.serverless, (usd) => usd),
    ...(prices.provisioned && { provisioned: byKey(prices.provisioned, (usd) => usd) }),
    ...(prices.provisionedUse && { provisionedUse: byKey(prices.provisionedUse, (usd) => usd) }),
    ...(prices.storage === undefined ? {} : { storage: prices.storage }),
  }));
  return `${JSON.stringify({ formatVersion: VERSION, regions: written }, null, 2)}\n`;
}

function problemOf(region: string, prices: unknown): string | undefined {
  if (!isRecord(prices)) return `regions.${region} is not an object`;
  const { published, instances, serverless, provisioned = {}, provisionedUse = {}, storage = 1 } = prices;
  if (typeof published !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(published))
    return `regions.${region}.published is not a day`;
  return (
    pricesProblem(`regions.${region}.instances`, instances) ??
    pricesProblem(`regions.${region}.serverless`, serverless) ??
    // Lists that were read before these were asked for do not have them.
    pricesProblem(`regions.${region}.provisioned`, provisioned) ??
    pricesProblem(`regions.${region}.provisionedUse`, provisionedUse) ??
    pricesProblem(`regions.${region}`, { storage })
  );
}

/** What costs nothing is not in a list: a zero would make a sum of what nobody knows. */
function pricesProblem(at: string, prices: unknown): string | undefined {
  if (!isRecord(prices)) return `${at} is not an object`;
  const wrong = Object.entries(prices).find(
    ([, usd]) => typeof usd !== 'number' || !Number.isFinite(usd) || usd <= 0,
  );
  return wrong === undefined ? undefined : `${at}.${wrong[0]} is ${JSON.stringify(wrong[1])}, and no price`;
}

function byKey<T, U>(table: Readonly<Record<string, T>>, form: (one: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(
    Object.entries(table)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, form(one)]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
