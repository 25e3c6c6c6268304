// One request until it has an answer: what may be sent again is, after a pause on the injected clock; the rest is told.
import type { Clock } from '../base/clock.ts';
import { type Asked, refused, unanswered } from './errors.ts';
import { type Fault, type FaultKind, kindOf, readFault } from './fault.ts';
import { paced } from './pace.ts';

export type Retry = {
  readonly operation: string;
  /** The attempt that failed; 1 is the first. */
  readonly attempt: number;
  readonly waitMs: number;
  readonly reason: string;
};

export type SendOptions = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly concurrency: number;
  /** Requests per second; Infinity for no limit. */
  readonly rate: number;
  readonly onRetry: (retry: Retry) => void;
  readonly signal?: AbortSignal;
};

export type Send = <T>(asked: Asked, transmit: () => Promise<T>) => Promise<T>;

type Outcome<T> =
  | { readonly throttled: false; readonly answer: T }
  | { readonly throttled: boolean; readonly fault: Fault; readonly kind: FaultKind };

type Patience = { readonly attempts: number; readonly ms: number; readonly firstWaitMs: number };

// Both bounds are needed: on a slow service time ends first, with an unlucky jitter attempts do.
const THROTTLED: Patience = { attempts: 100, ms: 600_000, firstWaitMs: 500 };
const BROKEN: Patience = { attempts: 8, ms: 120_000, firstWaitMs: 200 };
const NONE: Patience = { attempts: 1, ms: 0, firstWaitMs: 0 };
const LONGEST_WAIT_MS = 20_000;

/**
 * Throttled and unsent requests are sent again, changes too, since they were certainly not carried out; broken answers
 * only to reads. Pauses are exponential with full jitter. When the signal aborts, pauses end with its reason and nothing
 * further is sent; a request that is under way is let finish, because its answer is what the run knows.
 */
export function sender(options: SendOptions): Send {
  const { clock, signal } = options;
  const pace = paced({ ...options, ceiling: options.rate });
  return async function send<T>(asked: Asked, transmit: () => Promise<T>): Promise<T> {
    const waitAfter = waits(options);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await pace.run(() => {
        signal?.throwIfAborted();
        return attempted(transmit);
      });
      if ('answer' in outcome) return outcome.answer;
      const { fault, kind } = outcome;
      if (kind === 'refused') throw refused(asked, fault);
      const waitMs = waitAfter(patienceFor(kind, asked.reads));
      if (waitMs === undefined) throw unanswered(asked, fault, kind, attempt);
      options.onRetry({ operation: asked.operation, attempt, waitMs, reason: fault.message });
      await clock.sleep(waitMs, signal);
    }
  };
}

/** Counts the failures of one request, each patience by itself; undefined once the given one has run out. */
function waits({ clock, random }: SendOptions): (patience: Patience) => number | undefined {
  const spent = new Map<Patience, { failures: number; readonly since: number }>();
  return (patience) => {
    const tally = spent.get(patience) ?? { failures: 0, since: clock.now() };
    spent.set(patience, tally);
    tally.failures += 1;
    const waitMs = pause(patience, tally.failures, random);
    const over = clock.now() + waitMs - tally.since > patience.ms;
    return over || tally.failures >= patience.attempts ? undefined : waitMs;
  };
}

async function attempted<T>(transmit: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { throttled: false, answer: await transmit() };
  } catch (cause) {
    const fault = readFault(cause);
    const kind = kindOf(fault);
    return { throttled: kind === 'throttled', fault, kind };
  }
}

function patienceFor(kind: FaultKind, reads: boolean): Patience {
  if (kind === 'throttled') return THROTTLED;
  return kind === 'unsent' || reads ? BROKEN : NONE;
}

/** Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"), in whole milliseconds. */
function pause(patience: Patience, failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(LONGEST_WAIT_MS, patience.firstWaitMs * 2 ** (failures - 1)));
}
