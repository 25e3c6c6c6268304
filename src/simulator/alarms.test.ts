// CloudWatch alarms, and deployments that go back when one of them goes off.
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import type { DeploymentConfig, UpdateEndpointCommandInput } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import type { Scenario, SimulatorOptions } from './index.ts';
import { openAccount, refusal } from './testing/account.ts';
import { decodeCbor, encodeCbor } from './wire/cbor.ts';

const ALARM = {
  AlarmName: 'fraud-5xx',
  Namespace: 'AWS/SageMaker',
  MetricName: 'Invocation5XXErrors',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 0.01,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
} as const;

async function open(scenario: Scenario = {}, from?: SimulatorOptions['from']) {
  const account = await openAccount({ scenario, ...(from === undefined ? {} : { from }) });
  const { region, requestHandler } = account.simulator;
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
  const watch = new CloudWatchClient({ region, credentials, requestHandler, maxAttempts: 1 });
  const alarms = async (input: ConstructorParameters<typeof DescribeAlarmsCommand>[0] = {}) => {
    const { MetricAlarms = [] } = await watch.send(new DescribeAlarmsCommand(input));
    return MetricAlarms.map(({ AlarmName, StateValue }) => `${AlarmName} ${StateValue}`);
  };
  const set = (name: string, state: 'OK' | 'ALARM') =>
    watch.send(
      new SetAlarmStateCommand({ AlarmName: name, StateValue: state, StateReason: 'because of a test' }),
    );
  return { ...account, watch, alarms, set };
}

type Parts = { readonly wait?: number; readonly last?: number; readonly alarms?: readonly string[] };

function canary(size: number, { wait = 600, last = 0, alarms = [] }: Parts = {}): DeploymentConfig {
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: {
        Type: 'CANARY',
        WaitIntervalInSeconds: wait,
        CanarySize: { Type: 'CAPACITY_PERCENT', Value: size },
      },
      TerminationWaitInSeconds: last,
    },
    ...(alarms.length === 0
      ? {}
      : { AutoRollbackConfiguration: { Alarms: alarms.map((AlarmName) => ({ AlarmName })) } }),
  };
}

function rolling(size: number, more: object = {}): DeploymentConfig {
  const MaximumBatchSize = { Type: 'INSTANCE_COUNT', Value: size } as const;
  return { RollingUpdatePolicy: { MaximumBatchSize, WaitIntervalInSeconds: 300, ...more } };
}

/** Each different line of `status old/new instances: words`, by looking every ten seconds until it is at rest. */
async function watched(account: Awaited<ReturnType<typeof open>>, each?: (line: string) => Promise<void>) {
  const lines: string[] = [];
  for (;;) {
    const seen = await account.describe('e');
    const now = seen.ProductionVariants?.[0]?.CurrentInstanceCount;
    const pending = seen.PendingDeploymentSummary?.ProductionVariants?.[0];
    const words = pending?.VariantStatus?.[0]?.StatusMessage ?? '';
    const line =
      `${seen.EndpointStatus} ${now}/${pending?.CurrentInstanceCount ?? '-'} ${words.replace(/ with traffic.*/, '')}`.trim();
    if (line !== lines.at(-1)) {
      lines.push(line);
      await each?.(line);
    }
    if (!/ing/.test(seen.EndpointStatus ?? '')) return { lines, seen };
    await account.minutes(1 / 6);
  }
}

describe('alarms', () => {
  test('are put, found by name and by prefix, set, and deleted', async () => {
    const { watch, alarms, set, minutes } = await open({ undeclared: 'missing' });
    await watch.send(new PutMetricAlarmCommand(ALARM));
    expect(await alarms()).toEqual(['fraud-5xx INSUFFICIENT_DATA']);
    await minutes(2);
    expect(await alarms({ AlarmNames: ['fraud-5xx', 'other'] })).toEqual(['fraud-5xx OK']);
    await set('fraud-5xx', 'ALARM');
    await watch.send(new PutMetricAlarmCommand({ ...ALARM, Threshold: 0.02 }));
    expect(await alarms({ AlarmNamePrefix: 'fraud' })).toEqual(['fraud-5xx ALARM']);
    expect(await alarms({ StateValue: 'OK' })).toEqual([]);
    const [whole] = (await watch.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [];
    expect(whole).toMatchObject({
      Threshold: 0.02,
      StateReason: 'because of a test',
      MetricName: ALARM.MetricName,
    });
    expect(whole?.StateUpdatedTimestamp).toBeInstanceOf(Date);
    await watch.send(new DeleteAlarmsCommand({ AlarmNames: ['never', 'fraud-5xx'] }));
    expect(await alarms()).toEqual([]);
  });

  test('of other people are there and OK, and a scenario may say otherwise', async () => {
    const { alarms, minutes, set } = await open({
      alarms: [
        { alarm: 'gone-*', missing: true },
        { alarm: 'red', fromMinutes: 10, state: 'ALARM' },
      ],
    });
    expect(await alarms({ AlarmNames: ['any', 'gone-1', 'red'] })).toEqual(['any OK', 'red OK']);
    await minutes(11);
    expect(await alarms({ AlarmNames: ['any', 'red'] })).toEqual(['any OK', 'red ALARM']);
    await set('any', 'ALARM');
    expect(await alarms({ StateValue: 'ALARM' })).toEqual(['any ALARM', 'red ALARM']);
  });

  test('are refused where rules between members break, and where there is none', async () => {
    const { watch, set } = await open({ undeclared: 'missing' });
    await expect(set('nobody', 'OK')).rejects.toMatchObject({ name: 'ResourceNotFound' });
    const put = (more: object) => watch.send(new PutMetricAlarmCommand({ ...ALARM, ...more }));
    await expect(put({ ExtendedStatistic: 'p95' })).rejects.toThrow('Exactly one of Statistic');
    await expect(put({ Period: 45 })).rejects.toThrow('Period must be');
    await expect(put({ EvaluationPeriods: 0 })).rejects.toThrow("at 'evaluationPeriods' failed");
  });

  test('survive a restart of the world', async () => {
    const { watch, simulator } = await open({ undeclared: 'missing' });
    await watch.send(new PutMetricAlarmCommand(ALARM));
    const next = await open({ undeclared: 'missing' }, simulator.world.state());
    expect(await next.alarms()).toEqual(['fraud-5xx INSUFFICIENT_DATA']);
  });
});

describe('a deployment', () => {
  const deploy = async (
    DeploymentConfig: DeploymentConfig,
    { scenario = {}, count = 4, more = {} }: { scenario?: Scenario; count?: number; more?: object } = {},
  ) => {
    const account = await open(scenario);
    await account.serving({ count });
    await account.config('c2', { count, ...more });
    const update = (extra: Partial<UpdateEndpointCommandInput> = {}) =>
      account.update('e', 'c2', { DeploymentConfig, ...extra });
    return { ...account, account, update };
  };

  test('by canary gives a part of the new fleet traffic, bakes, and then all of it', async () => {
    const { update, account } = await deploy(canary(25, { last: 300 }));
    await update();
    const { lines, seen } = await watched(account);
    expect(lines).toEqual([
      'Updating 4/0 Launching 4 instance(s).',
      'Updating 4/1 Activating traffic on canary capacity of 1 instance(s).',
      'Updating 4/1 Baking for 600 seconds (WaitIntervalInSeconds)',
      'Updating 4/4 Activating traffic on full capacity of 4 instance(s).',
      'Updating 4/4 Baking for 300 seconds (TerminationWaitInSeconds)',
      'InService 4/-',
    ]);
    expect(seen.EndpointConfigName).toBe('c2');
  });

  test('in a line grows step by step, a rolling one launches a batch and ends as much of the old fleet', async () => {
    const LinearStepSize = { Type: 'CAPACITY_PERCENT', Value: 50 } as const;
    const routing = { Type: 'LINEAR', WaitIntervalInSeconds: 60, LinearStepSize } as const;
    const linear = await deploy({ BlueGreenUpdatePolicy: { TrafficRoutingConfiguration: routing } });
    await linear.update();
    const counts = ({ lines }: { lines: readonly string[] }) => [
      ...new Set(lines.map((line) => line.split(' ')[1])),
    ];
    expect(counts(await watched(linear.account))).toEqual(['4/0', '4/2', '4/4', '4/-']);
    const inBatches = await deploy(rolling(2));
    await inBatches.update();
    expect((await watched(inBatches.account)).lines).toEqual([
      'Updating 4/0 Launching 2 instance(s).',
      'Updating 4/2 Activating traffic on new capacity of 2 instance(s).',
      'Updating 2/2 Baking for 300 seconds (WaitIntervalInSeconds)',
      'Updating 2/2 Launching 2 instance(s).',
      'Updating 2/4 Activating traffic on new capacity of 4 instance(s).',
      'Updating 0/4 Baking for 300 seconds (WaitIntervalInSeconds)',
      'InService 4/-',
    ]);
  });

  test('goes back when an alarm goes off while it bakes, and not before', async () => {
    const { update, account, set, alarms, simulator } = await deploy(
      canary(25, { alarms: ['slow', 'fraud-5xx'] }),
    );
    await update();
    const { lines, seen } = await watched(account, async (line) => {
      if (/Launching/.test(line)) {
        await set('fraud-5xx', 'ALARM');
        await set('fraud-5xx', 'OK');
      }
      if (/Baking/.test(line)) await set('fraud-5xx', 'ALARM');
    });
    expect(lines.map((line) => line.slice(0, 20))).toEqual([
      'Updating 4/0 Launchi',
      'Updating 4/1 Activat',
      'Updating 4/1 Baking ',
      'RollingBack 4/0 Term',
      'InService 4/-',
    ]);
    expect(seen).toMatchObject({
      EndpointConfigName: 'c',
      FailureReason: expect.stringContaining('"fraud-5xx"'),
    });
    expect(seen.LastDeploymentConfig?.AutoRollbackConfiguration?.Alarms).toHaveLength(2);
    expect(simulator.world.invoke('e')).toMatchObject({ served: true, config: 'c' });
    expect(await alarms({ StateValue: 'ALARM' })).toEqual(['fraud-5xx ALARM']);
  });

  test('goes back at the first bake where an alarm is in ALARM already, or a scenario has one go off', async () => {
    const red = await deploy(canary(25, { alarms: ['red'] }), {
      scenario: { alarms: [{ alarm: 'red', state: 'ALARM' }] },
    });
    await red.update();
    expect((await watched(red.account)).seen.EndpointConfigName).toBe('c');
    const scripted = await deploy(canary(25, { alarms: ['a', 'b'] }), {
      scenario: { endpoints: [{ kind: 'alarm', config: 'c2', nth: 1, silent: true }] },
    });
    await scripted.update();
    const first = (await watched(scripted.account)).seen;
    expect(first).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c' });
    expect(first).not.toHaveProperty('FailureReason');
    const reasons = ['a', 'b'].map((name) => scripted.simulator.world.get('alarm', name)?.reason);
    expect(reasons).toEqual([expect.stringContaining('not greater'), 'Declared by the scenario.']);
    await scripted.minutes(15);
    await scripted.update();
    expect((await watched(scripted.account)).seen.EndpointConfigName).toBe('c2');
  });

  test('is refused with an alarm that is not there, parts that do not fit, and waits beyond its time', async () => {
    const missing = await deploy(canary(25, { alarms: ['nobody'] }), {
      scenario: { alarms: [{ alarm: 'nobody', missing: true }] },
    });
    expect(await refusal(missing.update())).toContain('Could not find CloudWatch alarm "nobody"');
    for (const [policy, text] of [
      [canary(60), 'CanarySize must be between 0 and 50'],
      [rolling(3), 'MaximumBatchSize must be between 5 and 50'],
      [rolling(1, { MaximumExecutionTimeoutInSeconds: 1200 }), 'total waiting time of 1200 seconds'],
    ] as const) {
      expect(await refusal(missing.update({ DeploymentConfig: policy }))).toContain(text);
    }
  });

  test('that takes longer than its time is taken back', async () => {
    const { update, account } = await deploy(rolling(1, { MaximumExecutionTimeoutInSeconds: 1300 }));
    await update();
    const { lines, seen } = await watched(account);
    expect(lines.at(-2)).toMatch(/^RollingBack 4/);
    expect(seen).toMatchObject({
      EndpointConfigName: 'c',
      FailureReason: expect.stringContaining('1300 seconds'),
    });
  });

  test('falls back to all at once where guardrails are excluded', async () => {
    for (const more of [{ type: 'ml.inf1.xlarge' }, { variant: 'other' }]) {
      const { update, account } = await deploy(canary(25, { last: 300, alarms: ['red'] }), {
        more,
        scenario: { alarms: [{ alarm: 'red', state: 'ALARM' }] },
      });
      await update();
      const { lines, seen } = await watched(account);
      expect(seen.EndpointConfigName).toBe('c2');
      expect(lines.join()).not.toContain('Baking');
    }
  });
});

test('CBOR reads what it writes, and what others write', () => {
  const value = {
    text: 'ö',
    list: [0, 23, 24, 65_536, 2 ** 40, -1, -300, 1.5, true, false, null],
    at: new Date(1500),
  };
  expect(decodeCbor(encodeCbor(value))).toEqual(value);
  // RFC 8949, appendix A: indefinite lengths, a half that is not needed, a single-precision float.
  expect(decodeCbor(Buffer.from('bf61610161629f0203ffff', 'hex'))).toEqual({ a: 1, b: [2, 3] });
  expect(decodeCbor(Buffer.from('7f657374726561646d696e67ff', 'hex'))).toBe('streaming');
  expect(decodeCbor(Buffer.from('fa47c35000', 'hex'))).toBe(100_000);
  expect(() => decodeCbor(Buffer.from('6568', 'hex'))).toThrow('too early');
});
