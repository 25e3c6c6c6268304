// The machine's clock. The only place that reads it or sleeps on it.
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../base/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Node rejects with an AbortError of its own; the contract of Clock is the signal's reason.
      throw signal?.aborted ? signal.reason : error;
    }
  },
};

/** Does `work` every `ms` milliseconds until the returned function is called. Never keeps the process alive. */
export function repeatedly(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
}
