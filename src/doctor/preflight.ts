// What the changes of a plan need of the account: the checks of `doctor` for what is about to be deployed or measured alone,
// with limits as they are while that goes on.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import type { Check } from '../core/checkup.ts';
import { definitionOf } from '../core/codes.ts';
import type { Answers, Question } from '../core/fact.ts';
import { mostDuring, total } from '../core/instances.ts';
import type { Preflight, PreflightFinding } from '../core/preflight.ts';
import { groupsIn } from '../policy/askers.ts';
import { accessChecks, accessQuestions } from './access.ts';
import { roleCheck, rolesOf } from './checks.ts';
import { type Content, contentCheck, contentsOf } from './contents.ts';
import { type Demand, demandsDuring, type Underway } from './demand.ts';
import { isUnlisted, MEASURING, QUOTAS, quotaChecks } from './limits.ts';
import type { Looked } from './looked.ts';
import type { Where } from './needs.ts';
import { jobPlacesOf, placeChecks, placesIn, placesOf } from './places.ts';
import { type Added, namesOf, subnetChecks, subnetQuestions, subnetsOf } from './subnets.ts';

/** Nothing where the plan deploys and measures nothing. */
export function preflightQuestions(
  document: Document,
  underway: Underway,
  where: Where,
): readonly Question[] {
  const looked = lookedAt(document, underway);
  if (looked.endpoints.length === 0) return [];
  return [
    ...rolesOf(looked),
    ...accessQuestions(looked, where),
    ...deployedIn(looked).map(({ question }) => question),
    ...placesIn(looked).map(({ question }) => question),
    ...subnetQuestions(growing(looked, underway)),
    ...(demandsDuring(document, underway).length === 0 ? [] : [QUOTAS]),
  ];
}

export function preflightOf(
  document: Document,
  underway: Underway,
  answers: Answers,
  where: Where,
): Preflight {
  const looked = lookedAt(document, underway);
  const demands = looked.endpoints.length === 0 ? [] : demandsDuring(document, underway);
  const checks = [
    ...rolesOf(looked).map((question) => roleCheck(question.arn, answers.to(question))),
    ...accessChecks(looked, where, answers),
    ...deployedIn(looked).map((one) => contentCheck(one, answers.to(one.question))),
    ...placeChecks(placesIn(looked), answers),
    ...subnetChecks(growing(looked, underway), addedBy(underway), answers),
    ...(demands.length === 0
      ? []
      : quotaChecks(
          { demands, what: underway.alone ? MEASURING : 'the plan', region: where.region },
          answers,
        )),
  ];
  const users = usersIn(looked, demands);
  return {
    checks: checks.filter((one) => !isUnlisted(one)).length,
    findings: checks
      .filter((one) => one.state !== 'ok' && one.code !== 'INF9003' && !isUnlisted(one))
      .map((one) => findingOf(one, users.get(one.subject) ?? [])),
    unlisted: checks.filter(isUnlisted).map(({ subject }) => subject),
  };
}

/** The endpoints alone that something is deployed to, or that wait for a job that is to start. */
function lookedAt({ endpoints }: Document, { changed, measured }: Underway): Looked {
  const starts = ({ policy }: { readonly policy: { readonly address: string } }) =>
    measured.has(policy.address);
  const serving = endpoints.filter(({ address }) => changed.has(address));
  const concerned = endpoints.filter((one) => changed.has(one.address) || groupsIn([one]).some(starts));
  return { endpoints: concerned, serving, groups: groupsIn(concerned).filter(starts) };
}

/** Endpoints that instances start for: the others need no address. */
function growing({ endpoints }: Looked, underway: Underway): Pick<Document, 'endpoints'> {
  const added = addedBy(underway);
  return { endpoints: endpoints.filter(({ address }) => (added.get(address) ?? 0) > 0) };
}

function addedBy({ standing }: Underway): Added {
  return new Map(standing.map((one) => [one.address, mostDuring(one) - total(one.before)]));
}

/** What is decided of it has been read for that. */
function deployedIn(looked: Looked): readonly Content[] {
  return contentsOf(looked).filter(({ decides }) => !decides);
}

/** Who needs a role, an address or a place, or adds to what counts against a quota. */
function usersIn(
  { endpoints, serving, groups }: Looked,
  demands: readonly Demand[],
): ReadonlyMap<string, readonly string[]> {
  const needs = [
    ...endpoints.flatMap((endpoint) =>
      subjectsOf(endpoint).map((subject) => [subject, endpoint.address] as const),
    ),
    ...serving.flatMap((one) => placesOf(one).map(({ subject }) => [subject, one.address] as const)),
    ...groups.flatMap((one) =>
      [...jobPlacesOf(one), ...contentsOf({ endpoints: [], groups: [one] })].map(
        ({ subject }) => [subject, one.policy.address] as const,
      ),
    ),
    ...demands.flatMap(({ quota, parts = [] }) =>
      parts.flatMap(({ address }) => (address === undefined ? [] : [[quota, address] as const])),
    ),
  ];
  const users = new Map<string, readonly string[]>();
  for (const [subject, address] of needs)
    users.set(subject, [...new Set([...(users.get(subject) ?? []), address])]);
  return users;
}

function subjectsOf(endpoint: EndpointDeclaration): readonly string[] {
  const one = { endpoints: [endpoint], groups: [] };
  const subnets = subnetsOf(endpoint);
  return [
    ...rolesOf({ ...one, groups: groupsIn([endpoint]) }).map(({ arn }) => arn),
    ...contentsOf(one).map(({ subject }) => subject),
    ...subnets,
    namesOf(subnets),
  ];
}

function findingOf(check: Check, neededBy: readonly string[]): PreflightFinding {
  const { hint, ...rest } = check;
  const fix = hint ?? (check.code === undefined ? '' : definitionOf(check.code).fix);
  return { ...rest, fix, neededBy: [...neededBy].sort() };
}
