// Whether the roles of models may read what these are made of, by their own policies. What a bucket or a repository allows by
// a policy of its own is not asked for: so what a role is not allowed is told, and stands in the way only where it is denied.
import type { Document, ModelDeclaration } from '../config/document.ts';
import { objectArn, partitionOf, repositoryArn } from '../core/arn.ts';
import type { Check } from '../core/checkup.ts';
import type { AccessFact, Answer, Answers, Question } from '../core/fact.ts';
import { imageAddress } from '../decisions/image.ts';
import { modelsIn } from '../decisions/slots.ts';
import { unfound } from './unfound.ts';

export type Where = { readonly account: string; readonly region: string };

/** What SageMaker does with a role when an instance starts (Developer Guide, "CreateModel API: Execution Role Permissions", read 2026-11). */
const READS = ['s3:GetObject'];
const PULLS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

/** ARNs. */
type Needs = {
  readonly role: string;
  readonly objects: readonly string[];
  readonly repositories: readonly string[];
};

export function accessQuestions(
  document: Pick<Document, 'endpoints'>,
  where: Where,
): readonly Extract<Question, { fact: 'access' }>[] {
  return needsIn(document, where).map(questionOf);
}

/** None for a role that is not there: that is told of the role. */
export function accessChecks(
  document: Pick<Document, 'endpoints'>,
  where: Where,
  answers: Answers,
): readonly Check[] {
  return needsIn(document, where).flatMap((needs) => checksOf(needs, answers.to(questionOf(needs))));
}

function needsIn(document: Pick<Document, 'endpoints'>, where: Where): readonly Needs[] {
  const byRole = new Map<string, Needs>();
  for (const model of modelsIn(document)) {
    const { role } = model;
    const known = byRole.get(role) ?? { role, objects: [], repositories: [] };
    byRole.set(role, {
      role,
      objects: distinct([...known.objects, ...objectsOf(model, where)]),
      repositories: distinct([...known.repositories, ...repositoriesOf(model, where)]),
    });
  }
  return [...byRole.values()].filter(({ objects, repositories }) => objects.length + repositories.length > 0);
}

/** Of a copy that is not made yet nobody knows the name. */
function objectsOf(model: ModelDeclaration, { region }: Where): readonly string[] {
  const all = [model, ...(model.containers ?? [])].flatMap(({ artifact, copyTo, copied }) =>
    copyTo === undefined ? (artifact ?? []) : (copied?.uri ?? []),
  );
  return all.map((uri) => objectArn(partitionOf(region), uri));
}

/** Those of the own account: others let everybody pull, or say to whom by policies of their own. */
function repositoriesOf(model: ModelDeclaration, { account, region }: Where): readonly string[] {
  return [model, ...(model.containers ?? [])].flatMap(({ image }) => {
    const address = image === undefined ? undefined : imageAddress(image);
    return address?.registry === account ? [repositoryArn(partitionOf(region), region, address)] : [];
  });
}

function questionOf({ role, objects, repositories }: Needs): Extract<Question, { fact: 'access' }> {
  return {
    fact: 'access',
    role,
    actions: [...(objects.length > 0 ? READS : []), ...(repositories.length > 0 ? PULLS : [])],
    resources: [...objects, ...repositories],
  };
}

function checksOf(
  { role, objects, repositories }: Needs,
  answer: Answer<'access'> | undefined,
): readonly Check[] {
  const about = { about: 'access', subject: role } as const;
  if (answer?.state === 'missing') return [];
  if (answer?.state !== 'found') return [unfound(about, answer, 'INF9011', 'it is not there')];
  return [
    { what: 'archives', actions: READS, resources: objects },
    { what: 'images', actions: PULLS, resources: repositories },
  ]
    .filter(({ resources }) => resources.length > 0)
    .map((wanted) => accessCheck(about, wanted, answer.value));
}

type Wanted = {
  readonly what: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

/** The worst of them: what a condition decides may be allowed. */
function accessCheck(
  about: Pick<Check, 'about' | 'subject'>,
  { what, actions, resources }: Wanted,
  found: AccessFact,
): Check {
  const own = found.filter(
    ({ action, resource }) => actions.includes(action) && resources.includes(resource),
  );
  const those = (decision: AccessFact[number]['decision']) => own.filter((one) => one.decision === decision);
  const denied = those('denied');
  if (denied.length > 0) {
    const hint = `take out of its policies what denies ${listed(denied.map(({ action }) => action))} there`;
    return { ...about, state: 'failed', code: 'INF9011', says: `its policies deny ${pairs(denied)}`, hint };
  }
  const lacking = those('not allowed');
  if (lacking.length > 0) {
    const statement = statementFor(lacking);
    const says = `its policies do not allow ${pairs(lacking)}`;
    const hint = `add to a policy of the role, unless one of the resource allows it: ${statement}`;
    return { ...about, state: 'warning', code: 'INF9011', says, hint, statement };
  }
  const depending = those('depends');
  if (depending.length > 0) {
    const says = `conditions of its policies decide ${pairs(depending)}`;
    const hint = 'nothing has to be done; see to it that the conditions hold for SageMaker';
    return { ...about, state: 'unchecked', code: 'INF9007', says, hint };
  }
  return { ...about, state: 'ok', says: `its policies let it read the ${what} of its models` };
}

function statementFor(pairs: AccessFact): string {
  const [Action, Resource] = [pairs.map(({ action }) => action), pairs.map(({ resource }) => resource)].map(
    (all) => {
      const some = distinct(all);
      return some.length === 1 ? some[0] : some;
    },
  );
  return JSON.stringify({ Effect: 'Allow', Action, Resource });
}

const MOST_TOLD = 2;

/** `s3:GetObject on arn:aws:s3:::a/b, arn:aws:s3:::c/d and 3 others` */
function pairs(all: AccessFact): string {
  return `${listed(all.map(({ action }) => action))} on ${listed(all.map(({ resource }) => resource))}`;
}

function listed(texts: readonly string[]): string {
  const all = distinct(texts);
  const more = all.length - MOST_TOLD;
  const shown = all.slice(0, MOST_TOLD).join(', ');
  return more > 0 ? `${shown} and ${more} ${more === 1 ? 'other' : 'others'}` : shown;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
