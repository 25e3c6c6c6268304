// How traffic moves to a new fleet, and the arithmetic of it: how many parts there are, and how long they bake together.
import type { Endpoint } from './generated/config-file.ts';
import { millisecondsOf, secondsOf } from './units.ts';

/** Of a fleet. */
export type PartSize = { readonly percent: number } | { readonly instances: number };

export const PARTED = ['canary', 'linear', 'rolling'] as const;

/** `size`: of the canary, a step, or a batch. */
export type Rollout = Watched &
  (
    | { readonly strategy: 'all-at-once' }
    | { readonly strategy: 'canary'; readonly size: PartSize }
    | { readonly strategy: 'linear'; readonly size: PartSize }
    | { readonly strategy: 'rolling'; readonly size: PartSize }
  );

export type Watch =
  /** Of the requests. */
  | { readonly metric: 'errors5xx'; readonly percent: number }
  | { readonly metric: 'latencyP95'; readonly milliseconds: number };

type Watched = {
  /** Seconds after each part but the last one of blue/green. */
  readonly bake: number;
  /** Seconds that the whole new fleet is watched before the old one ends. */
  readonly terminationWait: number;
  /** Seconds. */
  readonly maximumExecutionTime?: number;
  /** Of a batch on the way back; the whole fleet where absent. */
  readonly rollbackSize?: PartSize;
  /** Names of alarms that take it back, each once, in the order of the file. */
  readonly alarms: readonly string[];
  /** What takes it back by alarms that inferra makes. */
  readonly watches: readonly Watch[];
};

type Condition = NonNullable<NonNullable<Endpoint['rollout']>['rollbackOn']>[number];

/** @param rollout without an error */
export function rolloutOf(rollout: NonNullable<Endpoint['rollout']>): Rollout {
  const { terminationWait = '0s', maximumExecutionTime, rollbackOn = [] } = rollout;
  const strategy = PARTED.find((one) => rollout[one] !== undefined);
  const part = strategy === undefined ? undefined : rollout[strategy];
  const back = rollout.rolling?.rollbackSize;
  return {
    ...(strategy === undefined || part === undefined
      ? { strategy: 'all-at-once' }
      : { strategy, size: sizeOf(part.size) }),
    bake: secondsOf(part?.bake ?? '0s'),
    terminationWait: secondsOf(terminationWait),
    ...(maximumExecutionTime === undefined ? {} : { maximumExecutionTime: secondsOf(maximumExecutionTime) }),
    ...(back === undefined ? {} : { rollbackSize: sizeOf(back) }),
    ...conditionsOf(rollbackOn),
  };
}

/** What takes a rollout back: that of an endpoint, and of a component. */
export function conditionsOf(rollbackOn: readonly Condition[]): Pick<Watched, 'alarms' | 'watches'> {
  return {
    alarms: [...new Set(rollbackOn.flatMap(({ alarm }) => alarm ?? []))],
    watches: rollbackOn.flatMap(watchesIn),
  };
}

function watchesIn({ errors5xx, latencyP95 }: Condition): readonly Watch[] {
  if (errors5xx !== undefined) return [{ metric: 'errors5xx', percent: Number.parseFloat(errors5xx) }];
  return latencyP95 === undefined ? [] : [{ metric: 'latencyP95', milliseconds: millisecondsOf(latencyP95) }];
}

function sizeOf(written: string | number): PartSize {
  return typeof written === 'number' ? { instances: written } : { percent: Number.parseInt(written, 10) };
}

/** Instances of the first part; of the fleet at most, and never none. */
export function partOf(size: PartSize, fleet: number): number {
  const part = 'percent' in size ? Math.ceil((fleet * size.percent) / 100) : size.instances;
  return Math.min(fleet, Math.max(1, part));
}

/**
 * In how many parts the traffic moves.
 * @param fleet instances; where it is not known, a number of instances counts as one part of two
 */
export function partsOf(rollout: Rollout, fleet: number | undefined): number {
  if (rollout.strategy === 'all-at-once') return 1;
  if (rollout.strategy === 'canary') return 2;
  const { size } = rollout;
  if ('percent' in size) return Math.ceil(100 / size.percent);
  return fleet === undefined ? 2 : Math.max(1, Math.ceil(fleet / size.instances));
}

/** Seconds of all bakes together: after each batch, and of blue/green after each step and once more at the end. */
export function waitOf(rollout: Rollout, fleet: number | undefined): number {
  const { strategy, bake, terminationWait } = rollout;
  const parts = partsOf(rollout, fleet);
  return strategy === 'rolling' ? parts * bake : (parts - 1) * bake + terminationWait;
}
