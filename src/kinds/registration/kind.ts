// A registration as the engine sees it: it is written item by item and removed whole. Its endpoint says whose it is.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Progress, Request } from '../../core/kind.ts';
import { type Landed, unsupported } from '../landed.ts';
import { readRegistration, readRegistrations, sendRegistration } from './actions.ts';
import { differingItems, itemIn, itemName, itemsOf, registrationStamp, sameItem } from './fields.ts';
import type { Drop, Item, LiveRegistration, RegistrationGoal } from './spec.ts';

export function registrationKind(cloud: Cloud): Kind<LiveRegistration> {
  return {
    kind: 'registration',
    list: () => unsupported('registration', 'list'),
    read: (name) => readRegistration(cloud, name),
    readAll: (names) => readRegistrations(cloud, names),
    send: (name, request) => sendRegistration(cloud, name, request),
    landed: registrationLanded,
    progress: (goal, live) => registrationProgress(goal as RegistrationGoal, live),
    stamp: registrationStamp,
  };
}

export function registrationLanded(request: Request, live: LiveRegistration | undefined): Landed {
  switch (request.verb) {
    case 'put': {
      const item = request.spec as Item;
      return { landed: sameItem(itemIn(live?.registration, item), item) };
    }
    case 'adjust': {
      const { drop, name } = request.spec as Drop;
      const items = live === undefined ? [] : itemsOf(live.registration);
      return { landed: !items.some((item) => itemName(item) === `${drop} ${name}`) };
    }
    case 'remove':
      return { landed: live === undefined };
    default:
      return unsupported('registration', request.verb);
  }
}

/**
 * What is missing of what was just written may not be visible yet. What is there and is something else is not what was
 * written, and what is about to be removed has to be what was put aside: neither is waited for.
 */
export function registrationProgress(goal: RegistrationGoal, live: LiveRegistration | undefined): Progress {
  const status = live === undefined ? 'Missing' : 'Registered';
  if ('exactly' in goal) {
    const differing = differingItems(live?.registration, goal.exactly);
    if (differing.length === 0) return { state: 'reached', status };
    const reason = `${differing.join(', ')} changed after it was read`;
    return { state: 'failed', status, reason, code: 'INF3001' };
  }
  const found = goal.has.map((item) => ({ item, now: itemIn(live?.registration, item) }));
  const others = found.filter(({ item, now }) => now !== undefined && !sameItem(item, now));
  if (others.length > 0) {
    const reason = `${others.map(({ item }) => itemName(item)).join(', ')} is not as it was put back`;
    return { state: 'failed', status, reason, code: 'INF4007' };
  }
  const missing = found.filter(({ now }) => now === undefined).map(({ item }) => itemName(item));
  return missing.length === 0
    ? { state: 'reached', status }
    : { state: 'busy', status, detail: `${missing.join(', ')} is not visible yet` };
}
