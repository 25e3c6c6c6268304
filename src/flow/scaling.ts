// Asks what is registered for autoscaling of the endpoints that the pages show and of which it matters, many at once, so that
// a fleet under autoscaling is not described one by one.
import type { LivePart, PartRef } from '../core/part.ts';
import { targetReads } from '../endpoint/scaling.ts';
import type { Seen } from '../endpoint/situation.ts';
import type { Unit } from '../endpoint/unit.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Account } from './prepare.ts';

export type Registered = Pick<Seen['parts'], 'scalable-target' | 'scaling-policy' | 'wake-alarm'>;

/** Nothing is sent where the file wants nothing scaled and nothing has moved. @param current endpoints as index and list agree on them */
export async function registeredAmong(
  { kinds }: Account,
  units: readonly Unit[],
  current: readonly LiveEndpoint[],
): Promise<Registered> {
  const seen = await survey(kinds, (now: Seen) => ({ read: targetReads(units, now), list: [] }), current);
  return {
    'scalable-target': seen.parts['scalable-target'],
    'scaling-policy': seen.parts['scaling-policy'],
    'wake-alarm': seen.parts['wake-alarm'],
  };
}

/** What was found, and what was looked for and is not there. */
export function partsOf(registered: Registered): {
  readonly known: readonly LivePart[];
  readonly absent: readonly PartRef[];
} {
  const all = KINDS.flatMap((kind) => [...registered[kind]].map(([name, part]) => ({ kind, name, part })));
  return {
    known: all.flatMap(({ part }) => part ?? []),
    absent: all.flatMap(({ kind, name, part }) => (part === null ? [{ kind, name }] : [])),
  };
}

const KINDS = ['scalable-target', 'scaling-policy', 'wake-alarm'] as const;
