// Whether subnets are there, with addresses for the instances that are to start in them.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import { servedModels } from '../config/served-models.ts';
import type { Check } from '../core/checkup.ts';
import type { Answers, Question, SubnetFact } from '../core/fact.ts';
import { unfound } from './unfound.ts';

/** By address of the endpoint: instances that it adds. */
export type Added = ReadonlyMap<string, number>;

/** Each instance has its network interfaces in one of the subnets (Developer Guide, "Ensure That Subnets Have Enough IP Addresses": two addresses for each, read 2026-11). */
const FOR_EACH = 2;

export function subnetQuestions(document: Pick<Document, 'endpoints'>): readonly Question[] {
  const ids = distinct(groupsIn(document, new Map()).flatMap(({ subnets }) => subnets));
  return ids.length === 0 ? [] : [{ fact: 'subnets', ids }];
}

export function subnetChecks(
  document: Pick<Document, 'endpoints'>,
  added: Added,
  answers: Answers,
): readonly Check[] {
  const groups = groupsIn(document, added);
  const ids = distinct(groups.flatMap(({ subnets }) => subnets));
  if (ids.length === 0) return [];
  const answer = answers.to({ fact: 'subnets', ids });
  if (answer?.state !== 'found') {
    return [unfound({ about: 'subnet', subject: namesOf(ids) }, answer, 'INF9010', 'they are not there')];
  }
  const { value } = answer;
  return [
    ...ids.flatMap((id) => standsCheck(id, value[id])),
    ...groups
      .filter(({ subnets }) => subnets.every((id) => isOpen(value[id])))
      .map((group) => roomCheck(group, value)),
  ];
}

type Group = { readonly subnets: readonly string[]; readonly instances: number };

/** Endpoints of the same subnets together, since they share what is free there. */
function groupsIn({ endpoints }: Pick<Document, 'endpoints'>, added: Added): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const endpoint of endpoints) {
    const subnets = subnetsOf(endpoint);
    const key = subnets.join();
    const instances = (groups.get(key)?.instances ?? 0) + (added.get(endpoint.address) ?? 0);
    if (subnets.length > 0) groups.set(key, { subnets, instances });
  }
  return [...groups.values()];
}

export function subnetsOf(endpoint: Pick<EndpointDeclaration, 'variants' | 'hosting'>): readonly string[] {
  const ofModels = servedModels(endpoint).flatMap(({ vpc }) => vpc?.subnets ?? []);
  return distinct([...ofModels, ...(endpoint.hosting?.vpc?.subnets ?? [])]);
}

function isOpen(found: SubnetFact | undefined): boolean {
  return found?.state === 'available';
}

function standsCheck(subject: string, found: SubnetFact | undefined): readonly Check[] {
  const about = { about: 'subnet', subject, state: 'failed', code: 'INF9010' } as const;
  if (found === undefined) {
    return [
      {
        ...about,
        says: 'it is not there',
        hint: 'correct its id under vpc: it is of this account and region',
      },
    ];
  }
  if (isOpen(found)) return [];
  return [
    { ...about, says: `it is ${found.state}, not available`, hint: 'wait for it, or name another one' },
  ];
}

function roomCheck({ subnets, instances }: Group, found: Readonly<Record<string, SubnetFact>>): Check {
  const free = subnets.reduce((sum, id) => sum + (found[id]?.free ?? 0), 0);
  const about = { about: 'subnet', subject: namesOf(subnets) } as const;
  const wanted = FOR_EACH * instances;
  const has = `${free === 1 ? '1 address is' : `${free} addresses are`} free`;
  if (free >= wanted) return { ...about, state: 'ok', says: has };
  const says = `${has}, and ${instances === 1 ? '1 instance that starts needs' : `${instances} instances that start need`} ${wanted}`;
  const hint = `name another subnet beside it, with ${wanted - free} addresses or more, or end what has the others`;
  // With one for each they may start all the same: two is what the documentation says.
  return { ...about, state: free < instances ? 'failed' : 'warning', code: 'INF9010', says, hint };
}

/** As checks call several together. */
export function namesOf(ids: readonly string[]): string {
  return ids.join(', ');
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
