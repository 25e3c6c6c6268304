// What things cost in one region, whoever says so: the file's own rates first, then the price list that the project has
// committed, and where that has nothing for the region the table that inferra brings along.
import type { OwnPrices, RegionPrices } from '../core/prices.ts';
import { dataPerGb, own, PRICES_FROM, pricePerHour, serverlessPerSecond } from './prices.ts';

export interface PriceBook {
  readonly region: string;
  /** The day or month that the prices are of. */
  readonly from: string;
  /** The price file; absent where the prices are those of inferra's own table. */
  readonly file?: string;
  /** What the configuration gives its own price: `data`, `ml.m5.large`, `provisioned`, `serverless`; sorted. */
  readonly own: readonly string[];
  /** USD an hour of one instance; undefined where no price is known. */
  readonly instance: (type: string) => number | undefined;
  /** USD a second of one busy serverless environment of that many MB; undefined where no price is known. */
  readonly serverless: (memory: number) => number | undefined;
  /** USD a second of one serverless environment of that many MB that is kept provisioned, busy or not. */
  readonly provisioned: (memory: number) => number | undefined;
  /** USD a second of work in it, besides. */
  readonly provisionedUse: (memory: number) => number | undefined;
  /** USD for a GB of requests or answers of a serverless endpoint; undefined where no price is known. */
  readonly data: () => number | undefined;
  /** USD a month for a GB of the volume of an instance; undefined where no price is known. */
  readonly storage: () => number | undefined;
}

/** By region: a lock file may have measurements of others. */
export type PriceBooks = (region: string) => PriceBook;

/** Prices that a project brings along. */
export type PriceSource = {
  /** The committed price list, with the path of its file. */
  readonly list?: { readonly file: string; readonly regions: Readonly<Record<string, RegionPrices>> };
  readonly own?: OwnPrices;
};

const NO_OWN: OwnPrices = { instances: {} };

/** What a file may give one price, whatever its hardware. */
const SINGLE_RATES = ['serverless', 'provisioned', 'provisionedUse', 'data', 'storage'] as const;

export function priceBook(region: string, { list, own: rates = NO_OWN }: PriceSource = {}): PriceBook {
  const listed = list === undefined ? undefined : own(list.regions, region);
  return {
    region,
    from: listed?.published ?? PRICES_FROM,
    ...(list === undefined || listed === undefined ? {} : { file: list.file }),
    own: [
      ...Object.keys(rates.instances),
      ...SINGLE_RATES.filter((rate) => rates[rate] !== undefined),
    ].sort(),
    // A list has all types of its region: what is missing in it is not sold there.
    instance: (type) =>
      own(rates.instances, type) ??
      (listed === undefined ? pricePerHour(region, type) : own(listed.instances, type)),
    serverless: (memory) => {
      const known = listed?.serverless ?? { [memory]: serverlessPerSecond(region, memory) };
      return byMemory(rates.serverless, known, memory);
    },
    // Nobody publishes these but the price list (looked for 2026-11): the table has none.
    provisioned: (memory) => byMemory(rates.provisioned, listed?.provisioned, memory),
    provisionedUse: (memory) => byMemory(rates.provisionedUse, listed?.provisionedUse, memory),
    storage: () => rates.storage ?? listed?.storage,
    // The price list names no product that this inferra could be sure of.
    data: () => rates.data ?? dataPerGb(region),
  };
}

/** Of the file's own rate for each GB, else the listed price of that memory. */
function byMemory(
  perGb: number | undefined,
  listed: Readonly<Record<string, number | undefined>> | undefined,
  memory: number,
): number | undefined {
  return perGb === undefined ? own(listed ?? {}, String(memory)) : (perGb * memory) / 1024;
}

/**
 * For limits that whoever writes the file must not be able to loosen: its prices count only where they are higher than those
 * of inferra's own table.
 */
export function notBelowTable(book: PriceBook): PriceBook {
  if (book.file === undefined && book.own.length === 0) return book;
  const table = priceBook(book.region);
  const higher = (one: number | undefined, other: number | undefined) =>
    one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
  return {
    ...book,
    instance: (type) => higher(book.instance(type), table.instance(type)),
    serverless: (memory) => higher(book.serverless(memory), table.serverless(memory)),
    provisioned: (memory) => higher(book.provisioned(memory), table.provisioned(memory)),
    provisionedUse: (memory) => higher(book.provisionedUse(memory), table.provisionedUse(memory)),
    storage: () => higher(book.storage(), table.storage()),
    data: () => higher(book.data(), table.data()),
  };
}
