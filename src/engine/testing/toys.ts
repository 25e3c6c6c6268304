// A kind of resource that exists nowhere: a toy is a word that is set, and it takes a while. Tests of the engine play with
// it on a clock that jumps.
import type { Clock } from '../../base/clock.ts';
import type { Kind, Progress, Request } from '../../core/kind.ts';
import type { LivePart, Tags } from '../../core/part.ts';
import type { UnitChange } from '../../core/plan.ts';
import { ServiceError, type Trouble } from '../../core/service-error.ts';
import type { Step, Verb } from '../../core/step.ts';
import type { Work } from '../../core/work.ts';

/** Time jumps to the earliest sleeper as soon as nothing else is left to do. */
export function jumpingClock(): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  let sleepers: { readonly due: number; readonly wake: () => void }[] = [];
  const jump = () => {
    const next = sleepers.sort((a, b) => a.due - b.due).shift();
    if (next === undefined) return;
    now = Math.max(now, next.due);
    next.wake();
  };
  return {
    slept,
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        slept.push(ms);
        const wake = () => {
          signal?.removeEventListener('abort', stopped);
          resolve();
        };
        const sleeper = { due: now + ms, wake };
        const stopped = () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          reject(signal?.reason);
        };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', stopped);
        setImmediate(() => setImmediate(jump));
      }),
  };
}

export type Toy = LivePart & { readonly word: string; readonly status: string };

export type Shelf = {
  readonly kind: Kind<Toy>;
  /** Every request in its order: `put a`, `read a`, `list Busy`. */
  readonly log: string[];
  readonly toys: Map<string, Toy>;
  /** What the next requests for `verb name` meet, one after the other. */
  readonly troubles: Map<string, (Trouble | 'landed' | 'bug')[]>;
  /** Reads of a name that show it busy before it is ready. */
  readonly busyFor: Map<string, number>;
  /** What every read throws while it lasts. */
  outage: Trouble | undefined;
  /** Called after each request. */
  after: (what: string) => void;
};

export function toyShelf(referrers?: Kind['referrers']): Shelf {
  const shelf: Shelf = {
    log: [],
    toys: new Map(),
    troubles: new Map(),
    busyFor: new Map(),
    outage: undefined,
    after: () => {},
    kind: {
      kind: 'toy',
      busyStatuses: ['Busy'],
      async *list({ status }) {
        shelf.log.push(`list ${status}`);
        if (shelf.outage !== undefined) throw failure(shelf.outage);
        for (const { name, arn } of shelf.toys.values()) {
          if (isBusy(shelf, name)) yield { name, arn, status: 'Busy' };
        }
      },
      async read(name) {
        shelf.log.push(`read ${name}`);
        shelf.after(`read ${name}`);
        if (shelf.outage !== undefined) throw failure(shelf.outage);
        const toy = shelf.toys.get(name);
        return toy === undefined ? undefined : { ...toy, status: isBusy(shelf, name) ? 'Busy' : toy.status };
      },
      async inside(name, status) {
        shelf.log.push(`inside ${name}`);
        return [{ name, status }];
      },
      async send(name, request) {
        const what = `${request.verb} ${name}`;
        shelf.log.push(what);
        const trouble = shelf.troubles.get(what)?.shift();
        if (trouble === undefined || trouble === 'landed') carryOut(shelf, name, request);
        shelf.after(what);
        if (trouble === 'bug') throw new TypeError('a mistake');
        if (trouble !== undefined) throw failure(trouble === 'landed' ? 'ambiguous' : trouble);
      },
      landed: (request, live) => landed(request, live),
      progress: (goal, live) => progress(goal, live),
      stamp: (live) => JSON.stringify(live?.word ?? null),
      ...(referrers === undefined ? {} : { referrers }),
    },
  };
  return shelf;
}

export function toy(name: string, word = 'ready', tags: Tags = {}): Toy {
  return { kind: 'toy', name, arn: `arn:${name}`, tags, word, status: 'Ready' };
}

function isBusy({ busyFor }: Shelf, name: string): boolean {
  const left = busyFor.get(name) ?? 0;
  busyFor.set(name, left - 1);
  return left > 0;
}

function failure(trouble: Trouble): ServiceError {
  return new ServiceError(
    trouble,
    trouble === 'denied' ? 'INF2004' : 'INF2013',
    `the toy shop says ${trouble}`,
  );
}

function carryOut({ toys }: Shelf, name: string, request: Request): void {
  if (request.verb === 'remove') toys.delete(name);
  else if (request.verb === 'mark')
    toys.set(name, toy(name, toys.get(name)?.word, 'set' in request.mark ? request.mark.set : {}));
  else if (request.verb === 'stop') toys.set(name, toy(name, 'broken'));
  else if ('spec' in request) toys.set(name, toy(name, String(request.spec)));
}

function landed(request: Request, live: Toy | undefined): { landed: boolean; differs?: string } {
  if (request.verb === 'remove') return { landed: live === undefined };
  if (live === undefined || request.verb === 'await' || request.verb === 'probe') return { landed: false };
  if (request.verb === 'stop') return { landed: live.word === 'broken' };
  if (request.verb === 'mark')
    return { landed: 'set' in request.mark && live.tags.mark === request.mark.set.mark };
  return live.word === request.spec ? { landed: true } : { landed: false, differs: `it says ${live.word}` };
}

function progress(goal: unknown, live: Toy | undefined): Progress {
  if (live?.status === 'Busy') return { state: 'busy', status: 'Busy' };
  if (live === undefined)
    return goal === 'gone' ? { state: 'reached', status: 'Gone' } : { state: 'busy', status: 'Missing' };
  if (live.word === 'broken') return { state: 'failed', status: 'Failed', reason: 'it broke' };
  if (live.word !== goal) return { state: 'rolled-back', status: 'Ready', reason: 'it went back' };
  return { state: 'reached', status: 'Ready' };
}

/** A step of a toy; its id is `verb name`. */
export function step(verb: Verb, name: string, ...after: readonly string[]): Step {
  return { id: `${verb} ${name}`, verb, kind: 'toy', name, after, title: `${verb} ${name}` };
}

export function workOf(steps: readonly Step[], name = 'subject', word: string | null = null): Work {
  const change: UnitChange = {
    address: `toys.${name}`,
    name,
    verdict: 'pending',
    effect: 'create',
    summary: '',
    fields: [],
    reasons: [],
    downtime: false,
    minutes: 1,
    protected: false,
    live: false,
    basis: JSON.stringify(word),
    steps,
  };
  return {
    change,
    subject: { kind: 'toy', name },
    requests: () => new Map(steps.map((one) => [one.id, requestOf(one)])),
  };
}

function requestOf({ verb }: Step): Request {
  switch (verb) {
    case 'put':
      return { verb, spec: 'ready', tags: {} };
    case 'mark':
      return { verb, mark: { set: { mark: 'x' } } };
    case 'await':
      return { verb, goal: 'ready' };
    case 'stop':
    case 'remove':
      return { verb };
    case 'probe':
      return { verb, specs: ['ready'] };
    default:
      return { verb, spec: 'ready' };
  }
}
