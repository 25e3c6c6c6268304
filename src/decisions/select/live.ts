// What the endpoint runs on now, beside the candidates: what it costs, and what a job against it has seen.
import type { Context, Live, Policy } from './policy.ts';
import { HOURS, needed, round, sharedBy } from './size.ts';
import { about, duration, usd } from './words.ts';

export type LiveSide = {
  /** USD; absent for serverless, which is paid by use, and where the price is unknown. */
  readonly hourly?: number;
  readonly monthly?: number;
  /** Instances that the declared peak would need of this type, by the endpoint's own measurement. */
  readonly needed?: number;
  readonly text: string;
};

export function liveSide(policy: Policy, { live, prices, share = 1 }: Context): LiveSide | undefined {
  if (live === undefined) return undefined;
  if (live.kind === 'serverless') return { text: `now serverless ${live.memory / 1024} GB, paid by use` };
  const price = prices.instance(live.type);
  const cost =
    price === undefined
      ? {}
      : { hourly: round(price * live.count, 4), monthly: round(price * live.count * HOURS, 4) };
  const size = neededNow(live, policy, share);
  const parts = [
    `now ${live.type} × ${live.count}`,
    ...(cost.monthly === undefined ? [] : [`${usd(cost.monthly)} a month`]),
    ...measuredText(live),
    ...(size === undefined ? [] : [`the declared peak needs × ${size}`]),
  ];
  return { ...cost, ...(size === undefined ? {} : { needed: size }), text: parts.join(', ') };
}

type Instances = Extract<Live, { readonly kind: 'instance' }>;

function neededNow(live: Instances, { traffic }: Policy, share: number): number | undefined {
  const carried = live.measured?.maxInvocations;
  if (traffic === undefined || carried === undefined) return undefined;
  return needed(sharedBy(traffic, share).peak, carried / live.count, traffic.headroom);
}

function measuredText({ measured }: Instances): readonly string[] {
  return [
    ...(measured?.maxInvocations === undefined
      ? []
      : [`${about(measured.maxInvocations)} requests a minute measured`]),
    ...(measured?.latency === undefined ? [] : [`${duration(measured.latency)} at saturation`]),
  ];
}
