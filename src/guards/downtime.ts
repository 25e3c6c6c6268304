// Traffic is not interrupted unless somebody says that it may be.
import type { UnitChange } from '../core/plan.ts';
import { type Guard, interrupts, type Veto } from './veto.ts';

export const downtime: Guard = (changes, leave) =>
  leave.allowDowntime ? [] : changes.filter(interrupts).map(vetoOf);

function vetoOf({ address, name, replaces, effect }: UnitChange): Veto {
  if (effect === 'live')
    return {
      address,
      code: 'INF5003',
      short: 'needs --allow-downtime',
      message: `a component of endpoint ${name} has to be deleted and created again, and does not answer in between`,
      hint: 'allow it with --allow-downtime, or give the component another key: then clients can switch',
    };
  if (replaces === undefined)
    return {
      address,
      code: 'INF5003',
      short: 'needs --allow-downtime',
      message: `endpoint ${name} has to be deleted and created again, and does not answer in between`,
      hint: 'allow it with --allow-downtime, or write replace: side-by-side to the endpoint',
    };
  return {
    address,
    code: 'INF5005',
    short: `needs ${replaces} pruned`,
    message: `endpoint ${name} has to be made anew, and ${replaces}, which it replaced, still has the other name`,
    hint: `prune the old one first: remove ${replaces} with --prune when no client calls it any more, then apply again; or allow the downtime with --allow-downtime`,
  };
}
