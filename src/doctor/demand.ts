// What a file asks of the limits of the account, by the names that Service Quotas has for them (as refusals spell them,
// user reports of 2024 to 2026): everything that the file has, or what the changes of a plan need at once.
import type { Document, EndpointDeclaration, Hardware } from '../config/document.ts';
import { typesOf } from '../config/machines.ts';
import { partOf } from '../config/rollout.ts';
import { type DeclaredFleet, declaredFleets } from '../config/served-models.ts';
import {
  type Instances,
  instancesOf,
  mostDuring,
  of,
  type Standing,
  total,
  typesAmong,
} from '../core/instances.ts';
import { type Group, groupsIn } from '../policy/askers.ts';

type Amount = {
  readonly amount: number;
  readonly because: string;
  /** Of whoever adds it. */
  readonly address?: string;
};

export type Demand = {
  /** The quota's name. */
  readonly quota: string;
  /** When everything runs that is certain to. */
  readonly steady: number;
  /** What that is made of, where it is known. */
  readonly parts?: readonly Amount[];
  /** More of it at a time, and what needs it: an update that runs two fleets, tests of a job, autoscaling. */
  readonly more: readonly Amount[];
};

const CONCURRENCY = 'Maximum total concurrency that can be allocated across all serverless endpoints';
const MEMORY = 'Memory size in MB per serverless endpoint';
const SERVERLESS = 'Number of serverless endpoints';
const INSTANCES = 'Number of instances across active endpoints';
const quotaOf = (type: string) => `${type} for endpoint usage`;

/** Tests of a job that run at once where the policy does not say (Developer Guide, read 2026-11). */
const MOST_TESTS = 10;

/** Of the whole file, in the order of their names. */
export function demandsOf(document: Document): readonly Demand[] {
  const fleets = document.endpoints.map((endpoint) => ({ endpoint, counts: countsOf(endpoint) }));
  const groups = groupsIn(document.endpoints);
  const types = new Set([...fleets.flatMap(({ counts }) => typesAmong(counts)), ...testedTypes(groups)]);
  const ofType = [...types].map((type): Demand => {
    const users = fleets.flatMap(({ endpoint, counts }) => {
      const count = of(counts, type);
      return count === 0 ? [] : [userOf(endpoint, count)];
    });
    const steady = sum(users.map(({ count }) => count));
    return {
      quota: quotaOf(type),
      steady,
      more: [...surge(users), ...tests(groups, type), ...scaled(mostOf(document, type), steady)],
    };
  });
  const totals = fleets.map(({ endpoint, counts }) => userOf(endpoint, total(counts)));
  const steady = sum(totals.map(({ count }) => count));
  const all: Demand = {
    quota: INSTANCES,
    steady,
    more: [...surge(totals.filter(({ count }) => count > 0)), ...scaled(mostOf(document), steady)],
  };
  return inOrder([...(steady === 0 ? [] : [all]), ...ofType, ...serverless(document)]);
}

export type Underway = {
  /** What stands and what changes, of all endpoints that the plan looked at. */
  readonly standing: readonly Standing[];
  /** Endpoints that something is deployed to, by address. */
  readonly changed: ReadonlySet<string>;
  /** Policies whose jobs are to start. */
  readonly measured: ReadonlySet<string>;
  /** Jobs run and nothing is deployed: of what the file has besides what stands, nobody knows that it does. */
  readonly alone?: true;
};

/** Of what the changes of a plan add to, in the order of their names. Jobs end before anything is changed. */
export function demandsDuring(document: Document, underway: Underway): readonly Demand[] {
  const seen = new Set(underway.standing.map(({ address }) => address));
  const others = document.endpoints
    .filter(({ address }) => !seen.has(address) && underway.alone !== true)
    .map((endpoint): Standing => {
      const counts = countsOf(endpoint);
      return { address: endpoint.address, before: counts, during: counts };
    });
  const all = [...underway.standing, ...others];
  const asked = startingIn(document, underway);
  const scaling = document.endpoints.filter((one) => underway.changed.has(one.address) && canScale(one));
  const types = new Set([
    ...all.flatMap(({ before, during }) =>
      typesAmong(during).filter((type) => of(during, type) > of(before, type)),
    ),
    ...testedTypes(asked),
    ...scaling.flatMap((one) => typesAmong(countsOf(one))),
  ]);
  const ofType = [...types].map((type) => {
    const counted = all.map(({ address, before, during }) => ({
      address,
      before: of(before, type),
      during: of(during, type),
    }));
    return peak(quotaOf(type), counted, tests(asked, type), mostOf(document, type));
  });
  const whole = all.map((one) => ({
    address: one.address,
    before: total(one.before),
    during: mostDuring(one),
  }));
  const isServerless = ({ address, variants }: EndpointDeclaration) =>
    underway.changed.has(address) && variants.some(({ hardware }) => hardware.kind === 'serverless');
  return inOrder([
    ...(types.size === 0 ? [] : [peak(INSTANCES, whole, tests(asked), mostOf(document))]),
    ...ofType,
    ...(document.endpoints.some(isServerless) ? serverless(document) : []),
  ]);
}

type Counted = { readonly address: string; readonly before: number; readonly during: number };

function peak(quota: string, all: readonly Counted[], tested: readonly Amount[], most: number): Demand {
  const stands = sum(all.map(({ before }) => before));
  const changes = all
    .filter(({ before, during }) => during > before)
    .map(({ address, before, during }) => ({ amount: during - before, because: address, address }));
  const added =
    sum(tested.map(({ amount }) => amount)) > sum(changes.map(({ amount }) => amount)) ? tested : changes;
  const steady = stands + sum(added.map(({ amount }) => amount));
  const parts = [...(stands === 0 ? [] : [{ amount: stands, because: 'what stands' }]), ...added];
  return { quota, steady, parts, more: scaled(most, steady) };
}

/** An endpoint may ask other policies, too. */
export function startingIn(
  { endpoints }: Pick<Document, 'endpoints'>,
  { measured }: Pick<Underway, 'measured'>,
): readonly Group[] {
  return groupsIn(endpoints).filter(({ policy }) => measured.has(policy.address));
}

/** Endpoints whose instances may be of a type that is tested: those that ask, and those that have it. */
export function besideTests(
  document: Pick<Document, 'endpoints'>,
  underway: Pick<Underway, 'measured'>,
): Document['endpoints'] {
  const asked = startingIn(document, underway);
  const asking = new Set(asked.flatMap(({ askers }) => askers.map(({ endpoint }) => endpoint.address)));
  const types = new Set(testedTypes(asked));
  return document.endpoints.filter(
    (one) => asking.has(one.address) || typesAmong(countsOf(one)).some((type) => types.has(type)),
  );
}

function inOrder(demands: readonly Demand[]): readonly Demand[] {
  return demands.toSorted((a, b) => (a.quota < b.quota ? -1 : 1));
}

function countsOf(endpoint: EndpointDeclaration): Instances {
  return instancesOf(
    declaredFleets(endpoint).flatMap(({ hardware }) =>
      hardware.kind === 'instance' ? [{ types: typesOf(hardware), count: hardware.count }] : [],
    ),
  );
}

/** Instances of the file with every count at the maximum of its autoscaling; of one type where that is given. */
function mostOf({ endpoints }: Document, type?: string): number {
  return sum(endpoints.flatMap((endpoint) => declaredFleets(endpoint).flatMap((one) => mostIn(one, type))));
}

function mostIn({ hardware, bounds }: DeclaredFleet, type: string | undefined): readonly number[] {
  if (hardware.kind !== 'instance' || (type !== undefined && !typesOf(hardware).includes(type))) return [];
  return [Math.max(hardware.count, bounds?.max ?? 0)];
}

function canScale(endpoint: EndpointDeclaration): boolean {
  return declaredFleets(endpoint).some(
    ({ hardware, bounds }) => hardware.kind === 'instance' && (bounds?.max ?? 0) > hardware.count,
  );
}

function scaled(most: number, steady: number): Demand['more'] {
  return most > steady ? [{ amount: most - steady, because: 'autoscaling at its maximum' }] : [];
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

function testedTypes(groups: readonly Group[]): readonly string[] {
  return groups.flatMap(({ policy: { job } }) => [...(job.instances ?? [])]);
}

/** Of one type, or of all where none is given. */
function tests(groups: readonly Group[], type?: string): Demand['more'] {
  return groups.flatMap(({ policy: { job, address } }) => {
    const types = (job.instances ?? []).filter((one) => type === undefined || one === type).length;
    if (types === 0) return [];
    const combinations =
      job.kind === 'advanced' ? Object.values(job.env).reduce((all, values) => all * values.length, 1) : 1;
    const most = job.kind === 'advanced' ? (job.limits.maxParallel ?? MOST_TESTS) : MOST_TESTS;
    return [{ amount: Math.min(types * combinations, most), because: `the tests of ${address}`, address }];
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
  return amounts.reduce((all, one) => all + one, 0);
}
