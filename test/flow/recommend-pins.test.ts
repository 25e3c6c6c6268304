// What `recommend run` writes down: what was asked for, and nothing that was decided beside it. `recommend status` writes nothing.
import { expect, it } from 'vitest';
import { recommendRun } from '../../src/flow/recommend-run.ts';
import { recommendStatus } from '../../src/flow/recommend-status.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { BUCKETS, measuredFile, SAMPLES } from '../support/measured.ts';
import { openRig, PLAIN, type Rig } from '../support/rig.ts';

const HOUR = 3_600_000;
const GROUP = { package: { group: 'reranker', version: 'latest-approved' } };
const FIXED = { instance: { type: 'ml.m5.large', count: 1 } };
const SCENARIO: Scenario = {
  ...BUCKETS,
  packageGroups: [{ group: 'reranker', versions: [{ version: 3, approval: 'Approved' }] }],
};

/** The measured file with other endpoints, and models of a group besides. */
function fileWith(endpoints: object, policies: readonly string[] = ['sla']): string {
  const file = JSON.parse(measuredFile());
  const recommendations = Object.fromEntries(policies.map((key) => [key, file.recommendations.sla]));
  return JSON.stringify({
    ...file,
    models: { ...file.models, one: GROUP, two: GROUP },
    endpoints,
    ...(policies.length === 0 ? { recommendations: undefined } : { recommendations }),
  });
}

function run(rig: Rig, file: string, more: { policies?: readonly string[]; wait?: boolean } = {}) {
  const ports = { ...rig.ports(file, rig.simulator, SAMPLES), presentJobs: () => {} };
  return recommendRun(ports, { ...PLAIN, policies: [], force: false, ...more });
}

const status = (rig: Rig, file: string) =>
  recommendStatus(rig.ports(file, rig.simulator, SAMPLES), { ...PLAIN, policies: [] });
const lockOf = ({ files }: Rig) => [...files.values()].join('');
const sent = (rig: Rig) => rig.simulator.world.requests().map(({ operation }) => operation);

it('nothing of a file that asks no policy, and it asks the account for nothing', async () => {
  const rig = await openRig({ scenario: SCENARIO });
  const file = fileWith({ rank: { model: 'one', ...FIXED }, fraud: { model: 'a', ...FIXED } }, []);
  const { exit, report } = await run(rig, file);
  expect([exit, report.policies, rig.files.size]).toEqual([0, [], 0]);
  expect(sent(rig)).toEqual(['GetCallerIdentity']);
});

it('the version of the package that was measured, and of no other model of its group', async () => {
  const rig = await openRig({ scenario: SCENARIO });
  const file = fileWith({
    rank: {
      variants: {
        old: { model: 'one', ...FIXED, weight: 1 },
        new: { model: 'two', recommend: 'sla', weight: 1 },
      },
    },
    a: { model: 'a', ...FIXED },
  });
  expect(await status(rig, file)).toMatchObject({ policies: [{ state: 'missing' }] });
  expect(rig.files.size).toBe(0);
  expect((await run(rig, file)).exit).toBe(0);
  expect(lockOf(rig)).toMatch(/ {6}two:\n {8}package:/);
  expect(lockOf(rig)).not.toContain(' one:');
  expect((await rig.plan(file, {}, rig.simulator, SAMPLES)).plan.decisions).toMatchObject([
    { address: 'models.one' },
  ]);
});

it('the policies that were named, though others of the endpoint are measured, too', async () => {
  const rig = await openRig({ scenario: SCENARIO });
  const recommended = (recommend: string) => ({ model: 'a', recommend, weight: 1 });
  const file = fileWith({ fraud: { variants: { x: recommended('first'), y: recommended('second') } } }, [
    'first',
    'second',
  ]);
  await run(rig, file, { wait: false });
  await rig.simulator.clock.sleep(5 * HOUR);
  expect((await run(rig, file, { policies: ['second'] })).exit).toBe(0);
  expect(lockOf(rig)).toContain(' second:');
  expect(lockOf(rig)).not.toContain(' first:');
  expect((await status(rig, file)).policies.map(({ policy, state }) => [policy, state])).toEqual([
    ['first', 'measured'],
    ['second', 'pinned'],
  ]);
  const before = lockOf(rig);
  expect((await run(rig, file)).exit).toBe(0);
  expect(lockOf(rig)).toContain(' first:');
  expect(lockOf(rig).length).toBeGreaterThan(before.length);
});
