// The prices that a file gives itself, as numbers.
import type { OwnPrices } from '../core/prices.ts';
import type { ConfigFile } from './generated/config-file.ts';
import { dollarsOf } from './units.ts';

export function ownPricesOf({
  instances = {},
  serverless,
  data,
}: NonNullable<ConfigFile['prices']>): OwnPrices {
  return {
    instances: Object.fromEntries(Object.entries(instances).map(([type, usd]) => [type, dollarsOf(usd)])),
    ...(serverless === undefined ? {} : { serverless: dollarsOf(serverless) }),
    ...(data === undefined ? {} : { data: dollarsOf(data) }),
  };
}
