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

const BOTH = measuredFile('a', '2', { serverless: [{ memory: '2GB' }] });

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
    ['with a temporary model', measuredFile('a'), 0],
    ['with a temporary model, taken up an hour later', measuredFile('a'), HOUR],
    ['of a model package', measuredFile('package'), 0],
    ['with a job for each kind of candidate, taken up an hour later', BOTH, HOUR],
  ] as const)('is taken up by the next run: %s', async (_what, file, later) => {
    const whole = await open();
    expect((await apply(whole, file)).exit).toBe(0);
    const boundaries = whole.mutations().length + whole.files.size;
    const wanted = await endOf(whole, file);
    expect(wanted).toMatchObject({ differs: false, open: 0, benchmarks: [], serves: true, orphans: [] });
    expect([wanted.jobs.length, wanted.lock.length]).toEqual([file === BOTH ? 2 : 1, 1]);
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

describe('two applies at once that measure first', () => {
  it('both end well, with one job, one upload and one lock file', async () => {
    const rig = await open();
    const file = measuredFile();
    const both = await Promise.all([apply(rig, file), apply(rig, file)]);
    expect(both.map(({ exit }) => exit)).toEqual([0, 0]);
    expect(await endOf(rig, file)).toMatchObject({ differs: false, open: 0, benchmarks: [], serves: true });
    expect(jobsIn(rig)).toHaveLength(1);
  });
});

describe('an apply that asks while another one measures', () => {
  it.each([
    ['to its end, with the same lock file', (rig: Rig) => apply(rig, measuredFile()), true],
    ['to its end, on another machine', (rig: Rig) => apply(rig, measuredFile()), false],
    [
      'until it is killed',
      async (rig: Rig) => {
        const { line, died } = mortal(rig.simulator, 3, 'answered');
        await Promise.race([died, rig.apply(measuredFile(), {}, line, SAMPLES)]);
      },
      true,
    ],
  ] as const)('takes its job over: %s', async (_what, other, isShared) => {
    const rig = await open();
    let asked = false;
    const ask = async () => {
      if (!asked) {
        asked = true;
        await other(rig);
        if (!isShared) rig.files.clear();
      }
      return true;
    };
    const { exit } = await rig.apply(measuredFile(), { autoApprove: false }, rig.simulator, {
      ...SAMPLES,
      ask,
    });
    expect(exit).toBe(0);
    expect(await endOf(rig, measuredFile())).toMatchObject({ differs: false, open: 0, benchmarks: [] });
    expect(jobsIn(rig)).toHaveLength(1);
  });
});

describe('an apply whose job comes to nothing, and that is killed', () => {
  it.each(['fail', 'stop'] as const)('has one attempt, and leaves no model: %s', async (kind) => {
    const file = measuredFile();
    const scenario = { ...BUCKETS, jobs: [{ kind }] };
    const whole = await openRig({ scenario });
    expect((await apply(whole, file)).exit).not.toBe(0);
    // The run that waited for it has removed it, not the next one.
    expect(benchmarksIn(whole)).toEqual([]);
    const boundaries = whole.mutations().length;
    const wrong: string[] = [];
    for (const moment of MOMENTS) {
      for (let at = 1; at <= boundaries; at += 1) {
        const rig = await openRig({ scenario });
        const { line, died } = mortal(rig.simulator, at, moment);
        await Promise.race([died, rig.apply(file, {}, line, SAMPLES)]);
        const exits = [(await apply(rig, file)).exit, (await apply(rig, file)).exit];
        const endpoint = rig.simulator.world.get('endpoint', ENDPOINT)?.name ?? [];
        const left = [...benchmarksIn(rig), ...rig.files.keys()].concat(endpoint);
        if (exits.includes(0) || jobsIn(rig).length !== 1 || left.length > 0)
          wrong.push(`${moment} ${at}: exits ${exits}, jobs ${jobsIn(rig)}, left ${left}`);
        await rig.simulator.close();
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a file that moves on after an apply that measures was killed', () => {
  it('finds the temporary models of other inputs once an hour has gone by', async () => {
    const [before, after] = [measuredFile(), measuredFile('a', '4')];
    const wrong: string[] = [];
    for (const moment of MOMENTS) {
      for (let at = 1; at <= 4; at += 1) {
        const rig = await open();
        const { line, died } = mortal(rig.simulator, at, moment);
        await Promise.race([died, rig.apply(before, {}, line, SAMPLES)]);
        await rig.simulator.clock.sleep(2 * HOUR);
        const { exit } = await apply(rig, after);
        if (exit !== 0 || benchmarksIn(rig).length > 0) wrong.push(`${moment} ${at}: ${benchmarksIn(rig)}`);
        await rig.simulator.close();
      }
    }
    expect(wrong).toEqual([]);
  });
});
