// Heading "Autoscaling" of docs/simulator.md: targets, policies, scheduled actions, what they mean for the endpoint, and the
// autoscaler under a scripted load.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApplicationAutoScalingServiceException,
  DeleteScalingPolicyCommand,
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  type RegisterScalableTargetCommandInput,
  TagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { SageMakerServiceException } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import type { SimulatorOptions } from './index.ts';
import { openAccount, type TestAccount } from './testing/account.ts';

const OF = {
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/e/variant/main',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;
const TRACKING = {
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue: 100,
    PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
  },
} as const;

function scalingOf({ scaling }: TestAccount) {
  return {
    register: (more: Partial<RegisterScalableTargetCommandInput> = {}) =>
      scaling.send(new RegisterScalableTargetCommand({ ...OF, MinCapacity: 2, MaxCapacity: 8, ...more })),
    deregister: () => scaling.send(new DeregisterScalableTargetCommand(OF)),
    put: (PolicyName: string, more: Partial<PutScalingPolicyCommandInput> = TRACKING) =>
      scaling.send(new PutScalingPolicyCommand({ ...OF, PolicyName, ...more })),
    targets: async (more: object = {}) =>
      scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker', ...more })),
    policies: async (more: object = {}) =>
      scaling.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'sagemaker', ...more })),
  };
}

async function open(options: SimulatorOptions = {}, count = 2) {
  const account = await openAccount(options);
  await account.serving({ count });
  const { clock, world } = account.simulator;
  const until = (minute: number) => account.minutes(minute - (clock.now() - world.begun) / 60_000);
  return { ...account, ...scalingOf(account), until };
}

async function refusal(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ApplicationAutoScalingServiceException || error instanceof SageMakerServiceException)
      return `${error.name}: ${error.message}`;
    throw error;
  }
  throw new Error('was not refused');
}

const countOf = async ({ describe }: Pick<TestAccount, 'describe'>) =>
  (await describe('e')).ProductionVariants?.[0]?.DesiredInstanceCount;

test('a target is registered, changed by what is given, and shown with the role of the service', async () => {
  const { register, targets } = await open();
  const { ScalableTargetARN } = await register();
  await register({ MinCapacity: undefined, MaxCapacity: 12 });
  expect((await targets()).ScalableTargets).toEqual([
    {
      ...OF,
      MinCapacity: 2,
      MaxCapacity: 12,
      RoleARN: expect.stringContaining('AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint'),
      CreationTime: expect.any(Date),
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
      ScalableTargetARN,
    },
  ]);
  expect((await targets({ ResourceIds: ['endpoint/e/variant/other'] })).ScalableTargets).toEqual([]);
});

describe('registering refuses', () => {
  const cases: Readonly<Record<string, readonly [Partial<RegisterScalableTargetCommandInput>, RegExp]>> = {
    'a first time without bounds': [{ MinCapacity: undefined }, /^ValidationException: MinCapacity and/],
    'bounds the wrong way round': [{ MaxCapacity: 1 }, /cannot be less than minimum/],
    'an endpoint that is not there': [
      { ResourceId: 'endpoint/no/variant/main' },
      /Could not find the endpoint/,
    ],
    'a variant that is not there': [{ ResourceId: 'endpoint/e/variant/no' }, /Could not find the variant/],
    'no instances at all of a real-time endpoint': [{ MinCapacity: 0 }, /at least 1/],
    'another form of resource': [{ ResourceId: 'e' }, /^ValidationException: Unsupported/],
    'provisioned concurrency of instances': [
      { ScalableDimension: 'sagemaker:variant:DesiredProvisionedConcurrency' },
      /no provisioned concurrency/,
    ],
    'a dimension that nobody knows': [
      { ScalableDimension: 'sagemaker:variant:Weight' as never },
      /enum value set/,
    ],
  };
  test.each(Object.entries(cases))('%s', async (_, [more, text]) => {
    const { register } = await open();
    expect(await refusal(register(more))).toMatch(text);
  });

  test('burstable instances', async () => {
    const account = await openAccount();
    await account.serving({ type: 'ml.t2.medium' });
    expect(await refusal(scalingOf(account).register())).toMatch(
      /^ValidationException: You cannot register a variant with ml\.t2\.medium/,
    );
  });

  test('an endpoint that is not in service', async () => {
    const { register, scale } = await open();
    await scale('e', 4);
    expect(await refusal(register())).toMatch(/is Updating and must be InService/);
  });
});

test('policies are put by name, return their alarms, and go with the target', async () => {
  const { register, put, policies, deregister } = await open();
  expect(await refusal(put('invocations'))).toMatch(
    /^ObjectNotFoundException: No scalable target registered/,
  );
  await register();
  const { Alarms, PolicyARN } = await put('invocations');
  expect(Alarms?.map(({ AlarmName }) => AlarmName)).toEqual([
    expect.stringMatching(/^TargetTracking-endpoint\/e\/variant\/main-AlarmHigh-[0-9a-f-]{36}$/),
    expect.stringMatching(/^TargetTracking-endpoint\/e\/variant\/main-AlarmLow-[0-9a-f-]{36}$/),
  ]);
  expect(await put('invocations')).toMatchObject({ PolicyARN, Alarms });
  await put('backlog', {
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    },
  });
  expect((await policies()).ScalingPolicies?.map(({ PolicyName }) => PolicyName)).toEqual([
    'invocations',
    'backlog',
  ]);
  await deregister();
  expect((await policies()).ScalingPolicies).toEqual([]);
  expect(await refusal(deregister())).toMatch(/^ObjectNotFoundException: /);
});

describe('a policy is refused', () => {
  const tracking = TRACKING.TargetTrackingScalingPolicyConfiguration;
  const cases: Readonly<Record<string, readonly [Partial<PutScalingPolicyCommandInput>, RegExp]>> = {
    'without its type': [{ ...TRACKING, PolicyType: undefined }, /PolicyType is required/],
    'with the metric of another dimension': [
      {
        ...TRACKING,
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 0.7,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'SageMakerVariantProvisionedConcurrencyUtilization',
          },
        },
      },
      /Invalid predefined metric type/,
    ],
    'without a metric': [
      { ...TRACKING, TargetTrackingScalingPolicyConfiguration: { TargetValue: 1 } },
      /exactly one of Predefined/,
    ],
    'of steps without steps': [
      { PolicyType: 'StepScaling', StepScalingPolicyConfiguration: { AdjustmentType: 'ExactCapacity' } },
      /at least one step/,
    ],
    'for the metric of another policy': [
      { ...TRACKING, TargetTrackingScalingPolicyConfiguration: { ...tracking, TargetValue: 7 } },
      /Only one TargetTrackingScaling policy/,
    ],
  };
  test.each(Object.entries(cases))('%s', async (_, [more, text]) => {
    const { register, put } = await open();
    await register();
    await put('first');
    expect(await refusal(put('second', more))).toMatch(text);
  });
});

test('scheduled actions are kept, changed by what is given, and deleted', async () => {
  const { scaling, register } = await open();
  await register();
  const ScheduledActionName = 'night';
  const put = (more: object) =>
    scaling.send(new PutScheduledActionCommand({ ...OF, ScheduledActionName, ...more }));
  expect(await refusal(put({}))).toMatch(/Schedule is required/);
  expect(await refusal(put({ Schedule: 'at night' }))).toMatch(/Invalid schedule/);
  await put({
    Schedule: 'cron(0 22 * * ? *)',
    Timezone: 'Europe/Berlin',
    ScalableTargetAction: { MaxCapacity: 2 },
  });
  await put({ ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 2 } });
  const seen = await scaling.send(new DescribeScheduledActionsCommand({ ServiceNamespace: 'sagemaker' }));
  expect(seen.ScheduledActions).toMatchObject([
    { Timezone: 'Europe/Berlin', ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 2 } },
  ]);
  await scaling.send(new DeleteScheduledActionCommand({ ...OF, ScheduledActionName }));
  expect(
    await refusal(scaling.send(new DeleteScheduledActionCommand({ ...OF, ScheduledActionName }))),
  ).toMatch(/^ObjectNotFoundException: No scheduled action/);
});

test('policies are deleted by name', async () => {
  const { scaling, register, put } = await open();
  await register();
  await put('invocations');
  const remove = () => scaling.send(new DeleteScalingPolicyCommand({ ...OF, PolicyName: 'invocations' }));
  await remove();
  expect(await refusal(remove())).toMatch(/^ObjectNotFoundException: No scaling policy found/);
});

test('targets have tags of their own', async () => {
  const { scaling, register } = await open();
  const { ScalableTargetARN: ResourceARN } = await register({ Tags: { team: 'risk' } });
  await scaling.send(new TagResourceCommand({ ResourceARN, Tags: { a: 'b' } }));
  const { Tags } = await scaling.send(new ListTagsForResourceCommand({ ResourceARN }));
  expect(Tags).toEqual({ team: 'risk', a: 'b' });
});

test('pages hold 50 targets and 10 policies', async () => {
  const { register, put, policies, targets } = await open();
  await register();
  expect(await refusal(targets({ MaxResults: 51 }))).toMatch(/between 1 and 50/);
  expect(await refusal(policies({ MaxResults: 11 }))).toMatch(/between 1 and 10/);
  expect(await refusal(targets({ ScalableDimension: OF.ScalableDimension }))).toMatch(/resource ID must be/);
  expect(await refusal(targets({ NextToken: 'no' }))).toMatch(/^InvalidNextTokenException/);
  for (let nth = 0; nth < 11; nth += 1) {
    const custom = { MetricName: `m${nth}`, Namespace: 'risk', Statistic: 'Average' } as const;
    await put(`p${nth}`, {
      ...TRACKING,
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 1, CustomizedMetricSpecification: custom },
    });
  }
  const first = await policies();
  expect(first.ScalingPolicies).toHaveLength(10);
  expect((await policies({ NextToken: first.NextToken })).ScalingPolicies).toHaveLength(1);
});

test('a registered variant blocks another instance type and its own end, and not another model', async () => {
  const { register, deregister, config, update, model, settled } = await open();
  await register();
  await model('m2');
  await config('larger', { type: 'ml.m5.xlarge' });
  await config('gone', { variant: 'other' });
  await config(
    'next',
    {},
    {
      ProductionVariants: [
        { VariantName: 'main', ModelName: 'm2', InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
      ],
    },
  );
  const text = /^ValidationException: The variant\(s\) "main" must be deregistered/;
  expect(await refusal(update('e', 'larger'))).toMatch(text);
  expect(await refusal(update('e', 'gone'))).toMatch(text);
  await update('e', 'next');
  await settled('e');
  await deregister();
  await update('e', 'larger');
});

test('an update resets a count that was moved, unless it retains it', async () => {
  const account = await open({
    scenario: { events: [{ kind: 'autoscale', atMinutes: 60, endpoint: 'e', variant: 'main', count: 5 }] },
  });
  const { register, config, update, settled, minutes } = account;
  await register();
  await config('next', { count: 2 });
  await minutes(70);
  expect(await countOf(account)).toBe(5);
  await update('e', 'next', { RetainAllVariantProperties: true });
  await settled('e');
  expect(await countOf(account)).toBe(5);
  await update('e', 'c');
  await settled('e');
  expect(await countOf(account)).toBe(2);
});

describe('deleting the endpoint', () => {
  test('deregisters its targets', async () => {
    const { register, remove, targets } = await open();
    await register();
    await remove('e');
    expect((await targets()).ScalableTargets).toEqual([]);
  });

  test('needs the permission for it', async () => {
    const allowed = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
    const denied = { Effect: 'Deny', Action: 'application-autoscaling:Deregister*', Resource: '*' } as const;
    const { register, remove } = await open({ scenario: { permissions: [allowed, denied] } });
    await register();
    expect(await refusal(remove('e'))).toMatch(
      /^AccessDeniedException: .* does not have application-autoscaling:DeregisterScalableTarget permission/,
    );
  });
});

describe('the autoscaler', () => {
  const load = [
    { fromMinutes: 60, endpoint: 'e', perMinute: 540 },
    { fromMinutes: 120, endpoint: 'e', variant: 'main', perMinute: 20 },
  ];

  test('follows the load, out sooner than in, and stays within the bounds', async () => {
    const account = await open({ scenario: { load } });
    const { register, put, until } = account;
    await register();
    await put('invocations');
    await until(62);
    expect(await countOf(account)).toBe(2);
    await until(64);
    expect(await countOf(account)).toBe(6);
    await until(130);
    expect(await countOf(account)).toBe(6);
    await until(136);
    expect(await countOf(account)).toBe(2);
  });

  test('does nothing without a policy, or while it is suspended', async () => {
    const account = await open({ scenario: { load } });
    await account.register();
    await account.minutes(80);
    expect(await countOf(account)).toBe(2);
    const suspended = await open({ scenario: { load } });
    await suspended.register({ SuspendedState: { DynamicScalingOutSuspended: true } });
    await suspended.put('invocations');
    await suspended.minutes(80);
    expect(await countOf(suspended)).toBe(2);
  });

  test('waits for an update to end', async () => {
    const account = await open({ scenario: { load } });
    const { register, put, minutes, until, config, update, settled } = account;
    await register();
    await put('invocations');
    await config('next', { count: 2 });
    await until(60);
    await update('e', 'next', { RetainAllVariantProperties: true });
    await minutes(4);
    expect(await countOf(account)).toBe(2);
    await settled('e');
    await minutes(2);
    expect(await countOf(account)).toBe(6);
  });

  test('brings a count that is outside the bounds into them', async () => {
    const account = await open({}, 1);
    await account.register();
    await account.minutes(1);
    expect(await countOf(account)).toBe(2);
  });

  test('moves what others have registered, for as long as it is', async () => {
    const of = { endpoint: 'e', variant: 'main' } as const;
    const events = [
      { kind: 'register', atMinutes: 50, ...of, min: 2, max: 8, target: 100 },
      { kind: 'deregister', atMinutes: 90, ...of },
    ] as const;
    const account = await open({ scenario: { events, load } });
    await account.until(80);
    expect(await countOf(account)).toBe(6);
    await account.until(150);
    expect(await countOf(account)).toBe(6);
  });

  test('moves nothing that is not registered', async () => {
    const events = [{ kind: 'autoscale', atMinutes: 60, endpoint: 'e', variant: 'main', count: 5 }] as const;
    const account = await open({ scenario: { events } });
    await account.minutes(70);
    expect(await countOf(account)).toBe(2);
  });
});

describe('the queue of an asynchronous endpoint', () => {
  const load = [
    { fromMinutes: 20, endpoint: 'e', backlog: 0 },
    { fromMinutes: 100, endpoint: 'e', backlog: 5 },
    { fromMinutes: 160, endpoint: 'e', backlog: 45 },
    { fromMinutes: 220, endpoint: 'e', backlog: 0 },
  ] as const;
  const metric = { Namespace: 'AWS/SageMaker', Dimensions: [{ Name: 'EndpointName', Value: 'e' }] };
  const BACKLOG = {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 10,
      CustomizedMetricSpecification: {
        ...{ ...metric, MetricName: 'ApproximateBacklogSizePerInstance', Statistic: 'Average' as const },
      },
    },
  } satisfies Partial<PutScalingPolicyCommandInput>;
  const STEPS = {
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    },
  } satisfies Partial<PutScalingPolicyCommandInput>;

  async function queued() {
    const account = await openAccount({ scenario: { load } });
    await account.model('m');
    await account.config('c', {}, { AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://out/' } } });
    await account.create('e', 'c');
    await account.settled('e');
    const { clock, world } = account.simulator;
    const until = (minute: number) => account.minutes(minute - (clock.now() - world.begun) / 60_000);
    const own = { ...account, ...scalingOf(account), until };
    await own.register({ MinCapacity: 0, MaxCapacity: 4 });
    await own.put('backlog', BACKLOG);
    const alarm = (more: object = {}) =>
      account.cloudwatch.send(
        new PutMetricAlarmCommand({
          ...{ ...metric, AlarmName: 'wake', MetricName: 'HasBacklogWithoutCapacity', Statistic: 'Average' },
          ...{ Period: 60, EvaluationPeriods: 2, Threshold: 1 },
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          ...more,
        }),
      );
    const counts = async (...minutes: readonly number[]) => {
      const found: (number | undefined)[] = [];
      for (const minute of minutes) {
        await until(minute);
        found.push(await countOf(own));
      }
      return found;
    };
    return { ...own, alarm, counts };
  }

  test('takes its instances to none, and brings some once more wait than one is to have', async () => {
    const { counts } = await queued();
    expect(await counts(30, 60, 150, 180, 250)).toEqual([1, 0, 0, 4, 0]);
  });

  test('wakes them by an alarm that calls a step policy, after two minutes', async () => {
    const { counts, put, alarm } = await queued();
    const { PolicyARN = '' } = await put('wake', STEPS);
    await alarm({ AlarmActions: [PolicyARN] });
    expect(await counts(60, 101, 103, 150, 180)).toEqual([0, 0, 1, 1, 4]);
  });

  test.each<[string, object]>([
    ['calls somebody else', { AlarmActions: ['arn:aws:sns:us-east-1:123456789012:other'] }],
    ['is off', { ActionsEnabled: false }],
    ['is on another endpoint', { Dimensions: [{ Name: 'EndpointName', Value: 'other' }] }],
  ])('wakes nothing by an alarm that %s', async (_what, more) => {
    const { counts, put, alarm } = await queued();
    const { PolicyARN = '' } = await put('wake', STEPS);
    await alarm({ AlarmActions: [PolicyARN], ...more });
    expect(await counts(150)).toEqual([0]);
  });
});

test('targets and policies survive a restart', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'autoscaling-'));
  const first = await open({ dir });
  await first.register();
  await first.put('invocations');
  await first.simulator.close();
  const second = await openAccount({ dir });
  const { targets, policies } = scalingOf(second);
  expect((await targets()).ScalableTargets).toHaveLength(1);
  expect((await policies()).ScalingPolicies).toHaveLength(1);
  await second.simulator.close();
  await rm(dir, { recursive: true });
});
