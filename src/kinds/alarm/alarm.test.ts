import { describe, expect, test } from 'vitest';
import type { Item } from '../registration/spec.ts';
import { account, CONFIG, tagsOf } from '../testing/account.ts';
import { fromDescription, toPutRequest } from './convert.ts';
import { alarmLanded } from './kind.ts';
import type { AlarmSpec, FleetAlarmSpec, StepAlarmSpec } from './spec.ts';
import { toStepRequest } from './steps.ts';

const FLEET = { endpoint: 'fraud', config: 'risk-fraud-1', variant: 'AllTraffic' } as const;
const SPECS: readonly AlarmSpec[] = [
  { ...FLEET, metric: 'errors5xx', percent: 0.7 },
  { ...FLEET, metric: 'errors5xx', percent: 100 },
  { ...FLEET, metric: 'latencyP95', milliseconds: 200 },
];

describe('an alarm', () => {
  test.each(SPECS)('is read as it was written: $metric', async (spec) => {
    const { kinds, put } = await account({ undeclared: 'missing' });
    expect(await kinds.alarm.read('a')).toBeUndefined();
    await put('alarm', 'a', spec, tagsOf('a'));
    const live = await kinds.alarm.read('a');
    expect(live).toMatchObject({ kind: 'alarm', name: 'a', spec });
    await kinds.alarm.send('a', { verb: 'remove' }, undefined);
    await kinds.alarm.send('a', { verb: 'remove' }, undefined);
    expect(await kinds.alarm.read('a')).toBeUndefined();
  });

  test('is written over where it says something else, and has landed where it says the same', async () => {
    const { kinds, put } = await account({ undeclared: 'missing' });
    const [first, second] = SPECS;
    const request = (spec: unknown) => ({ verb: 'put', spec, tags: {} }) as const;
    await put('alarm', 'a', first, tagsOf('a'));
    const live = await kinds.alarm.read('a');
    expect(alarmLanded(request(first), live)).toEqual({ landed: true });
    expect(alarmLanded(request(second), live)).toEqual({ landed: false });
    expect(alarmLanded({ verb: 'remove' }, live)).toEqual({ landed: false });
    await put('alarm', 'a', second, tagsOf('a'));
    expect((await kinds.alarm.read('a'))?.spec).toEqual(second);
    expect(kinds.alarm.stamp(live)).not.toBe(kinds.alarm.stamp(await kinds.alarm.read('a')));
  });

  test('of somebody else has no spec', () => {
    const { AlarmName, MetricName, Threshold } = toPutRequest('x', SPECS[0] as FleetAlarmSpec, {});
    expect(fromDescription({ AlarmName, MetricName, Threshold })).toEqual({
      ...{ kind: 'alarm', name: 'x', arn: '', tags: {} },
    });
  });
});

describe('an alarm that starts steps', () => {
  const ID = 'endpoint/fraud/variant/AllTraffic';
  const POLICY = { resource: ID, name: 'inferra-burst' };
  const SPEC: StepAlarmSpec = {
    policy: POLICY,
    metric: { name: 'CPU', namespace: 'n', statistic: 'maximum', dimensions: { a: '1', b: '2' } },
    ...{ breaches: 'below', threshold: 20.5, period: 10, periods: 6, missing: 'good' },
  };
  const steps = {
    name: POLICY.name,
    type: 'StepScaling',
    configuration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }],
    },
  };

  async function registered() {
    const { serving, kinds, ...rest } = await account({ alarms: [{ alarm: 'gone', missing: true }] });
    await serving(CONFIG, [{ variant: 'AllTraffic', count: 2, weight: 1 }]);
    const items: readonly Item[] = [
      { is: 'target', target: { min: 1, max: 4 } },
      { is: 'policy', policy: steps },
    ];
    const register = async () => {
      for (const spec of items) await kinds.registration.send(ID, { verb: 'put', spec, tags: {} }, undefined);
      return (await kinds.registration.read(ID))?.arns?.[POLICY.name] ?? '';
    };
    return { ...rest, kinds, register };
  }

  test('calls its policy as that stands, and again under another ARN once that is put anew', async () => {
    const { kinds, put, register } = await registered();
    await expect(put('alarm', 'a', SPEC, tagsOf('a'))).rejects.toMatchObject({ code: 'INF4007' });
    const first = await register();
    await put('alarm', 'a', SPEC, tagsOf('a'));
    expect(await kinds.alarm.read('a')).toMatchObject({ spec: SPEC, calls: [first] });
    expect((await kinds.registration.read(ID))?.registration.policies).toMatchObject([{ alarms: ['a'] }]);
    await kinds.registration.send(ID, { verb: 'remove' }, undefined);
    const silent = await kinds.alarm.read('a');
    expect(silent).not.toHaveProperty('calls');
    const again = { verb: 'adjust', spec: { calls: POLICY } } as const;
    expect(alarmLanded(again, silent)).toEqual({ landed: false });
    const second = await register();
    expect(second).not.toBe(first);
    await kinds.alarm.send('a', again, undefined);
    const live = await kinds.alarm.read('a');
    expect(live).toMatchObject({ spec: SPEC, calls: [second] });
    expect(alarmLanded(again, live)).toEqual({ landed: true });
    // Of one that is gone nothing is left to point anywhere.
    await kinds.alarm.send('gone', again, undefined);
    expect(await kinds.alarm.read('gone')).toBeUndefined();
  });

  test.each([
    ['a part of the periods', { DatapointsToAlarm: 3 }],
    ['actions that are switched off', { ActionsEnabled: false }],
    ['a second action', { AlarmActions: ['arn:aws:sns:us-east-1:123456789012:x', 'y'] }],
    ['an action of somebody', { OKActions: ['arn:aws:sns:us-east-1:123456789012:x'] }],
    ['a unit', { Unit: 'Percent' as const }],
    ['another comparison', { ComparisonOperator: 'GreaterThanThreshold' as const }],
  ])('with %s has no spec', (_, more) => {
    const arn = `arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:resource/sagemaker/${ID}:policyName/p`;
    const { Tags: __, ...request } = toStepRequest('a', SPEC, {}, arn);
    expect(fromDescription(request)).toHaveProperty('spec');
    expect(fromDescription({ ...request, ...more })).not.toHaveProperty('spec');
  });
});
