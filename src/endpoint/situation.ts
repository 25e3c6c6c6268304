// Everything that is known about one endpoint, gathered in one place: what the file wants, what is live, what the marks
// say, and which parts of it stand in the account.
import type { LivePart } from '../core/part.ts';
import { sighted } from '../core/sightings.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { LiveEndpointConfig } from '../kinds/endpoint-config/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import type { Registration } from '../kinds/registration/spec.ts';
import type { Components } from './components/change.ts';
import { componentsIn } from './components/seen.ts';
import { type History, history, servesTarget } from './memory/history.ts';
import { type Marks, verifiedAfter } from './memory/marks.ts';
import { ENDPOINT, owns } from './memory/tags.ts';
import { type Registered, type ScalingChange, scalingChange, UNSCALED } from './scaling/change.ts';
import { type Escrow, readEscrow } from './scaling/escrow.ts';
import { registeredIn, registrationsIn, withTargets } from './scaling/registered.ts';
import { type Bounds, scaledNameOf, withBounds } from './scaling/scaled.ts';
import type { Seen, Subject } from './subject.ts';
import type { Unit } from './unit.ts';

export type Situation = {
  /** With the bounds of variants that are registered for autoscaling. */
  readonly live: LiveEndpoint | undefined;
  /** By variant, what is registered for autoscaling, or is put aside. */
  readonly registered: ReadonlyMap<string, Registered>;
  /** By variant, all that is registered, whoever did; null where it is not, absent where nobody looked. */
  readonly registrations: ReadonlyMap<string, Registration | null>;
  /** Autoscaling that is put aside; only of a live endpoint that is ours. */
  readonly escrow: Escrow | 'unreadable' | undefined;
  /** False where a live resource has the endpoint's name and is not ours. */
  readonly ours: boolean;
  /** Only for a live endpoint that is ours. */
  readonly past: History | undefined;
  /** The marks, with an attempt that has arrived counted as applied, and as verified unless that is in doubt. */
  readonly marks: Marks;
  /** Configs and models of this endpoint that stand in the account, by name. */
  readonly configs: readonly LiveEndpointConfig[];
  readonly models: readonly LiveModel[];
  /** The config that serves, whoever made it; undefined where it was not read or is gone. */
  readonly serving: LiveEndpointConfig | undefined;
  readonly servingModels: ReadonlyMap<string, LiveModel>;
  /** What shares its instances. */
  readonly components: Components;
  /** The models of these, by their names in lower case. */
  readonly componentModels: ReadonlyMap<string, LiveModel>;
};

/** What autoscaling of the unit takes; nothing is wanted of an endpoint that is not there. */
export function scalingOf(unit: Unit, { live, registered }: Situation): ScalingChange {
  // What is asked for by hand leaves autoscaling as it is.
  if (unit.byHand !== undefined) return UNSCALED;
  return scalingChange(unit, live?.tags ?? {}, registered);
}

/** The bounds that its autoscaling has after the change; undefined where nothing moves the count. */
export function boundsAfter(unit: Unit, now: Situation, variant: string): Bounds | undefined {
  const scaling = now.live?.variants.find(({ name }) => name === variant)?.scaling;
  const id = scaledNameOf(unit, variant);
  return scaling && (scalingOf(unit, now).targets.find(({ name }) => name === id)?.spec ?? scaling);
}

/** What serves is not what was last applied, and not because autoscaling has moved a count. */
export function isMoved({ live, marks, registered }: Situation): boolean {
  if (live === undefined || marks.applied === undefined) return false;
  const scaled = withBounds(live, (variant) => registered.get(variant)?.target ?? undefined);
  return !servesTarget(scaled, marks.applied);
}

export type Placed = { readonly subject: Subject; readonly now: Situation };

/** Each subject with its situation. Parts are laid out by endpoint once, for all of them. */
export function placed(subjects: readonly Subject[], seen: Seen): readonly Placed[] {
  const standing = standingIn(seen);
  return subjects.map((subject) => ({ subject, now: situationAmong(subject, seen, standing) }));
}

export function situation(subject: Subject, seen: Seen): Situation {
  return situationAmong(subject, seen, standingIn(seen));
}

function situationAmong(subject: Subject, seen: Seen, standing: Standing): Situation {
  const described = sighted(seen, 'endpoint', subject.name) ?? undefined;
  const ours = described === undefined || owns(subject.owner, described.tags, described.name);
  const escrow = described !== undefined && ours ? readEscrow(described.tags) : undefined;
  const aside = escrow === undefined || escrow === 'unreadable' ? {} : escrow.variants;
  const registered = registeredIn(subject, described, aside, seen);
  const components = componentsIn(subject, seen);
  const live = described && withTargets(described, subject, registered);
  const past = live !== undefined && ours ? history(live) : undefined;
  const serving =
    live?.config === undefined ? undefined : (sighted(seen, 'endpoint-config', live.config) ?? undefined);
  return {
    live,
    registered,
    registrations: registrationsIn(registered, seen),
    escrow,
    ours,
    past,
    marks: effectiveMarks(past, subject.doubts === true),
    configs: ownParts(subject, standing.configs),
    models: ownParts(subject, standing.models),
    serving,
    servingModels: modelsOf(serving, seen),
    components,
    componentModels: componentModelsOf(components, seen),
  };
}

/** Parts by the endpoint that they say they belong to. */
type ByEndpoint<Live> = ReadonlyMap<string, readonly Live[]>;

type Standing = { readonly configs: ByEndpoint<LiveEndpointConfig>; readonly models: ByEndpoint<LiveModel> };

function standingIn({ parts }: Seen): Standing {
  return { configs: byEndpoint(parts['endpoint-config']), models: byEndpoint(parts.model) };
}

/** By the endpoint's name and not by its address: with another `naming` the same address is another endpoint. */
function byEndpoint<Live extends LivePart>(seen: ReadonlyMap<string, Live | null>): ByEndpoint<Live> {
  const found = new Map<string, Live[]>();
  for (const part of seen.values()) {
    const endpoint = part?.tags[ENDPOINT]?.toLowerCase();
    if (part === null || endpoint === undefined) continue;
    const siblings = found.get(endpoint);
    if (siblings === undefined) found.set(endpoint, [part]);
    else siblings.push(part);
  }
  return found;
}

function ownParts<Live extends LivePart>({ owner, name }: Subject, all: ByEndpoint<Live>): readonly Live[] {
  return (all.get(name.toLowerCase()) ?? [])
    .filter((part) => owns(owner, part.tags, part.name))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function effectiveMarks(past: History | undefined, doubts: boolean): Marks {
  if (past === undefined) return { verified: [] };
  const { attempt } = past.marks;
  if (past.state !== 'arrived' || attempt === undefined) return past.marks;
  return {
    attempt,
    applied: attempt.target,
    verified: doubts ? past.marks.verified : verifiedAfter(attempt.target.config, past.marks.verified),
  };
}

function componentModelsOf({ live = [] }: Components, seen: Seen): ReadonlyMap<string, LiveModel> {
  const names = live.flatMap(({ spec }) => (spec !== undefined && 'model' in spec ? [spec.model] : []));
  return new Map(
    names.flatMap((name) => {
      const found = sighted(seen, 'model', name);
      return found ? [[name.toLowerCase(), found] as const] : [];
    }),
  );
}

function modelsOf(config: LiveEndpointConfig | undefined, seen: Seen): ReadonlyMap<string, LiveModel> {
  const models = new Map<string, LiveModel>();
  for (const { model } of config?.spec.variants ?? []) {
    const found = sighted(seen, 'model', model);
    if (found) models.set(model, found);
  }
  return models;
}
