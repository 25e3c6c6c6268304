// Alarms that inferra makes for a rollout, in runs that are killed at every request: none is left of a config that is gone,
// none is missing of a deployment, whether the same command goes on, the file has moved on, or everything goes.
import { describe, expect, it } from 'vitest';
import type { State } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { mortal } from './mortal.ts';

const ROLLOUT = {
  ...{ canary: { size: '50%', bake: '2m' } },
  rollbackOn: [{ errors5xx: '1%' }, { latencyP95: '1s' }],
};
const version = (threads: string) =>
  fileOf({ fraud: { instance: ['ml.m5.large', 2], rollout: ROLLOUT } }, 'risk', threads);

type Run = (rig: Rig, line?: Rig['simulator']) => Promise<{ readonly exit: number }>;
const applying =
  (threads: string): Run =>
  (rig, line) =>
    rig.apply(version(threads), ALLOWED, line);
const destroying: Run = (rig, line) => rig.destroy(version('4'), {}, line);

const later =
  (run: Run): Run =>
  async (rig) => {
    await rig.simulator.clock.sleep(10 * 60_000);
    return run(rig);
  };

/** Configs, and alarms with what they begin with: that of a config for each that has any. */
function left({ simulator: { world } }: Rig) {
  const alarms = world.seenAll('alarm', 0).filter(({ tags }) => tags.length > 0);
  const configs = world.configs().map(({ name }) => name);
  const orphans = alarms.filter(({ name }) => !configs.includes(name.split('.')[0] ?? ''));
  return { alarms: alarms.length, configs: configs.length, orphans: orphans.map(({ name }) => name) };
}

/** What is left where a run is killed just after each of its requests, and another one then goes to its end. */
async function afterKills(from: State, killed: Run, next: Run): Promise<readonly unknown[]> {
  const whole = await openRig({ from });
  expect((await killed(whole)).exit).toBe(0);
  const found = new Map<string, unknown>();
  for (let at = 1; at <= whole.mutations().length; at += 1) {
    const rig = await openRig({ from });
    const { line, died } = mortal(rig.simulator, at, 'applied');
    await Promise.race([died, killed(rig, { ...rig.simulator, ...line })]);
    const { exit } = await next(rig);
    const one = { exit, ...left(rig) };
    found.set(JSON.stringify(one), one);
  }
  return [...found.values()];
}

describe('a rollout with alarms that inferra makes', () => {
  it('leaves no alarm behind and misses none, whichever request its run died at', async () => {
    const past = await openRig();
    for (const threads of ['1', '2', '3']) expect((await past.apply(version(threads))).exit).toBe(0);
    expect(left(past)).toEqual({ alarms: 4, configs: 2, orphans: [] });
    const from = past.simulator.world.state();
    const kept = { exit: 0, alarms: 4, configs: 2, orphans: [] };
    expect(await afterKills(from, applying('4'), applying('4'))).toEqual([kept]);
    expect(await afterKills(from, applying('4'), applying('5'))).toEqual([kept]);
    const gone = { exit: 0, alarms: 0, configs: 0, orphans: [] };
    // What was being deleted is gone by then, and with it the tag that remembers the alarms.
    expect(await afterKills(from, destroying, later(destroying))).toEqual([gone]);
  });
});
