// Waits for many parts at once: one loop a kind, which asks the service for what is busy and reads only what is no
// longer, so that polling grows with pages and not with the number of endpoints.
import type { Clock } from '../base/clock.ts';
import type { Kind, Kinds, Progress } from '../core/kind.ts';
import { ServiceError } from '../core/service-error.ts';
import { kindOf } from './engine.ts';

/** How a wait ended when the part did not decide it. */
export type Unfinished = {
  readonly state: 'stopped' | 'timed-out' | 'lost' | 'enough';
  readonly reason: string;
};

/** How a wait ended, and where the part stands that was read last. */
export type Waited = (Exclude<Progress, { readonly state: 'busy' }> | Unfinished) & { readonly arn?: string };

type Busy = Extract<Progress, { readonly state: 'busy' }>;

export interface Watch {
  /**
   * Resolves when the part has reached or missed its goal, when the time is over, when the run is stopped, or when the
   * account cannot be read any more (`lost`: what runs remotely goes on), or when `onBusy` says that it is enough.
   * @param closely with what goes on inside the part at each look, where its kind lists that
   */
  until(kind: string, name: string, goal: unknown, onBusy: OnBusy, closely?: boolean): Promise<Waited>;
}

/** @param inside absent where nobody has looked inside */
export type OnBusy = (progress: Busy, inside?: readonly object[]) => 'enough' | undefined;

type Waiter = {
  readonly since: number;
  readonly name: string;
  readonly goal: unknown;
  readonly onBusy: OnBusy;
  readonly closely: boolean;
  readonly end: (waited: Waited) => void;
  /** Looks in a row at which the part was not there. */
  absences: number;
};

export type WatchOptions = {
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  /** On the injected clock, in milliseconds since the epoch. */
  readonly deadline: number;
};

const VANISHED = { state: 'failed', status: 'Missing', reason: 'it is not there any more' } as const;
/** A part that was just made may not be visible at first; after so many looks without it, somebody has deleted it. */
const ABSENCES = 6;
/** What has gone on for some minutes goes on for some more: it is looked at half as often. */
const INTERVAL_MS = 10_000;
const LONG_MS = 120_000;
const LONG_INTERVAL_MS = 20_000;
/** Up to so many parts are read one by one, which also tells what the service is doing; more are found by pages. */
const FEW = 5;

export function createWatch(options: WatchOptions): Watch {
  const loops = new Map<string, Set<Waiter>>();
  return {
    until: (kindName, name, goal, onBusy, closely = false) =>
      new Promise((resolve) => {
        const kind = kindOf(options, kindName);
        const waiters = loops.get(kindName) ?? new Set<Waiter>();
        const waiter: Waiter = {
          since: options.clock.now(),
          name,
          goal,
          onBusy,
          closely,
          absences: 0,
          end: (waited) => {
            waiters.delete(waiter);
            resolve(waited);
          },
        };
        waiters.add(waiter);
        if (loops.has(kindName)) return;
        loops.set(kindName, waiters);
        // In one go with the loop's end: whoever comes after starts another one.
        void poll(kind, waiters, options, () => loops.delete(kindName));
      }),
  };
}

async function poll(
  kind: Kind,
  waiters: Set<Waiter>,
  options: WatchOptions,
  onEnd: () => void,
): Promise<void> {
  while (waiters.size > 0) {
    try {
      await options.clock.sleep(interval(waiters, options.clock.now()), options.stop);
      await look(kind, waiters);
    } catch (error) {
      const ended = endOf(error, options);
      if (ended !== undefined) endAll(waiters, ended);
    }
    if (options.clock.now() >= options.deadline) {
      endAll(waiters, { state: 'timed-out', reason: 'the time to wait is over' });
    }
  }
  onEnd();
}

function interval(waiters: Set<Waiter>, now: number): number {
  return [...waiters].every(({ since }) => now - since >= LONG_MS) ? LONG_INTERVAL_MS : INTERVAL_MS;
}

async function look(kind: Kind, waiters: Set<Waiter>): Promise<void> {
  const all = [...waiters];
  const busy = all.length <= FEW ? new Map<string, string>() : await busyOf(kind);
  await Promise.all(
    all.map(async (waiter) => {
      // Those that are on no page of busy parts are read; the others are told their status from the page.
      const status = busy.get(waiter.name.toLowerCase());
      if (status !== undefined) return lookInside(kind, waiter, { state: 'busy', status });
      const live = await kind.read(waiter.name);
      const progress = kind.progress(waiter.goal, live);
      waiter.absences = live === undefined ? waiter.absences + 1 : 0;
      if (progress.state !== 'busy')
        waiter.end(live === undefined ? progress : { ...progress, arn: live.arn });
      else if (waiter.absences > ABSENCES) waiter.end(VANISHED);
      else await lookInside(kind, waiter, progress);
    }),
  );
}

async function lookInside(kind: Kind, waiter: Waiter, progress: Busy): Promise<void> {
  const inside = waiter.closely ? await kind.inside?.(waiter.name, progress.status, waiter.goal) : undefined;
  if (waiter.onBusy(progress, inside) === 'enough') waiter.end({ state: 'enough', reason: 'it is enough' });
}

/** The statuses of all parts that the service is at work on, by their names. */
async function busyOf(kind: Kind): Promise<ReadonlyMap<string, string>> {
  const busy = new Map<string, string>();
  await Promise.all(
    (kind.busyStatuses ?? []).map(async (status) => {
      for await (const { name } of kind.list({ status })) busy.set(name.toLowerCase(), status);
    }),
  );
  return busy;
}

/** An outage is waited out; without credentials or after a stop there is nothing to wait with. */
function endOf(error: unknown, { stop }: WatchOptions): Unfinished | undefined {
  if (stop.aborted) return { state: 'stopped', reason: 'interrupted' };
  if (error instanceof ServiceError && error.trouble === 'unavailable') return undefined;
  return { state: 'lost', reason: error instanceof Error ? error.message : String(error) };
}

function endAll(waiters: Set<Waiter>, unfinished: Unfinished): void {
  for (const waiter of [...waiters]) waiter.end(unfinished);
}
