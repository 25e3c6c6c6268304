import { describe, expect, it } from 'vitest';
import type { Event } from '../core/events.ts';
import type { Step } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import { type RunOptions, run, settle } from './run.ts';
import { jumpingClock, type Shelf, step, toy, toyShelf, workOf } from './testing/toys.ts';

function rigOf(options: Partial<RunOptions> = {}) {
  const shelf = toyShelf();
  const events: Event[] = [];
  const all: RunOptions = {
    kinds: { toy: shelf.kind },
    clock: jumpingClock(),
    listen: (event) => void events.push(event),
    stop: new AbortController().signal,
    parallelism: 10,
    wait: true,
    timeoutMs: 3_600_000,
    ...options,
  };
  return { shelf, events, run: (...works: readonly Work[]) => run(works, all) };
}

const sent = ({ log }: Shelf) => log.filter((what) => !/^(read|list)/.test(what));
/** mark → put a → await a → mark b, each after the one before. */
const CHAIN = [
  step('mark', 'subject'),
  step('put', 'a', 'mark subject'),
  step('await', 'a', 'put a'),
  step('mark', 'a', 'await a'),
];

function chained() {
  const rig = rigOf();
  rig.shelf.toys.set('subject', toy('subject', 'x'));
  return rig;
}

describe('a change', () => {
  it('takes its steps in their order', async () => {
    const { shelf, run } = chained();
    expect(await run(workOf(CHAIN, 'subject', 'x'))).toEqual([{ address: 'toys.subject', result: 'done' }]);
    expect(sent(shelf)).toEqual(['mark subject', 'put a', 'mark a']);
  });

  it('is refused when its subject has moved since the plan, and nothing is sent', async () => {
    const { shelf, run } = chained();
    const [outcome] = await run(workOf(CHAIN, 'subject', 'something else'));
    expect(outcome).toMatchObject({ result: 'refused', error: { code: 'INF3001', exit: 5 } });
    expect(sent(shelf)).toEqual([]);
  });

  it('skips what depends on a failure, and goes on with what does not', async () => {
    const { shelf, events, run } = rigOf();
    shelf.troubles.set('put a', ['denied']);
    const steps = [
      step('put', 'a'),
      step('put', 'b'),
      step('put', 'c', 'put a', 'put b'),
      step('mark', 'c', 'put c'),
    ];
    const [outcome] = await run(workOf(steps));
    expect(outcome).toMatchObject({ result: 'failed', error: { code: 'INF2004' } });
    expect(sent(shelf).sort()).toEqual(['put a', 'put b']);
    expect(events.filter(({ type }) => type === 'step-failed')).toHaveLength(1);
  });

  it('goes on beside another one that failed', async () => {
    const { shelf, run } = rigOf();
    shelf.troubles.set('put a', ['invalid']);
    const outcomes = await run(workOf([step('put', 'a')], 'one'), workOf([step('put', 'b')], 'two'));
    expect(outcomes.map(({ result }) => result)).toEqual(['failed', 'done']);
  });

  it.each([
    ['fails', 'broken', 'failed', 'INF4001'],
    ['is rolled back', 'old', 'rolled-back', 'INF4002'],
  ])('that %s is not marked as done', async (_how, word, result, code) => {
    const { shelf, run } = chained();
    shelf.after = (what) => {
      if (what === 'put a') shelf.toys.set('a', toy('a', word));
    };
    const [outcome] = await run(workOf(CHAIN, 'subject', 'x'));
    expect(outcome).toMatchObject({ result, error: { code } });
    expect(sent(shelf)).toEqual(['mark subject', 'put a']);
  });

  it('that is not waited for is left running, without the marks that come after', async () => {
    const { shelf, run } = rigOf({ wait: false });
    shelf.toys.set('subject', toy('subject', 'x'));
    const [outcome] = await run(workOf(CHAIN, 'subject', 'x'));
    expect(outcome).toMatchObject({ result: 'running', error: { code: 'INF4004' } });
    expect(sent(shelf)).toEqual(['mark subject', 'put a']);
  });

  it('that takes too long is left running', async () => {
    const { shelf, run } = rigOf({ timeoutMs: 60_000 });
    shelf.toys.set('subject', toy('subject', 'x'));
    shelf.busyFor.set('a', 1_000);
    expect((await run(workOf(CHAIN, 'subject', 'x')))[0]).toMatchObject({
      result: 'running',
      error: { exit: 7 },
    });
  });

  it('that meets a mistake of ours says so and ends alone', async () => {
    const { shelf, run } = rigOf();
    shelf.troubles.set('put a', ['bug']);
    const outcomes = await run(workOf([step('put', 'a')], 'one'), workOf([step('put', 'b')], 'two'));
    expect(outcomes).toMatchObject([{ result: 'failed', error: { code: 'INF4006' } }, { result: 'done' }]);
  });

  it('tells when a part that it made was there already', async () => {
    const { shelf, events, run } = rigOf();
    shelf.toys.set('a', toy('a'));
    shelf.troubles.set('put a', ['exists']);
    await run(workOf([step('put', 'a')]));
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'step-finished', step: 'put a', adopted: true }),
    );
  });
});

describe('a stop', () => {
  const USUAL = [
    step('put', 'a'),
    step('mark', 'a', 'put a'),
    step('await', 'a', 'mark a'),
    step('put', 'b', 'await a'),
  ];
  /** Stops when `what` has just been carried out. */
  async function stoppedAfter(what: string, steps = USUAL) {
    const stop = new AbortController();
    const { shelf, events, run } = rigOf({ stop: stop.signal });
    shelf.toys.set('subject', toy('subject', 'x'));
    shelf.busyFor.set('a', 1_000);
    shelf.after = (just) => {
      if (just === what) stop.abort(new Error('Ctrl-C'));
    };
    const [outcome] = await run(workOf(steps, 'subject', 'x'));
    return { outcome, events, sent: sent(shelf) };
  }

  it('before anything was sent sends nothing', async () => {
    const { outcome, sent } = await stoppedAfter('read subject');
    expect(outcome).toMatchObject({ result: 'interrupted', error: { code: 'INF4005', exit: 130 } });
    expect(sent).toEqual([]);
  });

  it('after something was sent still writes the mark that remembers it, and starts nothing new', async () => {
    const { outcome, sent } = await stoppedAfter('put a');
    expect(outcome?.result).toBe('interrupted');
    expect(sent).toEqual(['put a', 'mark a']);
  });

  it('after nothing but a mark writes no other one: that would announce what is not sent', async () => {
    const { outcome, sent } = await stoppedAfter('mark subject', [
      step('mark', 'subject'),
      step('mark', 'a', 'mark subject'),
      step('put', 'b', 'mark a'),
    ]);
    expect(outcome?.result).toBe('interrupted');
    expect(sent).toEqual(['mark subject']);
  });

  it('while it waits ends the wait and starts nothing new', async () => {
    const { outcome, sent } = await stoppedAfter('read a');
    expect(outcome?.result).toBe('interrupted');
    expect(sent).toEqual(['put a', 'mark a']);
  });
});

describe('what is told', () => {
  it('begins with all that will be done, and has a time everywhere', async () => {
    const { events, run } = chained();
    await run(workOf(CHAIN, 'subject', 'x'));
    expect(events[0]).toMatchObject({
      type: 'announced',
      units: [{ address: 'toys.subject', steps: 4, typicalMs: 60_000 }],
    });
    expect(events.every(({ at }) => Number.isFinite(at))).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'unit-finished', result: 'done' });
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });

  it('is each change of a status once', async () => {
    const { shelf, events, run } = chained();
    shelf.busyFor.set('a', 5);
    await run(workOf(CHAIN, 'subject', 'x'));
    expect(events.filter(({ type }) => type === 'status-changed')).toHaveLength(1);
  });
});

it('no more requests are under way at once than allowed', async () => {
  let [now, most] = [0, 0];
  const { shelf } = rigOf();
  const { send } = shelf.kind;
  const counted = {
    ...shelf.kind,
    async send(...args: Parameters<typeof send>) {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      await send(...args);
      now -= 1;
    },
  };
  const limited = rigOf({ parallelism: 2, kinds: { toy: counted } });
  await limited.run(...['a', 'b', 'c', 'd'].map((name) => workOf([step('put', name)], name)));
  expect(most).toBe(2);
});

it('settling waits until nothing is at work on the parts', async () => {
  const shelf = toyShelf();
  shelf.toys.set('a', toy('a', 'x'));
  shelf.busyFor.set('a', 3);
  const goals: unknown[] = [];
  const kind = {
    ...shelf.kind,
    progress: (goal: unknown, live: ReturnType<typeof toy> | undefined) => {
      goals.push(goal);
      return shelf.kind.progress('x', live);
    },
  };
  const options = {
    kinds: { toy: kind },
    clock: jumpingClock(),
    listen: () => {},
    stop: new AbortController().signal,
    parallelism: 1,
    wait: true,
    timeoutMs: 3_600_000,
  };
  const waited = await settle(
    [{ address: 'toys.a', part: { kind: 'toy', name: 'a' }, status: 'Busy' }],
    options,
  );
  expect(waited).toMatchObject([{ state: 'reached' }]);
  expect(goals[0]).toEqual({ settled: true });
});

describe('a step after the end of another one', () => {
  const cleanUp = (...ends: readonly string[]): Step => ({ ...step('remove', 'a'), afterEnd: ends });
  const steps = [step('put', 'a'), step('await', 'a', 'put a'), cleanUp('await a')];

  it('is taken when that is done', async () => {
    const rig = rigOf();
    await rig.run(workOf(steps));
    expect(sent(rig.shelf)).toEqual(['put a', 'remove a']);
  });

  it('is taken when what came before could not be begun', async () => {
    const rig = rigOf();
    rig.shelf.troubles.set('put a', ['invalid']);
    const [outcome] = await rig.run(workOf(steps));
    expect([outcome?.result, sent(rig.shelf)]).toEqual(['failed', ['put a', 'remove a']]);
  });

  it('is not taken while that goes on in the account', async () => {
    const rig = rigOf({ wait: false });
    const [outcome] = await rig.run(workOf(steps));
    expect([outcome?.result, sent(rig.shelf)]).toEqual(['running', ['put a']]);
  });
});
