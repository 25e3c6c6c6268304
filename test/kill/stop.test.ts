// Runs that stop a job, abandoned at every boundary of every mutating request: the same command once more, and an apply,
// end where the run that nobody killed ends, with one job, which has stopped, and without its temporary model.
import { expect, it } from 'vitest';
import type { Ports } from '../../src/flow/ports.ts';
import { recommendStop } from '../../src/flow/recommend-stop.ts';
import type { Moment } from '../../src/simulator/index.ts';
import { BUCKETS, benchmarksIn, jobsIn, measuredFile, SAMPLES, SMALL_BUDGET } from '../support/measured.ts';
import { type Line, openRig, PLAIN, type Rig } from '../support/rig.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const HOUR = 3_600_000;
const FILE = measuredFile('a', '2', SMALL_BUDGET);

type Run = (rig: Rig, line: Line) => Promise<unknown>;

const apply: Run = (rig, line) => rig.apply(FILE, {}, line, SAMPLES);
const stop: Run = (rig, line) => {
  const own: Partial<Ports> = SAMPLES;
  const ports = { ...rig.ports(FILE, line, own), presentStops: () => {} };
  return recommendStop(ports, { ...PLAIN, policies: [] });
};
const leave = (rig: Rig) => rig.apply(FILE, { wait: false }, rig.simulator, SAMPLES);

function endOf(rig: Rig) {
  const { world } = rig.simulator;
  const jobs = jobsIn(rig).map((name) => world.get('inference-recommendations-job', name)?.status);
  return { jobs, benchmarks: benchmarksIn(rig), files: rig.files.size };
}

it.each([
  ['an apply whose job passes its limit', apply, undefined, [{ kind: 'slow' as const, minutes: 60 }], 0],
  ['a stop', stop, leave, [], 0],
  ['a stop, taken up by an apply an hour later', stop, leave, [], HOUR],
] as const)('%s, killed, is taken up by the next run', async (_what, run, before, jobs, later) => {
  const open = async () => {
    const rig = await openRig({ scenario: { ...BUCKETS, jobs } });
    await before?.(rig);
    return rig;
  };
  const whole = await open();
  const earlier = whole.mutations().length;
  await run(whole, whole.simulator);
  const boundaries = whole.mutations().length - earlier;
  expect(endOf(whole)).toEqual({ jobs: ['STOPPED'], benchmarks: [], files: 0 });
  expect(boundaries).toBeGreaterThan(1);
  const wrong: string[] = [];
  for (const moment of MOMENTS) {
    for (let at = 1; at <= boundaries; at += 1) {
      const rig = await open();
      const { line, died } = mortal(rig.simulator, at, moment);
      await Promise.race([died, run(rig, line)]);
      const stopped = endOf(rig).jobs.some((status) => status === 'STOPPING' || status === 'STOPPED');
      await rig.simulator.clock.sleep(later);
      await run(rig, rig.simulator);
      // A job whose stop was never sent has come to its end in that hour.
      // The model of a job that is over is no business of a stop: it goes with the next apply.
      await apply(rig, rig.simulator);
      const { jobs: ends, benchmarks } = endOf(rig);
      const wanted = later > 0 && !stopped ? 'COMPLETED' : 'STOPPED';
      if (ends.join() !== wanted || benchmarks.length > 0)
        wrong.push(`${moment} ${at}: ${ends}, left ${benchmarks}`);
      await rig.simulator.close();
    }
  }
  expect(wrong).toEqual([]);
});
