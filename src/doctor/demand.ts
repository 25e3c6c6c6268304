// What the file asks of the limits of the account, by the names that Service Quotas has for them (as refusals spell them,
// user reports of 2024 to 2026).
import type { Document, EndpointDeclaration, Hardware } from '../config/document.ts';
import { partOf } from '../config/rollout.ts';
import { declaredFleets } from '../config/served-models.ts';
import { groupsIn } from '../policy/askers.ts';

export type Demand = {
  /** The quota's name. */
  readonly quota: string;
  /** When everything runs that the file asks for. */
  readonly steady: number;
  /** More of it at a time, and what needs it: an update that runs two fleets, tests of a job. */
  readonly more: readonly { readonly amount: number; readonly because: string }[];
};

const CONCURRENCY = 'Maximum total concurrency that can be allocated across all serverless endpoints';
const MEMORY = 'Memory size in MB per serverless endpoint';
const SERVERLESS = 'Number of serverless endpoints';
const INSTANCES = 'Number of instances across active endpoints';

/** Tests of a job that run at once where the policy does not say (Developer Guide, read 2026-11). */
const MOST_TESTS = 10;

/** In the order of their names. */
export function demandsOf(document: Document): readonly Demand[] {
  const fleets = document.endpoints.map((endpoint) => ({ endpoint, counts: countsOf(endpoint) }));
  const types = new Set([...fleets.flatMap(({ counts }) => [...counts.keys()]), ...testedTypes(document)]);
  const ofType = [...types].map((type): Demand => {
    const users = fleets.flatMap(({ endpoint, counts }) => {
      const count = counts.get(type);
      return count === undefined ? [] : [userOf(endpoint, count)];
    });
    return {
      quota: `${type} for endpoint usage`,
      steady: sum(users.map(({ count }) => count)),
      more: [...surge(users), ...tests(document, type)],
    };
  });
  const totals = fleets.map(({ endpoint, counts }) => userOf(endpoint, sum([...counts.values()])));
  const total = sum(totals.map(({ count }) => count));
  const all: Demand = {
    quota: INSTANCES,
    steady: total,
    more: surge(totals.filter(({ count }) => count > 0)),
  };
  return [...(total === 0 ? [] : [all]), ...ofType, ...serverless(document)].toSorted((a, b) =>
    a.quota < b.quota ? -1 : 1,
  );
}

function countsOf(endpoint: EndpointDeclaration): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { hardware } of declaredFleets(endpoint)) {
    if (hardware.kind === 'instance')
      counts.set(hardware.type, (counts.get(hardware.type) ?? 0) + hardware.count);
  }
  return counts;
}

type User = {
  readonly address: string;
  readonly count: number;
  /** Instances that an update needs beside these. */
  readonly beside: number;
};

/** A whole second fleet, or the first batch of one (Developer Guide, "Use rolling deployments", read 2026-11). */
function userOf({ address, rollout, variants }: EndpointDeclaration, count: number): User {
  const inBatches = rollout?.strategy === 'rolling' && variants.length === 1;
  return { address, count, beside: inBatches ? partOf(rollout.size, count) : count };
}

/** One endpoint at a time: the one that needs most. */
function surge(users: readonly User[]): Demand['more'] {
  const largest = users.toSorted((a, b) => b.beside - a.beside)[0];
  if (largest === undefined) return [];
  return [{ amount: largest.beside, because: `an update of ${largest.address}` }];
}

function testedTypes({ endpoints }: Document): readonly string[] {
  return groupsIn(endpoints).flatMap(({ policy: { job } }) => [...(job.instances ?? [])]);
}

function tests({ endpoints }: Document, type: string): Demand['more'] {
  return groupsIn(endpoints).flatMap(({ policy: { job, address } }) => {
    if (job.instances?.includes(type) !== true) return [];
    const combinations =
      job.kind === 'advanced' ? Object.values(job.env).reduce((all, values) => all * values.length, 1) : 1;
    const most = job.kind === 'advanced' ? (job.limits.maxParallel ?? MOST_TESTS) : MOST_TESTS;
    return [{ amount: Math.min(combinations, most), because: `the tests of ${address}` }];
  });
}

function serverless({ endpoints }: Document): readonly Demand[] {
  const sizes = endpoints.flatMap(({ variants }) => variants.flatMap(({ hardware }) => sizeOf(hardware)));
  if (sizes.length === 0) return [];
  return [
    { quota: CONCURRENCY, steady: sum(sizes.map(({ maxConcurrency }) => maxConcurrency)), more: [] },
    { quota: MEMORY, steady: Math.max(...sizes.map(({ memory }) => memory)), more: [] },
    { quota: SERVERLESS, steady: sizes.length, more: [] },
  ];
}

function sizeOf(hardware: { readonly kind: string }): readonly Extract<Hardware, { kind: 'serverless' }>[] {
  return hardware.kind === 'serverless' ? [hardware as Extract<Hardware, { kind: 'serverless' }>] : [];
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, one) => total + one, 0);
}
