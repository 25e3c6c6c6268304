// Autoscaling in words: bounds, policies, schedules and alarms, of the file and of the account alike.
import type { LiveAlarm, StepAlarmSpec } from '../../kinds/alarm/spec.ts';
import { isStepAlarm } from '../../kinds/alarm/spec.ts';
import { endpointDimensions, ownDimensions } from '../../kinds/autoscaling.ts';
import { exact } from '../../kinds/compare.ts';
import type { Item, RegisteredAction, RegisteredPolicy } from '../../kinds/registration/spec.ts';
import { fromDescription } from '../../kinds/scaling-policy/convert.ts';
import type { PolicySpec } from '../../kinds/scaling-policy/spec.ts';

/** `2–8, target 420/min`; what is not as the service has it by itself is said, too. */
export function boundsText(
  { min, max }: { readonly min: number; readonly max: number },
  policy: PolicySpec | 'another' | undefined,
): string {
  const bounds = `${min}–${max}`;
  if (policy === undefined) return bounds;
  return `${bounds}, ${policy === 'another' ? 'by another metric' : trackingText(policy)}`;
}

/** Of what stays registered for others. */
export function leftText(target: { readonly min: number; readonly max: number }): string {
  return `${boundsText(target, undefined)}, left to others`;
}

function trackingText({ metric, target, cooldown, scaleIn }: PolicySpec): string {
  const waits =
    cooldown.out === 300 && cooldown.in === 300
      ? []
      : [`cooldown ${cooldown.out} s out, ${cooldown.in} s in`];
  return [aimOf(metric, target), ...waits, ...(scaleIn ? [] : ['never in'])].join(', ');
}

/** `target 420/min`, `5 at once`, `maximum QueueDepth of service=fraud at 20` */
function aimOf(metric: PolicySpec['metric'], target: number): string {
  if (metric === 'invocations') return `target ${target}/min`;
  if (metric === 'concurrency') return `${target} at once`;
  if (metric === 'backlog') return `${target} waiting per instance`;
  if (metric === 'utilization') return `${Number((target * 100).toFixed(2))} % in use`;
  const { name, statistic, dimensions = {} } = metric;
  return spaced([statistic, name, dimensionsText(dimensions), `at ${target}`]);
}

function dimensionsText(dimensions: Readonly<Record<string, string>>): string {
  const of = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  return of.length === 0 ? '' : `of ${of.join(' ')}`;
}

function spaced(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

/** @param id of the resource that is scaled */
export function itemText(id: string, item: Item): string {
  if (item.is === 'target') return boundsText(item.target, undefined);
  return item.is === 'policy' ? policyText(id, item.policy) : actionText(item.action);
}

function policyText(id: string, { type, configuration }: RegisteredPolicy): string {
  if (type === 'StepScaling') return stepsText(configuration);
  const described = { ResourceId: id, TargetTrackingScalingPolicyConfiguration: configuration };
  const { spec } = fromDescription(described as Parameters<typeof fromDescription>[0]);
  return spec === undefined ? 'by another metric' : trackingText(spec);
}

type Steps = {
  readonly AdjustmentType?: string;
  readonly StepAdjustments?: readonly {
    readonly MetricIntervalLowerBound?: number;
    readonly MetricIntervalUpperBound?: number;
    readonly ScalingAdjustment?: number;
  }[];
  readonly MinAdjustmentMagnitude?: number;
  readonly Cooldown?: number;
};

/** `+2, +4 from 10 beyond, cooldown 60 s` */
function stepsText(configuration: Steps): string {
  const { AdjustmentType, StepAdjustments = [], MinAdjustmentMagnitude: least, Cooldown } = configuration;
  const below = StepAdjustments.some(({ MetricIntervalUpperBound: high = 1 }) => high <= 0);
  const steps = (below ? [...StepAdjustments].reverse() : StepAdjustments).map((step) => {
    const { MetricIntervalLowerBound: low = 0, MetricIntervalUpperBound: high = 0, ScalingAdjustment } = step;
    const beyond = below ? 0 - high : low;
    const by = ScalingAdjustment ?? 0;
    return `${adjustmentText(AdjustmentType, by)}${beyond === 0 ? '' : ` from ${beyond} beyond`}`;
  });
  return [
    ...steps,
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(Cooldown === undefined ? [] : [`cooldown ${Cooldown} s`]),
  ].join(', ');
}

function adjustmentText(type: string | undefined, by: number): string {
  if (type === 'ExactCapacity') return `to ${by}`;
  const signed = `${by < 0 ? '−' : '+'}${Math.abs(by)}`;
  return type === 'PercentChangeInCapacity' ? `${signed} %` : signed;
}

/** `cron(0 6 ? * MON-FRI *) Europe/Berlin, min 6` */
function actionText({ schedule, timezone = '', start, end, min, max }: RegisteredAction): string {
  return [
    spaced([schedule, timezone]),
    ...(min === undefined ? [] : [`min ${min}`]),
    ...(max === undefined ? [] : [`max ${max}`]),
    ...(start === undefined ? [] : [`from ${minuteOf(start)}`]),
    ...(end === undefined ? [] : [`until ${minuteOf(end)}`]),
  ].join(', ');
}

function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `maximum CPUUtilization from 80 on for 120 s` */
export function alarmText(spec: StepAlarmSpec): string {
  const { policy, metric, breaches, threshold, period, periods, missing } = spec;
  const { name, statistic, dimensions } = metric;
  const own = [ownDimensions, endpointDimensions].some((one) => exact(dimensions, one(policy.resource)));
  const side = breaches === 'above' ? `from ${threshold} on` : `down to ${threshold}`;
  return [
    spaced([statistic, name, own ? '' : dimensionsText(dimensions), side, `for ${period * periods} s`]),
    ...(period === 60 ? [] : [`periods of ${period} s`]),
    ...(missing === 'missing' ? [] : [`no value: ${missing}`]),
  ].join(', ');
}

/** Of one that stands in the account; undefined where none does. */
export function liveAlarmText(
  live: LiveAlarm | null | undefined,
  arn: string | undefined,
): string | undefined {
  if (!live) return undefined;
  const { spec, calls = [] } = live;
  const text = spec !== undefined && isStepAlarm(spec) ? alarmText(spec) : 'something else';
  return arn !== undefined && calls.includes(arn) ? text : `${text}, calls another policy or none`;
}
