// What a registration is compared by: whole, or item by item.
import { digest } from '../../base/hash.ts';
import { exact } from '../compare.ts';
import { settled, settledAction } from './settled.ts';
import type { Item, LiveRegistration, Registration } from './spec.ts';

/** The items of a registration, the target first: without it the service takes no other. */
export function itemsOf({ policies = [], actions = [], ...target }: Registration): readonly Item[] {
  return [
    { is: 'target', target },
    ...policies.map((policy) => ({ is: 'policy', policy }) as const),
    ...actions.map((action) => ({ is: 'action', action }) as const),
  ];
}

/** `target`, `policy night`, `action weekend`: unique within a registration. */
export function itemName(item: Item): string {
  if (item.is === 'target') return 'target';
  return `${item.is} ${item.is === 'policy' ? item.policy.name : item.action.name}`;
}

/** The item of the same name; undefined where there is none. */
export function itemIn(registration: Registration | undefined, item: Item): Item | undefined {
  if (registration === undefined) return undefined;
  return itemsOf(registration).find((one) => itemName(one) === itemName(item));
}

/** In every field that a request can set: who calls a policy is not among them. */
export function sameItem(left: Item | undefined, right: Item | undefined): boolean {
  return exact(settable(left), settable(right));
}

function settable(item: Item | undefined): unknown {
  if (item === undefined) return undefined;
  if (item.is === 'target') return item.target;
  if (item.is === 'action') return settledAction(item.action);
  const { alarms: _, ...policy } = item.policy;
  return { is: item.is, policy: { ...policy, configuration: settled(policy) } };
}

/** The names of the items in which the two differ, or which one of them does not have. */
export function differingItems(left: Registration | undefined, right: Registration): readonly string[] {
  const all = [left, right].flatMap((one) => (one === undefined ? [] : itemsOf(one)));
  const names = all.filter((one) => !sameItem(itemIn(left, one), itemIn(right, one))).map(itemName);
  return [...new Set(names)];
}

export function registrationStamp(live: LiveRegistration | undefined): string {
  return digest(live?.registration ?? null);
}
