import { describe, expect, test } from 'vitest';
import { account, tagsOf } from '../testing/account.ts';
import { fromDescription, toPutRequest } from './convert.ts';
import { alarmLanded } from './kind.ts';
import type { AlarmSpec, FleetAlarmSpec } from './spec.ts';

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
