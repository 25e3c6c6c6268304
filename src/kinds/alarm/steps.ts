// Alarms that call scaling policies in steps, as requests and back. Pure. Members: API reference of PutMetricAlarm, read 2026-11.
import type { MetricAlarm, PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Tags } from '../../core/part.ts';
import { STATISTICS } from '../autoscaling.ts';
import { toTagList } from '../tags.ts';
import type { StepAlarmSpec } from './spec.ts';

const COMPARISONS = {
  above: 'GreaterThanOrEqualToThreshold',
  below: 'LessThanOrEqualToThreshold',
} as const;

const MISSING = { good: 'notBreaching', bad: 'breaching', ignore: 'ignore', missing: 'missing' } as const;

/** @param arn of the policy as it is now */
export function toStepRequest(
  name: string,
  spec: StepAlarmSpec,
  tags: Tags,
  arn: string,
): PutMetricAlarmCommandInput {
  const { policy, metric, breaches, threshold, period, periods, missing } = spec;
  return {
    AlarmName: name,
    AlarmDescription: `Starts the steps of scaling policy ${policy.name} of ${policy.resource}. Made by inferra.`,
    MetricName: metric.name,
    Namespace: metric.namespace,
    Statistic: STATISTICS[metric.statistic],
    Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
    Period: period,
    EvaluationPeriods: periods,
    DatapointsToAlarm: periods,
    ComparisonOperator: COMPARISONS[breaches],
    Threshold: threshold,
    TreatMissingData: MISSING[missing],
    AlarmActions: [arn],
    Tags: toTagList(tags),
  };
}

/** `…:scalingPolicy:<id>:resource/sagemaker/<resource>:policyName/<name>` (API reference of PutScalingPolicy, read 2026-11). */
const POLICY_ARN = /:scalingPolicy:[^:]+:resource\/sagemaker\/(?<resource>[^:]+):policyName\/(?<name>.+)$/;

/** Undefined for an alarm that calls no policy, or that a spec cannot say. */
export function stepSpecOf(alarm: MetricAlarm): StepAlarmSpec | undefined {
  const policy = policyIn(alarm.AlarmActions?.[0]);
  const rest = policy === undefined ? undefined : measureOf(alarm);
  return policy === undefined || rest === undefined ? undefined : { policy, ...rest };
}

export function policyIn(arn = ''): StepAlarmSpec['policy'] | undefined {
  const { resource, name } = POLICY_ARN.exec(arn)?.groups ?? {};
  return resource === undefined || name === undefined ? undefined : { resource, name };
}

/** What it looks at; undefined where a spec cannot say that. */
export function measureOf(alarm: MetricAlarm): Omit<StepAlarmSpec, 'policy'> | undefined {
  const { MetricName: name, Namespace: namespace, Threshold, Period, EvaluationPeriods: periods } = alarm;
  const statistic = keyOf(STATISTICS, alarm.Statistic);
  const breaches = keyOf(COMPARISONS, alarm.ComparisonOperator);
  const missing = keyOf(MISSING, alarm.TreatMissingData ?? 'missing');
  if (name === undefined || namespace === undefined || statistic === undefined) return undefined;
  if (Threshold === undefined || Period === undefined || periods === undefined) return undefined;
  if (breaches === undefined || missing === undefined || !isPlain(alarm, periods)) return undefined;
  const dimensions = Object.fromEntries(
    (alarm.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value]),
  );
  return {
    metric: { name, namespace, statistic, dimensions },
    ...{ breaches, threshold: Threshold, period: Period, periods, missing },
  };
}

function isPlain(alarm: MetricAlarm, periods: number): boolean {
  const {
    AlarmActions = [],
    OKActions = [],
    InsufficientDataActions = [],
    DatapointsToAlarm = periods,
  } = alarm;
  return (
    DatapointsToAlarm === periods &&
    alarm.ActionsEnabled !== false &&
    AlarmActions.length <= 1 &&
    OKActions.length + InsufficientDataActions.length === 0 &&
    alarm.Unit === undefined
  );
}

function keyOf<K extends string>(all: Readonly<Record<K, string>>, value: string | undefined): K | undefined {
  return (Object.keys(all) as K[]).find((one) => all[one] === value);
}
