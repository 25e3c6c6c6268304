// What serves is not removed before what takes its place was verified and is as the file says.
import type { UnitChange } from '../core/plan.ts';
import { type Guard, removes } from './veto.ts';

export const replaced: Guard = (changes) =>
  changes.flatMap((change) => {
    const { address, name, replacedBy } = change;
    if (replacedBy === undefined || !removes(change) || isReady(replacedBy, changes)) return [];
    return [
      {
        address,
        code: 'INF5006' as const,
        short: `waits for ${replacedBy.name}`,
        message: `endpoint ${name} stays until ${replacedBy.name}, which takes its place, is verified`,
        hint: 'when clients have switched, remove it by running apply --prune again',
      },
    ];
  });

/** As the file wants it, or waiting for nothing but the name of the old one. */
function isReady(
  { name, verified }: NonNullable<UnitChange['replacedBy']>,
  changes: readonly UnitChange[],
): boolean {
  const next = changes.find((one) => one.name === name);
  return verified && (next === undefined || next.verdict === 'same' || next.heldBy === 'INF5005');
}
