// A change of hardware under autoscaling, abandoned at every boundary of every mutating request: one more run, with
// nothing but the account, brings back every policy, scheduled action and bound as it was, in each field that can be set.
import { describe, expect, it } from 'vitest';
import type { Moment, Scenario, State } from '../../src/simulator/index.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { registerRichly, registrationsIn, scaledFile } from '../support/scaled.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const NUMBERS = { fraud: { min: 2, max: 6, target: '420/min' } };

const before = scaledFile({ fraud: 'ml.m5.large', search: 'ml.m5.large' }, NUMBERS);
const after = scaledFile({ fraud: 'ml.m5.xlarge', search: 'ml.c5.large' }, NUMBERS);
const another = scaledFile({ fraud: 'ml.m5.2xlarge', search: 'ml.m5.large' }, NUMBERS);

/** One is registered by inferra and has more of somebody else; the other one is all somebody else's. */
async function past(): Promise<State> {
  const rig = await openRig();
  expect((await rig.apply(before)).exit).toBe(0);
  await registerRichly(rig, 'search');
  await registerRichly(rig, 'fraud');
  expect((await rig.apply(before)).exit).toBe(0);
  return rig.simulator.world.state();
}

const from = await past();
const whole = registrationsIn(await openRig({ from }));

const asideIn = (rig: Rig) =>
  rig.simulator.world
    .endpoints()
    .flatMap(({ tags }) => tags.map(({ Key }) => Key).filter((key) => key.startsWith('inferra:escrow')));

const counts = (rig: Rig) =>
  rig.simulator.world
    .endpoints()
    .flatMap(({ fleet }) => fleet?.variants.map((one) => one.desiredCount) ?? []);

/** Abandons an apply at each boundary, and says where what `finish` leaves is not as it was. */
async function atEveryBoundary(
  scenario: Scenario,
  finish: (rig: Rig) => Promise<unknown>,
): Promise<{ readonly wrong: readonly string[]; readonly requests: number }> {
  const unkilled = await openRig({ from, scenario });
  await unkilled.apply(after);
  const requests = unkilled.mutations().length;
  const wrong: string[] = [];
  for (const moment of MOMENTS) {
    for (let at = 1; at <= requests; at += 1) {
      const rig = await openRig({ from, scenario });
      const low: number[] = [];
      rig.simulator.world.onChange(() => void low.push(...counts(rig).filter((count) => count < 2)));
      const { line, died } = mortal(rig.simulator, at, moment);
      await Promise.race([died, rig.apply(after, {}, line)]);
      const found = [await finish(rig), registrationsIn(rig), asideIn(rig), low];
      if (JSON.stringify(found) !== JSON.stringify([[], whole, [], []]))
        wrong.push(`${moment} ${at}: ${JSON.stringify(found).slice(0, 300)}`);
      await rig.simulator.close();
    }
  }
  return { wrong, requests };
}

const unlike = (is: unknown, wanted: unknown) =>
  JSON.stringify(is) === JSON.stringify(wanted) ? [] : [JSON.stringify({ is, wanted })];

describe('a change of hardware under autoscaling that is killed', () => {
  it('is finished by one more run, which puts everything back', async () => {
    const { wrong, requests } = await atEveryBoundary({}, async (rig) => {
      const again = await rig.apply(after);
      const { differs } = await rig.plan(after);
      return unlike([again.exit, differs], [0, false]);
    });
    expect(wrong).toEqual([]);
    expect(requests).toBe(0);
  });
});
