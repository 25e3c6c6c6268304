// A protected endpoint is never deleted. The protection that counts is the one on the live endpoint.
import { type Guard, interrupts, removes } from './veto.ts';

export const protection: Guard = (changes) =>
  changes
    .filter((change) => change.protected && (removes(change) || interrupts(change)))
    .map(({ address, name }) => ({
      address,
      code: 'INF5004' as const,
      short: 'protected',
      message: `endpoint ${name} is protected in the account and is not deleted`,
      hint: 'set `protect: false` for it, apply that, then remove or recreate it',
    }));
