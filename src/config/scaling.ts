// Autoscaling by the numbers of the file: target tracking, steps that an alarm starts, and bounds that change by the clock.
import type { Scaling } from './document.ts';
import type {
  Component,
  Endpoint,
  ScalingAlarm,
  ScalingPolicy,
  ScheduledAction,
} from './generated/config-file.ts';
import { perMinute, secondsOf } from './units.ts';

/** In the account, where somebody else has named it; by inferra where absent. */
type Named = { readonly name?: string };

/** A metric that CloudWatch has. */
export type CustomMetric = {
  readonly name: string;
  readonly namespace: string;
  readonly statistic: 'average' | 'minimum' | 'maximum' | 'sum' | 'samples';
  /** Absent for those of the variant that is scaled. */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Its dimension is the endpoint alone. */
  readonly of?: 'endpoint';
};

export type Tracking = Named & {
  /**
   * What is tracked: invocations a minute and instance, requests that an instance has at once, requests that wait for each
   * instance, the share of provisioned concurrency that is in use (from 0 to 1), or something else.
   */
  readonly metric: 'invocations' | 'concurrency' | 'backlog' | 'utilization' | CustomMetric;
  readonly target: number;
  /** Seconds. */
  readonly cooldown: { readonly out: number; readonly in: number };
  readonly scaleIn: boolean;
};

export type Breach = 'above' | 'below';

/** An alarm that inferra makes. */
export type MadeAlarm = {
  readonly metric: CustomMetric;
  readonly breaches: Breach;
  readonly threshold: number;
  /** Seconds. */
  readonly period: number;
  /** In a row. */
  readonly periods: number;
  /** What a period without a value counts as. */
  readonly missing: 'good' | 'bad' | 'ignore' | 'missing';
};

export type Stepping = Named & {
  /** What starts it: an alarm that inferra makes, or one of somebody's. */
  readonly alarm: MadeAlarm | { readonly name: string; readonly breaches: Breach };
  readonly adjust: Adjust;
  /** In ascending order of their distance from the threshold; the first is 0. */
  readonly steps: readonly { readonly beyond: number; readonly by: number }[];
  /** Instances, of a step in per cent. */
  readonly atLeast?: number;
  /** Seconds. */
  readonly cooldown: number;
};

export const ADJUSTMENTS = ['change', 'percent', 'exact'] as const;
export type Adjust = (typeof ADJUSTMENTS)[number];

export type Scheduled = Named & {
  /** As the service has it: `cron(0 6 ? * MON-FRI *)`, `rate(1 day)`, `at(2026-11-27T06:00:00)`. */
  readonly schedule: string;
  /** UTC where absent. */
  readonly timezone?: string;
  /** Milliseconds since the epoch. */
  readonly start?: number;
  readonly end?: number;
  readonly min?: number;
  readonly max?: number;
};

/** By the names of the file. Either is absent where there is none. */
export type Furthermore = {
  readonly policies?: Readonly<Record<string, Tracking | Stepping>>;
  readonly schedule?: Readonly<Record<string, Scheduled>>;
};

type NumbersText = Extract<Endpoint['scaling'], object>;

/** @param text without an error */
export function scalingOf({ min, max, policies, schedule, policyName, ...own }: NumbersText): Scaling {
  const aims = [own.target, own.concurrency, own.utilization, own.backlog, own.metric].some(
    (one) => one !== undefined,
  );
  const named = { ...(min === 0 ? { wake: WAKE } : {}), ...mapped(policies ?? {}, policyOf) };
  return {
    min,
    max,
    ...(aims ? trackingOf({ ...own, name: policyName }) : {}),
    ...(policies === undefined && min !== 0 ? {} : { policies: named }),
    ...(schedule === undefined ? {} : { schedule: mapped(schedule, scheduledOf) }),
  };
}

type CopiesText = NonNullable<Component['scaling']>;

/** Of the copies of a component: bounds and the one policy. */
export function copiesScalingOf({ min, max, policyName, ...own }: CopiesText): Scaling {
  return { min, max, ...trackingOf({ ...own, name: policyName }) };
}

/**
 * What brings the first instance of an asynchronous endpoint that has none: target tracking alone begins only once more
 * requests wait than one instance is to have (Developer Guide, "Autoscale an asynchronous endpoint", with these numbers; read
 * 2026-11). A policy of that name in the file takes its place.
 */
const WAKE: Stepping = {
  alarm: {
    metric: {
      ...{ name: 'HasBacklogWithoutCapacity', namespace: 'AWS/SageMaker', statistic: 'average' },
      of: 'endpoint',
    },
    ...{ breaches: 'above', threshold: 1, period: 60, periods: 2, missing: 'missing' },
  },
  adjust: 'change',
  steps: [{ beyond: 0, by: 1 }],
  cooldown: 300,
};

function mapped<From, To>(
  all: Readonly<Record<string, From>>,
  convert: (one: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, convert(one)]));
}

/** The service's own, of target tracking (API reference, read 2026-11); for steps, too, which have none by themselves. */
const COOLDOWN = '5m';

type TrackingText = Omit<ScalingPolicy, 'name'> & { readonly name?: string | undefined };

function trackingOf({ name, cooldown = {}, scaleIn = true, ...aim }: TrackingText): Tracking {
  const { out = COOLDOWN, in: inwards = COOLDOWN } =
    typeof cooldown === 'string' ? { out: cooldown, in: cooldown } : cooldown;
  return {
    ...(name === undefined ? {} : { name }),
    ...aimOf(aim),
    cooldown: { out: secondsOf(out), in: secondsOf(inwards) },
    scaleIn,
  };
}

/** The file's rules let exactly one of the five through. */
function aimOf({
  target,
  concurrency,
  backlog,
  utilization,
  metric,
}: Pick<ScalingPolicy, 'target' | 'concurrency' | 'backlog' | 'utilization' | 'metric'>): Pick<
  Tracking,
  'metric' | 'target'
> {
  if (target !== undefined) return { metric: 'invocations', target: perMinute(target) };
  if (backlog !== undefined) return { metric: 'backlog', target: backlog };
  if (utilization !== undefined)
    return { metric: 'utilization', target: Number.parseInt(utilization, 10) / 100 };
  if (metric === undefined) return { metric: 'concurrency', target: concurrency ?? 0 };
  const { value, ...named } = metric;
  return { metric: metricOf(named), target: value };
}

type MetricText = NonNullable<ScalingAlarm['metric']>;

function metricOf({ statistic = 'average', dimensions, ...named }: MetricText): CustomMetric {
  return { ...named, statistic, ...(dimensions === undefined ? {} : { dimensions: { ...dimensions } }) };
}

function policyOf(policy: ScalingPolicy): Tracking | Stepping {
  const { name, alarm, steps, atLeast, cooldown } = policy;
  if (alarm === undefined || steps === undefined) return trackingOf(policy);
  const adjust = adjustmentsIn(steps)[0] ?? 'change';
  return {
    ...(name === undefined ? {} : { name }),
    alarm: alarmOf(alarm),
    adjust,
    steps: steps.map((step) => ({ beyond: step.beyond, by: step[adjust] ?? 0 })),
    ...(atLeast === undefined ? {} : { atLeast }),
    cooldown: secondsOf(typeof cooldown === 'string' ? cooldown : COOLDOWN),
  };
}

/** Which ways of adjusting the steps name; each once. */
export function adjustmentsIn(
  steps: readonly { readonly [A in Adjust]?: number | undefined }[],
): readonly Adjust[] {
  return ADJUSTMENTS.filter((one) => steps.some((step) => step[one] !== undefined));
}

function alarmOf(alarm: ScalingAlarm): Stepping['alarm'] {
  const { name, breaches = 'above', metric, above, below, missing = 'missing' } = alarm;
  if (name !== undefined || metric === undefined) return { name: name ?? '', breaches };
  const { period, length } = lengthsOf(alarm);
  return {
    metric: metricOf(metric),
    breaches: above === undefined ? 'below' : 'above',
    threshold: above ?? below ?? 0,
    period,
    periods: length / period,
    missing,
  };
}

type Lengths = { readonly period?: string | undefined; readonly for?: string | undefined };

/** Seconds: of a period, and of all in a row. */
export function lengthsOf({ period = '1m', for: length = '2m' }: Lengths): {
  readonly period: number;
  readonly length: number;
} {
  return { period: secondsOf(period), length: secondsOf(length) };
}

function scheduledOf(action: ScheduledAction): Scheduled {
  const { name, timezone, start, end, min, max } = action;
  return {
    ...(name === undefined ? {} : { name }),
    schedule: scheduleOf(action),
    ...(timezone === undefined || timezone === 'UTC' ? {} : { timezone }),
    ...(start === undefined ? {} : { start: Date.parse(start) }),
    ...(end === undefined ? {} : { end: Date.parse(end) }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function scheduleOf({ cron, rate, at }: ScheduledAction): string {
  if (cron !== undefined) return `cron(${cron})`;
  return rate === undefined ? `at(${at})` : `rate(${rate})`;
}

export function isStepping(policy: Tracking | Stepping): policy is Stepping {
  return 'steps' in policy;
}

/** The policies in steps whose alarms inferra makes, by name. */
export function madeAlarms({ policies = {} }: Furthermore): Readonly<Record<string, MadeAlarm>> {
  const all = Object.entries(policies).flatMap(([name, policy]) =>
    isStepping(policy) && 'metric' in policy.alarm ? [[name, policy.alarm] as const] : [],
  );
  return Object.fromEntries(all);
}

/** Whether there is more than the bounds and the one policy. */
export function hasMore({ policies, schedule }: Furthermore): boolean {
  return policies !== undefined || schedule !== undefined;
}

/** Instances at the highest that anything lets it run. */
export function mostOf({ max, schedule = {} }: Scaling): number {
  return Math.max(max, ...Object.values(schedule).map((action) => action.max ?? 0));
}

/** All that it may come to: a schedule moves the bounds, too. */
export function widestOf(scaling: Scaling): Bounds {
  const { min, schedule = {} } = scaling;
  const lows = Object.values(schedule).map((action) => action.min ?? min);
  return { min: Math.min(min, ...lows), max: mostOf(scaling) };
}

type Bounds = { readonly min: number; readonly max: number };

/** The bounds that are right: those of the file, or where an action of its schedule has moved one there, as that stands. */
export function boundsOf({ min, max, schedule = {} }: Scaling, live: Bounds | undefined): Bounds {
  if (live === undefined) return { min, max };
  const actions = Object.values(schedule);
  const kept = {
    min: actions.some((action) => action.min === live.min) ? live.min : min,
    max: actions.some((action) => action.max === live.max) ? live.max : max,
  };
  // What two actions would make of it together may be no order.
  return kept.min > kept.max ? { min, max } : kept;
}
