// The account at a glance, by pages: an index that holds whole endpoints and may lag, beside a list that is current and
// holds little. Where the two agree an endpoint need not be described, be it that both have it or that neither has;
// everything else is.

import type { Diagnostic } from '../core/diagnostic.ts';
import type { PartRef } from '../core/part.ts';
import { ServiceError } from '../core/service-error.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { findOwned } from '../kinds/index.ts';
import type { Account } from './prepare.ts';

export type Overview = {
  /** What the index says that this project and environment own. */
  readonly owned: readonly LiveEndpoint[];
  /** Those of them that the list shows at the same status and time of change. */
  readonly current: readonly LiveEndpoint[];
  /** Every name of the list, in lower case; undefined where it was not asked for. */
  readonly listed: ReadonlySet<string> | undefined;
  readonly diagnostics: readonly Diagnostic[];
};

/** With no more endpoints than this in the file, describing each costs less than the pages of a large account. */
const FEW = 10;

/** What the project owns by the index; nothing, with a word on it, where searching is not allowed. */
export async function ownedEndpoints({
  cloud,
  owner,
}: Account): Promise<Omit<Overview, 'current' | 'listed'>> {
  const owned: LiveEndpoint[] = [];
  try {
    for await (const endpoint of findOwned(cloud, owner)) owned.push(endpoint);
    return { owned, diagnostics: [] };
  } catch (error) {
    if (error instanceof ServiceError && error.trouble === 'denied')
      return { owned: [], diagnostics: [unsearched(error)] };
    throw error;
  }
}

/** Index and list together. */
export async function overview(account: Account): Promise<Overview> {
  const [index, states] = await Promise.all([ownedEndpoints(account), listedStates(account)]);
  const current = index.owned.filter(
    ({ name, status, lastModified }) => states?.get(name.toLowerCase()) === stateOf(status, lastModified),
  );
  return { ...index, current, listed: states && new Set(states.keys()) };
}

/** Those that neither index nor list has. What an index that could not be asked does not have says nothing. */
export function absentIn(
  { owned, listed, diagnostics }: Overview,
  endpoints: readonly { readonly name: string }[],
): readonly PartRef[] {
  if (listed === undefined || diagnostics.length > 0) return [];
  const indexed = new Set(owned.map(({ name }) => name.toLowerCase()));
  const isAbsent = (name: string) => !listed.has(name) && !indexed.has(name);
  return endpoints
    .filter(({ name }) => isAbsent(name.toLowerCase()))
    .map(({ name }) => ({ kind: 'endpoint', name }));
}

async function listedStates({ document, kinds }: Account): Promise<ReadonlyMap<string, string> | undefined> {
  if (document.endpoints.length <= FEW) return undefined;
  const states = new Map<string, string>();
  for await (const { name, status, lastModified } of kinds.endpoint.list({})) {
    states.set(name.toLowerCase(), stateOf(status, lastModified));
  }
  return states;
}

function stateOf(status: string | undefined, lastModified: number | undefined): string {
  return `${status} ${lastModified}`;
}

function unsearched(error: ServiceError): Diagnostic {
  return {
    code: 'INF3008',
    severity: 'warning',
    message: `the account cannot be searched: ${error.message}`,
    reason:
      'endpoints that the file no longer has are not found, and every other one is described one by one',
    hint: 'allow sagemaker:Search to whoever runs inferra',
  };
}
