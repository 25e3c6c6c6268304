// Traffic is not interrupted unless somebody says that it may be.
import { type Guard, interrupts } from './veto.ts';

export const downtime: Guard = (changes, leave) =>
  leave.allowDowntime
    ? []
    : changes.filter(interrupts).map(({ address, name }) => ({
        address,
        code: 'INF5003' as const,
        short: 'needs --allow-downtime',
        message: `endpoint ${name} has to be deleted and created again, and does not answer in between`,
        hint: 'allow it with --allow-downtime',
      }));
