// A protected endpoint is never deleted. The protection that counts is the one on the live endpoint.
import type { UnitChange } from '../core/plan.ts';
import { type Guard, interrupts, type Leave, removes } from './veto.ts';

export const protection: Guard = (changes, leave) =>
  changes
    .filter((change) => change.protected && (isRemoved(change, leave) || isMadeAnew(change)))
    .map(({ address, name }) => ({
      address,
      code: 'INF5004' as const,
      short: 'protected',
      message: `endpoint ${name} is protected in the account and is not deleted`,
      hint: 'set `protect: false` for it, apply that, then remove or recreate it',
    }));

/** What was replaced stays on purpose until it is to be removed: only then is its protection in the way. */
function isRemoved(change: UnitChange, leave: Leave): boolean {
  return removes(change) && (leave.prune || change.replacedBy === undefined);
}

/** A protected endpoint stays while a component of it is made anew. */
function isMadeAnew(change: UnitChange): boolean {
  return interrupts(change) && change.effect === 'recreate';
}
