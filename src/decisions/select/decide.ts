// The decision without its words: judge each candidate, size it, rank those that may be chosen.
import type { Candidate } from './candidate.ts';
import { refusals } from './limits.ts';
import type { Context, Policy } from './policy.ts';
import { type Runner, ranked, settle } from './rank.ts';
import { type Sized, sizeOf } from './size.ts';

export type Assessed = {
  readonly candidate: Candidate;
  readonly sized?: Sized;
  readonly refusals: readonly string[];
  /** Eligible but for being serverless where instances are live. */
  readonly otherKind: boolean;
};

export type Decision = {
  /** All candidates in the fixed order. */
  readonly field: readonly Assessed[];
  /** Those that may be chosen, best first. */
  readonly order: readonly Runner[];
  readonly chosen?: Runner;
};

/** @param candidates in the fixed order */
export function decide(candidates: readonly Candidate[], policy: Policy, context: Context): Decision {
  const field = candidates.map((candidate) => assess(candidate, policy, context));
  const order = ranked(
    field.filter(({ otherKind }) => !otherKind).flatMap((one) => runnerOf(one) ?? []),
    policy,
  );
  const chosen = settle(order, context.pinned, policy);
  return { field, order, ...(chosen === undefined ? {} : { chosen }) };
}

/** What can be compared: undefined for a refused one. */
export function runnerOf({ candidate, sized, refusals: against }: Assessed): Runner | undefined {
  return sized === undefined || against.length > 0 ? undefined : { candidate, sized };
}

function assess(candidate: Candidate, policy: Policy, context: Context): Assessed {
  const sized = sizeOf(candidate, policy.traffic, context);
  const against = refusals(candidate, sized, policy, context);
  // Instances to serverless is a new endpoint: UpdateEndpoint refuses it (developer guide, read 2026-11).
  const leavesInstances =
    context.live?.kind === 'instance' && candidate.hardware.kind === 'serverless' && !policy.allowKindChange;
  return {
    candidate,
    ...(sized === undefined ? {} : { sized }),
    refusals: against,
    otherKind: leavesInstances && against.length === 0,
  };
}
