// What others registered for autoscaling of endpoints of the grown account, and how they deployed some: in the service's own
// words and with odd values, through its own clients.
import {
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  PutScheduledActionCommand,
  type PutScheduledActionCommandInput,
  RegisterScalableTargetCommand,
  type RegisterScalableTargetCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateEndpointConfigCommand,
  type DeploymentConfig,
  DescribeEndpointConfigCommand,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import type { Simulator } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { LEGACY } from './legacy.ts';
import { subjectOf } from './scaled.ts';

type Bounds = Pick<RegisterScalableTargetCommandInput, 'MinCapacity' | 'MaxCapacity' | 'SuspendedState'>;
type Policy = Pick<
  PutScalingPolicyCommandInput,
  'TargetTrackingScalingPolicyConfiguration' | 'StepScalingPolicyConfiguration'
>;
type Action = Pick<
  PutScheduledActionCommandInput,
  'Schedule' | 'Timezone' | 'StartTime' | 'EndTime' | 'ScalableTargetAction'
>;

type Registered = Bounds & {
  readonly policies?: Readonly<Record<string, Policy>>;
  readonly actions?: Readonly<Record<string, Action>>;
  /** Policies in steps by the alarm that starts them. */
  readonly alarms?: Readonly<Record<string, string>>;
};

const nameOf = (nth: number) => LEGACY[nth]?.name ?? '';

const custom = (MetricName: string, endpoint: string, variant: string) => ({
  ...{ MetricName, Namespace: '/aws/sagemaker/Endpoints', Statistic: 'Average' as const },
  Dimensions: [
    { Name: 'VariantName', Value: variant },
    { Name: 'EndpointName', Value: endpoint },
  ],
});

/** By endpoint and variant. */
export const REGISTERED: readonly (readonly [endpoint: string, variant: string, Registered])[] = [
  [
    nameOf(6),
    'AllTraffic',
    {
      ...{ MinCapacity: 1, MaxCapacity: 4 },
      SuspendedState: { DynamicScalingInSuspended: true, ScheduledScalingSuspended: true },
      policies: {
        SageMakerEndpointInvocationScalingPolicy: {
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 70.5,
            PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
            ...{ ScaleInCooldown: 600, DisableScaleIn: true },
          },
        },
      },
    },
  ],
  [
    nameOf(8),
    'control',
    {
      ...{ MinCapacity: 2, MaxCapacity: 9 },
      policies: {
        'cpu tracking': {
          TargetTrackingScalingPolicyConfiguration: {
            ...{ TargetValue: 65, ScaleOutCooldown: 0 },
            CustomizedMetricSpecification: custom('CPUUtilization', nameOf(8), 'control'),
          },
        },
        'concurrency:fast': {
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 3.5,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'SageMakerVariantConcurrentRequestsPerModelHighResolution',
            },
          },
        },
        'Burst-Up': {
          StepScalingPolicyConfiguration: {
            AdjustmentType: 'ChangeInCapacity',
            StepAdjustments: [
              { MetricIntervalLowerBound: 15, ScalingAdjustment: 4 },
              { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 2 },
            ],
          },
        },
        'burst-up': {
          StepScalingPolicyConfiguration: {
            ...{ AdjustmentType: 'PercentChangeInCapacity', MinAdjustmentMagnitude: 1, Cooldown: 120 },
            StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -25 }],
          },
        },
      },
      alarms: { 'Burst-Up': 'ranker-busy', 'burst-up': 'ranker-idle' },
    },
  ],
  [
    nameOf(8),
    'Candidate',
    {
      ...{ MinCapacity: 1, MaxCapacity: 3 },
      actions: {
        'Morning peak': {
          ...{ Schedule: 'cron(0 6 ? * MON-FRI *)', Timezone: 'Europe/Berlin' },
          ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 6 },
        },
        sale: {
          ...{ Schedule: 'at(2027-11-26T06:00:00)', Timezone: 'America/New_York' },
          ScalableTargetAction: { MaxCapacity: 8 },
        },
        refill: {
          ...{ Schedule: 'rate(12 hours)', ScalableTargetAction: { MinCapacity: 1 } },
          ...{ StartTime: new Date('2027-01-01T00:00:00Z'), EndTime: new Date('2027-06-01T00:00:00Z') },
        },
      },
    },
  ],
  [
    nameOf(10),
    'variant-1',
    {
      ...{ MinCapacity: 1, MaxCapacity: 5 },
      policies: {
        plain: {
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 300,
            PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
          },
        },
        unit: {
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 20,
            CustomizedMetricSpecification: { ...custom('Queue', nameOf(10), 'variant-1'), Unit: 'Count' },
          },
        },
        'nobody-calls': {
          StepScalingPolicyConfiguration: {
            AdjustmentType: 'ExactCapacity',
            StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 5 }],
          },
        },
      },
    },
  ],
  [nameOf(24), 'AllTraffic', { MinCapacity: 1, MaxCapacity: 2 }],
];

/** What of these the language has no words for, as it is told, by endpoint. */
export const TOLD: readonly (readonly [endpoint: string, because: readonly string[]])[] = [
  [
    nameOf(6),
    [
      'autoscaling of AllTraffic: scaling in is suspended',
      'autoscaling of AllTraffic: scheduled actions are suspended',
    ],
  ],
  [
    nameOf(10),
    [
      'autoscaling of variant-1: policy nobody-calls goes in steps that no alarm starts',
      'autoscaling of variant-1: policy unit tracks Queue in the unit Count',
    ],
  ],
  [nameOf(18), ['its last deployment is not in the file: nothing bakes, so that no alarm is ever watched']],
  [nameOf(24), ['autoscaling of AllTraffic is not in the file: scaling says nothing about what it aims at']],
];

export const DEPLOYED: readonly (readonly [endpoint: string, DeploymentConfig])[] = [
  [
    nameOf(12),
    {
      BlueGreenUpdatePolicy: {
        TrafficRoutingConfiguration: {
          ...{ Type: 'CANARY', WaitIntervalInSeconds: 600 },
          CanarySize: { Type: 'CAPACITY_PERCENT', Value: 10 },
        },
        ...{ TerminationWaitInSeconds: 90, MaximumExecutionTimeoutInSeconds: 5400 },
      },
      AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'ranker-busy' }, { AlarmName: 'ranker-idle' }] },
    },
  ],
  [
    nameOf(18),
    {
      BlueGreenUpdatePolicy: {
        TrafficRoutingConfiguration: { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds: 0 },
      },
      AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'ranker-busy' }] },
    },
  ],
  [
    nameOf(16),
    {
      RollingUpdatePolicy: {
        MaximumBatchSize: { Type: 'CAPACITY_PERCENT', Value: 50 },
        ...{ WaitIntervalInSeconds: 300, MaximumExecutionTimeoutInSeconds: 7200 },
        RollbackMaximumBatchSize: { Type: 'CAPACITY_PERCENT', Value: 100 },
      },
    },
  ],
];

/** Of those of the grown account that are there. */
export async function scaleLegacy(simulator: Simulator, names: readonly string[]): Promise<void> {
  const { scaling, cloudwatch, sagemaker } = clientsOf(simulator);
  const alarm = (AlarmName: string, AlarmActions: string[]) =>
    cloudwatch.send(
      new PutMetricAlarmCommand({
        ...{ AlarmName, MetricName: 'Load', Namespace: 'risk', Statistic: 'Average' },
        ...{ ComparisonOperator: 'GreaterThanThreshold', Threshold: 80, Period: 60, EvaluationPeriods: 2 },
        AlarmActions,
      }),
    );
  for (const name of ['ranker-busy', 'ranker-idle']) await alarm(name, []);
  for (const [endpoint, config] of DEPLOYED) {
    if (!names.includes(endpoint)) continue;
    const EndpointConfigName = `${endpoint}-Second`;
    const first = await sagemaker.send(
      new DescribeEndpointConfigCommand({ EndpointConfigName: `${endpoint}-Config` }),
    );
    const { ProductionVariants } = first;
    await sagemaker.send(new CreateEndpointConfigCommand({ EndpointConfigName, ProductionVariants }));
    await sagemaker.send(
      new UpdateEndpointCommand({ EndpointName: endpoint, EndpointConfigName, DeploymentConfig: config }),
    );
  }
  await simulator.clock.sleep(90 * 60_000);
  for (const [endpoint, variant, { policies = {}, actions = {}, alarms = {}, ...bounds }] of REGISTERED) {
    if (!names.includes(endpoint)) continue;
    const subject = subjectOf(endpoint, variant);
    await scaling.send(new RegisterScalableTargetCommand({ ...subject, ...bounds }));
    for (const [PolicyName, policy] of Object.entries(policies)) {
      const PolicyType = policy.StepScalingPolicyConfiguration ? 'StepScaling' : 'TargetTrackingScaling';
      const { PolicyARN = '' } = await scaling.send(
        new PutScalingPolicyCommand({ ...subject, PolicyName, PolicyType, ...policy }),
      );
      const caller = alarms[PolicyName];
      if (caller !== undefined) await alarm(caller, [PolicyARN]);
    }
    for (const [ScheduledActionName, action] of Object.entries(actions))
      await scaling.send(new PutScheduledActionCommand({ ...subject, ScheduledActionName, ...action }));
  }
}
