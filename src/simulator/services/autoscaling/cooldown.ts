// Cooldowns of scaling policies: what has been added counts towards what is to be added next, and what was taken away keeps
// more from being taken away. API reference of StepScalingPolicyConfiguration and TargetTrackingScalingPolicyConfiguration,
// read 2026-11.
import type { Cooling, ScalingPolicy } from '../../world/scaling-records.ts';
import { type StepConfiguration, stepped } from './steps.ts';

/** What policies ask for, and for how long they then wait. */
export type Wish = {
  readonly count: number;
  /** Milliseconds after the move has ended. */
  readonly cooldown: { readonly out: number; readonly in: number };
};

/** "If no value is specified, the default is 300" for variants, provisioned concurrency and components (same pages). */
const USUAL = 300;

/** The longest of the policies that track something. */
export function trackingCooldown(policies: readonly ScalingPolicy[]): Wish['cooldown'] {
  const tracking = policies.flatMap((policy) => policy.tracking ?? []);
  const longest = (seconds: readonly number[]) =>
    Math.max(...(seconds.length === 0 ? [USUAL] : seconds)) * 1000;
  return {
    out: longest(tracking.map(({ ScaleOutCooldown = USUAL }) => ScaleOutCooldown)),
    in: longest(tracking.map(({ ScaleInCooldown = USUAL }) => ScaleInCooldown)),
  };
}

/**
 * Capacity by a policy in steps: while it cools down from going out, "the previous increase of 2 is considered part of the
 * current capacity", so that a step of 3 adds 1 more.
 */
export function steppedWish(steps: StepConfiguration, cooling: Cooling | undefined, now: number): Wish {
  const { Cooldown: seconds = USUAL } = steps;
  const cooldown = { out: seconds * 1000, in: seconds * 1000 };
  const count = stepped(steps, now);
  if (count <= now || cooling?.way !== 'out') return { count, cooldown };
  return { count: Math.max(now, stepped(steps, cooling.from)), cooldown };
}

/** "Scale-in activities are blocked until the cooldown period has expired"; scaling out is not, and ends that period. */
export function heeded(cooling: Cooling | undefined, now: number, { count }: Wish): number {
  return count < now && cooling?.way === 'in' ? now : count;
}

/**
 * After a move from `now`.
 * @param over when it ends
 */
export function cooledFrom(
  cooling: Cooling | undefined,
  now: number,
  { count, cooldown }: Wish,
  over: number,
): Cooling {
  const way = count > now ? 'out' : 'in';
  // What the initiating move has added goes on to count (likely, of more than two in a row).
  const from = way === 'out' && cooling?.way === 'out' ? cooling.from : now;
  return { way, from, until: over + cooldown[way] };
}

/** The cooldown that is in effect. */
export function coolingAt({ cooling }: { readonly cooling?: Cooling }, time: number): Cooling | undefined {
  return cooling !== undefined && time < cooling.until ? cooling : undefined;
}
