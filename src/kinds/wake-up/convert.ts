// The step policy and its alarm as requests, and descriptions of both as a LiveWakeUp. Pure. Both are those of the SageMaker
// Developer Guide, "Autoscale an asynchronous endpoint", scaling up from zero (read 2026-11).
import type {
  PutScalingPolicyCommandInput,
  ScalingPolicy,
  StepScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { MetricAlarm, PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { subjectOf, WAKE } from '../autoscaling.ts';
import { exact } from '../compare.ts';
import type { LiveWakeUp } from './spec.ts';

const STEPS: StepScalingPolicyConfiguration = {
  AdjustmentType: 'ChangeInCapacity',
  MetricAggregationType: 'Average',
  Cooldown: 300,
  StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
};

/** HasBacklogWithoutCapacity is 1 while requests wait and no instance is there; it is of the endpoint, not of a variant. */
const ALARM = {
  Namespace: 'AWS/SageMaker',
  MetricName: 'HasBacklogWithoutCapacity',
  Statistic: 'Average',
  Period: 60,
  EvaluationPeriods: 2,
  DatapointsToAlarm: 2,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'missing',
} as const;

export function toPolicyRequest(resourceId: string): PutScalingPolicyCommandInput {
  return {
    ...subjectOf(resourceId),
    PolicyName: WAKE,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: STEPS,
  };
}

/** Alarms have one name space in an account and region, and endpoints another. */
export function alarmName(resourceId: string): string {
  const [, endpoint, , variant] = resourceId.split('/');
  return `${WAKE}.${endpoint}.${variant}`;
}

/** @param policy the ARN of the policy that it calls */
export function toAlarmRequest(resourceId: string, policy: string): PutMetricAlarmCommandInput {
  const [, endpoint = ''] = resourceId.split('/');
  return {
    AlarmName: alarmName(resourceId),
    AlarmDescription: `Wakes endpoint ${endpoint} when requests wait and it has no instances. Made by inferra.`,
    ...ALARM,
    Dimensions: [{ Name: 'EndpointName', Value: endpoint }],
    ActionsEnabled: true,
    AlarmActions: [policy],
  };
}

/** Undefined where neither is there. */
export function fromDescriptions(
  resourceId: string,
  policy: ScalingPolicy | undefined,
  alarm: MetricAlarm | undefined,
): LiveWakeUp | undefined {
  if (policy === undefined && alarm === undefined) return undefined;
  const arn = policy?.PolicyARN ?? '';
  return {
    ...{ kind: 'wake-alarm', name: resourceId, arn: alarm?.AlarmArn ?? '', tags: {} },
    policy: stateOf(policy, (one) => exact(one.StepScalingPolicyConfiguration, STEPS)),
    alarm: stateOf(alarm, (one) => isAsMade(one, toAlarmRequest(resourceId, arn))),
  };
}

function stateOf<T>(found: T | undefined, asMade: (one: T) => boolean): LiveWakeUp['policy'] {
  if (found === undefined) return 'absent';
  return asMade(found) ? 'as made' : 'other';
}

/** In every member of the request but its name. */
function isAsMade(live: MetricAlarm, { AlarmName: _, ...wanted }: PutMetricAlarmCommandInput): boolean {
  const found = live as Readonly<Record<string, unknown>>;
  return Object.entries(wanted).every(([member, value]) => exact(found[member], value));
}
