// What wakes an asynchronous endpoint, abandoned at every mutating request: other hardware at zero, a minimum of 1 instead of
// 0, and the end of the endpoint. One more run leaves it whole, or nothing of it; an alarm outlives everything else.
import { beforeAll, expect, it } from 'vitest';
import type { State } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { later, SCALING, wakeOf } from '../support/waking.ts';
import { mortal } from './mortal.ts';

const QUIET = { load: [{ fromMinutes: 20, endpoint: 'fraud', backlog: 0 }] };
const WHOLE = { policies: ['inferra', 'inferra-wake'], isWhole: true };

let asleep: State;
beforeAll(async () => {
  const rig = await openRig({ scenario: QUIET });
  expect((await rig.apply(later())).exit).toBe(0);
  await rig.simulator.clock.sleep(60 * 60_000);
  asleep = rig.simulator.world.state();
});

const from = () => openRig({ scenario: QUIET, from: asleep });

async function requestsOf(file: string): Promise<number> {
  const rig = await from();
  const before = rig.mutations().length;
  expect((await rig.apply(file, ALLOWED)).exit).toBe(0);
  return rig.mutations().length - before;
}

const asideIn = ({ simulator }: Rig) =>
  simulator.world.endpoints().flatMap(({ tags }) => tags.filter(({ Key }) => /escrow/.test(Key)));

/** The requests about what wakes it come first; on the way to other hardware they come after the update (aside.test.ts has the others). */
it.each<[string, string, first: number, last: number, object]>([
  ['other hardware', later('a', SCALING, 'ml.m5.xlarge'), 8, 13, WHOLE],
  ['a minimum of 1', later('a', { ...SCALING, min: 1 }), 1, 4, { policies: ['inferra'], alarm: '' }],
  ['no scaling', later('a', null), 1, 4, { policies: [], alarm: '' }],
  ['no endpoint', fileOf({ other: {} }), 1, 4, { policies: [], alarm: '' }],
])('%s is finished by one more run', async (_what, file, first, last, wanted) => {
  expect(await requestsOf(file)).toBeGreaterThanOrEqual(last);
  for (let at = first; at <= last; at += 1) {
    const rig = await from();
    const { line, died } = mortal(rig.simulator, at, 'applied');
    await Promise.race([died, rig.apply(file, ALLOWED, line)]);
    expect([at, (await rig.apply(file, ALLOWED)).exit]).toEqual([at, 0]);
    expect({ at, ...(await wakeOf(rig)) }).toMatchObject({ at, ...wanted });
    expect([at, (await rig.plan(file)).differs, asideIn(rig)]).toEqual([at, false, []]);
    await rig.simulator.close();
  }
});
