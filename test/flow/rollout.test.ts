// Rollouts as they are sent and asked about, how they end, and what the next run makes of that.
import { CloudWatchClient, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const CANARY = {
  canary: { size: '25%', bake: '10m' },
  terminationWait: '5m',
  maximumExecutionTime: '1h',
  rollbackOn: [{ alarm: 'fraud-5xx' }, { alarm: 'fraud-latency' }],
};
const ROLLING = { rolling: { size: 2, bake: '5m', rollbackSize: '50%' } };
const LINEAR = { linear: { size: '50%', bake: '30s' } };

const fraud = (model: 'a' | 'b', rollout?: object) =>
  fileOf({ fraud: { model, instance: ['ml.m5.large', 4], ...(rollout === undefined ? {} : { rollout }) } });

async function serving(scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  expect((await rig.apply(fraud('a', CANARY))).exit).toBe(0);
  return rig;
}

const sent = ({ simulator }: Rig, operation: string) =>
  simulator.world.requests().filter((one) => one.operation === operation);

async function setTo(
  { simulator: { region, requestHandler } }: Rig,
  AlarmName: string,
  state: 'OK' | 'ALARM',
) {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
  const client = new CloudWatchClient({ region, credentials, requestHandler });
  await client.send(new SetAlarmStateCommand({ AlarmName, StateValue: state, StateReason: 'a test' }));
}

describe('what is sent', () => {
  it('is nothing with a creation, and the deployment config of the file with each update', async () => {
    const rig = await serving();
    expect(sent(rig, 'CreateEndpoint')[0]?.input).not.toHaveProperty('DeploymentConfig');
    for (const [model, rollout] of [
      ['b', CANARY],
      ['a', ROLLING],
      ['b', LINEAR],
      ['a', undefined],
    ] as const) {
      expect((await rig.apply(fraud(model, rollout))).exit).toBe(0);
      expect(await rig.plan(fraud(model, rollout))).toMatchObject({ differs: false });
    }
    expect(sent(rig, 'UpdateEndpoint').map(({ input }) => input.DeploymentConfig)).toEqual([
      {
        BlueGreenUpdatePolicy: {
          TrafficRoutingConfiguration: {
            ...{ Type: 'CANARY', WaitIntervalInSeconds: 600 },
            CanarySize: { Type: 'CAPACITY_PERCENT', Value: 25 },
          },
          ...{ TerminationWaitInSeconds: 300, MaximumExecutionTimeoutInSeconds: 3600 },
        },
        AutoRollbackConfiguration: {
          Alarms: [{ AlarmName: 'fraud-5xx' }, { AlarmName: 'fraud-latency' }],
        },
      },
      {
        RollingUpdatePolicy: {
          MaximumBatchSize: { Type: 'INSTANCE_COUNT', Value: 2 },
          RollbackMaximumBatchSize: { Type: 'CAPACITY_PERCENT', Value: 50 },
          WaitIntervalInSeconds: 300,
        },
      },
      {
        BlueGreenUpdatePolicy: {
          TrafficRoutingConfiguration: {
            ...{ Type: 'LINEAR', WaitIntervalInSeconds: 30 },
            LinearStepSize: { Type: 'CAPACITY_PERCENT', Value: 50 },
          },
          TerminationWaitInSeconds: 0,
        },
      },
      undefined,
    ]);
  });

  it('of a rollback by hand is no rollout: the way back is the quick one', async () => {
    const rig = await serving();
    await rig.apply(fraud('b', CANARY));
    expect((await rig.rollback(fraud('b', CANARY), { endpoint: 'fraud' })).exit).toBe(0);
    expect(sent(rig, 'UpdateEndpoint').at(-1)?.input).not.toHaveProperty('DeploymentConfig');
  });
});

describe('alarms', () => {
  it('are asked for in one request, of endpoints that get a new fleet and of no others', async () => {
    const rig = await openRig();
    const file = (models: readonly ('a' | 'b')[], alarm = 'x') =>
      fileOf(
        Object.fromEntries(
          models.map((model, nth) => [
            `e-${nth}`,
            { model, rollout: { terminationWait: '1m', rollbackOn: [{ alarm: `${alarm}-${nth}` }] } },
          ]),
        ),
      );
    await rig.apply(file(['a', 'a', 'a']));
    await rig.plan(file(['a', 'a', 'a'], 'y'));
    expect(sent(rig, 'DescribeAlarms')).toEqual([]);
    await rig.plan(file(['b', 'a', 'b']));
    expect(sent(rig, 'DescribeAlarms').map(({ input }) => input.AlarmNames)).toEqual([['x-0', 'x-2']]);
  });

  it('that are missing or in ALARM hold their endpoint, and leave the others alone', async () => {
    const rig = await openRig({
      scenario: {
        alarms: [
          { alarm: 'red', state: 'ALARM' },
          { alarm: 'no', missing: true },
        ],
      },
    });
    const file = (model: 'a' | 'b') =>
      fileOf(
        Object.fromEntries(
          ['red', 'no', 'fine'].map((alarm) => [
            alarm,
            { model, rollout: { terminationWait: '1m', rollbackOn: [{ alarm: 'other' }, { alarm }] } },
          ]),
        ),
      );
    await rig.apply(file('a'));
    const { plan, exit, outcomes } = await rig.apply(file('b'));
    expect(plan.units.map(({ name, heldBy }) => [name, heldBy])).toEqual([
      ['fine', undefined],
      ['no', 'INF5040'],
      ['red', 'INF5041'],
    ]);
    expect([exit, outcomes.map(({ result }) => result)]).toEqual([6, ['done']]);
    expect(sent(rig, 'UpdateEndpoint').map(({ input }) => input.EndpointName)).toEqual(['fine']);
  });
});

describe('a rollout that an alarm takes back', () => {
  const FIRING: Scenario = { endpoints: [{ kind: 'alarm', nth: 1 }] };

  it('is exit 3 with the name of the alarm, and is not repeated until something changes', async () => {
    const rig = await serving(FIRING);
    const first = await rig.apply(fraud('b', CANARY));
    expect([first.exit, first.outcomes[0]?.result]).toEqual([3, 'rolled-back']);
    expect(first.outcomes[0]?.error?.message).toContain('fraud-5xx');
    const before = rig.mutations().length;
    for (let run = 0; run < 3; run += 1) expect((await rig.apply(fraud('b', CANARY))).exit).toBe(3);
    expect(rig.mutations()).toHaveLength(before);
    // The alarm is still in ALARM: the next deployment would go the same way.
    expect((await rig.apply(fraud('b', CANARY), { retry: true })).exit).toBe(6);
    await rig.simulator.clock.sleep(5 * 60_000);
    expect((await rig.apply(fraud('b', CANARY), { retry: true })).exit).toBe(0);
    expect(await rig.plan(fraud('b', CANARY))).toMatchObject({ differs: false });
  });

  it('names the alarm where the service gives no reason at all', async () => {
    const rig = await serving({ endpoints: [{ kind: 'alarm', silent: true }] });
    const { exit, outcomes } = await rig.apply(fraud('b', CANARY));
    expect(exit).toBe(3);
    expect(outcomes[0]?.error?.message).toBe(
      'SageMaker rolled the change of fraud back after alarm fraud-5xx went off: the service gave no reason',
    );
  });

  it('is taken up by the next run where the first one does not wait, or may not see alarms', async () => {
    const rig = await serving({
      ...FIRING,
      requests: [{ kind: 'access-denied', operation: 'DescribeAlarms' }],
    });
    expect((await rig.apply(fraud('b', CANARY), { wait: false })).exit).toBe(0);
    const next = await rig.apply(fraud('b', CANARY));
    expect([next.exit, next.outcomes[0]?.result]).toEqual([3, 'rolled-back']);
    expect(next.outcomes[0]?.error?.message).toContain('fraud-5xx');
  });

  it('is not held by an alarm that goes off once it is under way', async () => {
    const rig = await serving();
    await rig.apply(fraud('b', CANARY), { wait: false });
    await setTo(rig, 'fraud-latency', 'ALARM');
    const { plan } = await rig.plan(fraud('b', CANARY));
    expect(plan.units[0]).toMatchObject({ verdict: 'unfinished' });
    expect(plan.units[0]).not.toHaveProperty('heldBy');
    const { exit, outcomes } = await rig.apply(fraud('b', CANARY));
    expect([exit, outcomes[0]?.result]).toEqual([3, 'rolled-back']);
    expect(outcomes[0]?.error?.message).toContain('fraud-latency');
  });
});

describe('alarms that inferra makes', () => {
  const WATCHED = {
    ...{ canary: { size: '25%', bake: '5m' } },
    rollbackOn: [{ errors5xx: '0.5%' }, { latencyP95: '1.5s' }, { alarm: 'other' }],
  };
  const pair = (threads: string) =>
    fileOf({ pair: { variants: { a: {}, b: { model: 'b' } }, rollout: WATCHED } }, 'risk', threads);
  const made = ({ simulator: { world } }: Rig) =>
    world
      .seenAll('alarm', 0)
      .filter(({ tags }) => tags.length > 0)
      .map(({ name }) => name)
      .sort();
  const configs = ({ simulator: { world } }: Rig) => world.configs().map(({ name }) => name);

  it('are on the fleet that the update brings, and named to it', async () => {
    const rig = await openRig();
    await rig.apply(fraud('a', WATCHED));
    expect(made(rig)).toEqual([]);
    const before = rig.mutations().length;
    expect((await rig.apply(fraud('b', WATCHED))).exit).toBe(0);
    expect(rig.mutations().slice(before, before + 6)).toEqual([
      ...['AddTags', 'CreateModel', 'CreateEndpointConfig'],
      ...['PutMetricAlarm', 'PutMetricAlarm', 'UpdateEndpoint'],
    ]);
    const config = rig.simulator.world.get('endpoint', 'fraud')?.config ?? '';
    const names = ['errors5xx', 'latencyP95'].map((metric) => `${config}.AllTraffic.${metric}`);
    expect(made(rig)).toEqual(names);
    const [errors, latency] = sent(rig, 'PutMetricAlarm').map(({ input }) => input);
    expect(errors).toMatchObject({
      ...{ MetricName: 'Invocation5XXErrors', Statistic: 'Average', Threshold: 0.005, Period: 60 },
      Dimensions: [
        { Name: 'EndpointName', Value: 'fraud' },
        { Name: 'VariantName', Value: 'AllTraffic' },
        { Name: 'EndpointConfigName', Value: config },
      ],
      Tags: expect.arrayContaining([{ Key: 'inferra:project', Value: 'risk' }]),
    });
    expect(latency).toMatchObject({
      MetricName: 'ModelLatency',
      ExtendedStatistic: 'p95',
      Threshold: 1_500_000,
    });
    expect(sent(rig, 'UpdateEndpoint')[0]?.input.DeploymentConfig).toMatchObject({
      AutoRollbackConfiguration: { Alarms: ['other', ...names].map((AlarmName) => ({ AlarmName })) },
    });
  });

  it('go with their config, one for each variant, and none is left of an endpoint that goes', async () => {
    const rig = await openRig();
    for (const threads of ['1', '2', '3', '4']) expect((await rig.apply(pair(threads))).exit).toBe(0);
    expect(await rig.plan(pair('4'))).toMatchObject({ differs: false });
    const [older, newer] = configs(rig);
    expect(made(rig)).toEqual(
      [older, newer]
        .flatMap((config) =>
          ['a', 'b'].flatMap((name) => [`${config}.${name}.errors5xx`, `${config}.${name}.latencyP95`]),
        )
        .sort(),
    );
    expect((await rig.destroy(pair('4'), {})).exit).toBe(0);
    expect([made(rig), configs(rig)]).toEqual([[], []]);
  });

  it('are written once where the answer is lost', async () => {
    const rig = await openRig({
      scenario: { requests: [{ kind: 'lost-response', operation: 'PutMetricAlarm', nth: 1 }] },
    });
    await rig.apply(fraud('a', WATCHED));
    expect((await rig.apply(fraud('b', WATCHED))).exit).toBe(0);
    expect(sent(rig, 'PutMetricAlarm')).toHaveLength(2);
  });

  it('hold the next attempt while one of them is in ALARM', async () => {
    const rig = await openRig({ scenario: { endpoints: [{ kind: 'alarm', nth: 1 }] } });
    const file = (model: 'a' | 'b') => fraud(model, { ...WATCHED, rollbackOn: [{ errors5xx: '1%' }] });
    await rig.apply(file('a'));
    expect((await rig.apply(file('b'))).exit).toBe(3);
    const [left = ''] = made(rig);
    await setTo(rig, left, 'ALARM');
    const again = await rig.apply(file('b'), { retry: true });
    expect([again.exit, again.plan.units[0]?.heldBy]).toEqual([6, 'INF5041']);
    await setTo(rig, left, 'OK');
    expect((await rig.apply(file('b'), { retry: true })).exit).toBe(0);
  });
});
