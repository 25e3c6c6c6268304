// Under which names the endpoints of the file stand in the account. The service knows no rename, and what is replaced side
// by side has two names by turns: which one counts is found by describing them, never by an index alone.
import type { EndpointDeclaration } from '../../config/document.ts';
import { secondName } from '../../config/naming.ts';
import { sighted } from '../../core/sightings.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { ADDRESS, owns } from '../memory/tags.ts';
import type { EndpointNeed } from '../reads.ts';
import type { Seen } from '../subject.ts';
import type { Owner } from './names.ts';

export type Standing = {
  /** Under the name that it has in the account; a new one under the name from `naming`. */
  readonly endpoint: EndpointDeclaration;
  /** Its other name, where `replace` gives it two. */
  readonly other?: OtherName;
};

/** free: nothing is in the way · old: the endpoint that was replaced last still stands · taken: something else has it. */
export type OtherName = { readonly name: string; readonly is: 'free' | 'old' | 'taken' };

/** Every name that the endpoint may have in the account. */
export function possibleNames({ name, moved = [], replace }: EndpointDeclaration): readonly string[] {
  const names = [...new Set([name, ...moved.map((one) => one.name)])];
  return replace === undefined ? names : names.flatMap((one) => [one, secondName(one)]);
}

/** What must be described to know the names: nothing for an endpoint that can have one only. */
export function nameReads(endpoints: readonly EndpointDeclaration[], seen: Seen): EndpointNeed {
  const names = endpoints.map(possibleNames).filter((all) => all.length > 1);
  const unseen = names.flat().filter((name) => sighted(seen, 'endpoint', name) === undefined);
  return { read: [...new Set(unseen)].map((name) => ({ kind: 'endpoint', name })), list: [] };
}

export function standingOf(endpoint: EndpointDeclaration, owner: Owner, seen: Seen): Standing {
  const lookup = lookupOf(endpoint, owner, seen);
  const base = baseName(endpoint, lookup);
  if (endpoint.replace === undefined) return { endpoint: { ...endpoint, name: base } };
  const second = secondName(base);
  const isSecond = standsAsSecond(lookup.mine(base), lookup.mine(second));
  const other = isSecond ? base : second;
  return {
    endpoint: { ...endpoint, name: isSecond ? second : base },
    other: { name: other, is: stateOf(other, lookup) },
  };
}

type Lookup = {
  /** What stands under the name and is ours. */
  readonly own: (name: string) => LiveEndpoint | undefined;
  /** The same, where it was written down under this endpoint's address, or under one that it had. */
  readonly mine: (name: string) => LiveEndpoint | undefined;
  readonly live: (name: string) => LiveEndpoint | undefined;
};

function lookupOf({ address, moved = [] }: EndpointDeclaration, owner: Owner, seen: Seen): Lookup {
  const addresses = [address, ...moved.map((one) => one.address)];
  const live = (name: string) => sighted(seen, 'endpoint', name) ?? undefined;
  const own = (name: string) => ownEndpoint(owner, live(name));
  const mine = (name: string) => {
    const found = own(name);
    return addresses.includes(found?.tags[ADDRESS] ?? '') ? found : undefined;
  };
  return { live, own, mine };
}

/** What is going away is nobody's any more. */
function ownEndpoint(owner: Owner, live: LiveEndpoint | undefined): LiveEndpoint | undefined {
  const stays = live !== undefined && live.status !== 'Deleting' && owns(owner, live.tags, live.name);
  return stays ? live : undefined;
}

/** One that stands under the new name is the endpoint; else the nearest former one; else a new one will be. */
function baseName({ name, moved = [], replace }: EndpointDeclaration, { own, mine }: Lookup): string {
  const stands = (one: string) => mine(one) ?? (replace === undefined ? undefined : mine(secondName(one)));
  if (own(name) !== undefined || stands(name) !== undefined) return name;
  return moved.find((one) => stands(one.name) !== undefined)?.name ?? name;
}

/**
 * The one made last counts, whatever became of it: one that is still being made, or never served, is taken up as any new
 * endpoint is, while the older one goes on serving.
 */
function standsAsSecond(first: LiveEndpoint | undefined, second: LiveEndpoint | undefined): boolean {
  if (first === undefined || second === undefined) return second !== undefined;
  return second.created >= first.created;
}

function stateOf(name: string, { live, mine }: Lookup): OtherName['is'] {
  if (mine(name) !== undefined) return 'old';
  const found = live(name);
  // On its way out: whoever is going to make the next one waits for it.
  return found === undefined || found.status === 'Deleting' ? 'free' : 'taken';
}
