// Time is injected: nothing below `commands` reads the machine's clock or sleeps on a real timer.

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Resolves after `ms` milliseconds of this clock, or rejects with the signal's reason when it aborts first.
   * A virtual clock may jump there.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
