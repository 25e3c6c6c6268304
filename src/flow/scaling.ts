// Asks what is registered for autoscaling of the endpoints that the pages show and of which it matters, many at once, so that
// a fleet under autoscaling is not described one by one.
import type { LivePart, PartRef } from '../core/part.ts';
import { type RegisteredParts, SCALING_KINDS } from '../endpoint/reads.ts';
import { targetReads } from '../endpoint/scaling/subjects.ts';
import type { Seen } from '../endpoint/subject.ts';
import type { Unit } from '../endpoint/unit.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Account } from './prepare.ts';

/** Nothing is sent where the file wants nothing scaled and nothing has moved. @param current endpoints as index and list agree on them */
export async function registeredAmong(
  { kinds }: Account,
  units: readonly Unit[],
  current: readonly LiveEndpoint[],
): Promise<RegisteredParts> {
  const seen = await survey(kinds, (now: Seen) => ({ read: targetReads(units, now), list: [] }), current);
  const { 'scalable-target': targets, 'scaling-policy': policies, registration, alarm } = seen.parts;
  return { 'scalable-target': targets, 'scaling-policy': policies, registration, alarm };
}

/** What was found, and what was looked for and is not there. */
export function partsOf(registered: RegisteredParts): {
  readonly known: readonly LivePart[];
  readonly absent: readonly PartRef[];
} {
  const all = SCALING_KINDS.flatMap((kind) =>
    [...registered[kind]].map(([name, part]) => ({ kind, name, part })),
  );
  return {
    known: all.flatMap(({ part }) => part ?? []),
    absent: all.flatMap(({ kind, name, part }) => (part === null ? [{ kind, name }] : [])),
  };
}
