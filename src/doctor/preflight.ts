// What the changes of a plan need of the account: the checks of `doctor` for what is about to be deployed or measured alone,
// with limits as they are while that goes on.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import type { Check } from '../core/checkup.ts';
import { definitionOf } from '../core/codes.ts';
import type { Answers, Question } from '../core/fact.ts';
import { total } from '../core/instances.ts';
import type { Preflight, PreflightFinding } from '../core/preflight.ts';
import { groupsIn } from '../policy/askers.ts';
import { accessChecks, accessQuestions, type Where } from './access.ts';
import { contentCheck, contentsOf, roleCheck, rolesOf } from './checks.ts';
import { type Demand, demandsDuring, type Underway } from './demand.ts';
import { isUnlisted, QUOTAS, quotaChecks } from './limits.ts';
import { type Added, namesOf, subnetChecks, subnetQuestions, subnetsOf } from './subnets.ts';

/** Nothing where the plan deploys and measures nothing. */
export function preflightQuestions(
  document: Document,
  underway: Underway,
  where: Where,
): readonly Question[] {
  const concerned = concernedBy(document, underway);
  if (concerned.endpoints.length === 0) return [];
  return [
    ...rolesOf(concerned),
    ...accessQuestions(concerned, where),
    ...deployedIn(concerned).map(({ question }) => question),
    ...subnetQuestions(growing(concerned, underway)),
    ...(demandsDuring(document, underway).length === 0 ? [] : [QUOTAS]),
  ];
}

export function preflightOf(
  document: Document,
  underway: Underway,
  answers: Answers,
  where: Where,
): Preflight {
  const concerned = concernedBy(document, underway);
  const demands = concerned.endpoints.length === 0 ? [] : demandsDuring(document, underway);
  const checks = [
    ...rolesOf(concerned).map((question) => roleCheck(question.arn, answers.to(question))),
    ...accessChecks(concerned, where, answers),
    ...deployedIn(concerned).map((one) => contentCheck(one, answers.to(one.question))),
    ...subnetChecks(growing(concerned, underway), addedBy(underway), answers),
    ...(demands.length === 0
      ? []
      : quotaChecks({ demands, what: 'the plan', region: where.region }, answers)),
  ];
  const users = usersIn(concerned, demands);
  return {
    checks: checks.filter((one) => !isUnlisted(one)).length,
    findings: checks
      .filter((one) => one.state !== 'ok' && one.code !== 'INF9003' && !isUnlisted(one))
      .map((one) => findingOf(one, users.get(one.subject) ?? [])),
    unlisted: checks.filter(isUnlisted).map(({ subject }) => subject),
  };
}

/** The file with the endpoints alone that something is deployed to, or that wait for a job that is to start. */
function concernedBy(document: Document, { changed, measured }: Underway): Document {
  const waits = (endpoint: EndpointDeclaration) =>
    groupsIn([endpoint]).some(({ policy }) => measured.has(policy.address));
  return {
    ...document,
    endpoints: document.endpoints.filter((one) => changed.has(one.address) || waits(one)),
  };
}

/** Endpoints that instances start for: the others need no address. */
function growing(document: Document, underway: Underway): Document {
  const added = addedBy(underway);
  return {
    ...document,
    endpoints: document.endpoints.filter(({ address }) => (added.get(address) ?? 0) > 0),
  };
}

function addedBy({ standing }: Underway): Added {
  return new Map(standing.map(({ address, before, during }) => [address, total(during) - total(before)]));
}

/** What is decided of it has been read for that. */
function deployedIn(document: Document): ReturnType<typeof contentsOf> {
  return contentsOf(document).filter(({ decides }) => !decides);
}

/** Who needs a role, an address or a package, or adds to what counts against a quota. */
function usersIn(
  { endpoints }: Document,
  demands: readonly Demand[],
): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, readonly string[]>();
  for (const endpoint of endpoints) {
    for (const subject of subjectsOf(endpoint))
      users.set(subject, [...(users.get(subject) ?? []), endpoint.address]);
  }
  for (const { quota, parts = [] } of demands)
    users.set(
      quota,
      parts.flatMap(({ address }) => address ?? []),
    );
  return users;
}

function subjectsOf(endpoint: EndpointDeclaration): ReadonlySet<string> {
  const one = { endpoints: [endpoint] };
  const subnets = subnetsOf(endpoint);
  return new Set([
    ...rolesOf(one).map(({ arn }) => arn),
    ...contentsOf(one).map(({ subject }) => subject),
    ...subnets,
    namesOf(subnets),
  ]);
}

function findingOf(check: Check, neededBy: readonly string[]): PreflightFinding {
  const { hint, ...rest } = check;
  const fix = hint ?? (check.code === undefined ? '' : definitionOf(check.code).fix);
  return { ...rest, fix, neededBy: [...neededBy].sort() };
}
