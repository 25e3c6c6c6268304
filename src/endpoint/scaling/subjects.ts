// Of which endpoints it is asked whether autoscaling moves them. No other one costs a request for it.
import { canonicalJson } from '../../base/json.ts';
import type { Scaling } from '../../config/document.ts';
import { hasMore } from '../../config/scaling.ts';
import { type Need, type Sightings, sighted } from '../../core/sightings.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { policyPart } from '../../kinds/scaling-policy/convert.ts';
import { servesTarget } from '../memory/history.ts';
import { readMarks } from '../memory/marks.ts';
import { owns, SCALING } from '../memory/tags.ts';
import type { EndpointKinds, Stray } from '../subject.ts';
import type { Remembered, Unit } from '../unit.ts';
import { escrowKeys } from './escrow.ts';
import { hasCount, isRescaling, scalableSize, scaledNameOf } from './scaled.ts';
import { stepAlarms } from './step-alarms.ts';
import { hasForgotten, writtenOf } from './tag.ts';

type Seen = Sightings<EndpointKinds>;

/** The targets that have to be looked for: of the endpoints in play, as far as nobody has looked. */
export function targetReads(units: readonly Unit[], seen: Seen): Need<EndpointKinds>['read'] {
  return units.flatMap((unit) => {
    const live = sighted(seen, 'endpoint', unit.name);
    if (!live || live.status === 'Failed' || !owns(unit.owner, live.tags, live.name)) return [];
    const wanted = Object.entries(unit.scaling ?? {}).flatMap(([variant, scaling]) => [
      ...bothParts(live, variant, scaling),
      ...moreParts(unit, live, variant, scaling),
      ...othersParts(live, variant, scaling, seen),
    ]);
    const inPlay = isInPlay(unit, live) ? targetsOf(live) : [];
    return unseen([...wanted, ...endingParts(unit, live, seen), ...inPlay], seen);
  });
}

/** The same of an endpoint that nothing is wanted of: where it has another count than was applied. */
export function movedReads(live: LiveEndpoint, seen: Seen): Need<EndpointKinds>['read'] {
  if (!hasOtherCount(live, readMarks(live.tags).applied)) return [];
  return unseen(targetsOf(live), seen);
}

/** What inferra registered of an endpoint that is to go, on which others may have something that goes with it. */
export function goingReads(strays: readonly Stray[], seen: Seen): Need<EndpointKinds>['read'] {
  return strays.flatMap(({ owner, name }) => {
    const live = sighted(seen, 'endpoint', name);
    if (!live || !owns(owner, live.tags, live.name)) return [];
    const ours = live.variants.filter((one) => hasCount(one) && writtenOf(live.tags, one.name) !== undefined);
    return unseen(
      ours.map((one) => ({ kind: 'registration', name: nameIn(live, one.name) })),
      seen,
    );
  });
}

type Reads = Need<EndpointKinds>['read'];

function bothParts(live: LiveEndpoint, variant: string, { name }: Scaling): Reads {
  return [targetOf(live, variant), { kind: 'scaling-policy', name: policyPart(nameIn(live, variant), name) }];
}

/** Four requests a variant, so only of those that have more, or had. */
function moreParts(unit: Unit, live: LiveEndpoint, variant: string, scaling: Scaling): Reads {
  const may = hasMore(scaling) || writtenOf(live.tags, variant)?.more === true;
  if (!may && !hasForgotten(live.tags, unit.scaling)) return [];
  return [
    { kind: 'registration', name: nameIn(live, variant) },
    ...stepAlarms(unit, variant, scaling).map(({ name }) => ({ kind: 'alarm' as const, name })),
  ];
}

/** Where a metric is to be tracked that inferra does not track yet, somebody else may do so. */
function othersParts(live: LiveEndpoint, variant: string, { metric }: Scaling, seen: Seen): Reads {
  const name = nameIn(live, variant);
  const policy = sighted(seen, 'scaling-policy', name);
  if (metric === undefined || policy === undefined || !sighted(seen, 'scalable-target', name)) return [];
  const isTracked = canonicalJson(policy?.spec?.metric ?? null) === canonicalJson(metric);
  return isTracked ? [] : [{ kind: 'registration', name }];
}

/** What inferra registered and the file no longer has may have something of others, which must not go with it. */
function endingParts({ scaling = {}, byHand }: Unit, live: LiveEndpoint, seen: Seen): Reads {
  if (byHand !== undefined) return [];
  return live.variants
    .filter(({ name }) => scaling[name] === undefined && writtenOf(live.tags, name) !== undefined)
    .map(({ name }) => nameIn(live, name))
    .filter((name) => sighted(seen, 'scalable-target', name))
    .map((name) => ({ kind: 'registration', name }));
}

/** Of all variants that could be registered. */
export function targetsOf(live: LiveEndpoint): Reads {
  return live.variants.filter(hasCount).map(({ name }) => targetOf(live, name));
}

function targetOf(live: LiveEndpoint, variant: string): Reads[number] {
  return { kind: 'scalable-target', name: nameIn(live, variant) };
}

function nameIn(live: LiveEndpoint, variant: string): string {
  return scaledNameOf({ name: live.name, live }, variant);
}

function unseen(reads: Reads, seen: Seen): Reads {
  const fresh = reads.filter(({ kind, name }) => sighted(seen, kind, name) === undefined);
  return [...new Map(fresh.map((one) => [`${one.kind}/${one.name}`, one])).values()];
}

/**
 * Whether autoscaling may matter beside what the file wants of it: inferra has registered a variant; or a count is not what was applied, so that somebody or something moved it; or the service is
 * moving one right now; or the fleet is to be changed, which autoscaling must not be undone by nor mistaken for.
 */
function isInPlay(unit: Unit, live: LiveEndpoint): boolean {
  const { applied } = readMarks(live.tags);
  return (
    isRescaling(live) ||
    live.tags[SCALING] !== undefined ||
    escrowKeys(live.tags).length > 0 ||
    !servesTarget(live, unit.target) ||
    hasOtherCount(live, applied)
  );
}

function hasOtherCount(live: LiveEndpoint, target: Remembered | undefined): boolean {
  if (target === undefined || !('sizes' in target)) return false;
  return live.variants.some((one) => {
    const size = target.sizes.find(({ variant }) => variant === one.name);
    const [want, now] = [size && ('count' in size ? size.count : size.provisioned), scalableSize(one)];
    return want !== undefined && now !== undefined && want !== now;
  });
}
