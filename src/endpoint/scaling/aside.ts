// What an update has to put aside of autoscaling, what stands in its way, and what is read for it. SageMaker refuses an
// update that changes the instance type of a registered variant or ends it (Developer Guide, "Update endpoints that use
// automatic scaling", read 2026-11); so it is deregistered for that long.
import { type Need, sighted } from '../../core/sightings.ts';
import { resourceIdOf } from '../../kinds/autoscaling.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import type { VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import { byName, unwritable } from '../../kinds/registration/convert.ts';
import type { Registration } from '../../kinds/registration/spec.ts';
import { machinesText } from '../fleet/machines.ts';
import type { Hold } from '../holds.ts';
import { HOLD } from '../memory/hold.ts';
import { APPLIED, ATTEMPT, VERIFIED } from '../memory/marks.ts';
import { compareTags } from '../memory/tag-change.ts';
import { SCALING } from '../memory/tags.ts';
import { placed, type Situation, scalingOf } from '../situation.ts';
import { type EndpointKinds, isUnit, type Seen, type Subject } from '../subject.ts';
import type { Unit } from '../unit.ts';
import { type Escrow, escrowKeys, escrowTags, standingEscrow } from './escrow.ts';
import { scaledNameOf } from './scaled.ts';
import { withoutOwn } from './shared.ts';

/** What is put aside before an update is sent. */
export type Aside = {
  /** All that stands aside then: what is registered now, and what a run that was cut off has put there. */
  readonly escrow: Escrow;
  /** Variants that are registered now. */
  readonly variants: readonly string[];
  /** What is registered by then, of those from which the run removes what is inferra's before. */
  readonly less?: Escrow['variants'];
};

/** Undefined where the update may be sent as things are. @param at milliseconds since the epoch */
export function asideOf(unit: Unit, now: Situation, at: number): Aside | undefined {
  const { live, escrow } = now;
  if (live === undefined || escrow === 'unreadable') return undefined;
  const registered = registeredNow(unit, now);
  if (!registered.some((variant) => isBlocked(unit, now, variant))) return undefined;
  const stored = escrow?.variants ?? {};
  const left = new Set(scalingOf(unit, now).shared.map(({ variant }) => variant));
  const less = Object.fromEntries(
    registered
      .filter((variant) => left.has(variant))
      .map((variant) => [variant, withoutOwn(live.tags, variant, registrationOf(now, variant))]),
  );
  const variants = Object.fromEntries(
    registered.map((variant) => {
      const whole = merged(less[variant] ?? registrationOf(now, variant), stored[variant]);
      return [variant, left.has(variant) ? withoutOwn(live.tags, variant, whole) : whole];
    }),
  );
  return {
    escrow: { since: escrow?.since ?? at, variants: { ...stored, ...variants } },
    variants: registered,
    ...(left.size === 0 ? {} : { less }),
  };
}

/** But for those that end in this run anyway: nobody wants these back. */
function registeredNow(unit: Unit, now: Situation): readonly string[] {
  const ends = new Set(scalingOf(unit, now).remove.map(({ name }) => name));
  return [...now.registered]
    .filter(([, { target, aside }]) => target && aside === undefined)
    .map(([variant]) => variant)
    .filter((variant) => !ends.has(now.registered.get(variant)?.id ?? ''));
}

function isBlocked(unit: Unit, { serving }: Situation, variant: string): boolean {
  const before = hardwareIn(serving?.spec.variants, variant);
  return before !== undefined && hardwareIn(unit.config.spec.variants, variant) !== before;
}

function hardwareIn(variants: readonly VariantSpec[] | undefined, name: string): string | undefined {
  const found = variants?.find((one) => one.name === name);
  return found !== undefined && 'serverless' in found ? 'serverless' : typeIn(variants, name);
}

/** One type, or the text of several: what was measured of a type says nothing of those. */
export function typeIn(variants: readonly VariantSpec[] | undefined, name: string): string | undefined {
  const found = variants?.find((one) => one.name === name);
  return found !== undefined && 'instanceType' in found ? machinesText(found) : undefined;
}

/** Where nobody has looked further, what every look says of it. */
function registrationOf({ registrations, registered }: Situation, variant: string): Registration {
  const { min = 0, max = 0 } = registered.get(variant)?.target ?? {};
  return registrations.get(variant) ?? { min, max };
}

/** What is registered counts; what only stands aside of it was not put back yet by a run that was cut off. */
function merged(live: Registration, stored: Registration | undefined): Registration {
  const policies = union(live.policies, stored?.policies);
  const actions = union(live.actions, stored?.actions);
  return {
    ...live,
    ...(policies.length === 0 ? {} : { policies }),
    ...(actions.length === 0 ? {} : { actions }),
  };
}

function union<T extends { readonly name: string }>(
  first: readonly T[] = [],
  second: readonly T[] = [],
): readonly T[] {
  return byName([...new Map([...second, ...first].map((one) => [one.name, one])).values()]);
}

/** Why what is registered cannot be put aside, or could not be put back. */
export function asideHold(unit: Unit, now: Situation, aside: Aside): Hold | undefined {
  for (const variant of aside.variants) {
    const problem = unrestorable(unit, aside.escrow.variants[variant], variant);
    if (problem !== undefined) return blocked(unit, variant, problem);
  }
  const needed = Object.keys(escrowTags(aside.escrow)).length;
  const room = MOST_TAGS - keysBeside(unit, now);
  if (needed <= room) return undefined;
  const left = `${Math.max(0, room)} ${room === 1 ? 'is' : 'are'} left of ${MOST_TAGS}`;
  return {
    code: 'INF3021',
    short: 'its autoscaling does not fit its tags',
    reason: `to put aside the autoscaling of ${aside.variants.join(', ')} of endpoint ${unit.name} takes ${needed} tags, and ${left}`,
    hint: 'remove tags of the endpoint, or policies and scheduled actions that nobody needs; nothing was sent',
  };
}

/** Tags that a resource may have, those of AWS's own apart (Tagging AWS Resources User Guide, read 2026-11). */
const MOST_TAGS = 50;

/** What the endpoint has in the end besides what is put aside. */
function keysBeside(unit: Unit, { live }: Situation): number {
  const tags = live?.tags ?? {};
  const { set, drop } = compareTags(unit, tags);
  const written = [ATTEMPT, APPLIED, VERIFIED, ...(unit.scaling === undefined ? [] : [SCALING])];
  const keys = new Set([
    ...Object.keys(tags).filter((key) => !key.startsWith('aws:') && !drop.includes(key)),
    ...Object.keys(set),
    ...written,
    ...(unit.byHand === undefined ? [] : [HOLD]),
  ]);
  return keys.size - escrowKeys(tags).length;
}

function unrestorable(
  unit: Unit,
  registration: Registration | undefined,
  variant: string,
): string | undefined {
  const [policy] = registration === undefined ? [] : unwritable(registration);
  if (policy !== undefined) return `its policy ${policy.name} is of type ${policy.type}`;
  const type = typeIn(unit.config.spec.variants, variant);
  // Burstable instances are refused as scalable targets (seen; see docs/simulator.md).
  return type !== undefined && /(^| )ml\.t\d/.test(type) ? `${type} cannot be registered` : undefined;
}

function blocked(unit: Unit, variant: string, problem: string): Hold {
  return {
    code: 'INF3020',
    short: 'blocked by autoscaling',
    reason: `variant ${variant} of endpoint ${unit.name} is registered for autoscaling, which could not be put back after the update: ${problem}`,
    hint: `change that, or deregister ${resourceIdOf(unit.name, variant)} from Application Auto Scaling yourself and apply`,
  };
}

/** @param live an endpoint whose tags say that something is put aside, and not what */
export function unreadableHold({ name, tags }: LiveEndpoint): Hold {
  return {
    code: 'INF3022',
    short: 'its autoscaling is put aside and cannot be read',
    reason: `endpoint ${name} has autoscaling put aside in its tags ${escrowKeys(tags).join(', ')}, and they were changed since`,
    hint: 'put the tags back as they were; or register the variant as it should be, and remove these tags',
  };
}

/** What a plan reads of registrations: of those that it puts aside, and of those that stand aside. */
export function asideReads(subjects: readonly Subject[], seen: Seen): Need<EndpointKinds>['read'] {
  // Of a fleet in which nothing is registered none is looked at twice.
  const anyRegistered = [...seen.parts['scalable-target'].values()].some((one) => one !== null);
  const concerned = subjects.filter(({ name }) => {
    const live = sighted(seen, 'endpoint', name);
    return live && (anyRegistered || escrowKeys(live.tags).length > 0);
  });
  const wanted = placed(concerned, seen).flatMap(({ subject, now }) => {
    const { live, ours } = now;
    if (live === undefined || !ours) return [];
    const stored = Object.keys(standingEscrow(live.tags)?.variants ?? {});
    const aside = isUnit(subject) ? asideOf(subject, now, 0)?.variants : undefined;
    return [...new Set([...stored, ...(aside ?? [])])].map((variant) => ({
      kind: 'registration' as const,
      name: scaledNameOf({ name: live.name, live }, variant),
    }));
  });
  return wanted.filter(({ kind, name }) => sighted(seen, kind, name) === undefined);
}
