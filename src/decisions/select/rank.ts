// Which of the candidates that may be chosen is the best, and when an earlier choice gives way.
import { type Candidate, inOrder } from './candidate.ts';
import type { Policy } from './policy.ts';
import type { Sized } from './size.ts';

export type Runner = { readonly candidate: Candidate; readonly sized: Sized };

/**
 * Four runs of one job differed by about 5 to 10 % in throughput (amazon-sagemaker-examples, read 2026-11), so that much
 * difference is no reason to move.
 */
export const NOISE = 0.1;

/** USD a month for the declared traffic, or for a million requests at full load where none is declared. */
export function costOf({ monthly, perMillion }: Sized): number | undefined {
  return monthly ?? perMillion;
}

/**
 * Less is better. `balanced` is cost^balance × latency^(1 − balance): one percent of cost weighs balance ÷ (1 − balance)
 * times one percent of latency, in any unit, and no third candidate moves how two compare.
 */
export function score({ candidate, sized }: Runner, { objective, balance }: Policy): number {
  const cost = costOf(sized) ?? Number.POSITIVE_INFINITY;
  const latency = speedOf(candidate) ?? Number.POSITIVE_INFINITY;
  if (objective === 'cost') return cost;
  if (objective === 'speed') return latency;
  if (objective === 'throughput') return 1 / (tokensOf(candidate) ?? 0);
  if (balance === 1) return cost;
  return balance === 0 ? latency : Number((cost ** balance * latency ** (1 - balance)).toPrecision(9));
}

/** ms: of a generative model until the first token, where the job says it. */
export function speedOf({ latency, generation }: Candidate): number | undefined {
  return generation?.ttft ?? latency;
}

/** Of output, a second, of one instance. */
export function tokensOf({ generation, count }: Candidate): number | undefined {
  return generation?.tokens === undefined ? undefined : generation.tokens / count;
}

/** Best first: by the objective, then cheaper, faster, more room, and the fixed order of names. */
export function ranked(runners: readonly Runner[], policy: Policy): readonly Runner[] {
  return [...runners].sort(
    (a, b) =>
      lower(score(a, policy), score(b, policy)) ||
      lower(costOf(a.sized), costOf(b.sized)) ||
      lower(a.candidate.latency, b.candidate.latency) ||
      lower(room(b), room(a)) ||
      inOrder(a.candidate, b.candidate),
  );
}

function lower(a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Requests a minute of the whole fleet at full load. */
export function room({ sized }: Runner): number {
  return sized.capacity * sized.size;
}

/** The first of the ranked, unless the pinned one is eligible and not clearly worse. */
export function settle(
  order: readonly Runner[],
  pinned: string | undefined,
  policy: Policy,
): Runner | undefined {
  const best = order[0];
  const held = order.find(({ candidate }) => candidate.id === pinned);
  if (best === undefined || held === undefined) return best;
  return clearlyBetter(best, held, policy) ? best : held;
}

/** By the objective; where that is equal (all rows of a job stand at its threshold), by cost. */
function clearlyBetter(best: Runner, held: Runner, policy: Policy): boolean {
  const [challenger, holder] = [score(best, policy), score(held, policy)];
  if (challenger !== holder) return byMoreThanNoise(challenger, holder);
  return byMoreThanNoise(costOf(best.sized) ?? 0, costOf(held.sized) ?? 0);
}

/** Ten percent to the cent is not more than ten percent, whatever floating point makes of it. */
function byMoreThanNoise(challenger: number, holder: number): boolean {
  return challenger < holder * (1 - NOISE) * (1 - 1e-9);
}
