// Cooldowns of scaling policies, as heading "Autoscaling" of docs/simulator.md says: on a clock that is moved by hand.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import type { SimulatorOptions } from './index.ts';
import { openAccount } from './testing/account.ts';

const OF = {
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/e/variant/main',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;

/** An endpoint with `count` instances under autoscaling from 1 to 12. */
async function open(count: number, options: SimulatorOptions = {}) {
  const account = await openAccount(options);
  await account.serving({ count });
  const { scaling, cloudwatch } = account;
  await scaling.send(new RegisterScalableTargetCommand({ ...OF, MinCapacity: 1, MaxCapacity: 12 }));
  const put = (PolicyName: string, more: Partial<PutScalingPolicyCommandInput>) =>
    scaling.send(new PutScalingPolicyCommand({ ...OF, PolicyName, ...more }));
  return {
    ...account,
    put,
    count: async () => (await account.describe('e')).ProductionVariants?.[0]?.DesiredInstanceCount,
    /** A policy that adds so many whenever its alarm of the same name goes off. */
    steps: async (name: string, by: number, Cooldown?: number, ActionsEnabled = true) => {
      const bound = by < 0 ? 'MetricIntervalUpperBound' : 'MetricIntervalLowerBound';
      const { PolicyARN = '' } = await put(name, {
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ ScalingAdjustment: by, [bound]: 0 }],
          ...(Cooldown === undefined ? {} : { Cooldown }),
        },
      });
      await cloudwatch.send(
        new PutMetricAlarmCommand({
          ...{ AlarmName: name, MetricName: 'm', Namespace: 'n', Statistic: 'Average', Period: 60 },
          ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold' },
          ...{ ActionsEnabled, AlarmActions: [PolicyARN] },
        }),
      );
    },
    alarm: (AlarmName: string, StateValue: 'OK' | 'ALARM') =>
      cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'test' })),
  };
}

describe('a policy in steps', () => {
  // A move takes 3 to 6 minutes out, 1 to 2 in; the cooldown begins when it is over.
  test('goes on while its alarm does, once in each cooldown, and no longer', async () => {
    const { steps, alarm, minutes, count } = await open(2);
    await steps('busy', 3, 1200);
    await alarm('busy', 'ALARM');
    expect(await count()).toBe(5);
    await minutes(22);
    expect(await count()).toBe(5);
    await minutes(5);
    expect(await count()).toBe(8);
    await minutes(10);
    await alarm('busy', 'OK');
    await minutes(120);
    expect(await count()).toBe(8);
  });

  test('has a cooldown of 300 seconds where it says none, and stops at the maximum', async () => {
    const { steps, alarm, minutes, count } = await open(2);
    await steps('busy', 6);
    await alarm('busy', 'ALARM');
    await minutes(7.5);
    expect(await count()).toBe(8);
    await minutes(4);
    expect(await count()).toBe(12);
    await minutes(120);
    expect(await count()).toBe(12);
  });

  test('counts what has been added by then towards a larger step, and adds the rest', async () => {
    const { steps, alarm, minutes, count } = await open(2);
    await steps('busy', 2, 3600);
    await steps('busier', 3, 3600);
    await alarm('busy', 'ALARM');
    await alarm('busy', 'OK');
    await minutes(10);
    expect(await count()).toBe(4);
    await alarm('busier', 'ALARM');
    await alarm('busier', 'OK');
    expect(await count()).toBe(5);
    await minutes(90);
    await alarm('busier', 'ALARM');
    expect(await count()).toBe(8);
  });

  test('takes nothing more away before its cooldown is over; adding is not kept from it, and ends it', async () => {
    const { steps, alarm, minutes, count } = await open(8);
    await steps('idle', -2, 3600);
    await steps('busy', 1, 60);
    await alarm('idle', 'ALARM');
    await minutes(30);
    expect(await count()).toBe(6);
    await alarm('idle', 'OK');
    await alarm('idle', 'ALARM');
    await alarm('idle', 'OK');
    expect(await count()).toBe(6);
    await alarm('busy', 'ALARM');
    await alarm('busy', 'OK');
    expect(await count()).toBe(7);
    await minutes(10);
    await alarm('idle', 'ALARM');
    expect(await count()).toBe(5);
    await minutes(70);
    expect(await count()).toBe(3);
  });

  test('is called again once the endpoint is no longer at work', async () => {
    const { steps, alarm, minutes, count, scale } = await open(2);
    await steps('busy', 1, 3600);
    // Nothing else has it looked at by then.
    await minutes(20);
    await scale('e', 4);
    await alarm('busy', 'ALARM');
    expect(await count()).toBe(4);
    await minutes(8);
    expect(await count()).toBe(5);
  });

  test('does nothing where its alarm may call nobody', async () => {
    const { steps, alarm, minutes, count } = await open(2);
    await steps('busy', 1, 60, false);
    await alarm('busy', 'ALARM');
    await minutes(30);
    expect(await count()).toBe(2);
  });

  test('keeps its cooldown through a restart', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'cooldown-'));
    const first = await open(2, { dir });
    await first.steps('busy', 3, 1200);
    await first.alarm('busy', 'ALARM');
    await first.minutes(10);
    await first.simulator.close();
    const again = await openAccount({ dir });
    const count = async () => (await again.describe('e')).ProductionVariants?.[0]?.DesiredInstanceCount;
    await again.minutes(12);
    expect(await count()).toBe(5);
    await again.minutes(6);
    expect(await count()).toBe(8);
    await again.simulator.close();
    await rm(dir, { recursive: true });
  });
});

describe('target tracking', () => {
  const track = (cooldowns: object) => ({
    PolicyType: 'TargetTrackingScaling' as const,
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 100,
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' as const,
      },
      ...cooldowns,
    },
  });
  const load = [
    { fromMinutes: 60, endpoint: 'e', perMinute: 600 },
    { fromMinutes: 65, endpoint: 'e', perMinute: 900 },
    { fromMinutes: 100, endpoint: 'e', perMinute: 700 },
    { fromMinutes: 130, endpoint: 'e', perMinute: 300 },
    { fromMinutes: 260, endpoint: 'e', perMinute: 100 },
  ];

  test('goes further out during a cooldown, and further in only after it', async () => {
    const account = await open(2, { scenario: { load } });
    const { put, count, minutes, simulator } = account;
    await put('invocations', track({ ScaleOutCooldown: 3600, ScaleInCooldown: 3600 }));
    const until = (minute: number) =>
      minutes(minute - (simulator.clock.now() - simulator.world.begun) / 60_000);
    const seen: (number | undefined)[] = [];
    // Out 3 minutes after a rise, or when the move before is over; in 15 minutes after a fall.
    for (const minute of [64, 75, 117, 170, 185, 277]) {
      await until(minute);
      seen.push(await count());
    }
    expect(seen).toEqual([6, 9, 7, 7, 3, 1]);
  });

  test('goes in as the load does where its cooldown is short', async () => {
    const { put, count, minutes } = await open(2, { scenario: { load } });
    await put('invocations', track({ ScaleInCooldown: 60 }));
    await minutes(155);
    expect(await count()).toBe(3);
  });
});

test('provisioned concurrency is brought into its bounds by a schedule', async () => {
  const account = await openAccount();
  await account.model('m');
  await account.config('c', { memory: 2048, concurrency: 20, provisioned: 2 });
  await account.create('e', 'c');
  await account.settled('e');
  const of = { ...OF, ScalableDimension: 'sagemaker:variant:DesiredProvisionedConcurrency' } as const;
  await account.scaling.send(new RegisterScalableTargetCommand({ ...of, MinCapacity: 1, MaxCapacity: 10 }));
  await account.scaling.send(
    new PutScheduledActionCommand({
      ...{ ...of, ScheduledActionName: 'noon', Schedule: 'cron(0 12 ? * * *)' },
      ScalableTargetAction: { MinCapacity: 6 },
    }),
  );
  const provisioned = async () =>
    (await account.describe('e')).ProductionVariants?.[0]?.CurrentServerlessConfig?.ProvisionedConcurrency;
  expect(await provisioned()).toBe(2);
  await account.minutes(200);
  expect(await provisioned()).toBe(6);
});
