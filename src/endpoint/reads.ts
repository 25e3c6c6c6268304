// Which facts of the account a plan needs. Asked again after each round of reading, it names what is still missing, so
// that an endpoint which is as the file says costs no more than its own description.
import { listingKey, type Need, sighted } from '../core/sightings.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { componentsChange } from './components/change.ts';
import {
  componentReads,
  hasComponents,
  servedByComponents,
  shownComponentReads,
  takesComponents,
} from './components/reads.ts';
import { sameTarget, servesTarget } from './memory/history.ts';
import { HOLD, holdOn } from './memory/hold.ts';
import { readAdopted, readMarks } from './memory/marks.ts';
import { compareTags, moves } from './memory/tag-change.ts';
import { ADDRESS, ENDPOINT, owns } from './memory/tags.ts';
import { type Owner, ownerPrefix, partPrefix, prefixOf } from './names/names.ts';
import { isScalingMoved } from './scaling/change.ts';
import { isScaling } from './scaling/scaled.ts';
import { goingReads, movedReads, targetReads } from './scaling/subjects.ts';
import { placed, type Situation, scalingOf, situation } from './situation.ts';
import { type EndpointKinds, isUnit, type Seen, type Stray, type Subject } from './subject.ts';
import type { Unit } from './unit.ts';

export type EndpointNeed = Need<EndpointKinds>;

const PARTS = ['endpoint-config', 'model'] as const;

/** Nothing at all is to do for the unit, as far as the endpoint itself shows. */
export function isClean(unit: Unit, now: Situation): boolean {
  const { live, ours, past, marks } = now;
  if (live === undefined || !ours || past === undefined) return false;
  // While autoscaling moves a count nothing else is under way.
  const quiet = past.state === 'settled' || (past.state === 'busy' && isScaling(live));
  if (!quiet) return false;
  return (
    servesTarget(live, unit.target) &&
    sameTarget(marks.applied, unit.target) &&
    now.escrow === undefined &&
    hasQuietComponents(unit, now) &&
    !isScalingMoved(scalingOf(unit, now)) &&
    !moves(compareTags(unit, live.tags))
  );
}

/** What belongs to the autoscaling of endpoints. */
export const SCALING_KINDS = ['scalable-target', 'scaling-policy', 'registration', 'alarm'] as const;
export type RegisteredParts = Pick<Seen['parts'], (typeof SCALING_KINDS)[number]>;

/** Those of an endpoint that only an index shows are looked at apart, whatever is believed of it. */
function hasQuietComponents(unit: Unit, { live, components }: Situation): boolean {
  if (!hasComponents(unit) && (live === undefined || !takesComponents(live))) return true;
  return components.live === undefined || !componentsChange(unit, components, false).isMoved;
}

/** The endpoints of the index that show nothing to do: only these are believed without being described. */
export function believable(
  units: readonly Unit[],
  indexed: readonly LiveEndpoint[],
  registered: RegisteredParts,
): readonly LiveEndpoint[] {
  const byName = new Map(units.map((unit) => [unit.name.toLowerCase(), unit]));
  return indexed.filter((live) => {
    const unit = byName.get(live.name.toLowerCase());
    return unit !== undefined && isClean(unit, situation(unit, onlyEndpoint(live, registered)));
  });
}

function onlyEndpoint(live: LiveEndpoint, registered: RegisteredParts): Seen {
  const endpoint = new Map([[live.name.toLowerCase(), live]]);
  const none = { model: new Map(), 'endpoint-config': new Map(), 'endpoint-components': new Map() };
  return { parts: { ...none, ...registered, endpoint }, lists: new Map() };
}

/**
 * What must be read next.
 * @param sweep whether parts that no endpoint accounts for are looked for (prune, destroy)
 */
export function nextReads(
  owner: Owner,
  subjects: readonly Subject[],
  seen: Seen,
  sweep: boolean,
): EndpointNeed {
  const unseen = subjects.flatMap(namesIn).filter((name) => sighted(seen, 'endpoint', name) === undefined);
  if (unseen.length > 0)
    return { read: unique(unseen.map((name) => ({ kind: 'endpoint', name }))), list: [] };

  const strays = subjects.flatMap((subject) => (isUnit(subject) ? [] : [subject]));
  const targets = [...targetReads(subjects.filter(isUnit), seen), ...goingReads(strays, seen)];
  if (targets.length > 0) return { read: targets, list: [] };

  const components = componentReads(subjects, seen);
  if (components.length > 0) return { read: components, list: [] };

  const open = placed(subjects, seen).filter(
    ({ subject, now }) => now.ours && !(isUnit(subject) && isClean(subject, now)),
  );

  const listing = { nameContains: `${ownerPrefix(owner)}-` };
  // A settled endpoint names all its parts in its marks; one that is gone or cut off does not.
  const wantsLists =
    sweep ||
    open.some(({ subject, now }) =>
      // What components serve is named by no config and no mark.
      hasComponents(subject) || (now.components.live ?? []).length > 0
        ? true
        : isUnit(subject)
          ? now.past?.state !== 'settled' || endsHold(subject, now)
          : now.live === undefined,
    );
  const lists = PARTS.map((kind) => ({ kind, ...listing })).filter((one) => !seen.lists.has(listingKey(one)));
  if (wantsLists && lists.length > 0) return { read: [], list: lists };

  const wanted = [
    ...open.flatMap(({ now }) =>
      knownConfigs(now).map((name) => ({ kind: 'endpoint-config' as const, name })),
    ),
    ...listedParts(
      owner,
      open.map(({ subject }) => subject),
      subjects,
      seen,
      sweep,
    ),
    ...referredModels(seen),
    ...servedByComponents(
      open.map(({ subject }) => subject),
      seen,
    ),
  ];
  const read = wanted.filter(({ kind, name }) => sighted(seen, kind, name) === undefined);
  return { read: unique(read), list: [] };
}

/** What was rolled back from is in no mark, and goes with the first change after it. */
function endsHold({ target, byHand }: Unit, { live }: Situation): boolean {
  const { tags = {} } = live ?? {};
  return byHand === undefined && HOLD in tags && holdOn(tags, target) === undefined;
}

/** The subject's own name, and that of what takes its place: a removal rests on both. */
function namesIn(subject: Subject): readonly string[] {
  const next = isUnit(subject) ? undefined : subject.successor?.name;
  return next === undefined ? [subject.name] : [subject.name, next];
}

/**
 * The endpoints, the configs that they serve and their components, and where a count has moved whether autoscaling moved it. Of those that failed also the config that was last tried, and the
 * models: the reason of a failure is shown, and it may quote what came from the environment when they were made.
 */
export function servingReads(subjects: readonly Subject[], seen: Seen): EndpointNeed {
  const wanted = subjects.flatMap((subject) => {
    const { name } = subject;
    const live = sighted(seen, 'endpoint', name);
    const serving = live?.config === undefined ? [] : [live.config];
    const tried = live?.failureReason === undefined ? undefined : readMarks(live.tags).attempt?.target.config;
    const configs = tried === undefined ? serving : [...serving, tried];
    return [
      { kind: 'endpoint' as const, name },
      ...configs.map((config) => ({ kind: 'endpoint-config' as const, name: config })),
      ...(live?.failureReason === undefined ? [] : configs.flatMap((config) => modelsOf(config, seen))),
      ...(live ? movedReads(live, seen) : []),
      ...shownComponentReads(subject, seen),
    ];
  });
  const read = wanted.filter(({ kind, name }) => sighted(seen, kind, name) === undefined);
  return { read: unique(read), list: [] };
}

function modelsOf(config: string, seen: Seen): EndpointNeed['read'] {
  const variants = sighted(seen, 'endpoint-config', config)?.spec.variants ?? [];
  return variants.flatMap(modelRead);
}

function knownConfigs({ live, past }: Situation): readonly string[] {
  const marks = past?.marks;
  // There is no config of that name: it is what another one stands for.
  const adopted = live === undefined ? undefined : readAdopted(live.tags)?.identity;
  return [
    live?.config,
    live?.pendingConfig,
    marks?.applied?.config,
    marks?.attempt?.target.config,
    ...(marks?.verified ?? []),
  ].filter((name): name is string => name !== undefined && name !== adopted);
}

/** Listed parts that may be leftovers: of an open endpoint by their name, or in a sweep of no clean endpoint. */
function listedParts(
  owner: Owner,
  open: readonly Subject[],
  all: readonly Subject[],
  seen: Seen,
  sweep: boolean,
): EndpointNeed['read'] {
  const front = ownerPrefix(owner);
  // Two long names may have one prefix: what belongs to both is not clean.
  const opened = new Set(open.map(({ prefix }) => prefix));
  const clean = new Set(all.map(({ prefix }) => prefix).filter((prefix) => !opened.has(prefix)));
  const mayBeLeft = (name: string, prefix = prefixOf(name) ?? '') =>
    sweep ? name.startsWith(`${front}-`) && !clean.has(prefix) : opened.has(prefix);
  return PARTS.flatMap((kind) =>
    (seen.lists.get(listingKey({ kind, nameContains: `${front}-` })) ?? [])
      .filter(({ name }) => mayBeLeft(name))
      .map(({ name }) => ({ kind, name })),
  );
}

function referredModels(seen: Seen): EndpointNeed['read'] {
  return [...seen.parts['endpoint-config'].values()].flatMap((config) =>
    (config?.spec.variants ?? []).flatMap(modelRead),
  );
}

/** A variant that takes components has no model. */
function modelRead({ model }: { readonly model: string }): EndpointNeed['read'] {
  return model === '' ? [] : [{ kind: 'model', name: model }];
}

function unique(read: EndpointNeed['read']): EndpointNeed['read'] {
  return [...new Map(read.map((ref) => [`${ref.kind}/${ref.name.toLowerCase()}`, ref])).values()];
}

/**
 * Endpoints that no subject accounts for and of which parts stand in the account: found by a sweep. Whether they are
 * really gone is for the next round of reading to say; an index may lag.
 */
export function orphans(owner: Owner, subjects: readonly Subject[], seen: Seen): readonly Stray[] {
  const known = new Set(subjects.map(({ name }) => name.toLowerCase()));
  const found = new Map<string, Stray>();
  for (const kind of PARTS) {
    for (const part of seen.parts[kind].values()) {
      const { [ADDRESS]: address, [ENDPOINT]: name } = part?.tags ?? {};
      if (!part || address === undefined || name === undefined || known.has(name.toLowerCase())) continue;
      if (owns(owner, part.tags, part.name)) found.set(name, stray(owner, address, name));
    }
  }
  return [...found.values()];
}

export function stray(owner: Owner, address: string, name: string): Stray {
  return { owner, address, name, prefix: partPrefix(owner, name.toLowerCase()) };
}
