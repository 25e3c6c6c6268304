// What wakes a variant on a simulated account: the policy, the alarm that calls it, and what is something else.
import { describe, expect, test } from 'vitest';
import { account, CONFIG } from '../testing/account.ts';
import { alarmName, fromDescriptions, toAlarmRequest, toPolicyRequest } from './convert.ts';

const ID = 'endpoint/fraud/variant/AllTraffic';
const ARN = 'arn:policy';
const policy = { ...toPolicyRequest(ID), PolicyARN: ARN } as never;
const alarm = toAlarmRequest(ID, ARN) as object;
const put = { verb: 'put', spec: {}, tags: {} } as const;
const remove = { verb: 'remove' } as const;

describe('what wakes a variant', () => {
  test('is written policy first, and ends half by half', async () => {
    const { serving, kinds } = await account({ alarms: [{ alarm: 'inferra-wake.*', missing: true }] });
    await serving({ ...CONFIG, async: { output: 's3://out/' } }, [
      { variant: 'AllTraffic', count: 2, weight: 1 },
    ]);
    const { 'wake-policy': policies, 'wake-alarm': alarms, 'scalable-target': targets } = kinds;
    await targets.send(ID, { ...put, spec: { min: 0, max: 4 } }, undefined);
    const seen = async () => {
      const live = await alarms.read(ID);
      const landed = [policies.landed(put, live), alarms.landed(put, live)].map((one) => one.landed);
      const gone = [policies.landed(remove, live), alarms.landed(remove, live)].map((one) => one.landed);
      return [live === undefined ? undefined : [live.policy, live.alarm], landed, gone];
    };
    expect(await seen()).toEqual([undefined, [false, false], [true, true]]);
    await expect(alarms.send(ID, put, undefined)).rejects.toMatchObject({ trouble: 'missing-dependency' });
    await policies.send(ID, put, undefined);
    expect(await seen()).toEqual([
      ['as made', 'absent'],
      [true, false],
      [false, true],
    ]);
    await alarms.send(ID, put, undefined);
    expect(await seen()).toEqual([
      ['as made', 'as made'],
      [true, true],
      [false, false],
    ]);
    await policies.send(ID, remove, undefined);
    expect(await seen()).toEqual([
      ['absent', 'other'],
      [false, false],
      [true, false],
    ]);
    // Put again it has another ARN, which the alarm does not call.
    await policies.send(ID, put, undefined);
    expect(await seen()).toEqual([
      ['as made', 'other'],
      [true, false],
      [false, false],
    ]);
    await alarms.send(ID, remove, undefined);
    await policies.send(ID, remove, undefined);
    expect(await seen()).toEqual([undefined, [false, false], [true, true]]);
  });

  test.each<[string, object]>([
    ['another metric', { MetricName: 'ApproximateBacklogSize' }],
    ['another endpoint', { Dimensions: [{ Name: 'EndpointName', Value: 'other' }] }],
    ['another threshold', { Threshold: 100 }],
    ['a longer look', { EvaluationPeriods: 20 }],
    ['actions that are off', { ActionsEnabled: false }],
    ['another policy', { AlarmActions: ['arn:other'] }],
  ])('is not an alarm with %s', (_what, other) => {
    expect(fromDescriptions(ID, policy, { ...alarm, ...other })?.alarm).toBe('other');
    expect(fromDescriptions(ID, policy, { ...alarm, AlarmArn: 'arn', OKActions: [] })?.alarm).toBe('as made');
  });

  test('is not a policy with other steps', () => {
    const StepScalingPolicyConfiguration = { AdjustmentType: 'ExactCapacity', StepAdjustments: [] };
    const other = { ...(policy as object), StepScalingPolicyConfiguration } as never;
    expect(fromDescriptions(ID, other, undefined)?.policy).toBe('other');
  });

  test('has an alarm of the endpoint and the variant', () => {
    expect(alarmName(ID)).toBe('inferra-wake.fraud.AllTraffic');
  });
});
