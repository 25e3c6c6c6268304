// Simulated time. In process it jumps as soon as everybody waits; served over HTTP it runs along with real time, faster.

/** What moves with time: the world carries out everything that is due on the way, in order. */
export interface Timeline {
  /** Milliseconds since the epoch. Never goes back. */
  readonly time: number;
  advanceTo(time: number): void;
}

export interface SimulatedClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` of simulated time, or rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Tells that something happened just now: whoever did it has not had the chance to go on yet. */
  touch(): void;
  /** Keeps time from jumping until the returned function is called: somebody is at work, though nothing is seen of it. */
  hold(): () => void;
  close(): void;
}

type Sleeper = { readonly due: number; readonly wake: () => void };

/** Turns of the event loop without any activity after which everybody is taken to wait. */
const QUIET_TURNS = 3;

/** Time jumps to the earliest wake-up once no request and no new sleep was seen for a few turns of the event loop. */
export class VirtualClock implements SimulatedClock {
  readonly #timeline: Timeline;
  #sleepers: Sleeper[] = [];
  #activity = 0;
  #holds = 0;
  #armed = false;
  #closed = false;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  now(): number {
    return this.#timeline.time;
  }

  touch(): void {
    this.#activity++;
  }

  hold(): () => void {
    this.#holds++;
    return () => {
      this.#holds--;
      this.touch();
    };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.touch();
    return waitFor(signal, (wake) => {
      const sleeper = { due: this.now() + Math.max(0, ms), wake };
      this.#sleepers.push(sleeper);
      this.#arm();
      return () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
      };
    });
  }

  close(): void {
    this.#closed = true;
    this.#sleepers = [];
  }

  #arm(): void {
    if (this.#armed || this.#closed) return;
    this.#armed = true;
    this.#watch(0, this.#activity);
  }

  #watch(quiet: number, seen: number): void {
    setImmediate(() => {
      if (this.#closed || this.#sleepers.length === 0) {
        this.#armed = false;
      } else if (this.#holds > 0 || this.#activity !== seen) {
        this.#watch(0, this.#activity);
      } else if (quiet + 1 < QUIET_TURNS) {
        this.#watch(quiet + 1, seen);
      } else {
        this.#armed = false;
        this.#jump();
      }
    });
  }

  /** Goes to the earliest wake-up and wakes all who are due then, in the order in which they fell asleep. */
  #jump(): void {
    const next = Math.min(...this.#sleepers.map((one) => one.due));
    this.#timeline.advanceTo(Math.max(next, this.now()));
    const due = this.#sleepers.filter((one) => one.due <= this.now());
    this.#sleepers = this.#sleepers.filter((one) => one.due > this.now());
    for (const one of due) one.wake();
    if (this.#sleepers.length > 0) this.#arm();
  }
}

/** Runs `speed` times as fast as real time, from the time that the world has reached. */
export class ScaledClock implements SimulatedClock {
  readonly #timeline: Timeline;
  readonly #speed: number;
  readonly #worldStart: number;
  readonly #realStart = performance.now();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(timeline: Timeline, speed: number) {
    this.#timeline = timeline;
    this.#speed = speed;
    this.#worldStart = timeline.time;
  }

  now(): number {
    const elapsed = (performance.now() - this.#realStart) * this.#speed;
    return Math.max(this.#timeline.time, Math.floor(this.#worldStart + elapsed));
  }

  touch(): void {}

  hold(): () => void {
    return () => {};
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return waitFor(signal, (wake) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        wake();
      }, ms / this.#speed);
      this.#timers.add(timer);
      return () => {
        clearTimeout(timer);
        this.#timers.delete(timer);
      };
    });
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

/** A promise of `start`'s wake-up that an abort ends early; `start` returns what takes the wake-up back. */
function waitFor(signal: AbortSignal | undefined, start: (wake: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = start(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    function abort(): void {
      cancel();
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', abort, { once: true });
  });
}
