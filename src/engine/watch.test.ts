import { describe, expect, it } from 'vitest';
import type { Clock } from '../base/clock.ts';
import { jumpingClock, type Shelf, toy, toyShelf } from './testing/toys.ts';
import { createWatch } from './watch.ts';

function watchOn(shelf: Shelf, options: { clock?: Clock; stop?: AbortSignal; deadline?: number } = {}) {
  const { clock = jumpingClock(), stop = new AbortController().signal, deadline = 3_600_000 } = options;
  return createWatch({ kinds: { toy: shelf.kind }, clock, stop, deadline });
}

function shelfOf(count: number, busyFor = 0): { shelf: Shelf; names: string[] } {
  const shelf = toyShelf();
  const names = Array.from({ length: count }, (_, index) => `t${index}`);
  for (const name of names) {
    shelf.toys.set(name, toy(name));
    shelf.busyFor.set(name, busyFor);
  }
  return { shelf, names };
}

/** Long after everything that can happen has happened. */
async function quiet(): Promise<'nothing happened'> {
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return 'nothing happened';
}

describe('a watch', () => {
  it('reads a few parts one by one and tells what they are busy with', async () => {
    const { shelf, names } = shelfOf(5, 2);
    const told: string[] = [];
    const watch = watchOn(shelf);
    const ends = names.map((name) =>
      watch.until('toy', name, 'ready', ({ status }) => void told.push(`${name} ${status}`)),
    );
    expect((await Promise.all(ends)).map(({ state }) => state)).toEqual(Array(5).fill('reached'));
    expect(shelf.log.some((what) => what.startsWith('list'))).toBe(false);
    expect(told.filter((one) => one === 't0 Busy')).toHaveLength(2);
  });

  it('asks for pages of what is busy where there are more, and reads only what has left them', async () => {
    const { shelf, names } = shelfOf(6, 3);
    const watch = watchOn(shelf);
    const told: string[] = [];
    const ends = names.map((name) =>
      watch.until('toy', name, 'ready', ({ status }) => void told.push(`${name} ${status}`)),
    );
    expect((await Promise.all(ends)).map(({ state }) => state)).toEqual(Array(6).fill('reached'));
    expect(shelf.log.filter((what) => what === 'list Busy')).toHaveLength(4);
    expect(shelf.log.filter((what) => what.startsWith('read'))).toHaveLength(6);
    expect(told).toContain('t5 Busy');
  });

  it.each([
    ['failed', 'broken', { state: 'failed', reason: 'it broke' }],
    ['went back', 'old', { state: 'rolled-back', reason: 'it went back' }],
  ])('says that a part %s', async (_how, word, expected) => {
    const { shelf } = shelfOf(0);
    shelf.toys.set('a', toy('a', word));
    expect(await watchOn(shelf).until('toy', 'a', 'ready', () => {})).toMatchObject(expected);
  });

  it.each([1, 5, 6, 9])('looks inside once a look where that is wanted, %i at once', async (count) => {
    const { shelf, names } = shelfOf(count, 3);
    const watch = watchOn(shelf);
    const seen: unknown[] = [];
    const ends = names.map((name, index) =>
      watch.until('toy', name, 'ready', (_, inside) => void seen.push(inside?.length), index === 0),
    );
    await Promise.all(ends);
    // As often as the first one was busy, and the others never.
    const looked = shelf.log.filter((what) => what.startsWith('inside'));
    expect(looked).toEqual(Array(3).fill('inside t0'));
    expect(seen.filter((one) => one === 1)).toHaveLength(3);
    expect(seen.filter((one) => one === undefined)).toHaveLength(3 * (count - 1));
  });

  it('ends when whoever waits has seen enough', async () => {
    const { shelf } = shelfOf(1, 1_000);
    const end = watchOn(shelf).until('toy', 't0', 'ready', () => 'enough');
    expect(await end).toMatchObject({ state: 'enough' });
  });

  it('waits an outage out', async () => {
    const { shelf } = shelfOf(1);
    shelf.outage = 'unavailable';
    let left = 3;
    shelf.after = () => {
      left -= 1;
      if (left === 0) shelf.outage = undefined;
    };
    expect(await watchOn(shelf).until('toy', 't0', 'ready', () => {})).toMatchObject({ state: 'reached' });
  });

  it('does not wait without credentials', async () => {
    const { shelf } = shelfOf(1);
    shelf.outage = 'credentials';
    expect(await watchOn(shelf).until('toy', 't0', 'ready', () => {})).toMatchObject({ state: 'lost' });
  });

  it('ends with its time, for all who wait', async () => {
    const { shelf } = shelfOf(2, 1_000);
    const watch = watchOn(shelf, { deadline: 60_000 });
    const ends = ['t0', 't1'].map((name) => watch.until('toy', name, 'ready', () => {}));
    expect((await Promise.all(ends)).map(({ state }) => state)).toEqual(['timed-out', 'timed-out']);
  });

  it('ends with a stop, at once', async () => {
    const { shelf } = shelfOf(1, 1_000);
    const stop = new AbortController();
    const watch = watchOn(shelf, { stop: stop.signal });
    const end = watch.until('toy', 't0', 'ready', () => void stop.abort());
    expect(await end).toMatchObject({ state: 'stopped' });
  });

  it('looks half as often at what takes long', async () => {
    const { shelf } = shelfOf(1, 20);
    const clock = jumpingClock();
    await watchOn(shelf, { clock }).until('toy', 't0', 'ready', () => {});
    expect(clock.slept[0]).toBe(10_000);
    expect(clock.slept.at(-1)).toBe(20_000);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 8])('serves who comes %i turns after the last one left', async (turns) => {
    const { shelf } = shelfOf(1);
    const watch = watchOn(shelf);
    await watch.until('toy', 't0', 'ready', () => {});
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    const second = watch.until('toy', 't0', 'ready', () => {});
    expect(await Promise.race([second, quiet()])).toMatchObject({ state: 'reached' });
  });

  it('knows only known kinds', async () => {
    await expect(watchOn(toyShelf()).until('ghost', 'a', 'ready', () => {})).rejects.toThrow('ghost');
  });
});
