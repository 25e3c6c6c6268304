// A run that renames, alone and together with a new fleet, abandoned at every boundary of every mutating request: the
// same command again ends where the run that nobody killed ends.
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/index.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig } from '../support/rig.ts';
import { inventoryOf, orphansOf } from './harness.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const MOVED = { moved: [{ from: 'endpoints.old', to: 'endpoints.fraud' }] };
const before = [fileOf({ old: { model: 'b' } }), fileOf({ old: {} })];
const renamed = withMembers(fileOf({ fraud: {} }), MOVED);
const swapped = withMembers(fileOf({ fraud: { instance: ['ml.c5.large', 1] } }), MOVED);
/** What the endpoint was before: its parts were made under the old address and still stand. */
const reverted = withMembers(fileOf({ fraud: { model: 'b' } }), MOVED);
/** The swap, in a file that does not know of the rename yet. */
const unaware = fileOf({ old: { instance: ['ml.c5.large', 1] } });

describe('a rename that is killed', () => {
  it.each([
    ['alone', renamed, renamed],
    ['with a new fleet', swapped, swapped],
    ['with a way back to what the old address made', reverted, reverted],
    ['after a swap that was killed under the old address', unaware, swapped],
  ])('is taken up by the next run: %s', async (_what, file, then) => {
    const past = await openRig();
    for (const one of before) expect((await past.apply(one, ALLOWED)).exit).toBe(0);
    const from = past.simulator.world.state();
    const whole = await openRig({ from });
    expect((await whole.apply(file, ALLOWED)).exit).toBe(0);
    const requests = whole.mutations().length;
    expect((await whole.apply(then, ALLOWED)).exit).toBe(0);
    const wrong: string[] = [];
    for (const moment of MOMENTS) {
      for (let at = 1; at <= requests; at += 1) {
        const rig = await openRig({ from });
        const outages: string[] = [];
        rig.simulator.world.onChange(() => {
          if (!rig.simulator.world.invoke('old').served) outages.push(`${moment} request ${at}`);
        });
        const { line, died } = mortal(rig.simulator, at, moment);
        await Promise.race([died, rig.apply(file, ALLOWED, line)]);
        const { exit } = await rig.apply(then, ALLOWED);
        const { differs } = await rig.plan(then, ALLOWED);
        const found = [exit, differs, orphansOf(rig), inventoryOf(rig), outages];
        const wanted = [0, false, [], inventoryOf(whole), []];
        if (JSON.stringify(found) !== JSON.stringify(wanted))
          wrong.push(`${moment} ${at}: ${JSON.stringify(found)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
