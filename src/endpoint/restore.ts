// Putting autoscaling back: which items of what stands aside are to be written, and what must be seen afterwards. What
// the file declares comes from the file; what somebody has registered meanwhile is newer than what was put aside, and stays.
import type { Scaling } from '../config/document.ts';
import { resourceIdOf, WAKE } from '../kinds/autoscaling.ts';
import { byName } from '../kinds/registration/convert.ts';
import { itemIn, itemName, itemsOf, sameItem } from '../kinds/registration/fields.ts';
import type { Item, RegisteredPolicy, Registration } from '../kinds/registration/spec.ts';
import { POLICY, toPutRequest } from '../kinds/scaling-policy/convert.ts';
import { toPolicyRequest } from '../kinds/wake-up/convert.ts';
import type { Aside } from './aside.ts';
import { chain, draft, type Lowered, mark, type Stages, waitFor } from './drafts.ts';
import { escrowKeys, escrowTags, standingEscrow } from './escrow.ts';
import { hasCount } from './scaled.ts';
import { writtenIn } from './scaling-change.ts';
import type { Situation } from './situation.ts';
import type { Unit } from './unit.ts';
import { needsWaking } from './waking.ts';

/** Policies of inferra's own, by the names of their items. */
const OWN: readonly string[] = [POLICY, WAKE].map((name) => `policy ${name}`);

export type Restoration = {
  readonly variant: string;
  /** To be written, the target first. */
  readonly items: readonly Item[];
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
  const idOf = (variant: string) => resourceIdOf(now.live?.name ?? '', variant);
  return Object.entries(stored?.variants ?? {})
    .filter(([variant]) => isRegistrable(variant, now, unit))
    .map(([variant, registration]) => {
      const live = aside?.variants.includes(variant) === true ? null : now.registrations.get(variant);
      return { variant, ...itemsToWrite(idOf(variant), registration, scaling?.[variant], live ?? undefined) };
    });
}

function isRegistrable(variant: string, { live }: Situation, unit: Unit | undefined): boolean {
  if (unit === undefined) return live?.variants.some((one) => one.name === variant && hasCount(one)) ?? false;
  const declares = unit.byHand === undefined;
  // What inferra registered and the file no longer wants ends here.
  if (declares && unit.scaling?.[variant] === undefined && writtenIn(live?.tags ?? {}).has(variant))
    return false;
  return unit.config.spec.variants.some((one) => one.name === variant && 'instanceType' in one);
}

function itemsToWrite(
  id: string,
  stored: Registration,
  declared: Scaling | undefined,
  live: Registration | undefined,
): Omit<Restoration, 'variant'> {
  const wanted = itemsOf(declared === undefined ? stored : overlaid(id, stored, declared));
  const all = wanted.map((item) => ({ item, now: itemIn(live, item) }));
  const isDeclared = (item: Item) =>
    declared !== undefined && (item.is === 'target' || OWN.includes(itemName(item)));
  const isChanged = ({ item, now }: (typeof all)[number]) =>
    now !== undefined && !sameItem(item, now) && !isDeclared(item);
  return {
    items: all
      .filter((one) => !sameItem(one.item, one.now) && !isChanged(one))
      .map(({ item, now }) =>
        item.is === 'target' && now !== undefined ? { ...item, changes: true } : item,
      ),
    has: all.filter((one) => !isChanged(one)).map(({ item }) => item),
    changed: all.filter(isChanged).map(({ item }) => itemName(item)),
  };
}

function overlaid(id: string, stored: Registration, declared: Scaling): Registration {
  const { min, max, ...spec } = declared;
  const configuration = toPutRequest(id, spec).TargetTrackingScalingPolicyConfiguration ?? {};
  const own: RegisteredPolicy = { name: POLICY, type: 'TargetTrackingScaling', configuration };
  const others = (stored.policies ?? []).filter(({ name }) => !OWN.includes(`policy ${name}`));
  return { ...stored, min, max, policies: byName([...others, own, ...wakePolicy(id, declared)]) };
}

function wakePolicy(id: string, declared: Scaling): readonly RegisteredPolicy[] {
  if (!needsWaking(declared)) return [];
  const configuration = toPolicyRequest(id).StepScalingPolicyConfiguration ?? {};
  return [{ name: WAKE, type: 'StepScaling', configuration }];
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
  const of = (variant: string) => ({ kind: 'registration', name: resourceIdOf(endpoint, variant) });
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
          exactly: now.registrations.get(variant) ?? escrow.variants[variant],
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
  const of = (variant: string) => ({ kind: 'registration', name: resourceIdOf(endpoint, variant) });
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
    ...writes,
    all
      .filter(({ items }) => items.length > 0)
      .map(({ variant, has }) =>
        briefly(waitFor(of(variant), 'compare with what was put aside', 'back', () => ({ has }))),
      ),
    // Its policy has another ARN by now: what wakes it is pointed to that.
    all
      .filter(({ has }) => has.some((item) => itemName(item) === `policy ${WAKE}`))
      .map(({ variant }) => {
        const part = { kind: 'wake-alarm', name: resourceIdOf(endpoint, variant) };
        return draft('put', part, 'point the alarm to its policy', () => ({
          verb: 'put',
          spec: {},
          tags: {},
        }));
      }),
    [
      mark({ kind: 'endpoint', name: endpoint }, 'back', 'forget what was put aside', () => ({
        drop: [...keys],
      })),
    ],
  ];
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

/** Only what is put back, whatever becomes of the endpoint otherwise; nothing while the service would refuse them, or while what stands aside cannot be read. */
export function lowerPutBack(address: string, name: string, now: Situation): readonly Lowered[] {
  const { live, escrow, ours } = now;
  if (live === undefined || !ours || escrow === undefined || escrow === 'unreadable') return [];
  // A target can be registered only while its endpoint is InService (Developer Guide, read 2026-11).
  if (live.status !== 'InService' || live.pendingConfig !== undefined) return [];
  const stages = putBack(name, now, { aside: undefined, unit: undefined });
  return chain(
    address,
    stages.filter((stage) => stage.length > 0),
  );
}
