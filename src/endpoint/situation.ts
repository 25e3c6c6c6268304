// Everything that is known about one endpoint, gathered in one place: what the file wants, what is live, what the marks
// say, and which parts of it stand in the account.
import type { LivePart } from '../core/part.ts';
import { type Sightings, sighted } from '../core/sightings.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { LiveEndpointConfig } from '../kinds/endpoint-config/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import { type History, history } from './history.ts';
import { type Marks, verifiedAfter } from './marks.ts';
import type { Owner } from './names.ts';
import { ENDPOINT, owns } from './tags.ts';
import type { Unit } from './unit.ts';

export type EndpointKinds = {
  readonly model: LiveModel;
  readonly 'endpoint-config': LiveEndpointConfig;
  readonly endpoint: LiveEndpoint;
};

export type Seen = Sightings<EndpointKinds>;

/** An endpoint that the account has, or whose parts it still has, and the file has not. */
export type Stray = {
  readonly owner: Owner;
  readonly address: string;
  readonly name: string;
  readonly prefix: string;
  /** The unit that took its address, under another name; absent where the file has nothing at it. */
  readonly successor?: Unit;
};

/** A unit of the file, or a stray. */
export type Subject = Unit | Stray;

export function isUnit(subject: Subject): subject is Unit {
  return 'target' in subject;
}

export type Situation = {
  readonly live: LiveEndpoint | undefined;
  /** False where a live resource has the endpoint's name and is not ours. */
  readonly ours: boolean;
  /** Only for a live endpoint that is ours. */
  readonly past: History | undefined;
  /** The marks, with an attempt that has arrived counted as applied. */
  readonly marks: Marks;
  /** Configs and models of this endpoint that stand in the account, by name. */
  readonly configs: readonly LiveEndpointConfig[];
  readonly models: readonly LiveModel[];
  /** The config that serves, whoever made it; undefined where it was not read or is gone. */
  readonly serving: LiveEndpointConfig | undefined;
  readonly servingModels: ReadonlyMap<string, LiveModel>;
};

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
  const live = sighted(seen, 'endpoint', subject.name) ?? undefined;
  const ours = live === undefined || owns(subject.owner, live.tags, live.name);
  const past = live !== undefined && ours ? history(live) : undefined;
  const serving =
    live?.config === undefined ? undefined : (sighted(seen, 'endpoint-config', live.config) ?? undefined);
  return {
    live,
    ours,
    past,
    marks: effectiveMarks(past),
    configs: ownParts(subject, standing.configs),
    models: ownParts(subject, standing.models),
    serving,
    servingModels: modelsOf(serving, seen),
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
    const endpoint = part?.tags[ENDPOINT];
    if (part === null || endpoint === undefined) continue;
    const siblings = found.get(endpoint);
    if (siblings === undefined) found.set(endpoint, [part]);
    else siblings.push(part);
  }
  return found;
}

function ownParts<Live extends LivePart>({ owner, name }: Subject, all: ByEndpoint<Live>): readonly Live[] {
  return (all.get(name) ?? [])
    .filter((part) => owns(owner, part.tags, part.name))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function effectiveMarks(past: History | undefined): Marks {
  if (past === undefined) return { verified: [] };
  const { attempt } = past.marks;
  if (past.state !== 'arrived' || attempt === undefined) return past.marks;
  return {
    attempt,
    applied: attempt.target,
    verified: verifiedAfter(attempt.target.config, past.marks.verified),
  };
}

function modelsOf(config: LiveEndpointConfig | undefined, seen: Seen): ReadonlyMap<string, LiveModel> {
  const models = new Map<string, LiveModel>();
  for (const { model } of config?.spec.variants ?? []) {
    const found = sighted(seen, 'model', model);
    if (found) models.set(model, found);
  }
  return models;
}
