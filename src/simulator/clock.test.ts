// Heading "Time" of docs/simulator.md.
import { expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';
import { openAccount } from './testing/account.ts';

function timeline() {
  const visited: number[] = [];
  const world = {
    time: 0,
    advanceTo(time: number) {
      world.time = time;
      visited.push(time);
    },
  };
  return { world, visited, clock: new VirtualClock(world) };
}

test('time jumps from wake-up to wake-up, earliest first', async () => {
  const { clock, visited } = timeline();
  const woken: string[] = [];
  await Promise.all([
    clock.sleep(3_600_000).then(() => woken.push('hour')),
    clock.sleep(1000).then(() => woken.push('second')),
    clock.sleep(60_000).then(() => woken.push('minute')),
  ]);
  expect(woken).toEqual(['second', 'minute', 'hour']);
  expect(visited).toEqual([1000, 60_000, 3_600_000]);
});

test('a sleeper that goes on to sleep is not overtaken by a later one', async () => {
  const { clock } = timeline();
  const log: string[] = [];
  const poll = async () => {
    for (let round = 1; round <= 3; round++) {
      await clock.sleep(10);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`poll ${round} at ${clock.now()}`);
    }
  };
  await Promise.all([poll(), clock.sleep(25).then(() => log.push(`late at ${clock.now()}`))]);
  expect(log).toEqual(['poll 1 at 10', 'poll 2 at 20', 'late at 25', 'poll 3 at 30']);
});

test('an abort ends a sleep with its reason, and time does not go there', async () => {
  const { clock, visited } = timeline();
  const stop = new AbortController();
  const slept = clock.sleep(1000, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(slept).rejects.toThrow('stopped');
  await expect(clock.sleep(1, stop.signal)).rejects.toThrow('stopped');
  await clock.sleep(5);
  expect(visited).toEqual([5]);
});

test('what happens on the way happens at its own time, before whoever wakes up later', async () => {
  const { model, config, create, simulator } = await openAccount();
  await model('m');
  await config('c', {});
  await create('e', 'c');
  const changes: { at: number; now: number }[] = [];
  simulator.world.onChange(({ at }) => changes.push({ at, now: simulator.clock.now() }));
  const wake = simulator.clock.now() + 3_600_000;
  await simulator.clock.sleep(3_600_000);
  expect(simulator.clock.now()).toBe(wake);
  expect(changes).toHaveLength(1);
  expect(changes[0]?.at).toBe(changes[0]?.now);
  expect(changes[0]?.at).toBeLessThan(wake);
});

test('the same program sees the same times twice', async () => {
  const run = async () => {
    const { serving, config, update, settled, simulator } = await openAccount({ seed: 5 });
    const changes: (string | number)[] = [];
    simulator.world.onChange(({ at, name }) => changes.push(at, name));
    await serving();
    await config('c2', {});
    await update('e', 'c2');
    await settled('e');
    return changes;
  };
  expect(await run()).toEqual(await run());
});
