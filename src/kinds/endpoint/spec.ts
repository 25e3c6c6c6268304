// What inferra asks of a SageMaker Endpoint, and what it sees of one.
import type { LivePart } from '../../core/part.ts';

/** Of a fleet. */
type PartSize = { readonly percent: number } | { readonly instances: number };

/** `size`: of the canary, a step, or a batch. */
type Moved =
  | { readonly strategy: 'all-at-once' }
  | { readonly strategy: 'canary'; readonly size: PartSize }
  | { readonly strategy: 'linear'; readonly size: PartSize }
  | { readonly strategy: 'rolling'; readonly size: PartSize };

/** How an update moves the traffic, and what takes it back. */
export type Deployment = Moved & {
  /** Seconds. */
  readonly bake: number;
  readonly terminationWait: number;
  readonly maximumExecutionTime?: number;
  readonly rollbackSize?: PartSize;
  /** Names of alarms. */
  readonly alarms: readonly string[];
};

export type EndpointSpec = {
  readonly config: string;
  /** An update leaves counts and weights of variants of the same name as they are. */
  readonly keepsSizes?: boolean;
  /** An update keeps the counts of variants of the same name; weights are those of the config. */
  readonly retainCounts?: true;
  /** An update moves the traffic so; all at once without a bake where absent. */
  readonly deployment?: Deployment;
};

/** Desired size of one variant: what can move without a new fleet. */
export type VariantSize =
  | { readonly variant: string; readonly count: number; readonly weight: number }
  | { readonly variant: string; readonly maxConcurrency: number; readonly provisioned?: number };

/** What an `adjust` sends of the size of one variant: only what is to move. */
export type SizeMove =
  | { readonly variant: string; readonly count?: number; readonly weight?: number }
  | { readonly variant: string; readonly maxConcurrency: number; readonly provisioned?: number };

/**
 * The goal of an `await`: the endpoint serves this config at these sizes; or it is gone; or the service is no longer at
 * work on it, whatever came of that (`settled`), and wants no more instances of a variant than `atMost` says.
 *
 * `since` is the live `lastModified` (milliseconds) read before this run sent its request. Descriptions may lag behind an
 * accepted request, and an endpoint that does not show it yet looks exactly like one that was rolled back. A description
 * that is not newer than `since` therefore counts as busy, unless it already shows the goal. Leave it out where this run
 * sent nothing (going on after another run): then what is seen is taken as the outcome.
 */
export type EndpointGoal =
  | {
      readonly serves: string;
      readonly sizes: readonly SizeMove[];
      readonly since?: number;
      /** Alarms that would take it back, which whoever waits wants to hear of. */
      readonly alarms?: readonly string[];
    }
  | { readonly gone: true; readonly since?: number }
  | {
      readonly settled: true;
      readonly atMost?: readonly { readonly variant: string; readonly count: number }[];
    };

/** Size of a serverless variant. */
export type LiveServerless = {
  readonly memorySizeInMB: number;
  readonly maxConcurrency: number;
  readonly provisionedConcurrency?: number;
};

export type LiveVariant = {
  readonly name: string;
  readonly desiredCount?: number;
  readonly currentCount?: number;
  readonly desiredWeight?: number;
  readonly currentWeight?: number;
  readonly desiredServerless?: LiveServerless;
  readonly currentServerless?: LiveServerless;
  /** Its bounds, where the variant is known to be registered for autoscaling, or SageMaker manages its instances: that moves its count. */
  readonly scaling?: { readonly min: number; readonly max: number };
  /** Instances of the new fleet that have traffic, of all that it is to have, while they differ. */
  readonly arriving?: { readonly count: number; readonly of: number };
  /** The service's own words on what it is doing, e.g. `Launching 3 instance(s).` */
  readonly activity?: string;
};

export type LiveEndpoint = LivePart & {
  readonly status: string;
  /** The config that serves now; absent where the service leaves it out. */
  readonly config?: string;
  /** The config that an update is moving to. */
  readonly pendingConfig?: string;
  readonly variants: readonly LiveVariant[];
  readonly failureReason?: string;
  /** How it was last updated, as far as the service tells; or what of that is not known here. */
  readonly lastDeployment?: Deployment | { readonly unknown: string };
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly lastModified: number;
};
