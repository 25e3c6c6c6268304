// inferra's alarms as requests, and a description as a LiveAlarm. Pure. Metrics and dimensions: SageMaker Developer Guide,
// "Amazon SageMaker AI metrics in Amazon CloudWatch" and "Auto-rollback configuration and monitoring", read 2026-11.
import type { MetricAlarm, PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Tags } from '../../core/part.ts';
import { toTagList } from '../tags.ts';
import type { LiveAlarm, RollbackAlarmSpec } from './spec.ts';
import { stepSpecOf } from './steps.ts';

/** Two minutes in a row: one bad minute of a small part says little. Without requests nothing is wrong. */
const EVALUATION = {
  Namespace: 'AWS/SageMaker',
  Period: 60,
  EvaluationPeriods: 2,
  DatapointsToAlarm: 2,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
} as const;

export function toPutRequest(name: string, spec: RollbackAlarmSpec, tags: Tags): PutMetricAlarmCommandInput {
  const whose = 'component' in spec ? `component ${spec.component}` : `endpoint ${spec.endpoint}`;
  return {
    AlarmName: name,
    AlarmDescription: `Takes the rollout of ${whose} back. Made by inferra.`,
    ...EVALUATION,
    ...measureOf(spec),
    Dimensions: dimensionsOf(spec).map(([Name, Value]) => ({ Name, Value })),
    Tags: toTagList(tags),
  };
}

/** Invocation metrics are those of an endpoint's variant, or of a component by its name alone. */
function dimensionsOf(spec: RollbackAlarmSpec): readonly (readonly [name: string, value: string])[] {
  if ('component' in spec) return [['InferenceComponentName', spec.component]];
  const { endpoint, config, variant } = spec;
  return [
    ['EndpointName', endpoint],
    ['VariantName', variant],
    ['EndpointConfigName', config],
  ];
}

/** Of each request 1 is counted where the answer was 5xx, and 0 else: the average is the share. Latency is in microseconds. */
function measureOf(spec: RollbackAlarmSpec) {
  return spec.metric === 'errors5xx'
    ? { MetricName: 'Invocation5XXErrors', Statistic: 'Average' as const, Threshold: spec.percent / 100 }
    : { MetricName: 'ModelLatency', ExtendedStatistic: 'p95', Threshold: spec.milliseconds * 1000 };
}

export function fromDescription(alarm: MetricAlarm): LiveAlarm {
  const spec = stepSpecOf(alarm) ?? specOf(alarm);
  const { AlarmActions: calls = [] } = alarm;
  return {
    kind: 'alarm',
    name: alarm.AlarmName ?? '',
    arn: alarm.AlarmArn ?? '',
    tags: {},
    ...(spec === undefined ? {} : { spec }),
    ...(calls.length === 0 ? {} : { calls }),
  };
}

function specOf({ Threshold, MetricName, Dimensions = [] }: MetricAlarm): RollbackAlarmSpec | undefined {
  const on = subjectOf(Dimensions);
  if (Threshold === undefined || on === undefined) return undefined;
  if (MetricName === 'Invocation5XXErrors')
    return { ...on, metric: 'errors5xx', percent: rounded(Threshold * 100) };
  return MetricName === 'ModelLatency'
    ? { ...on, metric: 'latencyP95', milliseconds: rounded(Threshold / 1000) }
    : undefined;
}

function subjectOf(dimensions: NonNullable<MetricAlarm['Dimensions']>) {
  const dimension = (wanted: string) => dimensions.find(({ Name }) => Name === wanted)?.Value;
  const component = dimension('InferenceComponentName');
  if (component !== undefined) return dimensions.length === 1 ? { component } : undefined;
  const [endpoint, variant, config] = ['EndpointName', 'VariantName', 'EndpointConfigName'].map(dimension);
  return endpoint === undefined || variant === undefined || config === undefined
    ? undefined
    : { endpoint, config, variant };
}

/** What floating point adds to a percentage is no difference. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
