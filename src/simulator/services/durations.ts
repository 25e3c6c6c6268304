// How long things take: measured ranges (timestamps in public notebooks; docs/simulator.md), picked by seed and name.
import { between } from '../chance.ts';
import type { Fleet } from '../world/records.ts';

const MINUTE = 60_000;

export type Duration = readonly [low: number, high: number];

export const durations = {
  /** Start of a fleet of instances until it serves. */
  instances: [4 * MINUTE, 8 * MINUTE],
  /** With accelerators, where large images and weights are loaded. */
  accelerated: [6 * MINUTE, 14 * MINUTE],
  serverless: [1 * MINUTE, 3 * MINUTE],
  /** Ending an old fleet. */
  terminate: [0.5 * MINUTE, 1.5 * MINUTE],
  remove: [0.5 * MINUTE, 2 * MINUTE],
  scaleOut: [3 * MINUTE, 6 * MINUTE],
  scaleIn: [1 * MINUTE, 2 * MINUTE],
  /** Weights and serverless concurrency. */
  adjust: [0.4 * MINUTE, 1 * MINUTE],
  rollBack: [1 * MINUTE, 3 * MINUTE],
  capacityRefused: [5 * MINUTE, 15 * MINUTE],
  /** A container that never answers pings keeps an endpoint busy this long. */
  pingGivenUp: [24 * MINUTE, 60 * MINUTE],
  imageRefused: [2 * MINUTE, 5 * MINUTE],
  dataRefused: [4 * MINUTE, 8 * MINUTE],
  internal: [3 * MINUTE, 6 * MINUTE],
  /** A copy of an inference component on an instance that runs: 9 min 50 s of a large model were measured. */
  copy: [2 * MINUTE, 5 * MINUTE],
  acceleratedCopy: [5 * MINUTE, 10 * MINUTE],
  /** A recommendation job, from its creation until it runs. */
  jobPending: [0.5 * MINUTE, 1.5 * MINUTE],
  /** Until a job finds that its input will not do. */
  jobDoomed: [2 * MINUTE, 5 * MINUTE],
  /** Load on an endpoint of a Default job. */
  defaultLoad: [9 * MINUTE, 13 * MINUTE],
  /** What an Advanced job needs for a test besides its traffic. */
  analysis: [3 * MINUTE, 6 * MINUTE],
  /** A test that is broken off by errors. */
  brokenLoad: [1 * MINUTE, 3 * MINUTE],
  jobStopping: [1 * MINUTE, 3 * MINUTE],
  /** An AI recommendation job, and one that finds that its model will not do. */
  aiJob: [120 * MINUTE, 240 * MINUTE],
  aiTrouble: [8 * MINUTE, 20 * MINUTE],
} as const satisfies Readonly<Record<string, Duration>>;

/** Milliseconds; depends on nothing but its arguments. */
export function howLong(duration: Duration, seed: number, ...about: readonly (string | number)[]): number {
  return between(duration[0], duration[1], seed, ...about);
}

export function launchDuration(fleet: Fleet): Duration {
  if (fleet.variants.some((one) => one.desiredServerless !== undefined)) return durations.serverless;
  const accelerated = fleet.variants.some((one) => /^ml\.(p|g|inf|trn|dl)\d/.test(one.instanceType ?? ''));
  return accelerated ? durations.accelerated : durations.instances;
}
