// What doctor asks of the account, and what each answer means: one sentence a check.
import type { Document } from '../config/document.ts';
import type { Check, CheckState } from '../core/checkup.ts';
import type { Code } from '../core/codes.ts';
import type { Answer, Answers, FactName, Question, Unfound } from '../core/fact.ts';
import { modelsIn, slotQuestion, slotsOf } from '../decisions/slots.ts';
import { groupsIn } from '../policy/askers.ts';
import { type Demand, demandsOf } from './demand.ts';

export function questionsOf(document: Document): readonly Question[] {
  return [...rolesOf(document), ...contentsOf(document).map(({ question }) => question), quotasOf(document)];
}

export function checksOf(document: Document, answers: Answers): readonly Check[] {
  return [
    ...rolesOf(document).map((question) => roleCheck(question.arn, answers.to(question))),
    ...contentsOf(document).map((one) => contentCheck(one, answers.to(one.question))),
    ...quotaChecks(document, answers),
  ];
}

type RoleQuestion = Extract<Question, { fact: 'role' }>;

/** Of models, and of the jobs that measure them. */
function rolesOf(document: Document): readonly RoleQuestion[] {
  const roles = [
    ...modelsIn(document).map(({ role }) => role),
    ...groupsIn(document.endpoints).flatMap(({ policy }) => policy.role ?? []),
  ];
  return [...new Set(roles)].map((arn) => ({ fact: 'role', arn }));
}

function roleCheck(arn: string, answer: Answer<'role'> | undefined): Check {
  const about = { about: 'role', subject: arn } as const;
  if (answer?.state !== 'found') return unfound(about, answer, 'INF9002', 'it is not there');
  if (!answer.value.trusts) {
    return { ...about, state: 'failed', code: 'INF9002', says: 'it does not let SageMaker assume it' };
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
};

/** Addresses that hold something from the environment are asked for, too; the output masks them. */
function contentsOf(document: Document): readonly Content[] {
  const all = modelsIn(document).flatMap((model): readonly Content[] => {
    const { package: arn, packageGroup: group } = model;
    return [
      ...slotsOf(model).map((slot) => ({
        about: slot.what,
        subject: slot.uri,
        question: slotQuestion(slot),
      })),
      ...(group === undefined
        ? []
        : [{ about: 'package', subject: group, question: { fact: 'latest-approved', group } } as const]),
      ...(arn === undefined
        ? []
        : [{ about: 'package', subject: arn, question: { fact: 'approval', arn } } as const]),
    ];
  });
  return [...new Map(all.map((one) => [one.subject, one])).values()];
}

function contentCheck({ about, subject }: Content, answer: Answer | undefined): Check {
  const check = { about, subject };
  if (answer?.state !== 'found') return unfound(check, answer, 'INF9004', 'it is not there');
  const { value } = answer;
  if ('status' in value && value.status !== 'Approved' && about === 'package') {
    return { ...check, state: 'failed', code: 'INF9004', says: `it is ${value.status}, not Approved` };
  }
  if ('version' in value && 'arn' in value) {
    return { ...check, state: 'ok', says: `version ${value.version} is approved` };
  }
  return { ...check, state: 'ok', says: about === 'package' ? 'it is approved' : 'it is there' };
}

function quotasOf(document: Document): Extract<Question, { fact: 'quotas' }> {
  return { fact: 'quotas', names: demandsOf(document).map(({ quota }) => quota) };
}

function quotaChecks(document: Document, answers: Answers): readonly Check[] {
  const answer = answers.to(quotasOf(document));
  if (answer?.state !== 'found') {
    return [unfound({ about: 'quota', subject: 'of any kind' }, answer, 'INF9007', 'they are not known')];
  }
  return demandsOf(document).map((demand) => quotaCheck(demand, answer.value[demand.quota]));
}

function quotaCheck({ quota, steady, more }: Demand, limit: number | undefined): Check {
  const check = (state: CheckState, says: string, code?: Code): Check => ({
    about: 'quota',
    subject: quota,
    state,
    says,
    ...(code === undefined ? {} : { code }),
  });
  if (limit === undefined) {
    const hint = 'look it up under this name in Service Quotas';
    return {
      ...check('unchecked', `the file needs ${steady}; the account does not list it`, 'INF9007'),
      hint,
    };
  }
  if (limit < steady)
    return check('failed', `the file needs ${steady}, and the account may have ${limit}`, 'INF9005');
  const [short] = more.filter(({ amount }) => limit < steady + amount);
  if (short !== undefined) {
    const says = `the file needs ${steady} of ${limit}, and ${short.because} ${short.amount} more at a time`;
    return check('warning', says, 'INF9006');
  }
  return check('ok', `the file needs ${steady} of ${limit}`);
}

function unfound(
  about: Pick<Check, 'about' | 'subject'>,
  answer: Answer<FactName> | undefined,
  code: Code,
  says: string,
): Check {
  const { state, reason } = (answer ?? { state: 'unread', reason: 'nobody asked' }) as Unfound;
  if (state === 'unread') {
    return { ...about, state: 'unchecked', code: 'INF9007', says: reason };
  }
  return { ...about, state: 'failed', code, says: `${says}: ${reason}` };
}
