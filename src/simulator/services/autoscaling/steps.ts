// The configuration of step scaling. Rules of the API reference of StepAdjustment and StepScalingPolicyConfiguration, read
// 2026-11; texts are likely.
import { refused } from '../../wire/errors.ts';

type Step = {
  readonly MetricIntervalLowerBound?: number;
  readonly MetricIntervalUpperBound?: number;
  readonly ScalingAdjustment: number;
};

export type StepConfiguration = {
  readonly AdjustmentType?: string;
  readonly StepAdjustments?: readonly Step[];
  readonly MinAdjustmentMagnitude?: number;
  /** Seconds. */
  readonly Cooldown?: number;
};

/** Default quota of Application Auto Scaling (recalled). */
const MOST_STEPS = 20;

export function checkStepConfiguration(steps: StepConfiguration): void {
  const { AdjustmentType: type, StepAdjustments: adjustments = [], MinAdjustmentMagnitude: least } = steps;
  if (adjustments.length === 0) throw refused('There must be at least one step adjustment.');
  if (adjustments.length > MOST_STEPS) throw refused(`There may be at most ${MOST_STEPS} step adjustments.`);
  if (least !== undefined && type !== 'PercentChangeInCapacity') {
    throw refused('MinAdjustmentMagnitude is only for the adjustment type PercentChangeInCapacity.');
  }
  checkIntervals(adjustments);
}

/** Ranges neither overlap nor leave a gap; the outermost ones are open where there is a bound below or above 0. */
function checkIntervals(adjustments: readonly Step[]): void {
  const ranges = adjustments
    .map(({ MetricIntervalLowerBound: low, MetricIntervalUpperBound: high }) => ({
      low: low ?? Number.NEGATIVE_INFINITY,
      high: high ?? Number.POSITIVE_INFINITY,
    }))
    .toSorted((left, right) => left.low - right.low);
  if (ranges.some(({ low, high }) => low >= high))
    throw refused('The lower bound of a step adjustment must be less than its upper bound.');
  const broken = ranges.some(({ low }, at) => at > 0 && low !== ranges[at - 1]?.high);
  if (broken) throw refused('Step adjustments must neither overlap nor leave a gap.');
  const [first, last] = [ranges[0]?.low ?? 0, ranges.at(-1)?.high ?? 0];
  if (Number.isFinite(first) && first < 0)
    throw refused('A negative lower bound needs a step adjustment without a lower bound.');
  if (Number.isFinite(last) && last > 0)
    throw refused('A positive upper bound needs a step adjustment without an upper bound.');
}

/**
 * Capacity after the step for a metric that is just at the threshold. In per cent: rounded towards 0, and never to no change
 * (Application Auto Scaling User Guide, "Step scaling policies", read 2026-11).
 */
export function stepped(configuration: StepConfiguration, now: number): number {
  const {
    AdjustmentType: type,
    StepAdjustments: steps = [],
    MinAdjustmentMagnitude: least = 1,
  } = configuration;
  const step =
    steps.find(
      ({ MetricIntervalLowerBound: low = Number.NEGATIVE_INFINITY, MetricIntervalUpperBound: high = 1 }) =>
        low <= 0 && high > 0,
    ) ?? steps.find(({ MetricIntervalUpperBound: high }) => high === 0);
  if (step === undefined) return now;
  const { ScalingAdjustment: by } = step;
  if (type === 'ExactCapacity') return by;
  if (type === 'ChangeInCapacity') return now + by;
  const change = Math.max(least, Math.trunc(Math.abs((now * by) / 100)));
  return by === 0 ? now : now + Math.sign(by) * change;
}
