// What is asked of the account, and what each answer means: one sentence a check. `doctor` asks for the whole file, the
// preflight of a plan for what that changes.
import type { Document } from '../config/document.ts';
import type { Check } from '../core/checkup.ts';
import type { Answer, Answers, Question } from '../core/fact.ts';
import { modelsIn } from '../decisions/slots.ts';
import { accessChecks, accessQuestions } from './access.ts';
import { contentCheck, contentsOf } from './contents.ts';
import { demandsOf } from './demand.ts';
import { QUOTAS, quotaChecks } from './limits.ts';
import { type Looked, wholeOf } from './looked.ts';
import type { Where } from './needs.ts';
import { placeChecks, placesIn } from './places.ts';
import { subnetChecks, subnetQuestions } from './subnets.ts';
import { unfound } from './unfound.ts';

export function questionsOf(document: Document, where: Where): readonly Question[] {
  const looked = wholeOf(document);
  return [
    ...rolesOf(looked),
    ...accessQuestions(looked, where),
    ...contentsOf(looked).map(({ question }) => question),
    ...placesIn(looked).map(({ question }) => question),
    ...subnetQuestions(document),
    QUOTAS,
  ];
}

export function checksOf(document: Document, answers: Answers, where: Where): readonly Check[] {
  const looked = wholeOf(document);
  return [
    ...rolesOf(looked).map((question) => roleCheck(question.arn, answers.to(question))),
    ...accessChecks(looked, where, answers),
    ...contentsOf(looked).map((one) => contentCheck(one, answers.to(one.question))),
    ...placeChecks(placesIn(looked), answers),
    ...subnetChecks(document, new Map(), answers),
    ...quotaChecks({ demands: demandsOf(document), what: 'the file', region: where.region }, answers),
  ];
}

type RoleQuestion = Extract<Question, { fact: 'role' }>;

/** Of models, of instances that components share, and of the jobs that measure models. */
export function rolesOf({
  endpoints,
  groups,
}: Pick<Looked, 'endpoints' | 'groups'>): readonly RoleQuestion[] {
  const roles = [
    ...modelsIn({ endpoints }).map(({ role }) => role),
    ...endpoints.flatMap(({ hosting }) => hosting?.role ?? []),
    ...groups.flatMap(({ policy }) => policy.role ?? []),
  ];
  return [...new Set(roles)].map((arn) => ({ fact: 'role', arn }));
}

const TRUSTED = {
  Effect: 'Allow',
  Principal: { Service: 'sagemaker.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

export function roleCheck(arn: string, answer: Answer<'role'> | undefined): Check {
  const about = { about: 'role', subject: arn } as const;
  if (answer?.state !== 'found') return unfound(about, answer, 'INF9002', 'it is not there');
  if (!answer.value.trusts) {
    const statement = JSON.stringify(TRUSTED);
    const hint = `add to the trust policy of the role: ${statement}`;
    const says = 'it does not let SageMaker assume it';
    return { ...about, state: 'failed', code: 'INF9002', says, hint, statement };
  }
  if (!answer.value.guarded) {
    const says = 'SageMaker may assume it for any account: its trust policy has no aws:SourceAccount';
    return { ...about, state: 'warning', code: 'INF9003', says };
  }
  return { ...about, state: 'ok', says: 'SageMaker may assume it, for this account only' };
}
