// An alarm of CloudWatch on a fleet that a rollout brings, as inferra wants and sees it.
import type { LivePart } from '../../core/part.ts';

export type AlarmSpec = {
  readonly endpoint: string;
  /** The config of the fleet: the old one is not looked at. */
  readonly config: string;
  readonly variant: string;
} & (
  | { readonly metric: 'errors5xx' /** Of the requests. */; readonly percent: number }
  | { readonly metric: 'latencyP95'; readonly milliseconds: number }
);

export type LiveAlarm = LivePart & {
  /** Absent where it is something that an AlarmSpec cannot say. */
  readonly spec?: AlarmSpec;
};
