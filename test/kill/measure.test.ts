// An apply that measures first, abandoned at every boundary of every mutating request and of the lock file's writing: the
// same command once more ends where the run that nobody killed ends, and no job is paid for twice.
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/index.ts';
import { BUCKETS, benchmarksIn, ENDPOINT, jobsIn, measuredFile, SAMPLES } from '../support/measured.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { inventoryOf, madeTwice, orphansOf } from './harness.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const HOUR = 3_600_000;

const open = () => openRig({ scenario: BUCKETS });
const apply = (rig: Rig, file: string) => rig.apply(file, {}, rig.simulator, SAMPLES);

/** Everything that must be the same in the end. */
async function endOf(rig: Rig, file: string) {
  const { differs, plan } = await rig.plan(file, {}, rig.simulator, SAMPLES);
  return {
    differs,
    open: [...plan.jobs, ...plan.decisions].length,
    jobs: jobsIn(rig),
    benchmarks: benchmarksIn(rig),
    serves: rig.simulator.world.invoke(ENDPOINT).served,
    inventory: inventoryOf(rig),
    orphans: orphansOf(rig),
    twice: madeTwice(rig),
    lock: [...rig.files.keys()],
  };
}

describe('an apply that measures first and is killed', () => {
  it.each([
    ['with a temporary model', 'a', 0],
    ['with a temporary model, taken up an hour later', 'a', HOUR],
    ['of a model package', 'package', 0],
  ] as const)('is taken up by the next run: %s', async (_what, model, later) => {
    const file = measuredFile(model);
    const whole = await open();
    expect((await apply(whole, file)).exit).toBe(0);
    const boundaries = whole.mutations().length + whole.files.size;
    const wanted = await endOf(whole, file);
    expect(wanted).toMatchObject({ differs: false, open: 0, benchmarks: [], serves: true, orphans: [] });
    expect([wanted.jobs.length, wanted.lock.length]).toEqual([1, 1]);
    const wrong: string[] = [];
    for (const moment of MOMENTS) {
      for (let at = 1; at <= boundaries; at += 1) {
        const rig = await open();
        const { line, files, died } = mortal(rig.simulator, at, moment);
        const write = files(async (path, text) => void rig.files.set(path, text));
        await Promise.race([died, rig.apply(file, {}, line, { ...SAMPLES, ...write })]);
        await rig.simulator.clock.sleep(later);
        const { exit } = await apply(rig, file);
        const found = await endOf(rig, file);
        if (exit !== 0 || JSON.stringify(found) !== JSON.stringify(wanted))
          wrong.push(`${moment} ${at}: exit ${exit} ${JSON.stringify(found)}`);
        await rig.simulator.close();
      }
    }
    expect(wrong).toEqual([]);
  });
});
