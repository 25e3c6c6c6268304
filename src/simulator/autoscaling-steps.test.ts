// Step scaling and scheduled actions, as heading "Autoscaling" of docs/simulator.md says.
import {
  DeleteScalingPolicyCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  type PutScheduledActionCommandInput,
  RegisterScalableTargetCommand,
  type StepAdjustment,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import { isSchedule, isTimezone, nextTime } from './services/autoscaling/schedule.ts';
import { openAccount } from './testing/account.ts';

const OF = {
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/e/variant/main',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;

async function registered() {
  const account = await openAccount();
  await account.serving({ count: 2 });
  const { scaling } = account;
  const register = (more: object = {}) => scaling.send(new RegisterScalableTargetCommand({ ...OF, ...more }));
  await register({ MinCapacity: 2, MaxCapacity: 8 });
  return {
    ...account,
    register,
    put: (ScheduledActionName: string, more: Partial<PutScheduledActionCommandInput>) =>
      scaling.send(new PutScheduledActionCommand({ ...OF, ScheduledActionName, ...more })),
    state: async () => {
      const { ScalableTargets: [target] = [] } = await scaling.send(
        new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker' }),
      );
      const { ProductionVariants: [variant] = [] } = await account.describe('e');
      return [target?.MinCapacity, target?.MaxCapacity, variant?.DesiredInstanceCount];
    },
  };
}

const step = (ScalingAdjustment: number, low?: number, high?: number): StepAdjustment => ({
  ScalingAdjustment,
  ...(low === undefined ? {} : { MetricIntervalLowerBound: low }),
  ...(high === undefined ? {} : { MetricIntervalUpperBound: high }),
});

describe('an alarm that calls a policy in steps', () => {
  const ADJUST = { AlarmName: 'busy', StateReason: 'test' };
  async function called(
    AdjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity',
    steps: StepAdjustment[],
  ) {
    const account = await registered();
    const { scaling, region, requestHandler } = { ...account, ...account.simulator };
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
    const watch = new CloudWatchClient({ region, requestHandler, credentials });
    const { PolicyARN = '' } = await scaling.send(
      new PutScalingPolicyCommand({
        ...OF,
        ...{ PolicyName: 'steps', PolicyType: 'StepScaling' },
        StepScalingPolicyConfiguration: { AdjustmentType, StepAdjustments: steps },
      }),
    );
    await watch.send(
      new PutMetricAlarmCommand({
        ...{ AlarmName: 'busy', MetricName: 'm', Namespace: 'n', Statistic: 'Average', Period: 60 },
        ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' },
        AlarmActions: [PolicyARN],
      }),
    );
    const goOff = async () => {
      for (const StateValue of ['OK', 'ALARM', 'ALARM'] as const)
        await watch.send(new SetAlarmStateCommand({ ...ADJUST, StateValue }));
      await account.minutes(10);
    };
    return { ...account, watch, goOff };
  }

  test.each([
    ['adds instances, once', 'ChangeInCapacity', [step(2, 0, 10), step(4, 10)], [4, 6, 8, 8]],
    ['removes some, and stops at the minimum', 'ChangeInCapacity', [step(-1, undefined, 0)], [2]],
    ['adds a share, and one at least', 'PercentChangeInCapacity', [step(30, 0)], [3, 4, 5, 6]],
    ['goes to a number', 'ExactCapacity', [step(7, 0)], [7, 7]],
  ] as const)('%s', async (_, type, steps, counts) => {
    const { goOff, state } = await called(type, [...steps]);
    for (const count of counts) {
      await goOff();
      expect((await state())[2]).toBe(count);
    }
  });

  test('is shown by the policy, and loses its action with it', async () => {
    const { scaling, watch } = await called('ExactCapacity', [step(7, 0)]);
    const OF_ALL = { ServiceNamespace: 'sagemaker' } as const;
    const { ScalingPolicies } = await scaling.send(new DescribeScalingPoliciesCommand(OF_ALL));
    expect(ScalingPolicies?.[0]?.Alarms).toMatchObject([{ AlarmName: 'busy' }]);
    await scaling.send(new DeleteScalingPolicyCommand({ ...OF, PolicyName: 'steps' }));
    const { MetricAlarms } = await watch.send(new DescribeAlarmsCommand({ AlarmNames: ['busy'] }));
    expect(MetricAlarms).toHaveLength(1);
    expect(MetricAlarms?.[0]?.AlarmActions ?? []).toEqual([]);
  });
});

describe('step adjustments', () => {
  test.each<readonly [string, readonly StepAdjustment[], RegExp | undefined, object]>([
    ['that touch, open at both ends', [step(-1, undefined, -5), step(0, -5, 5), step(2, 5)], undefined, {}],
    ['in any order', [step(2, 10), step(1, 0, 10)], undefined, {}],
    ['that overlap', [step(1, 0, 10), step(2, 5)], /neither overlap/, {}],
    ['with a gap', [step(1, 0, 10), step(2, 15)], /nor leave a gap/, {}],
    ['that end where they begin', [step(1, 5, 5), step(2, 5)], /must be less than/, {}],
    [
      'below 0 without an end',
      [step(-1, -5, 0), step(1, 0)],
      /needs a step adjustment without a lower bound/,
      {},
    ],
    ['above 0 without an end', [step(1, 0, 10)], /needs a step adjustment without an upper bound/, {}],
    [
      'with a least magnitude that is no share',
      [step(1, 0)],
      /only for the adjustment type Percent/,
      { MinAdjustmentMagnitude: 2 },
    ],
    [
      'in more than 20 pieces',
      [...Array.from({ length: 20 }, (_, nth) => step(1, nth, nth + 1)), step(1, 20)],
      /at most 20/,
      {},
    ],
  ])('%s', async (_, StepAdjustments, refused, more) => {
    const { scaling } = await registered();
    const put = scaling.send(
      new PutScalingPolicyCommand({
        ...OF,
        PolicyName: 'steps',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [...StepAdjustments],
          ...more,
        },
      }),
    );
    if (refused === undefined) await expect(put).resolves.toMatchObject({ Alarms: [] });
    else await expect(put).rejects.toThrow(refused);
  });
});

describe('scheduled actions', () => {
  // A world begins on Monday 2026-01-05 at 09:00 UTC.
  test('set the bounds at their times, and the count follows', async () => {
    const { put, state, minutes } = await registered();
    await put('noon', { Schedule: 'cron(0 12 ? * MON *)', ScalableTargetAction: { MinCapacity: 4 } });
    await put('once', {
      Schedule: 'at(2026-01-05T15:00:00)',
      Timezone: 'Europe/Berlin',
      ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 3 },
    });
    expect(await state()).toEqual([2, 8, 2]);
    await minutes(200);
    expect(await state()).toEqual([4, 8, 4]);
    await minutes(120);
    expect(await state()).toEqual([1, 3, 3]);
    await minutes(7 * 24 * 60);
    // Monday again: a minimum above the maximum is not carried out.
    expect(await state()).toEqual([1, 3, 3]);
  });

  test('wait for their start, end with their end, and rest while they are suspended', async () => {
    const { put, state, minutes, register } = await registered();
    await put('later', {
      Schedule: 'rate(1 hour)',
      StartTime: new Date('2026-01-05T20:00:00Z'),
      EndTime: new Date('2026-01-05T21:30:00Z'),
      ScalableTargetAction: { MaxCapacity: 5 },
    });
    await minutes(600);
    expect(await state()).toEqual([2, 8, 2]);
    await minutes(150);
    expect(await state()).toEqual([2, 5, 2]);
    await register({ MaxCapacity: 8 });
    await minutes(600);
    expect(await state()).toEqual([2, 8, 2]);
    await put('always', { Schedule: 'rate(10 minutes)', ScalableTargetAction: { MaxCapacity: 6 } });
    await register({ SuspendedState: { ScheduledScalingSuspended: true } });
    await minutes(30);
    expect(await state()).toEqual([2, 8, 2]);
    await register({ SuspendedState: { ScheduledScalingSuspended: false } });
    await minutes(15);
    expect(await state()).toEqual([2, 6, 2]);
  });

  test('are refused with a zone that nobody knows', async () => {
    const { put } = await registered();
    const there = {
      Schedule: 'rate(1 day)',
      Timezone: 'Mars/Olympus',
      ScalableTargetAction: { MinCapacity: 1 },
    };
    await expect(put('mars', there)).rejects.toThrow('Invalid timezone: Mars/Olympus');
  });
});

const at = (text: string) => Date.parse(text);

test.each([
  ['rate(2 hours)', undefined, '2026-01-05T11:00:00Z'],
  ['at(2026-01-05T08:00:00)', undefined, undefined],
  ['at(2026-01-05T08:00:00)', 'America/New_York', '2026-01-05T13:00:00Z'],
  ['cron(30 9 * * ? *)', undefined, '2026-01-05T09:30:00Z'],
  ['cron(0 9 * * ? *)', undefined, '2026-01-06T09:00:00Z'],
  ['cron(0 9 * * ? *)', 'Asia/Kolkata', '2026-01-06T03:30:00Z'],
  ['cron(0/20 * * * ? *)', undefined, '2026-01-05T09:20:00Z'],
  ['cron(15 8-10,20 ? * MON-FRI *)', undefined, '2026-01-05T09:15:00Z'],
  ['cron(0 0 1 FEB ? 2027)', undefined, '2027-02-01T00:00:00Z'],
  ['cron(0 0 29 2 ? 2026)', undefined, undefined],
])('after Monday at nine, %s in %s is at %s', (schedule, timezone, expected) => {
  const time = nextTime(schedule, timezone, at('2026-01-05T09:00:00Z'));
  expect(time && new Date(time).toISOString().replace('.000', '')).toBe(expected);
});

test.each([
  'at night',
  'cron(1 2 3)',
  'cron(61 * * * ? *)',
  'cron(a * * * ? *)',
  'rate(x days)',
  'cron(0/0 * * * ? *)',
])('%s is no schedule', (text) => {
  expect(isSchedule(text)).toBe(false);
});

test('zones are known by their names', () => {
  expect(['Europe/Berlin', 'UTC', 'nowhere'].map(isTimezone)).toEqual([true, true, false]);
});
