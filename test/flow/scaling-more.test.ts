// Autoscaling beyond bounds and one policy: further policies, steps with the alarms that start them, and a schedule. All of it
// is written, found when somebody changes it, put back after an update that it blocks, and removed without a trace.
import {
  DeleteScalingPolicyCommand,
  DeleteScheduledActionCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { mortal } from '../kill/mortal.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { registerRichly, registrationsIn, subjectOf } from '../support/scaled.ts';

const CPU = { name: 'CPUUtilization', namespace: '/aws/sagemaker/Endpoints' };
const NUMBERS = { min: 2, max: 8, target: '420/min' };
const BURST = {
  alarm: { metric: { ...CPU, statistic: 'maximum' }, above: 80, for: '3m', missing: 'good' },
  steps: [
    { beyond: 0, change: 2 },
    { beyond: 10, change: 4 },
  ],
  cooldown: '1m',
};
const BERLIN = { timezone: 'Europe/Berlin' };
const RICH = {
  ...NUMBERS,
  policies: {
    cpu: { metric: { ...CPU, value: 60 }, cooldown: { in: '10m' }, scaleIn: false },
    burst: BURST,
  },
  schedule: {
    morning: { cron: '0 6 ? * MON-FRI *', ...BERLIN, min: 4 },
    evening: { cron: '0 20 ? * MON-FRI *', ...BERLIN, min: 2 },
  },
};

/** `fraud` on instances of this type. */
const declared = (scaling?: object, type = 'ml.m5.large', model = 'a') =>
  withMembers(fileOf({}), {
    endpoints: {
      fraud: { model, instance: { type, count: 2 }, ...(scaling === undefined ? {} : { scaling }) },
    },
  });

const SUBJECT = subjectOf('fraud');
const ID = SUBJECT.ResourceId;

function watchOf({ region, requestHandler }: Rig['simulator']): CloudWatchClient {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
  return new CloudWatchClient({ region, requestHandler, credentials });
}

/** Names of policies and actions, and of what alarms call. */
function heldIn(rig: Rig): { readonly items: readonly string[]; readonly alarms: readonly string[] } {
  const records = rig.simulator.world.state().records;
  const policies = records.flatMap((one) => (one.kind === 'scalable-target' ? one.policies : []));
  const actions = records.flatMap((one) => (one.kind === 'scalable-target' ? one.actions : []));
  const nameOf = new Map(policies.map(({ arn, name }) => [arn, name]));
  return {
    items: [...policies, ...actions].map(({ name }) => name).sort(),
    alarms: records.flatMap((one) =>
      one.kind === 'alarm'
        ? (one.spec.AlarmActions ?? ['']).map((arn) => nameOf.get(arn) ?? `nothing (${arn})`)
        : [],
    ),
  };
}

const ALL = ['inferra', 'inferra-burst', 'inferra-cpu', 'inferra-evening', 'inferra-morning'];

it('is as the file says after one run, whatever it was before', async () => {
  const rig = await openRig();
  const calm = {
    alarm: { metric: { ...CPU, dimensions: { service: 'fraud' } }, below: 20, period: '5m', for: '15m' },
    steps: [
      { beyond: 0, percent: -25 },
      { beyond: 10, percent: -50 },
    ],
    atLeast: 2,
  };
  const once = { at: '2026-12-24T06:00:00', min: 3, max: 4 };
  const between = { start: '2026-12-01T00:00:00Z', end: '2027-01-31T00:00:00Z' };
  for (const [scaling, items, alarms] of [
    [RICH, ALL, ['inferra-burst']],
    // Another type of policy under the same name, an action without a time zone, and steps that go the other way.
    [
      {
        ...{ min: 2, max: 8, policies: { cpu: calm } },
        schedule: { morning: { rate: '12 hours', ...between, max: 6 }, once },
      },
      ['inferra-cpu', 'inferra-morning', 'inferra-once'],
      ['inferra-cpu'],
    ],
    [{ min: 2, max: 8, schedule: { morning: { rate: '12 hours', max: 7 } } }, ['inferra-morning'], []],
    [
      {
        ...NUMBERS,
        policies: { burst: { ...BURST, alarm: { name: 'busy' }, steps: [{ beyond: 0, exact: 8 }] } },
      },
      ['inferra', 'inferra-burst'],
      [],
    ],
    [NUMBERS, ['inferra'], []],
    [undefined, [], []],
  ] as const) {
    const { plan: first, exit } = await rig.apply(declared(scaling));
    expect(exit).toBe(0);
    expect(heldIn(rig)).toEqual({ items, alarms });
    const idle = (await rig.drift(declared(scaling))).report.notCompared.filter(({ at }) =>
      at.endsWith('.alarm'),
    );
    const named = JSON.stringify(scaling ?? {}).includes('busy');
    expect(first.units[0]?.reasons).toEqual(
      named ? ['alarm busy must call policy inferra-burst once that is written'] : [],
    );
    expect(idle.map(({ because }) => because.split(':')[0])).toEqual(
      named ? ['alarm busy does not call arn'] : [],
    );
    const { plan, differs } = await rig.plan(declared(scaling));
    expect([differs, plan.units[0]?.fields]).toEqual([false, []]);
  }
});

const EDITS: Readonly<Record<string, (rig: Rig) => Promise<unknown>>> = {
  scaling: ({ simulator }) =>
    clientsOf(simulator).scaling.send(new RegisterScalableTargetCommand({ ...SUBJECT, MaxCapacity: 3 })),
  'scaling.policies.cpu': ({ simulator }) =>
    clientsOf(simulator).scaling.send(
      new DeleteScalingPolicyCommand({ ...SUBJECT, PolicyName: 'inferra-cpu' }),
    ),
  'scaling.policies.burst': ({ simulator }) =>
    clientsOf(simulator).scaling.send(
      new PutScalingPolicyCommand({
        ...SUBJECT,
        PolicyName: 'inferra-burst',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        },
      }),
    ),
  'scaling.schedule.morning': ({ simulator }) =>
    clientsOf(simulator).scaling.send(
      new PutScheduledActionCommand({
        ...SUBJECT,
        ScheduledActionName: 'inferra-morning',
        StartTime: new Date('2026-12-01T00:00:00Z'),
      }),
    ),
  'scaling.schedule.evening': ({ simulator }) =>
    clientsOf(simulator).scaling.send(
      new DeleteScheduledActionCommand({ ...SUBJECT, ScheduledActionName: 'inferra-evening' }),
    ),
  'scaling.policies.burst.alarm': async ({ simulator }) => {
    const cloudwatch = watchOf(simulator);
    const { MetricAlarms: [alarm] = [] } = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'risk-' }),
    );
    const { AlarmName = '', AlarmActions = [] } = alarm ?? {};
    const { MetricName, Namespace, Statistic, Dimensions, Period, EvaluationPeriods, ComparisonOperator } =
      alarm ?? {};
    const rest = {
      MetricName,
      Namespace,
      Statistic,
      Dimensions,
      Period,
      EvaluationPeriods,
      ComparisonOperator,
    };
    return cloudwatch.send(
      new PutMetricAlarmCommand({ AlarmName, AlarmActions, ...(rest as object), Threshold: 95 } as never),
    );
  },
};

describe('what somebody changes', () => {
  it('is found by drift at its path, and put back', async () => {
    const rig = await openRig();
    await rig.apply(declared(RICH));
    const before = [registrationsIn(rig), heldIn(rig).alarms];
    for (const [path, edit] of Object.entries(EDITS)) {
      await edit(rig);
      const { report, exit } = await rig.drift(declared(RICH));
      const fields = report.findings.flatMap((one) => ('fields' in one ? one.fields : []));
      expect([exit, fields.map(({ at, by }) => [at, by])]).toEqual([
        2,
        // Whoever calls a policy is asked for by its ARN: one that is made anew has another.
        [[`endpoints.fraud.${path}`, 'account']],
      ]);
      expect((await rig.apply(declared(RICH))).exit).toBe(0);
      expect([registrationsIn(rig), heldIn(rig).alarms]).toEqual(before);
      expect((await rig.drift(declared(RICH))).exit).toBe(0);
    }
  });

  it('is an alarm that is gone, or that calls what is gone', async () => {
    const rig = await openRig();
    await rig.apply(declared(RICH));
    const cloudwatch = watchOf(rig.simulator);
    const { scaling } = clientsOf(rig.simulator);
    const names = rig.simulator.world
      .state()
      .records.flatMap(({ kind, name }) => (kind === 'alarm' ? [name] : []));
    await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: names }));
    expect((await rig.drift(declared(RICH))).exit).toBe(2);
    await rig.apply(declared(RICH));
    expect(heldIn(rig).alarms).toEqual(['inferra-burst']);
    const { MetricAlarms: [alarm] = [] } = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNames: names }),
    );
    const AlarmActions = alarm?.AlarmActions?.map((arn) =>
      arn.replace(/scalingPolicy:[^:]+/, 'scalingPolicy:old'),
    );
    await cloudwatch.send(new PutMetricAlarmCommand({ ...alarm, AlarmActions } as never));
    expect((await rig.drift(declared(RICH))).exit).toBe(2);
    await rig.apply(declared(RICH));
    expect(heldIn(rig).alarms).toEqual(['inferra-burst']);
    await scaling.send(new DeleteScalingPolicyCommand({ ...SUBJECT, PolicyName: 'inferra-burst' }));
    expect(heldIn(rig).alarms).toEqual(['nothing ()']);
    const { plan } = await rig.apply(declared(RICH));
    expect(plan.units[0]?.fields.map(({ field }) => field)).toEqual([
      'scaling policy burst',
      'scaling alarm burst',
    ]);
    expect(heldIn(rig)).toEqual({ items: ALL, alarms: ['inferra-burst'] });
  });

  it('is left alone where it is not of the file', async () => {
    const rig = await openRig();
    await rig.apply(declared(NUMBERS));
    await registerRichly(rig, 'fraud');
    await rig.apply(declared(RICH));
    expect(heldIn(rig).items).toEqual([...ALL, 'evening', 'gpu', 'morning', 'steps'].sort());
    await rig.apply(declared(NUMBERS));
    expect(heldIn(rig).items).toEqual(['evening', 'gpu', 'inferra', 'morning', 'steps']);
    expect((await rig.plan(declared(NUMBERS))).differs).toBe(false);
  });
});

it('what the schedule has moved is no drift, and every other bound is', async () => {
  const rig = await openRig();
  await rig.apply(declared(RICH));
  const { clock, world } = rig.simulator;
  const boundsIn = () =>
    registrationsIn(rig)
      [ID]?.match(/"m..":\d+/g)
      ?.slice(-2);
  // The world begins on a Monday at 9: the next morning comes at 5 UTC.
  await clock.sleep(21 * 60 * 60_000);
  world.advanceTo(clock.now());
  expect(boundsIn()).toEqual(['"max":8', '"min":4']);
  expect((await rig.drift(declared(RICH))).exit).toBe(0);
  expect((await rig.plan(declared(RICH))).differs).toBe(false);
  // Another maximum of the file leaves the minimum to the schedule.
  await rig.apply(declared({ ...RICH, max: 9 }));
  expect(boundsIn()).toEqual(['"max":9', '"min":4']);
  await rig.apply(declared({ ...RICH, max: 9 }, 'ml.m5.xlarge'));
  expect(boundsIn()).toEqual(['"max":9', '"min":4']);
  const { scaling } = clientsOf(rig.simulator);
  await scaling.send(new RegisterScalableTargetCommand({ ...SUBJECT, MinCapacity: 3 }));
  expect((await rig.drift(declared({ ...RICH, max: 9 }, 'ml.m5.xlarge'))).exit).toBe(2);
});

describe('under an update that it blocks', () => {
  it('all of it is put aside and back, and the alarm starts the steps again', async () => {
    const rig = await openRig();
    await rig.apply(declared(RICH));
    const before = registrationsIn(rig);
    const { exit, plan } = await rig.apply(declared(RICH, 'ml.m5.xlarge'));
    expect([exit, registrationsIn(rig), heldIn(rig).alarms]).toEqual([0, before, ['inferra-burst']]);
    expect(plan.units[0]?.reasons.join()).not.toContain('must call');
    expect((await rig.plan(declared(RICH, 'ml.m5.xlarge'))).differs).toBe(false);
    const AlarmName = rig.simulator.world.state().records.find(({ kind }) => kind === 'alarm')?.name;
    await watchOf(rig.simulator).send(
      new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'busy' }),
    );
    expect(rig.simulator.world.endpoints()[0]?.fleet?.variants[0]?.desiredCount).toBe(4);
  });

  it('a change of the file along with it leaves nothing of before', async () => {
    const rig = await openRig();
    await rig.apply(declared(RICH));
    const { burst } = RICH.policies;
    const next = {
      min: 2,
      max: 9,
      policies: { burst, idle: { ...burst, steps: [{ beyond: 0, change: 1 }] } },
    };
    expect((await rig.apply(declared(next, 'ml.m5.xlarge'))).exit).toBe(0);
    expect(heldIn(rig)).toEqual({
      items: ['inferra-burst', 'inferra-idle'],
      alarms: ['inferra-burst', 'inferra-idle'],
    });
    expect((await rig.plan(declared(next, 'ml.m5.xlarge'))).differs).toBe(false);
  });

  it('which fails, all of it is back', async () => {
    const endpoints: Scenario['endpoints'] = [{ kind: 'capacity', on: 'update' }];
    const rig = await openRig({ scenario: { endpoints } });
    await rig.apply(declared(RICH));
    const before = registrationsIn(rig);
    expect((await rig.apply(declared(RICH, 'ml.m5.xlarge'))).exit).toBe(3);
    expect([registrationsIn(rig), heldIn(rig).alarms]).toEqual([before, ['inferra-burst']]);
  });
});

const { evening } = RICH.schedule;

it.each([
  ['less of it', NUMBERS, ['inferra'], []],
  [
    'something else',
    {
      ...{ min: 2, max: 9, schedule: { evening: { cron: evening.cron, min: 2 } } },
      policies: { idle: BURST },
    },
    ['inferra-evening', 'inferra-idle'],
    ['inferra-idle'],
  ],
] as const)('is finished by one more run, killed at any request: %s', async (_, scaling, items, alarms) => {
  const first = await openRig();
  await first.apply(declared(RICH));
  const from = first.simulator.world.state();
  const after = declared(scaling);
  const whole = await openRig({ from });
  await whole.apply(after);
  const expected = registrationsIn(whole);
  expect(heldIn(whole)).toEqual({ items, alarms });
  const requests = whole.mutations().length;
  for (let at = 1; at <= requests; at += 1) {
    const rig = await openRig({ from });
    const { line, died } = mortal(rig.simulator, at, 'applied');
    await Promise.race([died, rig.apply(after, {}, line)]);
    const again = await rig.apply(after);
    expect([at, again.exit, registrationsIn(rig), heldIn(rig)]).toEqual([at, 0, expected, { items, alarms }]);
  }
});

it('of many endpoints is read by pages, each with its own', async () => {
  const names = ['a', 'b', 'c', 'd'];
  const file = withMembers(fileOf({}), {
    endpoints: Object.fromEntries(
      names.map((name, nth) => [
        name,
        {
          model: 'a',
          instance: { type: 'ml.m5.large', count: 2 },
          scaling: { ...RICH, policies: { burst: { ...BURST, cooldown: `${nth + 1}m` } } },
        },
      ]),
    ),
  });
  const rig = await openRig();
  await rig.apply(file, ALLOWED);
  const before = rig.simulator.world.requests().length;
  expect((await rig.plan(file)).differs).toBe(false);
  const asked = rig.simulator.world.requests().slice(before);
  const times = (operation: string) => asked.filter((one) => one.operation === operation).length;
  expect(['DescribeScheduledActions', 'DescribeAlarms'].map(times)).toEqual([1, 1]);
});

it('goes with its endpoint, the alarms included', async () => {
  const rig = await openRig();
  await rig.apply(declared(RICH));
  expect((await rig.apply(fileOf({ other: {} }), ALLOWED)).exit).toBe(0);
  expect(heldIn(rig)).toEqual({ items: [], alarms: [] });
  await rig.apply(declared(RICH), ALLOWED);
  expect((await rig.destroy(declared(RICH))).exit).toBe(0);
  expect(rig.simulator.world.state().records.map(({ kind }) => kind)).toEqual([]);
});

it('each variant of an endpoint is scaled by itself', async () => {
  const file = (control: object, candidate?: object) =>
    withMembers(fileOf({}), {
      endpoints: {
        fraud: {
          variants: {
            control: { model: 'a', instance: { type: 'ml.m5.large', count: 2 }, scaling: control },
            candidate: {
              model: 'b',
              instance: { type: 'ml.m5.large', count: 1 },
              ...(candidate === undefined ? {} : { scaling: candidate }),
            },
          },
        },
      },
    });
  const rig = await openRig();
  const small = { min: 1, max: 2, concurrency: 5 };
  for (const [text, ids] of [
    [file(RICH, small), ['candidate', 'control']],
    [file({ ...RICH, max: 9 }), ['control']],
  ] as const) {
    const { exit, plan } = await rig.apply(text);
    expect(exit).toBe(0);
    expect(plan.units[0]?.fields.map(({ field }) => field)).toContain('control scaling');
    expect(Object.keys(registrationsIn(rig))).toEqual(ids.map((id) => `endpoint/fraud/variant/${id}`));
    expect((await rig.plan(text)).differs).toBe(false);
  }
  const { scaling } = clientsOf(rig.simulator);
  await scaling.send(new RegisterScalableTargetCommand({ ...subjectOf('fraud', 'control'), MaxCapacity: 3 }));
  const { report } = await rig.drift(file({ ...RICH, max: 9 }));
  expect(report.findings).toMatchObject([
    { fields: [{ at: 'endpoints.fraud.variants.control.scaling', by: 'account' }] },
  ]);
});
