// Alarms of CloudWatch as inferra wants and sees them: on a fleet that a rollout brings, on a component, and for a scaling policy
// in steps.
import type { LivePart } from '../../core/part.ts';

type Measured =
  | { readonly metric: 'errors5xx' /** Of the requests. */; readonly percent: number }
  | { readonly metric: 'latencyP95'; readonly milliseconds: number };

export type FleetAlarmSpec = {
  readonly endpoint: string;
  /** The config of the fleet: the old one is not looked at. */
  readonly config: string;
  readonly variant: string;
} & Measured;

/** Of a component there is no dimension that tells its new copies from the old ones. */
export type ComponentAlarmSpec = { readonly component: string } & Measured;

/** What takes a rollout back. */
export type RollbackAlarmSpec = FleetAlarmSpec | ComponentAlarmSpec;

export type StepAlarmSpec = {
  /** Whom it calls: a policy by the resource that is scaled. The ARN is the service's. */
  readonly policy: { readonly resource: string; readonly name: string };
  readonly metric: {
    readonly name: string;
    readonly namespace: string;
    readonly statistic: 'average' | 'minimum' | 'maximum' | 'sum' | 'samples';
    readonly dimensions: Readonly<Record<string, string>>;
  };
  readonly breaches: 'above' | 'below';
  readonly threshold: number;
  /** Seconds. */
  readonly period: number;
  /** In a row. */
  readonly periods: number;
  /** What a period without a value counts as. */
  readonly missing: 'good' | 'bad' | 'ignore' | 'missing';
};

export type AlarmSpec = RollbackAlarmSpec | StepAlarmSpec;

export function isStepAlarm(spec: AlarmSpec): spec is StepAlarmSpec {
  return 'policy' in spec;
}

export type LiveAlarm = LivePart & {
  /** Absent where it is something that an AlarmSpec cannot say. */
  readonly spec?: AlarmSpec;
  /** What it calls, as ARNs; absent where it calls nothing. */
  readonly calls?: readonly string[];
};

/** Has a policy called that is there again, under a new ARN: nothing else of the alarm changes. */
export type CallAgain = { readonly calls: StepAlarmSpec['policy'] };
