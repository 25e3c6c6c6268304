// Choices of hardware that the lock file holds and drift tells of: older than their policy allows, or made for other
// inputs than those of today.
import type { Finding } from '../core/drift.ts';
import { DAY_MS, tooOld } from './age.ts';
import type { GroupState } from './state.ts';

/** @param states what the lock file says of each question, where it says anything */
export function measurementDrift(states: readonly GroupState[], now: number): readonly Finding[] {
  return states.flatMap((state): readonly Finding[] => {
    if (state.is !== 'measured') return [];
    const { group, measurement, outdated } = state;
    const { address, place } = group.policy;
    const { measuredAt, measuredOn } = measurement;
    const about = { address, place, model: group.model.key };
    const old = tooOld(group.policy, measurement, now);
    return [
      ...(old === undefined
        ? []
        : [
            {
              is: 'stale',
              ...about,
              measuredAt,
              after: old.allowed,
              since: dayAfter(measuredAt, old.allowed),
            } as const,
          ]),
      ...(outdated === undefined
        ? []
        : [{ is: 'outdated', ...about, measuredOn, changed: outdated } as const]),
    ];
  });
}

function dayAfter(measuredAt: string, days: number): string {
  return new Date(Date.parse(measuredAt) + days * DAY_MS).toISOString().slice(0, 10);
}
