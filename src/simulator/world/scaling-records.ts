// What the simulated account holds of autoscaling. Plain JSON, like all records.
import type { Common } from './records.ts';

export type Dimension =
  | 'sagemaker:variant:DesiredInstanceCount'
  | 'sagemaker:variant:DesiredProvisionedConcurrency'
  | 'sagemaker:inference-component:DesiredCopyCount';

export type Suspended = {
  readonly DynamicScalingInSuspended: boolean;
  readonly DynamicScalingOutSuspended: boolean;
  readonly ScheduledScalingSuspended: boolean;
};

export type TrackingConfiguration = {
  readonly TargetValue: number;
  readonly PredefinedMetricSpecification?: { readonly PredefinedMetricType: string };
  readonly CustomizedMetricSpecification?: object;
  readonly ScaleOutCooldown?: number;
  readonly ScaleInCooldown?: number;
  readonly DisableScaleIn?: boolean;
};

export type Alarm = { readonly AlarmName: string; readonly AlarmARN: string };

/** A policy as it was put, with what the service adds. */
export type ScalingPolicy = {
  readonly name: string;
  readonly arn: string;
  readonly created: number;
  readonly type: 'TargetTrackingScaling' | 'StepScaling';
  readonly tracking?: TrackingConfiguration;
  readonly steps?: object;
  readonly alarms: readonly Alarm[];
};

export type ScheduledAction = {
  readonly name: string;
  readonly arn: string;
  readonly created: number;
  readonly schedule: string;
  readonly timezone?: string;
  /** Milliseconds since the epoch. */
  readonly start?: number;
  readonly end?: number;
  readonly action?: { readonly MinCapacity?: number; readonly MaxCapacity?: number };
  /** When it is carried out next; absent where it is not any more. */
  readonly due?: number;
};

/** After a move by a policy: further ones in that direction are not what they would be. */
export type Cooling = {
  readonly way: 'out' | 'in';
  /** The capacity before the move that began it. */
  readonly from: number;
  readonly until: number;
};

/** Named `<resource id> <dimension>`. Its policies and scheduled actions go with it. */
export type ScalableTargetRecord = Common & {
  readonly kind: 'scalable-target';
  readonly resourceId: string;
  readonly dimension: Dimension;
  readonly min: number;
  readonly max: number;
  readonly suspended: Suspended;
  readonly policies: readonly ScalingPolicy[];
  readonly actions: readonly ScheduledAction[];
  readonly cooling?: Cooling;
  /** When the autoscaler looks at it next. */
  readonly due?: number;
};
