// The rate at which one run talks to the service: free until the first refusal, then slow, then free again.
import pLimit from 'p-limit';
import type { Clock } from '../base/clock.ts';

export interface Pace {
  /** Runs `attempt` when its turn comes and learns from it whether it was throttled. */
  run<T extends { readonly throttled: boolean }>(attempt: () => Promise<T>): Promise<T>;
}

export type PaceOptions = {
  readonly clock: Clock;
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  /** Never more requests per second than this; Infinity for no limit. */
  readonly ceiling: number;
  readonly signal?: AbortSignal;
};

// AWS publishes no rates for these operations; users meet refusals in bursts of some tens. All in requests per second.
const FIRST_RATE = 10;
const FLOOR = 1;
const FREE_ABOVE = 100;
const SLOW_DOWN = 0.5;
const SPEED_UP = 1.1;
/** So many answers without a refusal make it worth trying more; with refusals by chance it stays slow. */
const CONFIDENCE = 10;

/**
 * Multiplicative both ways: a refusal halves the rate, at most once for all requests that were sent at the old rate;
 * after some answers without a refusal each one raises it by a tenth, so that about one request in twelve tries out a
 * steady limit, whatever the limit is. Below one a second the back-off of each request does the rest. Without a refusal
 * nothing waits.
 */
export function paced({ clock, concurrency, ceiling, signal }: PaceOptions): Pace {
  const slot = pLimit(concurrency);
  const turnstile = pLimit(1);
  let rate = ceiling;
  let generation = 0;
  let answers = 0;
  let last = Number.NEGATIVE_INFINITY;

  async function turn(): Promise<void> {
    const wait = last + 1000 / rate - clock.now();
    if (wait > 0) await clock.sleep(wait, signal);
    last = clock.now();
  }

  function learn(throttled: boolean, sentIn: number): void {
    answers = throttled ? 0 : answers + 1;
    if (answers > CONFIDENCE) {
      rate = rate * SPEED_UP > FREE_ABOVE ? ceiling : Math.min(ceiling, rate * SPEED_UP);
    } else if (throttled && sentIn === generation) {
      generation += 1;
      rate = Math.min(ceiling, Math.max(FLOOR, Math.min(rate, FIRST_RATE) * SLOW_DOWN));
    }
  }

  return {
    run: (attempt) =>
      slot(async () => {
        await turnstile(turn);
        const sentIn = generation;
        const outcome = await attempt();
        learn(outcome.throttled, sentIn);
        return outcome;
      }),
  };
}
