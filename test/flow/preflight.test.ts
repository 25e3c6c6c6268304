// What an apply asks of the account before it begins: each thing once in a run, nothing for what does not change; and that
// nothing is begun where the answer is no.
import { expect, it } from 'vitest';
import { InferraError } from '../../src/core/errors.ts';
import type { Preflight } from '../../src/core/preflight.ts';
import { membersOf } from '../../src/flow/fleet/members.ts';
import { together } from '../../src/flow/fleet/together.ts';
import { plan } from '../../src/flow/plan.ts';
import { recommendRun } from '../../src/flow/recommend-run.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { BUCKETS, measuredFile, SAMPLES } from '../support/measured.ts';
import { openRig, PLAIN, type Rig } from '../support/rig.ts';

const ASKED = [
  'ListServiceQuotas',
  'GetRole',
  'SimulatePrincipalPolicy',
  'DescribeSubnets',
  'HeadObject',
  'BatchGetImage',
];

/** How often each of them was sent since. */
function asked({ simulator }: Rig, since = 0): Readonly<Record<string, number>> {
  const sent = simulator.world.requests().slice(since);
  const counts = ASKED.map(
    (name) => [name, sent.filter(({ operation }) => operation === name).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

const refused = async (run: Promise<unknown>) => {
  const failure: unknown = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  return failure instanceof InferraError ? `${failure.code}: ${failure.message}` : String(failure);
};

const SMALL: Scenario = { quotas: { instances: { 'ml.m5.large': 5 } } };

it('asks for each thing once, however many endpoints need it, and again for nothing that is as the file says', async () => {
  const rig = await openRig();
  const file = fileOf(Object.fromEntries(Array.from({ length: 12 }, (_, nth) => [`e-${nth}`, {}])));
  await rig.update(file);
  const before = rig.simulator.world.requests().length;
  const { plan } = await rig.apply(file, { preflight: true });
  // The pins are checked by the same look at the archive and the image.
  expect(asked(rig, before)).toEqual({
    ListServiceQuotas: 1,
    GetRole: 1,
    SimulatePrincipalPolicy: 1,
    HeadObject: 1,
    BatchGetImage: 1,
  });
  expect(plan.preflight?.findings).toEqual([]);
  const then = rig.simulator.world.requests().length;
  const again = await rig.apply(file, { preflight: true });
  expect(asked(rig, then)).toEqual({});
  expect(again.plan.preflight).toEqual({ checks: 0, findings: [], unlisted: [] });
});

it('asks once for all subnets, and for none where no instance starts', async () => {
  const rig = await openRig({
    scenario: {
      subnets: [
        { subnet: 'subnet-1', free: 1 },
        { subnet: 'subnet-2', free: 2 },
      ],
    },
  });
  const fraud = { model: 'v', instance: ['ml.m5.large', 1] } as const;
  const told = await rig.plan(fileOf({ fraud, search: fraud }), { preflight: true });
  expect(told.exit).toBe(0);
  expect(told.plan.preflight?.findings).toMatchObject([
    {
      state: 'warning',
      code: 'INF9010',
      says: '3 addresses are free, and 2 instances that start need 4',
      neededBy: ['endpoints.fraud', 'endpoints.search'],
    },
  ]);
  expect(asked(rig)).toMatchObject({ DescribeSubnets: 1 });
  const { exit } = await rig.apply(fileOf({ fraud: { ...fraud, instance: ['ml.m5.large', 2] } }), {
    preflight: true,
  });
  expect(exit).toBe(0);
  const before = rig.simulator.world.requests().length;
  const { plan } = await rig.plan(fileOf({ fraud }), { preflight: true });
  expect(plan.units.map(({ effect }) => effect)).toEqual(['live']);
  expect(asked(rig, before)).toEqual({
    GetRole: 1,
    SimulatePrincipalPolicy: 1,
    HeadObject: 1,
    BatchGetImage: 1,
  });
});

it('asks once for the plans of a fleet', async () => {
  const rig = await openRig();
  const text = withMembers(fileOf({ fraud: {} }), {
    naming: '${environment}-${key}',
    environments: { dev: {}, qa: {}, prod: {} },
  });
  const ports = rig.ports(text);
  const members = await membersOf(ports, ['inference.yaml'], 'all');
  const failed = (error: unknown) => {
    throw error;
  };
  const { outcomes } = await together(ports, members, { params: {} }, failed, async (own, input) => {
    const { plan: made, exit } = await plan(own, { ...PLAIN, ...input, preflight: true });
    return { result: made.preflight?.checks, exit };
  });
  expect(outcomes.map((one) => ('result' in one ? one.result : undefined))).toEqual([4, 4, 4]);
  expect(asked(rig)).toEqual({
    ListServiceQuotas: 1,
    GetRole: 1,
    SimulatePrincipalPolicy: 1,
    HeadObject: 1,
    BatchGetImage: 1,
  });
});

it('asks once in a run that makes its plan again after a measurement', async () => {
  const rig = await openRig({ scenario: BUCKETS });
  const { exit } = await rig.apply(measuredFile(), { preflight: true }, rig.simulator, SAMPLES);
  expect(exit).toBe(0);
  const { HeadObject: _, ...rest } = asked(rig);
  expect(rest).toEqual({
    ListServiceQuotas: 1,
    GetRole: 1,
    // What the model needs, and what its job did.
    SimulatePrincipalPolicy: 2,
    BatchGetImage: 1,
  });
});

it('asks once for buckets, topics, keys and folders, of a fleet, too, and goes on where they are throttled', async () => {
  const rig = await openRig({
    scenario: {
      requests: [
        { kind: 'throttle', operation: 'HeadBucket', times: 2 },
        { kind: 'internal-error', operation: 'DescribeKey' },
      ],
    },
  });
  const later = {
    ...{ output: 's3://risk-answers/', failures: 's3://risk-answers/failed/' },
    notify: { error: 'arn:aws:sns:us-east-1:123456789012:failed' },
  };
  const one = { model: 'folder', kmsKey: 'alias/volumes', async: later };
  const text = withMembers(fileOf({ fraud: one, search: one }), {
    naming: '${environment}-${key}',
    environments: { dev: {}, prod: {} },
  });
  const ports = rig.ports(text);
  const members = await membersOf(ports, ['inference.yaml'], 'all');
  const failed = (error: unknown) => {
    throw error;
  };
  const { outcomes } = await together(ports, members, { params: {} }, failed, async (own, input) => {
    const { plan: made, exit } = await plan(own, { ...PLAIN, ...input, preflight: true });
    return { result: made.preflight?.findings.map(({ about, state }) => `${state} ${about}`), exit };
  });
  expect(outcomes.map((told) => ('result' in told ? told.result : told))).toEqual([
    ['unchecked key'],
    ['unchecked key'],
  ]);
  const sent = rig.simulator.world.requests().map(({ operation }) => operation);
  const times = (name: string) => sent.filter((operation) => operation === name).length;
  // The model has two folders.
  expect([times('ListObjectsV2'), times('GetTopicAttributes'), times('HeadBucket')]).toEqual([2, 1, 3]);
  expect(asked(rig)).toMatchObject({ GetRole: 1, SimulatePrincipalPolicy: 2, ListServiceQuotas: 1 });
});

it('begins nothing under a quota without room for a second fleet, and leaves the digest alone', async () => {
  const rig = await openRig({ scenario: SMALL });
  const [file, next] = [
    fileOf({ fraud: { instance: ['ml.m5.large', 3] } }),
    fileOf({ fraud: { instance: ['ml.m5.large', 3] } }, 'risk', '4'),
  ];
  await rig.apply(file, { preflight: true });
  const saved = (await rig.plan(next)).plan;
  const looked = await rig.plan(next, { preflight: true });
  expect([looked.exit, looked.plan.digest]).toEqual([6, saved.digest]);
  const before = rig.mutations().length;
  const says =
    'quota ml.m5.large for endpoint usage: the plan needs 6 at once (3 for what stands, 3 for endpoints.fraud)';
  for (const input of [{}, { saved }, { expectDigest: saved.digest }]) {
    expect(await refused(rig.apply(next, { preflight: true, ...input }))).toContain(`INF5060: ${says}`);
  }
  expect(rig.mutations()).toHaveLength(before);
});

it('starts no job whose tests have no room', async () => {
  const rig = await openRig({ scenario: { ...BUCKETS, quotas: { instances: { 'ml.c6i.large': 0 } } } });
  expect(await refused(rig.apply(measuredFile(), { preflight: true }, rig.simulator, SAMPLES))).toContain(
    'INF5060: quota ml.c6i.large for endpoint usage: the plan needs',
  );
  expect(rig.mutations()).toEqual([]);
});

it('goes on where nobody may look, or nothing answers, and says so', async () => {
  const rig = await openRig({
    scenario: {
      requests: [
        { kind: 'internal-error', operation: 'ListServiceQuotas' },
        { kind: 'access-denied', operation: 'GetRole' },
      ],
    },
  });
  const { plan, exit } = await rig.apply(fileOf({ fraud: {} }), { preflight: true });
  expect(exit).toBe(0);
  expect(plan.preflight?.findings.map(({ about, state, code }) => `${state} ${about} ${code}`)).toEqual([
    'unchecked role INF9007',
    'unchecked quota INF9007',
  ]);
});

const RUN = { ...PLAIN, policies: [], force: false, preflight: true } as const;

it('starts no job of recommend run where a live endpoint leaves its tests no room, and asks nothing for one that goes on', async () => {
  const live = { model: 'a', instance: { type: 'ml.c6i.large', count: 2 } };
  const file = withMembers(measuredFile(), { endpoints: { ...JSON.parse(measuredFile()).endpoints, live } });
  const rig = await openRig({ scenario: { ...BUCKETS, quotas: { instances: { 'ml.c6i.large': 2 } } } });
  const presented: (Preflight | undefined)[] = [];
  const run = (more: object) => {
    const ports = rig.ports(file, rig.simulator, SAMPLES);
    return recommendRun(
      { ...ports, presentJobs: (_, found) => void presented.push(found) },
      { ...RUN, ...more },
    );
  };
  // What the file has and the account has not takes no room.
  await run({ wait: false });
  expect(presented.at(-1)).toMatchObject({ findings: [] });
  const before = rig.simulator.world.requests().length;
  await run({ wait: false });
  // The payload is looked for anyway.
  expect([presented.at(-1), asked(rig, before)]).toEqual([undefined, { HeadObject: 1 }]);

  const other = await openRig({ scenario: { ...BUCKETS, quotas: { instances: { 'ml.c6i.large': 2 } } } });
  await other.apply(file, { targets: ['live'] });
  const ports = { ...other.ports(file, other.simulator, SAMPLES), presentJobs: () => {} };
  const made = other.mutations().length;
  expect(await refused(recommendRun(ports, RUN))).toContain(
    'INF5060: quota ml.c6i.large for endpoint usage: the run needs 3 at once (2 for what stands, 1 for the tests of recommendations.sla), and the account may have 2',
  );
  expect(other.mutations()).toHaveLength(made);
});
