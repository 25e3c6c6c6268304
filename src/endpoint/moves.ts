// A renamed endpoint: the service knows no rename, so it keeps the name that it has in the account and is written down
// under its new address. Found by its old name and the address in its tags, never by an index.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { sighted } from '../core/sightings.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Owner } from './names.ts';
import type { EndpointNeed } from './reads.ts';
import type { Seen } from './situation.ts';
import { ADDRESS, owns } from './tags.ts';
import type { Unit } from './unit.ts';

/** Every name that a renamed endpoint may have in the account. */
export function moveReads({ endpoints }: Document, seen: Seen): EndpointNeed {
  const names = endpoints.flatMap(({ name, moved }) =>
    moved === undefined ? [] : [name, ...moved.map((one) => one.name)],
  );
  const unseen = names.filter((name) => sighted(seen, 'endpoint', name) === undefined);
  return { read: [...new Set(unseen)].map((name) => ({ kind: 'endpoint', name })), list: [] };
}

/** The document with every renamed endpoint under the name that it has in the account. */
export function underLiveNames(document: Document, owner: Owner, seen: Seen): Document {
  if (document.endpoints.every(({ moved }) => moved === undefined)) return document;
  const endpoints = document.endpoints.map((one) => ({ ...one, name: liveName(one, owner, seen) }));
  return { ...document, endpoints };
}

/** One that stands under the new name is the endpoint; else the nearest former one; else a new one will be. */
function liveName({ name, address, moved = [] }: EndpointDeclaration, owner: Owner, seen: Seen): string {
  const own = (candidate: string) => ownEndpoint(owner, sighted(seen, 'endpoint', candidate) ?? undefined);
  if (own(name) !== undefined) return name;
  const addresses = [address, ...moved.map((one) => one.address)];
  const former = moved.find((one) => addresses.includes(own(one.name)?.tags[ADDRESS] ?? ''));
  return former?.name ?? name;
}

/** What is going away is nobody's any more. */
function ownEndpoint(owner: Owner, live: LiveEndpoint | undefined): LiveEndpoint | undefined {
  const stays = live !== undefined && live.status !== 'Deleting' && owns(owner, live.tags, live.name);
  return stays ? live : undefined;
}

/** The address that the live endpoint is written down under, where it is another one than the file's. */
export function renamedFrom(unit: Unit, live: LiveEndpoint | undefined): string | undefined {
  const written = live?.tags[ADDRESS];
  return written === unit.address ? undefined : written;
}
