// Deletion is never a side effect: what the file no longer has stays until --prune.
import type { UnitChange } from '../core/plan.ts';
import { type Guard, removes } from './veto.ts';

export const prune: Guard = (changes, leave) =>
  leave.prune
    ? []
    : changes.filter(removes).map((change) => ({
        address: change.address,
        code: 'INF5001' as const,
        short: 'needs --prune',
        ...wordsOf(change),
      }));

function wordsOf({ name, replacedBy }: UnitChange): { readonly message: string; readonly hint: string } {
  if (replacedBy === undefined)
    return { message: `endpoint ${name} is not in the file and stays`, hint: 'remove it with --prune' };
  const next = replacedBy.name;
  return {
    message: `endpoint ${name} stays beside ${next}, which takes its place`,
    hint: `point its clients to ${next}; when that is verified and nobody calls ${name} any more, remove it with --prune`,
  };
}
