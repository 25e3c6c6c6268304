// Each kind of finding on the simulator, and that drift is silent where nothing is wrong.
import { describe, expect, it } from 'vitest';
import type { DriftInput } from '../../src/flow/drift.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { handOn } from '../support/by-hand.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { BUCKETS, measuredFile, SAMPLES } from '../support/measured.ts';
import { openRig, type Rig } from '../support/rig.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const FILE = fileOf({ fraud: { tags: { team: 'risk' } }, search: { serverless: ['2GB', 5] } });
const MOVED_ON = fileOf({
  fraud: { tags: { team: 'risk' }, instance: ['ml.m5.large', 3] },
  search: { serverless: ['2GB', 5] },
});

async function applied(file = FILE, scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  await rig.apply(file);
  await rig.simulator.clock.sleep(DAY);
  return rig;
}

async function found(rig: Rig, file = FILE, input: Partial<DriftInput> = {}) {
  const { report, exit } = await rig.drift(file, input);
  return { is: report.findings.map((one) => `${one.address} ${one.is}`), exit, report };
}

const scale = async (rig: Rig, DesiredInstanceCount: number, EndpointName = 'fraud') => {
  const hand = await handOn(rig);
  const DesiredWeightsAndCapacities = [{ VariantName: 'AllTraffic', DesiredInstanceCount }];
  await hand.cloud.call('UpdateEndpointWeightsAndCapacities', { EndpointName, DesiredWeightsAndCapacities });
  await hand.settled(EndpointName);
};

describe('drift finds', () => {
  it('nothing after an apply, and sends nothing that changes', async () => {
    const rig = await applied();
    const sent = rig.mutations().length;
    expect(await found(rig)).toMatchObject({
      is: [],
      exit: 0,
      report: { counts: { endpoints: 2, findings: 0 } },
    });
    expect(rig.mutations()).toHaveLength(sent);
  });

  it('what somebody changed, with the old value and the new one', async () => {
    const rig = await applied();
    await scale(rig, 4);
    const { is, exit, report } = await found(rig);
    expect([is, exit]).toEqual([['endpoints.fraud changed'], 2]);
    expect(report.findings).toMatchObject([
      {
        fields: [
          {
            at: 'endpoints.fraud.instance.count',
            by: 'account',
            applied: '1',
            live: '4',
            desired: '1',
          },
        ],
      },
    ]);
  });

  it('what waits for an apply, which counts unless it is allowed to', async () => {
    const rig = await applied();
    expect(await found(rig, MOVED_ON)).toMatchObject({ is: ['endpoints.fraud pending'], exit: 2 });
    expect(await found(rig, MOVED_ON, { allowPending: true })).toMatchObject({
      is: ['endpoints.fraud pending'],
      exit: 0,
      report: { findings: [{ fields: [{ by: 'repository', applied: '1', live: '1', desired: '3' }] }] },
    });
  });

  it('both in one endpoint, each field by itself', async () => {
    const rig = await applied();
    await scale(rig, 4);
    const other = fileOf({
      fraud: { tags: { team: 'risk', tier: '1' }, instance: ['ml.m5.large', 3] },
      search: { serverless: ['2GB', 5] },
    });
    const { is, exit, report } = await found(rig, other, { allowPending: true });
    expect([is, exit]).toEqual([['endpoints.fraud both'], 2]);
    expect(report.findings).toMatchObject([
      {
        fields: [
          { by: 'both', applied: '1', live: '4', desired: '3' },
          { by: 'repository', desired: '1' },
        ],
      },
    ]);
  });

  it('what the file no longer has, without the details of its parts', async () => {
    const rig = await applied();
    expect(await found(rig, fileOf({ fraud: { tags: { team: 'risk' } } }))).toMatchObject({
      is: ['endpoints.search extra'],
      exit: 2,
    });
  });

  it('what is not there: never made, deleted, or on its way out', async () => {
    const rig = await openRig();
    expect((await found(rig)).report.findings).toMatchObject([
      { is: 'missing', parts: false },
      { is: 'missing', parts: false },
    ]);
    await rig.apply(FILE);
    const { cloud } = await handOn(rig);
    await cloud.call('DeleteEndpoint', { EndpointName: 'fraud' });
    expect((await found(rig)).report.findings).toMatchObject([{ is: 'missing', deleting: true }]);
    await rig.simulator.clock.sleep(30 * MINUTE);
    const { report, exit } = await found(rig, FILE, { allowPending: true });
    expect([report.findings, exit]).toMatchObject([[{ is: 'missing', deleting: false, parts: true }], 2]);
  });

  it('something else that has the name', async () => {
    const rig = await applied();
    const { cloud, endpoint } = await handOn(rig);
    const { arn } = await endpoint('fraud');
    await cloud.call('DeleteTags', { ResourceArn: arn, TagKeys: ['inferra:project'] });
    const { is, exit, report } = await found(rig);
    expect([is, exit]).toEqual([['endpoints.fraud foreign'], 2]);
    expect(report.findings).toMatchObject([{ owner: expect.stringContaining('no inferra tags') }]);
    expect(report.endpoints).toMatchObject([{ verdict: 'foreign' }, { verdict: 'same' }]);
  });

  it('a deployment that failed, and one that was rolled back', async () => {
    const rig = await applied(FILE, {
      endpoints: [
        { kind: 'capacity', endpoint: 'search', on: 'create' },
        { kind: 'ping', endpoint: 'fraud', on: 'update' },
      ],
    });
    expect(await found(rig)).toMatchObject({
      is: ['endpoints.search failed'],
      report: { findings: [{ served: false, reason: expect.stringMatching(/capacity/i) }] },
    });
    const other = fileOf({
      fraud: { tags: { team: 'risk' }, model: 'b' },
      search: { serverless: ['2GB', 5] },
    });
    expect((await rig.apply(other)).exit).toBe(3);
    expect(await found(rig, other)).toMatchObject({
      is: ['endpoints.fraud rolled back', 'endpoints.search failed'],
      exit: 2,
    });
  });

  it('what a run that was cut off left, and lets a run that goes on be', async () => {
    const rig = await applied();
    const other = fileOf({
      fraud: { tags: { team: 'risk' }, model: 'b' },
      search: { serverless: ['2GB', 5] },
    });
    await rig.apply(other, { wait: false });
    expect(await found(rig, other)).toMatchObject({
      is: [],
      exit: 0,
      report: { notCompared: expect.arrayContaining([expect.objectContaining({ at: 'endpoints.fraud' })]) },
    });
    await rig.simulator.clock.sleep(30 * MINUTE);
    expect(await found(rig, other)).toMatchObject({ is: ['endpoints.fraud unfinished'], exit: 2 });
  });

  it('marks that somebody took away', async () => {
    const rig = await applied();
    const { cloud, endpoint } = await handOn(rig);
    await cloud.call('DeleteTags', {
      ResourceArn: (await endpoint('fraud')).arn,
      TagKeys: ['inferra:applied', 'inferra:tags'],
    });
    const { report, exit } = await found(rig, FILE, { allowPending: true });
    expect([exit, report.findings.map((one) => one.is)]).toEqual([2, ['both']]);
    await cloud.call('DeleteTags', {
      ResourceArn: (await endpoint('search')).arn,
      TagKeys: ['inferra:applied'],
    });
    expect((await found(rig)).report.findings).toMatchObject([
      { address: 'endpoints.fraud', is: 'both' },
      { address: 'endpoints.search', is: 'unfinished', because: expect.stringContaining('not written down') },
    ]);
  });

  it('an update by hand that is still on its way, and no update of the service itself', async () => {
    const rig = await applied(FILE, {
      events: [{ kind: 'system-update', atMinutes: 3_000, endpoint: 'search', minutes: 60 }],
    });
    const hand = await handOn(rig);
    await hand.cloud.call('CreateModel', {
      ModelName: 'm',
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/sagemaker-execution',
      PrimaryContainer: { Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1' },
    });
    await hand.cloud.call('CreateEndpointConfig', {
      EndpointConfigName: 'theirs',
      ProductionVariants: [
        { VariantName: 'X', ModelName: 'm', InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      ],
    });
    await hand.cloud.call('UpdateEndpoint', { EndpointName: 'fraud', EndpointConfigName: 'theirs' });
    expect((await found(rig)).report.findings).toMatchObject([
      { is: 'changed', fields: [{ at: 'endpoints.fraud.config', live: 'theirs (on its way)' }] },
    ]);
    await hand.settled('fraud');
    expect((await found(rig)).report.findings).toMatchObject([
      { is: 'changed', takes: expect.stringContaining('swap') },
    ]);
    expect((await rig.apply(FILE)).exit).toBe(0);
    await rig.simulator.clock.sleep(2 * DAY);
    expect((await found(rig)).exit).toBe(0);
  });

  it.each([
    ['deleted', 'endpoint-config', (hand) => hand.deleteConfig('fraud')],
    ['deleted', 'model', (hand) => hand.deleteModel('fraud')],
    ['disowned', 'endpoint-config', (hand) => hand.replaceConfig('fraud', { tags: () => ({}) })],
    ['disowned', 'model', (hand) => hand.replaceModel('fraud', { tags: () => ({}) })],
  ] as readonly [string, string, (hand: Awaited<ReturnType<typeof handOn>>) => Promise<void>][])(
    'a %s %s under a live endpoint, in small accounts and in large ones',
    async (state, kind, act) => {
      const many = fileOf({
        fraud: {},
        ...Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`e-${at}`, {}])),
      });
      for (const file of [FILE, many]) {
        const rig = await applied(file);
        await act(await handOn(rig));
        expect((await found(rig, file)).report.findings).toMatchObject([
          { is: 'part', address: 'endpoints.fraud', kind, state, fields: [] },
        ]);
      }
    },
  );

  it('other content at a pinned address, and what nobody may look at is told as not compared', async () => {
    const artifact = 's3://risk-models/a/model.tar.gz';
    const scenario = (more: Scenario): Scenario => ({ undeclared: 'exists', ...more });
    const rig = await openRig({ scenario: scenario({ objects: [{ uri: artifact, content: 'first' }] }) });
    await rig.apply(FILE);
    await rig.update(FILE);
    expect((await found(rig)).exit).toBe(0);
    const later = async (more: Scenario) => {
      const other = await openRig({ from: rig.simulator.world.state(), scenario: scenario(more) });
      for (const [path, text] of rig.files) other.files.set(path, text);
      return found(other);
    };
    expect(await later({ objects: [{ uri: artifact, content: 'second' }] })).toMatchObject({
      is: ['models.a content'],
      exit: 2,
      report: { findings: [{ at: 'models.a.artifact', uri: artifact, state: 'moved' }] },
    });
    const image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(
      (await later({ objects: [{ uri: artifact, content: 'first' }], images: [{ image, digest }] })).report
        .findings,
    ).toMatchObject([{ at: 'models.a.image', state: 'moved', live: digest }]);
    const closed = await later({ buckets: [{ bucket: 'risk-models', denied: true }] });
    expect([closed.is, closed.exit]).toEqual([[], 0]);
    expect(closed.report.notCompared).toContainEqual({
      at: 'models.a',
      because: expect.stringContaining('could not be compared with its pin'),
    });
  });

  it('a measurement that is too old, and one of other inputs', async () => {
    const file = (threads = '2') => {
      const plain = JSON.parse(measuredFile('a', threads));
      const [policy] = Object.values<object>(plain.recommendations);
      return JSON.stringify({ ...plain, recommendations: { sla: { ...policy, refresh: { after: '90d' } } } });
    };
    const rig = await openRig({ scenario: BUCKETS });
    await rig.apply(file(), {}, rig.simulator, SAMPLES);
    const look = async (text = file()) => (await rig.drift(text, {}, rig.simulator, SAMPLES)).report.findings;
    expect(await look()).toEqual([]);
    await rig.simulator.clock.sleep(90 * DAY);
    expect(await look()).toEqual([]);
    await rig.simulator.clock.sleep(2 * DAY);
    expect(await look()).toMatchObject([{ is: 'stale', address: 'recommendations.sla', after: 90 }]);
    expect(await look(file('4'))).toMatchObject([
      { is: 'pending', fields: [{ field: 'env OMP_NUM_THREADS' }] },
      { is: 'stale' },
      { is: 'outdated', changed: 'model' },
    ]);
  });

  it('what waits for a decision', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    const { report, exit } = await rig.drift(measuredFile(), {}, rig.simulator, SAMPLES);
    expect([report.findings, exit]).toMatchObject([[{ is: 'undecided', address: 'endpoints.fraud' }], 2]);
  });

  it('a rename that waits, and what was replaced side by side', async () => {
    const rig = await applied(fileOf({ fraud: { replace: 'side-by-side' } }));
    const renamed = withMembers(fileOf({ risky: { replace: 'side-by-side' } }), {
      moved: [{ from: 'endpoints.fraud', to: 'endpoints.risky' }],
    });
    expect((await found(rig, renamed)).report.findings).toMatchObject([
      { is: 'pending', fields: [{ field: 'address', live: 'endpoints.fraud', desired: 'endpoints.risky' }] },
    ]);
    const serverless = fileOf({ fraud: { replace: 'side-by-side', serverless: ['2GB', 5] } });
    await rig.apply(serverless);
    expect(await found(rig, serverless)).toMatchObject({
      is: ['endpoints.fraud (fraud) extra'],
      report: { findings: [{ replacedBy: 'fraud-2' }] },
    });
  });
});

describe('drift says', () => {
  it('nothing of what index and list do not show yet', async () => {
    const many = (count: number) =>
      fileOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`e-${at}`, {}])));
    const rig = await openRig({ scenario: { lags: { search: 60_000, list: 60_000 } } });
    await rig.apply(many(12));
    await rig.simulator.clock.sleep(DAY);
    await rig.apply(many(13), { wait: false });
    expect(await found(rig, many(13))).toMatchObject({
      is: [],
      report: {
        endpoints: expect.arrayContaining([expect.objectContaining({ name: 'e-12', status: 'Creating' })]),
      },
    });
  });

  it('of values from the environment that they moved, and never which', async () => {
    const file = withMembers(fileOf({ fraud: {} }), {
      models: { a: { ...JSON.parse(FILE).models.a, env: { TOKEN: '${env:TOKEN}' } } },
    });
    const rig = await openRig();
    const ports = { env: { TOKEN: 'first-secret-value' } };
    await rig.apply(file, {}, rig.simulator, ports);
    const hand = await handOn(rig);
    await hand.swapModel('fraud', (spec) => ({ ...spec, env: { TOKEN: 'other-secret-value' } }));
    const { report, exit } = await rig.drift(file, {}, rig.simulator, ports);
    expect(exit).toBe(2);
    expect(report.findings).toMatchObject([
      { fields: [{ at: 'endpoints.fraud.model.env.TOKEN', applied: '(masked)', live: '(masked)' }] },
    ]);
    expect(JSON.stringify(report)).not.toContain('secret-value');
  });
});

describe('a check that breaks', () => {
  it.each([
    ['refused credentials', { kind: 'expired-credentials' }, 4],
    ['a missing permission', { kind: 'access-denied', operation: 'DescribeEndpoint' }, 4],
    ['a service that does not answer', { kind: 'internal-error' }, 1],
  ] as const)('by %s is no drift', async (_name, fault, exit) => {
    const rig = await applied();
    await scale(rig, 4);
    const broken = await openRig({ from: rig.simulator.world.state(), scenario: { requests: [fault] } });
    await expect(broken.drift(FILE)).rejects.toMatchObject({ exit });
  });
});

describe('a report', () => {
  const SPLIT = fileOf({ fraud: { tags: { team: 'risk' } }, search: { serverless: ['2GB', 5] }, third: {} });

  it('is the same bytes again, and survives JSON', async () => {
    const rig = await applied(SPLIT);
    await scale(rig, 4);
    const { report } = await rig.drift(SPLIT);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    await rig.simulator.clock.sleep(DAY);
    expect(JSON.stringify((await rig.drift(SPLIT)).report)).toBe(JSON.stringify(report));
  });

  it('of single endpoints, put together, is that of all', async () => {
    const { sealed } = await import('../../src/endpoint/drift/report.ts');
    const rig = await applied(SPLIT);
    await scale(rig, 4);
    await scale(rig, 2, 'third');
    const whole = (await rig.drift(SPLIT)).report;
    const parts = [];
    for (const target of ['third', 'search', 'fraud'])
      parts.push((await rig.drift(SPLIT, { targets: [target] })).report);
    const together = sealed({
      ...whole,
      findings: parts.flatMap(({ findings }) => findings),
      ignored: parts.flatMap(({ ignored }) => ignored),
      notCompared: parts.flatMap(({ notCompared }) => notCompared),
      diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
      endpoints: parts.flatMap(({ endpoints }) => endpoints),
    });
    expect(JSON.stringify(together)).toBe(JSON.stringify(whole));
  });
});
