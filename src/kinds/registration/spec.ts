// All that Application Auto Scaling holds of one variant, whoever put it there, as far as a request can set it again.
import type { LivePart, Tags } from '../../core/part.ts';

/** A policy in the service's own words: what inferra did not make it writes back and does not interpret. */
export type RegisteredPolicy = {
  readonly name: string;
  /** `TargetTrackingScaling`, `StepScaling`, … */
  readonly type: string;
  /** The configuration of that type, as the service describes it. */
  readonly configuration: object;
  /** Alarms of others that call the policy by its ARN, which is another one once it is put again. */
  readonly alarms?: readonly string[];
};

export type RegisteredAction = {
  readonly name: string;
  readonly schedule: string;
  readonly timezone?: string;
  /** Milliseconds since the epoch. */
  readonly start?: number;
  readonly end?: number;
  readonly min?: number;
  readonly max?: number;
};

/** What is suspended of a target: scaling in, scaling out, scheduled actions. */
export type Suspended = 'in' | 'out' | 'schedule';

export type RegisteredTarget = {
  readonly min: number;
  readonly max: number;
  /** In the order of the type; absent where nothing is. */
  readonly suspended?: readonly Suspended[];
  /** Tags of the target itself; absent where it has none. */
  readonly tags?: Tags;
};

/** Policies and actions are sorted by name; either is absent where there is none. */
export type Registration = RegisteredTarget & {
  readonly policies?: readonly RegisteredPolicy[];
  readonly actions?: readonly RegisteredAction[];
};

/** What one request writes of a registration. */
export type Item =
  /** `changes`: it is registered already, and keeps its tags. */
  | { readonly is: 'target'; readonly target: RegisteredTarget; readonly changes?: true }
  | { readonly is: 'policy'; readonly policy: RegisteredPolicy }
  | { readonly is: 'action'; readonly action: RegisteredAction };

/** What one request removes of a registration. */
export type Drop = { readonly drop: 'policy' | 'action'; readonly name: string };

/** Named by its resource: `endpoint/fraud/variant/AllTraffic`. Always of the dimension DesiredInstanceCount. */
export type LiveRegistration = LivePart & {
  readonly registration: Registration;
  /** Of its policies, by name: what alarms call. Another one whenever a policy is put anew. */
  readonly arns?: Readonly<Record<string, string>>;
};

/** The goal of an `await`: it is exactly this; or it has these items, whatever else it has. */
export type RegistrationGoal = { readonly exactly: Registration } | { readonly has: readonly Item[] };
