// What the service takes for what nobody has said: policies and actions that differ in nothing else are the same.
import { isPlain } from '../../service/shape.ts';
import type { RegisteredAction, RegisteredPolicy } from './spec.ts';

/** API references of TargetTrackingScalingPolicyConfiguration and StepScalingPolicyConfiguration, for SageMaker; read 2026-11. */
const DEFAULTS: Readonly<Record<string, object>> = {
  TargetTrackingScaling: { ScaleOutCooldown: 300, ScaleInCooldown: 300, DisableScaleIn: false },
  StepScaling: { Cooldown: 300, MetricAggregationType: 'Average' },
};

type Members = Readonly<Record<string, unknown>>;

/** The configuration with every default in it, and its lists in an order of ours where theirs means nothing. */
export function settled({ type, configuration }: Pick<RegisteredPolicy, 'type' | 'configuration'>): Members {
  const all: Members = { ...DEFAULTS[type], ...configuration };
  const { CustomizedMetricSpecification: metric, StepAdjustments: steps } = all;
  return {
    ...all,
    ...(isPlain(metric) && Array.isArray(metric.Dimensions)
      ? { CustomizedMetricSpecification: { ...metric, Dimensions: sorted(metric.Dimensions, dimension) } }
      : {}),
    ...(Array.isArray(steps) ? { StepAdjustments: sorted(steps, lowest) } : {}),
  };
}

/** A schedule is in UTC where no time zone is said (API reference of PutScheduledAction, read 2026-11). */
export function settledAction({ timezone = 'UTC', ...action }: RegisteredAction): RegisteredAction {
  return { ...action, timezone };
}

function sorted(all: readonly unknown[], by: (one: unknown) => string | number): readonly unknown[] {
  return all.toSorted((left, right) => (by(left) < by(right) ? -1 : 1));
}

function dimension(one: unknown): string {
  return isPlain(one) ? String(one.Name) : '';
}

/** Intervals do not overlap. */
function lowest(one: unknown): number {
  const low = isPlain(one) ? one.MetricIntervalLowerBound : undefined;
  return typeof low === 'number' ? low : Number.NEGATIVE_INFINITY;
}
