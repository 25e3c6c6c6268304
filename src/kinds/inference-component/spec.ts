// What inferra asks of a SageMaker InferenceComponent, and what it sees of one.
import type { LivePart } from '../../core/part.ts';

export type ComponentPlacement = { readonly strategy: 'spread' | 'binpack'; readonly zoneImbalance?: number };

type Settings = {
  /** Seconds. */
  readonly startup?: { readonly download?: number; readonly healthCheck?: number };
  readonly placement?: ComponentPlacement;
  readonly cache?: true;
};

/** What each copy needs; memory in MB. */
type Copied = {
  readonly resources: {
    readonly accelerators?: number;
    readonly cpus?: number;
    readonly memoryMin: number;
    readonly memoryMax?: number;
  };
};

/** In the place of a Model. */
export type ComponentContainer = {
  readonly image: string;
  readonly artifact?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly metrics?: { readonly path: string; readonly every?: number };
};

/** What a component is made of: where it is, and how many copies it has, stands beside it. Absent means absent. */
export type ComponentSpec = Settings &
  /** `model` is the name of the Model. */
  (
    | (Copied & { readonly model: string })
    | (Copied & { readonly container: ComponentContainer })
    /** An adapter: loaded into the copies of another component. */
    | { readonly base: string; readonly artifact: string }
  );

/** How an update moves to the new copies. */
export type ComponentDeployment = {
  readonly size: { readonly percent: number } | { readonly copies: number };
  /** Seconds. */
  readonly bake: number;
  readonly maximumExecutionTime?: number;
  readonly rollbackSize?: { readonly percent: number } | { readonly copies: number };
  readonly alarms: readonly string[];
};

/** Of a `put`. */
export type NewComponent = {
  readonly endpoint: string;
  readonly variant: string;
  readonly spec: ComponentSpec;
  /** Absent for an adapter. */
  readonly copies?: number;
};

/** Of an `update`: what is absent stays. */
export type ComponentChange = {
  readonly spec: ComponentSpec;
  readonly copies?: number;
  readonly deployment?: ComponentDeployment;
};

/** Of an `adjust`. */
export type CopiesMove = { readonly copies: number };

export type LiveComponent = LivePart & {
  readonly endpoint: string;
  readonly variant: string;
  readonly status: string;
  /** Absent where it is something that a ComponentSpec cannot say. */
  readonly spec?: ComponentSpec;
  /** Members that it has and a ComponentSpec cannot say, by the service's names. */
  readonly unexpressed: readonly string[];
  /** Absent for an adapter. */
  readonly desiredCopies?: number;
  readonly currentCopies?: number;
  readonly failureReason?: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  /** True where the copies are known to be registered for autoscaling, which then moves them. */
  readonly scaled?: true;
};

/**
 * The goal of an `await`: the component is in service as this says, with so many copies where that is said; it is gone; or
 * the service is no longer at work on it, whatever came of that. `since` is as for an endpoint.
 */
export type ComponentGoal =
  | {
      readonly spec: ComponentSpec;
      readonly copies?: number;
      readonly since?: number;
      /** Names of alarms that would take it back: looked at while it is waited for. */
      readonly alarms?: readonly string[];
    }
  | { readonly gone: true; readonly since?: number }
  | { readonly settled: true };

/** All components of an endpoint, whoever made them; named like the endpoint. */
export type LiveComponents = LivePart & { readonly components: readonly LiveComponent[] };
