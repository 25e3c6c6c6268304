// An apply that measures a generative model, abandoned at every boundary of every mutating request and of the lock file's
// writing: runs after it find the one job again, wait for the approval that nobody but people give, and serve its package.
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/index.ts';
import { approvePackages } from '../support/approval.ts';
import { BUCKETS, ENDPOINT, generativeFile, generativeJobsIn, SAMPLES } from '../support/measured.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { madeTwice, orphansOf } from './harness.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const FILE = generativeFile();

const open = (jobs: object = {}) => openRig({ scenario: { ...BUCKETS, ...jobs } });
const apply = (rig: Rig, file = FILE) => rig.apply(file, {}, rig.simulator, SAMPLES);

function packagesIn({ simulator: { world } }: Rig) {
  return world.seenAll('model-package', 0).map(({ arn, approval }) => ({ arn, approval }));
}

async function endOf(rig: Rig, file = FILE) {
  const { differs, plan } = await rig.plan(file, {}, rig.simulator, SAMPLES);
  const serves = rig.simulator.world.get('endpoint', ENDPOINT) !== undefined;
  return {
    differs,
    open: [...plan.jobs, ...plan.decisions].length,
    jobs: generativeJobsIn(rig),
    packages: packagesIn(rig),
    workloads: rig.simulator.world.seenAll('ai-workload-config', 0).map(({ name }) => name),
    serves: serves && rig.simulator.world.invoke(ENDPOINT).served,
    orphans: orphansOf(rig),
    twice: madeTwice(rig),
    lock: [...rig.files.keys()],
  };
}

describe('an apply that measures a generative model', () => {
  it('waits for approval, never gives it, and serves the package after it', async () => {
    const rig = await open();
    expect((await apply(rig)).exit).toBe(6);
    expect((await apply(rig)).exit).toBe(6);
    expect(packagesIn(rig)).toMatchObject([{ approval: 'PendingManualApproval' }]);
    expect(await endOf(rig)).toMatchObject({ differs: true, open: 0, serves: false });
    await approvePackages(rig.simulator);
    expect((await apply(rig)).exit).toBe(0);
    expect(await endOf(rig)).toMatchObject({ differs: false, open: 0, serves: true, orphans: [] });
    const [model] = rig.simulator.world.models();
    expect(model?.spec.PrimaryContainer).toEqual({
      ModelPackageName: packagesIn(rig)[0]?.arn,
      InferenceSpecificationName: expect.stringMatching(/^recommendation-[12]$/),
    });
  });

  it('is taken up by the next run, wherever it was killed', async () => {
    const whole = await open();
    expect((await apply(whole)).exit).toBe(6);
    const boundaries = whole.mutations().length + whole.files.size;
    expect(boundaries).toBe(3);
    await approvePackages(whole.simulator);
    expect((await apply(whole)).exit).toBe(0);
    const wanted = await endOf(whole);
    expect(wanted).toMatchObject({ differs: false, open: 0, serves: true, orphans: [], twice: [] });
    expect([wanted.jobs.length, wanted.packages.length, wanted.workloads.length]).toEqual([1, 1, 1]);
    const wrong: string[] = [];
    for (const moment of MOMENTS) {
      for (let at = 1; at <= boundaries; at += 1) {
        const rig = await open();
        const { line, files, died } = mortal(rig.simulator, at, moment);
        const write = files(async (path, text) => void rig.files.set(path, text));
        await Promise.race([died, rig.apply(FILE, {}, line, { ...SAMPLES, ...write })]);
        const exits = [(await apply(rig)).exit];
        await approvePackages(rig.simulator);
        exits.push((await apply(rig)).exit);
        const found = await endOf(rig);
        if (exits.join() !== '6,0' || JSON.stringify(found) !== JSON.stringify(wanted))
          wrong.push(`${moment} ${at}: exits ${exits} ${JSON.stringify(found)}`);
        await rig.simulator.close();
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has one job where two run at once, and where the lock file is gone', async () => {
    const rig = await open();
    const both = await Promise.all([apply(rig), apply(rig)]);
    expect(both.map(({ exit }) => exit)).toEqual([6, 6]);
    rig.files.clear();
    expect((await apply(rig)).exit).toBe(6);
    expect(generativeJobsIn(rig)).toHaveLength(1);
  });

  it.each(['fail', 'stop'] as const)('has one attempt where its job comes to nothing: %s', async (kind) => {
    const rig = await open({ jobs: [{ kind }] });
    const exits = [(await apply(rig)).exit, (await apply(rig)).exit];
    expect(exits).not.toContain(0);
    expect([generativeJobsIn(rig).length, rig.files.size]).toEqual([1, 0]);
  });

  it('measures other weights and other requests anew, and nothing else', async () => {
    const rig = await open();
    await apply(rig);
    await apply(rig, FILE.replace('"p99":"30s"', '"p99":"20s"'));
    expect(generativeJobsIn(rig)).toHaveLength(1);
    await apply(rig, FILE.replace('llama-8b/', 'llama-7b/'));
    expect(generativeJobsIn(rig)).toHaveLength(2);
  });
});
