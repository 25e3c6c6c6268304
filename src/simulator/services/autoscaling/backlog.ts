// How the queue of an asynchronous endpoint moves its instances: by target tracking on the backlog of each, and from none by a
// step policy that an alarm calls. SageMaker Developer Guide, "Autoscale an asynchronous endpoint", read 2026-11.
import type { AlarmRecord } from '../../world/alarm-records.ts';
import type {
  ScalableTargetRecord,
  ScalingPolicy,
  TrackingConfiguration,
} from '../../world/scaling-records.ts';
import { allAlarms } from '../alarms/states.ts';
import { isAsync } from '../asynchronous.ts';
import type { Context } from '../context.ts';
import { loadOn } from './load.ts';
import type { StepConfiguration } from './steps.ts';
import { variantOf } from './subject.ts';

const NAMESPACE = 'AWS/SageMaker';

type Metric = {
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
};

/** These metrics have EndpointName as their only dimension (Developer Guide, "Monitoring asynchronous endpoints"). */
function isOfQueue(metric: Metric, name: string, endpoint: string): boolean {
  const [dimension, ...others] = metric.Dimensions ?? [];
  return (
    metric.Namespace === NAMESPACE &&
    metric.MetricName === name &&
    others.length === 0 &&
    dimension?.Name === 'EndpointName' &&
    dimension.Value === endpoint
  );
}

/** @param times after which target tracking goes out and in; undefined where the queue says nothing */
export function wantedByQueue(
  ctx: Context,
  target: ScalableTargetRecord,
  now: number,
  times: { readonly out: number; readonly in: number },
): number | undefined {
  const { endpoint } = variantOf(ctx, target.resourceId);
  const load = loadOn(ctx, target, 'backlog');
  if (endpoint === undefined || !isAsync(endpoint.fleet?.spec) || load === undefined) return undefined;
  if (now === 0 && load.value > 0) {
    const steps = target.policies.filter((one) => isCalled(ctx, one, endpoint.name, load.lasted));
    if (steps.length > 0) return Math.max(...steps.map(({ steps: own }) => adjusted(now, own)));
  }
  const tracking = target.policies.flatMap(({ tracking: own }) =>
    own !== undefined && tracksBacklog(own, endpoint.name) ? [own] : [],
  );
  if (tracking.length === 0) return undefined;
  const wish = Math.max(
    // Without an instance it begins once more wait than one is to have (same page).
    ...tracking.map(({ TargetValue }) =>
      now === 0 && load.value <= TargetValue ? 0 : Math.ceil(load.value / TargetValue),
    ),
  );
  const staysUp = tracking.some(({ DisableScaleIn }) => DisableScaleIn === true);
  const wait = wish > now ? times.out : times.in;
  return load.lasted < wait || (staysUp && wish < now) ? now : wish;
}

function tracksBacklog(
  { CustomizedMetricSpecification: metric }: TrackingConfiguration,
  endpoint: string,
): boolean {
  return metric !== undefined && isOfQueue(metric, 'ApproximateBacklogSizePerInstance', endpoint);
}

/** HasBacklogWithoutCapacity is 1 while requests wait and nothing runs: as long as the alarm asks for. */
function isCalled(ctx: Context, { arn, type }: ScalingPolicy, endpoint: string, lasted: number): boolean {
  if (type !== 'StepScaling') return false;
  return allAlarms(ctx).some(({ spec }) => {
    const { Period = 60, EvaluationPeriods = 1, AlarmActions = [], ActionsEnabled = true } = spec;
    const long = Period * EvaluationPeriods * 1000;
    const calls = ActionsEnabled && AlarmActions.includes(arn) && isBreached(spec);
    return calls && isOfQueue(spec, 'HasBacklogWithoutCapacity', endpoint) && lasted >= long;
  });
}

function isBreached({ ComparisonOperator: operator, Threshold = 0 }: AlarmRecord['spec']): boolean {
  return operator === 'GreaterThanOrEqualToThreshold'
    ? Threshold <= 1
    : operator === 'GreaterThanThreshold' && Threshold < 1;
}

/** The value is at the threshold: of the step adjustments the one that begins there. */
function adjusted(now: number, steps: StepConfiguration = {}): number {
  const { AdjustmentType: type, StepAdjustments: all = [] } = steps;
  const step = all.find(
    ({ MetricIntervalLowerBound: low = 0, MetricIntervalUpperBound: high = Number.POSITIVE_INFINITY }) =>
      low <= 0 && 0 < high,
  );
  if (step === undefined) return now;
  return type === 'ExactCapacity' ? step.ScalingAdjustment : now + step.ScalingAdjustment;
}
