// Putting autoscaling back: which items of what stands aside are to be written, and what must be seen afterwards. What
// the file declares comes from the file; what somebody has registered meanwhile is newer than what was put aside, and stays.
import type { Scaling } from '../../config/document.ts';
import { boundsOf } from '../../config/scaling.ts';
import { resourceIdOf } from '../../kinds/autoscaling.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { itemIn, itemName, itemsOf, sameItem } from '../../kinds/registration/fields.ts';
import type { Item, Registration } from '../../kinds/registration/spec.ts';
import { chain, type Draft, draft, type Lowered, mark, type Stages, waitFor } from '../drafts.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import type { Aside } from './aside.ts';
import { escrowKeys, escrowTags, standingEscrow } from './escrow.ts';
import { dropItem } from './item-steps.ts';
import { changedItems, declaredOver, isOwn, wantedItems } from './items.ts';
import { hasCount, isScalable, scaledNameOf } from './scaled.ts';
import { theirItems, withoutOwn } from './shared.ts';
import { alarmsIn } from './step-alarms.ts';
import { writtenOf } from './tag.ts';

export type Restoration = {
  readonly variant: string;
  /** To be written, the target first. */
  readonly items: readonly Item[];
  /** Of what is registered, what has to go before it is written. */
  readonly drops: readonly Item[];
  /** To be seen afterwards. */
  readonly has: readonly Item[];
  /** Items that somebody has changed since they were put aside, by name. */
  readonly changed: readonly string[];
};

/** Where the endpoint goes: to what the unit wants, or nowhere. */
export type Bound = {
  readonly aside: Aside | undefined;
  /** Absent where only what was is put back, whatever the file wants by now. */
  readonly unit: Unit | undefined;
};

/** Of each variant that stands aside and can be registered; those that the file or the update ends are left out. */
export function restorationsOf(now: Situation, { aside, unit }: Bound): readonly Restoration[] {
  const stored = aside?.escrow ?? (now.live && standingEscrow(now.live.tags));
  const scaling = unit?.byHand === undefined ? unit?.scaling : undefined;
  const idOf = (variant: string) =>
    scaledNameOf({ ...unit, name: now.live?.name ?? '', live: now.live }, variant);
  return Object.entries(stored?.variants ?? {})
    .filter(([variant, registration]) => isRegistrable(variant, registration, now, unit))
    .map(([variant, whole]) => {
      const registration = isEnded(variant, now, unit)
        ? withoutOwn(now.live?.tags ?? {}, variant, whole)
        : whole;
      const live = aside?.variants.includes(variant) === true ? null : now.registrations.get(variant);
      return { variant, ...itemsToWrite(idOf(variant), registration, scaling?.[variant], live ?? undefined) };
    });
}

function isRegistrable(
  variant: string,
  stored: Registration,
  now: Situation,
  unit: Unit | undefined,
): boolean {
  const { live } = now;
  if (unit === undefined) return live?.variants.some((one) => one.name === variant && hasCount(one)) ?? false;
  // What inferra registered and the file no longer wants ends here, but for what others have of it.
  if (isEnded(variant, now, unit) && theirItems(live?.tags ?? {}, variant, stored).length === 0) return false;
  return unit.config.spec.variants.some((one) => one.name === variant && isScalable(one));
}

function isEnded(variant: string, { live }: Situation, unit: Unit | undefined): boolean {
  if (unit === undefined || unit.byHand !== undefined || unit.scaling?.[variant] !== undefined) return false;
  return writtenOf(live?.tags ?? {}, variant) !== undefined;
}

function itemsToWrite(
  id: string,
  stored: Registration,
  declared: Scaling | undefined,
  live: Registration | undefined,
): Omit<Restoration, 'variant'> {
  const wanted = itemsOf(declared === undefined ? stored : overlaid(id, stored, declared, live));
  const all = wanted.map((item) => ({ item, now: itemIn(live, item) }));
  const named = declared === undefined ? undefined : wantedItems(id, declared);
  const isDeclared = (item: Item) =>
    named !== undefined && (item.is === 'target' || isOwn(item) || named.has(itemName(item)));
  const isChanged = ({ item, now }: (typeof all)[number]) =>
    now !== undefined && !sameItem(item, now) && !isDeclared(item);
  return {
    items: all
      .filter((one) => !sameItem(one.item, one.now) && !isChanged(one))
      .map(({ item, now }) =>
        item.is === 'target' && now !== undefined ? { ...item, changes: true } : item,
      ),
    drops: changedItems(wanted.filter(isDeclared), live ?? null)
      .filter(({ anew }) => anew)
      .map(({ item }) => item),
    has: all.filter((one) => !isChanged(one)).map(({ item }) => item),
    changed: all.filter(isChanged).map(({ item }) => itemName(item)),
  };
}

/** Bounds that the schedule of the file has moved stay as they are, as everywhere else. */
function overlaid(
  id: string,
  stored: Registration,
  declared: Scaling,
  live: Registration | undefined,
): Registration {
  const { min, max } = boundsOf(declared, live ?? stored);
  return { ...declaredOver(id, stored, declared), min, max };
}

/** What goes before the update: store, look once more, deregister, and wait for what autoscaling has still begun. */
export function putAside(
  endpoint: string,
  aside: Aside | undefined,
  now: Situation,
  most: readonly { readonly variant: string; readonly count: number }[],
): Stages {
  if (aside === undefined) return [];
  const { escrow, variants } = aside;
  const part = { kind: 'endpoint', name: endpoint };
  const of = (variant: string) => ({
    kind: 'registration',
    name: scaledNameOf({ name: endpoint, live: now.live }, variant),
  });
  return [
    isStored(aside, now)
      ? []
      : [
          // The digest of a plan does not cover when it is carried out.
          mark(part, 'aside', 'put the autoscaling aside', (live) => ({
            set: escrowTags(live === undefined ? { ...escrow, since: 0 } : escrow),
          })),
        ],
    variants.map((variant) =>
      briefly(
        waitFor(of(variant), 'compare with what is put aside', 'aside', () => ({
          exactly: aside.less?.[variant] ?? now.registrations.get(variant) ?? escrow.variants[variant],
        })),
      ),
    ),
    variants.map((variant) =>
      draft('remove', of(variant), 'deregister from autoscaling', () => ({ verb: 'remove' })),
    ),
    [briefly(waitFor(part, 'wait until nothing scales', 'quiet', () => ({ settled: true, atMost: most })))],
  ];
}

function isStored({ escrow }: Aside, { live }: Situation): boolean {
  const stored = live && standingEscrow(live.tags);
  if (stored === undefined) return false;
  const text = (variants: object) => JSON.stringify(escrowTags({ since: 0, variants: { ...variants } }));
  return text(stored.variants) === text(escrow.variants);
}

/** What goes after it: write item by item, look, and forget. Nothing where nothing stands aside. */
export function putBack(endpoint: string, now: Situation, bound: Bound): Stages {
  const keys = new Set([
    ...escrowKeys(now.live?.tags ?? {}),
    ...(bound.aside === undefined ? [] : Object.keys(escrowTags(bound.aside.escrow))),
  ]);
  if (keys.size === 0) return [];
  const all = restorationsOf(now, bound);
  const of = (variant: string) => ({
    kind: 'registration',
    name: scaledNameOf({ name: endpoint, live: now.live }, variant),
  });
  const longest = Math.max(0, ...all.map(({ items }) => items.length));
  // Items of one target one after the other: the service refuses what happens to it at once.
  const writes = Array.from({ length: longest }, (_, nth) =>
    all.flatMap(({ variant, items }) =>
      items.slice(nth, nth + 1).map((spec) => ({
        ...draft('put', of(variant), `put back ${itemName(spec)}`, () => ({ verb: 'put', spec, tags: {} })),
        suffix: itemName(spec),
      })),
    ),
  );
  return [
    all.flatMap(({ variant, drops }) => drops.map((item) => dropItem(of(variant).name, item))),
    ...writes,
    all
      .filter(({ items }) => items.length > 0)
      .map(({ variant, has }) =>
        briefly(waitFor(of(variant), 'compare with what was put aside', 'back', () => ({ has }))),
      ),
    all.flatMap(({ variant, items }) => callAgain(endpoint, now, variant, items)),
    [
      mark({ kind: 'endpoint', name: endpoint }, 'back', 'forget what was put aside', () => ({
        drop: [...keys],
      })),
    ],
  ];
}

/** A policy that is put again has another ARN: alarms of inferra's call it by that. */
function callAgain(
  endpoint: string,
  { live }: Situation,
  variant: string,
  items: readonly Item[],
): readonly Draft[] {
  const own = new Set(alarmsIn(live?.tags ?? {}, endpoint).map(({ name }) => name));
  return items.flatMap((item) => {
    if (item.is !== 'policy') return [];
    const { name, alarms = [] } = item.policy;
    const calls = { resource: resourceIdOf(endpoint, variant), name };
    return alarms
      .filter((alarm) => own.has(alarm))
      .map((alarm) =>
        draft('adjust', { kind: 'alarm', name: alarm }, `call ${name} again`, () => ({
          verb: 'adjust',
          spec: { calls },
        })),
      );
  });
}

/** A look that takes moments is taken by a run that does not wait, too. */
function briefly(one: ReturnType<typeof waitFor>): ReturnType<typeof waitFor> {
  const { request } = one;
  return {
    ...one,
    request: (live) => {
      const made = request(live);
      return made.verb === 'await' ? { ...made, brief: true } : made;
    },
  };
}

/** A target can be registered only while its endpoint is InService (Developer Guide, read 2026-11). */
export function takesTargets({ status, pendingConfig }: LiveEndpoint): boolean {
  return status === 'InService' && pendingConfig === undefined;
}

/** Only what is put back, whatever becomes of the endpoint otherwise; nothing while the service would refuse them, or while what stands aside cannot be read. */
export function lowerPutBack(address: string, name: string, now: Situation): readonly Lowered[] {
  const { live, escrow, ours } = now;
  if (live === undefined || !ours || escrow === undefined || escrow === 'unreadable') return [];
  if (!takesTargets(live)) return [];
  const stages = putBack(name, now, { aside: undefined, unit: undefined });
  return chain(
    address,
    stages.filter((stage) => stage.length > 0),
  );
}
