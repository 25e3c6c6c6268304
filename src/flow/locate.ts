// Finds the names under which the endpoints of the file stand. Only those that may have several are looked at, and these
// by the pages of the account where index and list agree and nothing is to be done; described one by one where not.
import type { EndpointDeclaration } from '../config/document.ts';
import type { PartRef } from '../core/part.ts';
import { unitsOf } from '../endpoint/names/side-by-side.ts';
import { nameReads, possibleNames, type Standing, standingOf } from '../endpoint/names/standing.ts';
import { isClean } from '../endpoint/reads.ts';
import { situation } from '../endpoint/situation.ts';
import type { Seen } from '../endpoint/subject.ts';
import { survey } from '../engine/survey.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { Overview } from './overview.ts';
import type { Account } from './prepare.ts';

export type Located = {
  /** Of each endpoint of the file, in its order. */
  readonly standings: readonly Standing[];
  /** What is known of endpoints that may have several names. */
  readonly seen: Seen;
  /** What was described on the way. */
  readonly described: readonly LiveEndpoint[];
  readonly absent: readonly PartRef[];
};

/** @param pages of the account; without them every possible name is described */
export async function locate(account: Account, pages?: Overview): Promise<Located> {
  const { document, owner, kinds } = account;
  const indexed = pages === undefined ? nothing() : pagesAsSeen(document.endpoints, pages);
  const told = new Set(pages === undefined ? [] : toldByPages(account, indexed));
  const rest = document.endpoints.filter((one) => !told.has(one));
  const read = await survey(kinds, (now: Seen) => nameReads(rest, now));
  const seen = merged(indexed, read);
  return {
    standings: document.endpoints.map((one) => standingOf(one, owner, told.has(one) ? indexed : read)),
    seen,
    described: [...read.parts.endpoint.values()].filter((live) => live !== null),
    absent: [...read.parts.endpoint].flatMap(([name, live]) =>
      live === null ? [{ kind: 'endpoint', name }] : [],
    ),
  };
}

/** Endpoints of which the pages show every possible name, and that nothing is to be done about. */
function toldByPages({ document, owner }: Account, seen: Seen): readonly EndpointDeclaration[] {
  const several = document.endpoints.filter((one) => possibleNames(one).length > 1);
  const shown = several.filter((one) => nameReads([one], seen).read.length === 0);
  const standings = shown.map((one) => standingOf(one, owner, seen));
  const units = unitsOf(document, standings, seen);
  return shown.filter((_one, index) => {
    const unit = units[index];
    return unit !== undefined && isClean(unit, situation(unit, seen));
  });
}

/** What the list does not have is not there; of what it has, only what the index shows in the same state counts. */
function pagesAsSeen(endpoints: readonly EndpointDeclaration[], { current, listed }: Overview): Seen {
  if (listed === undefined) return nothing();
  const missing = endpoints
    .flatMap(possibleNames)
    .filter((name) => !listed.has(name.toLowerCase()))
    .map((name) => [name.toLowerCase(), null] as const);
  return seenOf([...missing, ...current.map((live) => [live.name.toLowerCase(), live] as const)]);
}

function nothing(): Seen {
  return seenOf([]);
}

function merged(indexed: Seen, read: Seen): Seen {
  return seenOf([...indexed.parts.endpoint, ...read.parts.endpoint]);
}

function seenOf(endpoints: readonly (readonly [string, LiveEndpoint | null])[]): Seen {
  const none = {
    model: new Map(),
    'endpoint-config': new Map(),
    'scalable-target': new Map(),
    'scaling-policy': new Map(),
    registration: new Map(),
    alarm: new Map(),
    'endpoint-components': new Map(),
  };
  const parts = { ...none, endpoint: new Map(endpoints) };
  return { parts, lists: new Map() };
}
