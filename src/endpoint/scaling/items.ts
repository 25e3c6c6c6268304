// What the file has of autoscaling beside the bounds and the one policy, in the service's words: policies and scheduled
// actions whose names begin with inferra's, so that those of others on the same variant are told apart.

import type { Scaling } from '../../config/document.ts';
import { isStepping, type Scheduled, type Stepping, type Tracking } from '../../config/scaling.ts';
import { byName } from '../../kinds/registration/convert.ts';
import { itemIn, itemName, itemsOf, sameItem } from '../../kinds/registration/fields.ts';
import type {
  Drop,
  Item,
  RegisteredAction,
  RegisteredPolicy,
  Registration,
} from '../../kinds/registration/spec.ts';
import { POLICY, toPutRequest } from '../../kinds/scaling-policy/convert.ts';

/** The name in the account of what the file has under this key. */
export function ownName(key: string, { name }: { readonly name?: string }): string {
  return name ?? `${POLICY}-${key}`;
}

/** The one policy that stands on `scaling` itself; undefined where there is none. */
export function oneName({ metric, name }: Pick<Scaling, 'metric' | 'name'>): string | undefined {
  return metric === undefined ? undefined : (name ?? POLICY);
}

/** What the file has under names that inferra did not give, as `policy night`: only a tag remembers whose these are. */
export function namedItems(scaling: Scaling): readonly string[] {
  const { name, policies = {}, schedule = {} } = scaling;
  return [
    ...[name, ...Object.values(policies).map((one) => one.name)].map((one) => ['policy', one] as const),
    ...Object.values(schedule).map((one) => ['action', one.name] as const),
  ].flatMap(([is, one]) => (one === undefined ? [] : [`${is} ${one}`]));
}

/** The key in the file of an item of the account; its name where the file does not have it. */
export function keyFor(item: string, { policies = {}, schedule = {} }: Scaling): string {
  const [is, name] = [item.slice(0, item.indexOf(' ')), item.slice(item.indexOf(' ') + 1)];
  const all = Object.entries<{ readonly name?: string }>(is === 'action' ? schedule : policies);
  return all.find(([key, one]) => ownName(key, one) === name)?.[0] ?? keyOf(name) ?? name;
}

/** The name in the file by a name that inferra gave; undefined for the one policy, and for all other names. */
export function keyOf(name: string): string | undefined {
  return name.startsWith(`${POLICY}-`) ? name.slice(POLICY.length + 1) : undefined;
}

export function isOwn(item: Exclude<Item, { readonly is: 'target' }>): boolean {
  const { name } = item.is === 'policy' ? item.policy : item.action;
  return keyOf(name) !== undefined || (item.is === 'policy' && name === POLICY);
}

/** All that the file wants besides the target, the one policy included. */
export function policiesOf(id: string, scaling: Scaling): readonly RegisteredPolicy[] {
  const { policies = {} } = scaling;
  const own = scaling.metric === undefined ? [] : [trackingPolicy(id, oneName(scaling) ?? POLICY, scaling)];
  const more = Object.entries(policies).map(([key, policy]) => {
    const name = ownName(key, policy);
    return isStepping(policy) ? stepPolicy(name, policy) : trackingPolicy(id, name, policy);
  });
  return byName([...own, ...more]);
}

function trackingPolicy(
  id: string,
  name: string,
  { metric, target, cooldown, scaleIn }: Tracking,
): RegisteredPolicy {
  const request = toPutRequest(id, { metric, target, cooldown, scaleIn });
  const configuration = request.TargetTrackingScalingPolicyConfiguration ?? {};
  return { name, type: 'TargetTrackingScaling', configuration };
}

export const ADJUSTMENT_TYPES = {
  change: 'ChangeInCapacity',
  percent: 'PercentChangeInCapacity',
  exact: 'ExactCapacity',
} as const;

/** Members: API reference of StepScalingPolicyConfiguration, read 2026-11. */
function stepPolicy(name: string, policy: Stepping): RegisteredPolicy {
  const { adjust, atLeast, cooldown } = policy;
  return {
    name,
    type: 'StepScaling',
    configuration: {
      AdjustmentType: ADJUSTMENT_TYPES[adjust],
      StepAdjustments: adjustmentsOf(policy),
      ...(atLeast === undefined ? {} : { MinAdjustmentMagnitude: atLeast }),
      Cooldown: cooldown,
      MetricAggregationType: aggregationOf(policy),
    },
  };
}

/** Each step reaches to the next one, away from the threshold; the service wants them without a gap. */
function adjustmentsOf({ alarm: { breaches }, steps }: Stepping): readonly object[] {
  const all = steps.map(({ beyond, by }, nth) => {
    const next = steps[nth + 1]?.beyond;
    const [near, far] = breaches === 'above' ? [beyond, next] : [0 - beyond, next && 0 - next];
    const [low, high] = breaches === 'above' ? [near, far] : [far, near];
    return {
      ...(low === undefined ? {} : { MetricIntervalLowerBound: low }),
      ...(high === undefined ? {} : { MetricIntervalUpperBound: high }),
      ScalingAdjustment: by,
    };
  });
  return breaches === 'above' ? all : all.toReversed();
}

function aggregationOf({ alarm }: Stepping): 'Average' | 'Minimum' | 'Maximum' {
  const statistic = 'metric' in alarm ? alarm.metric.statistic : 'average';
  if (statistic === 'minimum') return 'Minimum';
  return statistic === 'maximum' ? 'Maximum' : 'Average';
}

export function actionsOf({ schedule = {} }: Scaling): readonly RegisteredAction[] {
  return byName(Object.entries(schedule).map(([key, action]) => actionOf(ownName(key, action), action)));
}

function actionOf(name: string, action: Scheduled): RegisteredAction {
  return { ...action, name };
}

/** The policies and actions that the file has besides the one policy. */
export function moreItems(id: string, scaling: Scaling): readonly Item[] {
  const one = oneName(scaling);
  const policies = policiesOf(id, scaling).filter(({ name }) => name !== one);
  const all = itemsOf({ min: 0, max: 0, policies, actions: actionsOf(scaling) });
  return all.filter(({ is }) => is !== 'target');
}

export type ItemChange = {
  readonly item: Item;
  readonly live: Item | undefined;
  /** It has to go before it is written: the service would keep what the request leaves out, or refuses another type. */
  readonly anew: boolean;
};

/** @param whole what is registered; null where nothing is */
export function changedItems(wanted: readonly Item[], whole: Registration | null): readonly ItemChange[] {
  return wanted
    .map((item) => ({ item, live: itemIn(whole ?? undefined, item) }))
    .filter(({ item, live }) => !sameItem(item, live))
    .map(({ item, live }) => ({ item, live, anew: live !== undefined && mustGo(item, live) }));
}

/** "Any parameters that you don't specify are not changed by this update request" (API reference of PutScheduledAction). */
function mustGo(item: Item, live: Item): boolean {
  if (item.is === 'policy' && live.is === 'policy') return item.policy.type !== live.policy.type;
  if (item.is !== 'action' || live.is !== 'action') return false;
  return Object.keys(live.action).some((field) => !(field in item.action));
}

/**
 * Own policies and actions of which the file has none of that name any more, the one policy included.
 * @param remembers whether an earlier file had this item under a name that inferra did not give
 */
export function droppedItems(
  id: string,
  scaling: Scaling,
  whole: Registration | null,
  remembers: (item: string) => boolean,
): readonly Item[] {
  if (whole === null) return [];
  const wanted = wantedItems(id, scaling);
  return itemsOf(whole).filter(
    (item) =>
      item.is !== 'target' && (isOwn(item) || remembers(itemName(item))) && !wanted.has(itemName(item)),
  );
}

/** The names of the policies and actions that the file has. */
export function wantedItems(id: string, scaling: Scaling): ReadonlySet<string> {
  return new Set([...policiesOf(id, scaling).map(policyName), ...actionsOf(scaling).map(actionName)]);
}

function policyName(policy: RegisteredPolicy): string {
  return itemName({ is: 'policy', policy });
}

function actionName(action: RegisteredAction): string {
  return itemName({ is: 'action', action });
}

export function dropOf(item: Item): Drop {
  const name = itemName(item);
  return { drop: item.is === 'action' ? 'action' : 'policy', name: name.slice(name.indexOf(' ') + 1) };
}

/** What the file wants in the place of what is stored: its own items, and those of others as they are. */
export function declaredOver(id: string, stored: Registration, scaling: Scaling): Registration {
  const wanted = wantedItems(id, scaling);
  const others = itemsOf(stored).filter(
    (item) => item.is !== 'target' && !isOwn(item) && !wanted.has(itemName(item)),
  );
  const theirs = others.flatMap((item) => (item.is === 'policy' ? [item.policy] : []));
  const actions = others.flatMap((item) => (item.is === 'action' ? [item.action] : []));
  const own = policiesOf(id, scaling).map((policy) => {
    const before = stored.policies?.find(({ name }) => name === policy.name)?.alarms;
    return before === undefined ? policy : { ...policy, alarms: before };
  });
  const { policies: _, actions: __, ...target } = stored;
  return {
    ...target,
    policies: byName([...theirs, ...own]),
    actions: byName([...actions, ...actionsOf(scaling)]),
  };
}
