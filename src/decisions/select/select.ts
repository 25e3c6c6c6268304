// The selection: of measured candidates the one that a policy wants, sized for its traffic, with a verdict on each.

import { type BreakEven, breakEven } from './break-even.ts';
import { type Candidate, type Generation, type Hardware, inOrder } from './candidate.ts';
import { type Assessed, type Decision, decide } from './decide.ts';
import { type LiveSide, liveSide } from './live.ts';
import type { Context, Policy } from './policy.ts';
import type { Runner } from './rank.ts';
import { pinReason, selectionReason, verdictReason } from './reasons.ts';
import type { Sized } from './size.ts';
import { whatWouldChange } from './what-if.ts';

export type Verdict = {
  readonly id: string;
  readonly verdict: 'chosen' | 'eligible' | 'refused';
  /** Plain words with figures. */
  readonly reason: string;
  /** Place among those that may be chosen, 1 is the best. */
  readonly rank?: number;
  readonly sized?: Sized;
};

/** What the endpoint gets. */
export type Choice = Sized & {
  readonly id: string;
  readonly hardware: Hardware;
  readonly env: Readonly<Record<string, string>>;
  readonly generation?: Generation;
};

export type Selection = {
  readonly choice?: Choice;
  /** What might be chosen in its place, best first. */
  readonly runnersUp: readonly Choice[];
  /** Why the winner won, or why nobody did. */
  readonly reason: string;
  /** Instances by family and size, then serverless by memory, whatever the order of the rows. */
  readonly verdicts: readonly Verdict[];
  /** What became of the earlier choice, where there is something to say. */
  readonly pin?: string;
  readonly live?: LiveSide;
  readonly breakEven?: BreakEven;
  readonly whatWouldChange: readonly string[];
};

/** Pure: the same candidates in any order give the same selection. */
export function select(measured: readonly Candidate[], policy: Policy, context: Context): Selection {
  const candidates = [...measured].sort(inOrder);
  const decision = decide(candidates, policy, context);
  const pin = pinReason(decision, policy, context);
  const live = liveSide(policy, context);
  const even = breakEven(decision, policy, context);
  return {
    ...(decision.chosen === undefined ? {} : { choice: choiceOf(decision.chosen) }),
    runnersUp: decision.order.filter((one) => one.candidate !== decision.chosen?.candidate).map(choiceOf),
    reason: selectionReason(decision, policy),
    verdicts: decision.field.map((one) => verdictOf(one, decision, policy, context)),
    ...(pin === undefined ? {} : { pin }),
    ...(live === undefined ? {} : { live }),
    ...(even === undefined ? {} : { breakEven: even }),
    whatWouldChange: whatWouldChange({ candidates, policy, context }, decision),
  };
}

function choiceOf({ candidate, sized }: Runner): Choice {
  const { id, hardware, env, generation } = candidate;
  const made = generation === undefined ? {} : { generation };
  return { id, hardware, env, ...made, ...sized };
}

function verdictOf(one: Assessed, decision: Decision, policy: Policy, context: Context): Verdict {
  const { candidate, sized } = one;
  const place = decision.order.findIndex((runner) => runner.candidate === candidate);
  const verdict = decision.chosen?.candidate === candidate ? 'chosen' : place < 0 ? 'refused' : 'eligible';
  return {
    id: candidate.id,
    verdict,
    reason: verdictReason(one, decision, policy, context),
    ...(place < 0 ? {} : { rank: place + 1 }),
    ...(sized === undefined ? {} : { sized }),
  };
}
