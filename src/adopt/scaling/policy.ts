// One policy of autoscaling as an entry of the file, or why the language cannot say it. What is written is read back and
// compared with what is there before it counts.
import { type Adjust, type Breach, scalingOf } from '../../config/scaling.ts';
import { perMinute } from '../../config/units.ts';
import { ADJUSTMENT_TYPES, policiesOf } from '../../endpoint/scaling/items.ts';
import { exact } from '../../kinds/compare.ts';
import { settled } from '../../kinds/registration/settled.ts';
import type { RegisteredPolicy } from '../../kinds/registration/spec.ts';
import { fromDescription } from '../../kinds/scaling-policy/convert.ts';
import type { PolicySpec } from '../../kinds/scaling-policy/spec.ts';
import type { Entry } from '../entry.ts';

export type Said = { readonly entry: Entry } | { readonly because: string };

/** What the service waits where nothing is said, in seconds; the file, too. */
const COOLDOWN = 300;

/** @param id of what is scaled */
export function policyEntry(id: string, policy: RegisteredPolicy): Said {
  const said = saidOf(id, policy);
  if ('because' in said) return said;
  const text = { min: 1, max: 1, policies: { it: said.entry } } as Parameters<typeof scalingOf>[0];
  const again = policiesOf(id, scalingOf(text))[0]?.configuration ?? {};
  const [want, have] = [settled({ ...policy, configuration: again }), settled(policy)];
  const other = Object.keys({ ...want, ...have }).filter((member) => !exact(want[member], have[member]));
  if (other.length === 0) return said;
  const members = other.map((member) => `${member} ${JSON.stringify(have[member] ?? null)}`);
  return { because: `has ${members.join(' and ')}, for which the language has no words` };
}

function saidOf(id: string, policy: RegisteredPolicy): Said {
  if (policy.type === 'TargetTrackingScaling') return trackingEntry(id, policy);
  if (policy.type === 'StepScaling') return steppingEntry(policy);
  return { because: `is of the type ${policy.type}` };
}

type Tracked = NonNullable<Parameters<typeof fromDescription>[0]['TargetTrackingScalingPolicyConfiguration']>;

function trackingEntry(id: string, { configuration }: RegisteredPolicy): Said {
  const tracked = configuration as Tracked;
  const described = { ResourceId: id, TargetTrackingScalingPolicyConfiguration: tracked };
  const { spec } = fromDescription(described as Parameters<typeof fromDescription>[0]);
  if (spec === undefined) return { because: strangeMetric(tracked) };
  const aim = aimEntry(spec);
  if (aim === undefined)
    return { because: `aims at ${spec.target}, which the language writes no number for` };
  const cooldown = {
    ...(spec.cooldown.out === COOLDOWN ? {} : { out: timeText(spec.cooldown.out) }),
    ...(spec.cooldown.in === COOLDOWN ? {} : { in: timeText(spec.cooldown.in) }),
  };
  return {
    entry: {
      ...aim,
      ...(Object.keys(cooldown).length === 0 ? {} : { cooldown }),
      ...(spec.scaleIn ? {} : { scaleIn: false }),
    },
  };
}

function strangeMetric({
  PredefinedMetricSpecification: predefined,
  CustomizedMetricSpecification: custom,
}: Tracked): string {
  if (predefined !== undefined) return `tracks ${predefined.PredefinedMetricType}`;
  if (custom?.Metrics !== undefined) return 'tracks an expression of metrics';
  return custom?.Unit === undefined
    ? 'tracks a metric that the language has no words for'
    : `tracks ${custom.MetricName} in the unit ${custom.Unit}`;
}

function aimEntry({ metric, target }: PolicySpec): Entry | undefined {
  switch (metric) {
    case 'invocations': {
      const rate = rateText(target);
      return rate === undefined ? undefined : { target: rate };
    }
    case 'concurrency':
      return { concurrency: target };
    case 'backlog':
      return { backlog: target };
    case 'utilization': {
      const percent = Math.round(target * 100);
      return percent / 100 === target ? { utilization: `${percent}%` } : undefined;
    }
    default: {
      const { name, namespace, statistic, dimensions } = metric;
      return {
        metric: {
          ...{ name, namespace, value: target },
          ...(statistic === 'average' ? {} : { statistic }),
          ...(dimensions === undefined ? {} : { dimensions }),
        },
      };
    }
  }
}

const RATE = /^(0|[1-9]\d{0,8})(\.\d{1,3})?$/;

/** By the minute, as the service has it, or else by the hour: the language has three digits. */
function rateText(target: number): string | undefined {
  const texts = [`${target}/min`, `${target * 60}/h`];
  return texts.find((text) => RATE.test(text.slice(0, text.indexOf('/'))) && perMinute(text) === target);
}

export function timeText(seconds: number): string {
  if (seconds === 3600) return '1h';
  return seconds > 0 && seconds % 60 === 0 && seconds < 6000 ? `${seconds / 60}m` : `${seconds}s`;
}

type Interval = {
  readonly MetricIntervalLowerBound?: number;
  readonly MetricIntervalUpperBound?: number;
  readonly ScalingAdjustment?: number;
};

type Stepped = {
  readonly AdjustmentType?: string;
  readonly StepAdjustments?: readonly Interval[];
  readonly MinAdjustmentMagnitude?: number;
  readonly Cooldown?: number;
};

const ADJUSTS = Object.fromEntries(
  Object.entries(ADJUSTMENT_TYPES).map(([word, type]) => [type, word as Adjust]),
);

function steppingEntry({ configuration, alarms = [] }: RegisteredPolicy): Said {
  const stepped = configuration as Stepped;
  const { AdjustmentType: type = '', MinAdjustmentMagnitude: atLeast, Cooldown = COOLDOWN } = stepped;
  const adjust = ADJUSTS[type];
  if (adjust === undefined) return { because: `adjusts by ${type}` };
  const [name, ...others] = alarms;
  if (name === undefined) return { because: 'goes in steps that no alarm starts' };
  if (others.length > 0) return { because: `is started by ${alarms.length} alarms: ${alarms.join(', ')}` };
  const breaches = (['above', 'below'] as const).find((side) => nearOf(side, stepped)[0] === 0);
  if (breaches === undefined) return { because: 'has steps that do not begin at the threshold of its alarm' };
  const near = nearOf(breaches, stepped);
  const steps = inOrder(breaches, stepped).map((one, nth) => ({
    beyond: near[nth] ?? 0,
    [adjust]: one.ScalingAdjustment ?? 0,
  }));
  return {
    entry: {
      alarm: { name, ...(breaches === 'below' ? { breaches } : {}) },
      steps,
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(Cooldown === COOLDOWN ? {} : { cooldown: timeText(Cooldown) }),
    },
  };
}

/** The near ends of the intervals, from the threshold on. */
function nearOf(side: Breach, stepped: Stepped): readonly number[] {
  return inOrder(side, stepped).map((one) => nearEnd(side, one));
}

function inOrder(side: Breach, { StepAdjustments: all = [] }: Stepped): readonly Interval[] {
  return all.toSorted((left, right) => nearEnd(side, left) - nearEnd(side, right));
}

/** An interval without that end reaches over the threshold. */
function nearEnd(
  side: Breach,
  { MetricIntervalLowerBound: low, MetricIntervalUpperBound: high }: Interval,
): number {
  const end = side === 'above' ? low : high === undefined ? undefined : 0 - high;
  return end ?? Number.NEGATIVE_INFINITY;
}
