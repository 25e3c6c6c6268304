// An asynchronous endpoint that autoscaling takes to nothing and back: by its queue, by a step policy and an alarm that wake it.
// Nothing of that is drift or an outage, it can be updated at zero, and nothing of it stays behind.
import { DeleteScalingPolicyCommand } from '@aws-sdk/client-application-auto-scaling';
import { DeleteAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Scenario, State } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { later, SCALING, SUBJECT, wakeOf } from '../support/waking.ts';

/** Nothing waits at first; from the second hour on 35 requests, from the third nothing again. */
const QUEUE: Scenario = {
  load: [
    { fromMinutes: 20, endpoint: 'fraud', backlog: 0 },
    { fromMinutes: 120, endpoint: 'fraud', backlog: 35 },
    { fromMinutes: 180, endpoint: 'fraud', backlog: 0 },
  ],
};

async function until(rig: Rig, minute: number): Promise<void> {
  const { clock, world } = rig.simulator;
  await clock.sleep(minute * 60_000 - (clock.now() - world.begun));
}

const fraud = (rig: Rig) => rig.simulator.world.endpoints().find(({ name }) => name === 'fraud');
const countOf = (rig: Rig) => fraud(rig)?.fleet?.variants[0]?.desiredCount;

async function isAsTheFileSays(rig: Rig, file: string): Promise<void> {
  const { differs, plan } = await rig.plan(file);
  expect([differs, plan.units.find(({ name }) => name === 'fraud')?.verdict]).toEqual([false, 'same']);
  expect(await rig.drift(file)).toMatchObject({ exit: 0, report: { findings: [] } });
}

describe('an asynchronous endpoint with a minimum of 0', () => {
  let asleep: State;
  const from = () => openRig({ scenario: QUEUE, from: asleep });

  beforeAll(async () => {
    const rig = await openRig({ scenario: QUEUE });
    expect((await rig.apply(later())).exit).toBe(0);
    expect(await wakeOf(rig)).toMatchObject({ policies: ['inferra', 'inferra-wake'], isWhole: true });
    await until(rig, 60);
    asleep = rig.simulator.world.state();
  });

  it('goes to nothing, is woken by what waits, grows with it and goes back: none of it is drift', async () => {
    const rig = await from();
    const counts: (number | undefined)[] = [];
    for (const minute of [60, 121, 123, 150, 210]) {
      await until(rig, minute);
      counts.push(countOf(rig));
      await isAsTheFileSays(rig, later());
    }
    expect(counts).toEqual([0, 0, 1, 4, 0]);
    expect(fraud(rig)?.status).toBe('InService');
  });

  it('is updated at zero: the new fleet begins with an instance, and goes back to nothing', async () => {
    const rig = await from();
    const reviewed = (await rig.plan(later('b'))).plan;
    const [change] = reviewed.units.filter(({ name }) => name === 'fraud');
    expect(change).toMatchObject({ effect: 'swap', verdict: 'pending' });
    expect(change).not.toHaveProperty('kept');
    expect(change?.reasons.join()).toContain('it has no instances now; the new fleet begins with 1');
    expect((await rig.apply(later('b'), { expectDigest: reviewed.digest })).exit).toBe(0);
    expect(countOf(rig)).toBe(1);
    await isAsTheFileSays(rig, later('b'));
    await until(rig, 110);
    expect(countOf(rig)).toBe(0);
    await isAsTheFileSays(rig, later('b'));
    expect((await rig.rollback(later('b'))).exit).toBe(0);
    expect(countOf(rig)).toBe(1);
    expect(await wakeOf(rig)).toMatchObject({ isWhole: true });
  });

  it('keeps the digest of its plan while it wakes, and then retains what serves', async () => {
    const rig = await from();
    const { digest } = (await rig.plan(later('b'))).plan;
    await until(rig, 150);
    expect((await rig.apply(later('b'), { expectDigest: digest })).exit).toBe(0);
    expect(countOf(rig)).toBe(4);
  });

  it('gets other hardware at zero, and the alarm calls the policy that was put again', async () => {
    const rig = await from();
    const before = await wakeOf(rig);
    const other = later('a', SCALING, 'ml.m5.xlarge');
    expect((await rig.apply(other)).exit).toBe(0);
    const after = await wakeOf(rig);
    expect(after).toMatchObject({ policies: ['inferra', 'inferra-wake'], isWhole: true });
    expect(after.arn).not.toBe(before.arn);
    await isAsTheFileSays(rig, other);
  });

  it.each<[string, (rig: Rig) => Promise<unknown>]>([
    [
      'the alarm deleted',
      async (rig) => {
        const { alarm } = await wakeOf(rig);
        await clientsOf(rig.simulator).cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [alarm] }));
      },
    ],
    [
      'the alarm calling somebody else',
      async (rig) =>
        clientsOf(rig.simulator).cloudwatch.send(
          new PutMetricAlarmCommand({
            ...{
              AlarmName: (await wakeOf(rig)).alarm,
              Namespace: 'AWS/SageMaker',
              MetricName: 'HasBacklogWithoutCapacity',
            },
            ...{ Statistic: 'Average', Period: 60, EvaluationPeriods: 2, DatapointsToAlarm: 2, Threshold: 1 },
            ...{ ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'missing' },
            Dimensions: [{ Name: 'EndpointName', Value: 'fraud' }],
            AlarmActions: ['arn:aws:sns:us-east-1:123456789012:somebody'],
          }),
        ),
    ],
    [
      'the policy deleted',
      (rig) =>
        clientsOf(rig.simulator).scaling.send(
          new DeleteScalingPolicyCommand({ ...SUBJECT, PolicyName: 'inferra-wake' }),
        ),
    ],
  ])('has drifted with %s, and is put right', async (_what, act) => {
    const rig = await from();
    await act(rig);
    const { report, exit } = await rig.drift(later());
    expect(exit).toBe(2);
    expect(JSON.stringify(report.findings)).toMatch(/scaling (alarm|policy) wake/);
    expect((await rig.apply(later())).exit).toBe(0);
    expect(await wakeOf(rig)).toMatchObject({ policies: ['inferra', 'inferra-wake'], isWhole: true });
    await isAsTheFileSays(rig, later());
  });

  it('leaves nothing of what wakes it: with a minimum of 1, without scaling, and when it goes', async () => {
    for (const [file, policies] of [
      [later('a', { ...SCALING, min: 1 }), ['inferra']],
      [later('a', null), []],
      [fileOf({ other: {} }), []],
    ] as const) {
      const rig = await from();
      expect((await rig.apply(file, ALLOWED)).exit).toBe(0);
      expect(await wakeOf(rig)).toMatchObject({ policies, alarm: '' });
      expect((await rig.plan(file)).differs).toBe(false);
    }
  });

  it('is made anew as an endpoint that answers at once, without what woke it', async () => {
    const rig = await from();
    const file = fileOf({ other: {}, fraud: {} });
    expect((await rig.apply(file, ALLOWED)).exit).toBe(0);
    expect(await wakeOf(rig)).toMatchObject({ policies: [], alarm: '' });
    expect((await rig.plan(file)).differs).toBe(false);
  });
});
