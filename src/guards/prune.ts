// Deletion is never a side effect: what the file no longer has stays until --prune.
import { type Guard, removes } from './veto.ts';

export const prune: Guard = (changes, leave) =>
  leave.prune
    ? []
    : changes.filter(removes).map(({ address, name }) => ({
        address,
        code: 'INF5001' as const,
        short: 'needs --prune',
        message: `endpoint ${name} is not in the file and stays`,
        hint: 'remove it with --prune',
      }));
