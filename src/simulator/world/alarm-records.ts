// What the simulated account holds of CloudWatch alarms. Plain JSON, like all records.
import type { Common } from './records.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** An alarm that was put, or one of somebody else's of which the state was moved. */
export type AlarmRecord = Common & {
  readonly kind: 'alarm';
  /** What PutMetricAlarm was given, without name and tags. */
  readonly spec: {
    readonly Period?: number;
    readonly EvaluationPeriods?: number;
    readonly TreatMissingData?: string;
    readonly AlarmActions?: readonly string[];
  };
  readonly state: AlarmState;
  readonly reason: string;
  /** Since when it is in that state. */
  readonly since: number;
  /** States that it is going to be in, the first one next. */
  readonly coming?: readonly { readonly at: number; readonly state: AlarmState; readonly reason: string }[];
};
