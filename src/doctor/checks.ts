// What is asked of the account, and what each answer means: one sentence a check. `doctor` asks for the whole file, the
// preflight of a plan for what that changes.
import type { Document } from '../config/document.ts';
import type { Check } from '../core/checkup.ts';
import type { Answer, Answers, Question } from '../core/fact.ts';
import { modelsIn, slotQuestion, slotsOf } from '../decisions/slots.ts';
import { groupsIn } from '../policy/askers.ts';
import { accessChecks, accessQuestions, type Where } from './access.ts';
import { demandsOf } from './demand.ts';
import { QUOTAS, quotaChecks } from './limits.ts';
import { subnetChecks, subnetQuestions } from './subnets.ts';
import { unfound } from './unfound.ts';

export function questionsOf(document: Document, where: Where): readonly Question[] {
  return [
    ...rolesOf(document),
    ...accessQuestions(document, where),
    ...contentsOf(document).map(({ question }) => question),
    ...subnetQuestions(document),
    QUOTAS,
  ];
}

export function checksOf(document: Document, answers: Answers, where: Where): readonly Check[] {
  return [
    ...rolesOf(document).map((question) => roleCheck(question.arn, answers.to(question))),
    ...accessChecks(document, where, answers),
    ...contentsOf(document).map((one) => contentCheck(one, answers.to(one.question))),
    ...subnetChecks(document, new Map(), answers),
    ...quotaChecks({ demands: demandsOf(document), what: 'the file', region: where.region }, answers),
  ];
}

type RoleQuestion = Extract<Question, { fact: 'role' }>;

/** Of models, of instances that components share, and of the jobs that measure models. */
export function rolesOf(document: Pick<Document, 'endpoints'>): readonly RoleQuestion[] {
  const roles = [
    ...modelsIn(document).map(({ role }) => role),
    ...document.endpoints.flatMap(({ hosting }) => hosting?.role ?? []),
    ...groupsIn(document.endpoints).flatMap(({ policy }) => policy.role ?? []),
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

type Content = {
  readonly about: 'artifact' | 'image' | 'package';
  readonly subject: string;
  readonly question: Extract<Question, { fact: 'artifact' | 'image' | 'approval' | 'latest-approved' }>;
  /** What is deployed is something else, which is decided of it. */
  readonly decides: boolean;
};

/** Addresses that hold something from the environment are asked for, too; the output masks them. */
export function contentsOf(document: Pick<Document, 'endpoints'>): readonly Content[] {
  const all = modelsIn(document).flatMap((model): readonly Content[] => {
    const { package: arn, packageGroup: group } = model;
    return [
      ...slotsOf(model).map((slot) => ({
        about: slot.what,
        subject: slot.uri,
        question: slotQuestion(slot),
        decides: slot.copyTo !== undefined,
      })),
      ...(group === undefined
        ? []
        : [
            {
              about: 'package',
              subject: group,
              question: { fact: 'latest-approved', group },
              decides: true,
            } as const,
          ]),
      ...(arn === undefined
        ? []
        : [{ about: 'package', subject: arn, question: { fact: 'approval', arn }, decides: false } as const]),
    ];
  });
  return [...new Map(all.map((one) => [one.subject, one])).values()];
}

export function contentCheck({ about, subject }: Content, answer: Answer | undefined): Check {
  const check = { about, subject };
  if (answer?.state !== 'found') return unfound(check, answer, 'INF9004', 'it is not there');
  const { value } = answer;
  if ('status' in value && value.status !== 'Approved' && about === 'package') {
    const hint = 'have the version approved, or name another one';
    return { ...check, state: 'failed', code: 'INF9004', says: `it is ${value.status}, not Approved`, hint };
  }
  if ('version' in value && 'arn' in value) {
    return { ...check, state: 'ok', says: `version ${value.version} is approved` };
  }
  return { ...check, state: 'ok', says: about === 'package' ? 'it is approved' : 'it is there' };
}
