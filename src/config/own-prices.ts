// The prices that a file gives itself, as numbers.
import type { OwnPrices } from '../core/prices.ts';
import type { ConfigFile } from './generated/config-file.ts';
import { dollarsOf } from './units.ts';

export function ownPricesOf({ instances = {}, ...rates }: NonNullable<ConfigFile['prices']>): OwnPrices {
  return {
    instances: inDollars(instances),
    // Of single prices each one that there is.
    ...inDollars(rates),
  };
}

function inDollars<Key extends string>(
  prices: { readonly [one in Key]?: string },
): {
  readonly [one in Key]: number;
} {
  const priced = Object.entries<string | undefined>(prices).flatMap(([key, usd]) =>
    usd === undefined ? [] : [[key, dollarsOf(usd)]],
  );
  return Object.fromEntries(priced);
}
