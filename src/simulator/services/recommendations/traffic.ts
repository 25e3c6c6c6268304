// The traffic of a load test: how long it takes, and how many users there are in the end.
import type { JobInput, Phase } from '../../world/job-records.ts';

type Pattern = NonNullable<JobInput['TrafficPattern']>;

/** New users come once a minute. */
export function usersAtEnd(phase: Phase): number {
  const { InitialNumberOfUsers = 0, SpawnRate = 0, DurationInSeconds = 0 } = phase;
  return InitialNumberOfUsers + Math.floor((SpawnRate * DurationInSeconds) / 60);
}

/**
 * Of all phases; for stairs the duration is the total (Developer Guide, read 2026-11; the model's text calls it the
 * duration of each step).
 */
export function secondsOf({ TrafficType, Phases = [], Stairs }: Pattern): number {
  if (TrafficType === 'STAIRS') return Stairs?.DurationInSeconds ?? 0;
  return Phases.reduce((sum, one) => sum + (one.DurationInSeconds ?? 0), 0);
}

export function mostUsers({ TrafficType, Phases = [], Stairs }: Pattern): number {
  if (TrafficType === 'STAIRS') return (Stairs?.NumberOfSteps ?? 0) * (Stairs?.UsersPerStep ?? 0);
  return Math.max(0, ...Phases.map(usersAtEnd));
}
