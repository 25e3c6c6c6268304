// Where serverless by use and instances by the hour cost the same, over traffic of the declared shape.
import { type Assessed, type Decision, runnerOf } from './decide.ts';
import type { Context, Policy } from './policy.ts';
import { costOf, type Runner } from './rank.ts';
import { MOST_CONCURRENT, requestsAMonth, sharedBy } from './size.ts';
import { about } from './words.ts';

/** Volumes are requests a month of the variant; average and peak grow together. */
export type BreakEven = {
  readonly serverless: string;
  readonly instance: string;
  readonly declared: number;
  /** Up to here serverless is cheaper; absent where it always is. */
  readonly below?: number;
  /** From here on instances are; between the two the answer changes with every instance that is added. */
  readonly above?: number;
  /** As far as the concurrency of one serverless endpoint goes. */
  readonly limit: number;
  readonly text: string;
};

/** Undefined without traffic, or where one of the two kinds has no candidate that meets the policy. */
export function breakEven(
  { field }: Decision,
  policy: Policy,
  { share = 1 }: Context,
): BreakEven | undefined {
  const serverless = cheapest(field, 'serverless');
  const instance = cheapest(field, 'instance');
  if (policy.traffic === undefined || serverless === undefined || instance === undefined) return undefined;
  const { headroom, ...rest } = sharedBy(policy.traffic, share);
  const declared = requestsAMonth({ headroom, ...rest });
  if (!(declared > 0) || !(rest.peak > 0)) return undefined;
  // Shares of the declared traffic: what one instance (or all concurrent requests) can carry.
  const carried = (capacity: number): number => (capacity * headroom) / rest.peak;
  const crossing = crossings(
    monthlyOfOne(instance),
    serverless.sized.monthly ?? 0,
    carried(instance.sized.capacity),
  );
  const limit = declared * carried(serverless.sized.capacity) * MOST_CONCURRENT;
  const volumes = {
    declared,
    limit,
    ...(crossing === undefined ? {} : { below: crossing.first * declared, above: crossing.last * declared }),
  };
  const names = { serverless: serverless.candidate.id, instance: instance.candidate.id };
  return { ...names, ...volumes, text: textOf(names, volumes) };
}

/**
 * In shares of the declared traffic. n instances cost n × one and carry n × carried; serverless costs share × byUse.
 * They cross first on the first step, at one ÷ byUse, if that lies on it. They cross again on each step n whose
 * beginning serverless still reaches cheaper, (n − 1) × carried × byUse < n × one, which is n < 1 ÷ (1 − q).
 */
function crossings(
  one: number,
  byUse: number,
  carried: number,
): { readonly first: number; readonly last: number } | undefined {
  const q = one / (byUse * carried);
  if (!(q < 1)) return undefined;
  const steps = Math.max(1, Math.ceil(1 / (1 - q) - 1e-9) - 1);
  return { first: one / byUse, last: (steps * one) / byUse };
}

function monthlyOfOne({ sized }: Runner): number {
  return (sized.monthly ?? 0) / sized.size;
}

/** Whether the live endpoint could change its kind makes no difference to the arithmetic. */
function cheapest(field: readonly Assessed[], kind: 'instance' | 'serverless'): Runner | undefined {
  return field
    .filter(({ candidate }) => candidate.hardware.kind === kind)
    .flatMap((one) => runnerOf(one) ?? [])
    .filter(({ sized }) => sized.monthly !== undefined)
    .sort((a, b) => (costOf(a.sized) ?? 0) - (costOf(b.sized) ?? 0))[0];
}

function textOf(
  { serverless, instance }: Pick<BreakEven, 'serverless' | 'instance'>,
  { below, above, limit, declared }: Pick<BreakEven, 'below' | 'above' | 'limit' | 'declared'>,
): string {
  const now = `; declared are ${about(declared)}`;
  if (below === undefined || above === undefined || below > limit)
    return `${serverless} is cheaper than ${instance} at any volume that it can carry, up to ${about(limit)} requests a month${now}`;
  const start = `${serverless} is cheaper than ${instance} up to ${about(below)} requests a month`;
  const between = above > below ? `, and again in places up to ${about(Math.min(above, limit))}` : '';
  return `${start}${between}${now}`;
}
