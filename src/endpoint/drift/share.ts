// Which addresses are a shard's to look at. An address alone decides, so that neither the order of a file nor an endpoint that
// is added moves another one to another shard.
import { shortDigest } from '../../base/hash.ts';
import type { Shard } from '../../core/shard.ts';
import type { Owner } from '../names/names.ts';

export type Share = {
  /** `endpoints.fraud`, also with the name of what stands beside it; `models.fraud-xgb`; `recommendations.fraud-sla`. */
  readonly has: (address: string) => boolean;
  /** What the file does not name, and only the pages of the account tell. */
  readonly hasRest: boolean;
};

/** Everything is of a run that shares with nobody. */
export const WHOLE: Share = { has: () => true, hasRest: true };

export function shareOf({ index, of }: Shard, { project, environment }: Owner): Share {
  const isOurs = (address: string) => slotOf([project, environment, address], of) === index;
  return {
    has: (address) => isOurs(plain(address)),
    hasRest: isOurs(''),
  };
}

/** `endpoints.fraud` of `endpoints.fraud (fraud-2)`: an endpoint and the one that it replaces stay together. */
function plain(address: string): string {
  return address.split(' ')[0] ?? address;
}

/** 12 hex digits are below 2^53; n divides them evenly to 1 in 10^9 for any n up to 100,000. */
function slotOf(key: readonly string[], of: number): number {
  return (Number.parseInt(shortDigest(key, 12), 16) % of) + 1;
}
