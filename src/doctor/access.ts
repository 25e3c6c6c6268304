// Whether roles may do what SageMaker does with them, by their own policies. What a bucket, a repository or a topic allows by a
// policy of its own is not asked for: so what a role is not allowed is told, and stands in the way only where it is denied.
import type { Check } from '../core/checkup.ts';
import type { Code } from '../core/codes.ts';
import type { AccessFact, Answer, Answers, Question } from '../core/fact.ts';
import type { Looked } from './looked.ts';
import { type Needs, needsIn, PURPOSE_NAMES, PURPOSES, type Where } from './needs.ts';
import { unfound } from './unfound.ts';

export function accessQuestions(
  looked: Looked,
  where: Where,
): readonly Extract<Question, { fact: 'access' }>[] {
  return needsIn(looked, where).map(questionOf);
}

/** None for a role that is not there: that is told of the role. */
export function accessChecks(looked: Looked, where: Where, answers: Answers): readonly Check[] {
  const checks = needsIn(looked, where).flatMap((needs) => checksOf(needs, answers.to(questionOf(needs))));
  // Nobody may look, whatever is asked: that is told once.
  return [...new Map(checks.map((one) => [JSON.stringify(one), one])).values()];
}

function questionOf({ role, resources }: Needs): Extract<Question, { fact: 'access' }> {
  const asked = PURPOSE_NAMES.filter((purpose) => resources[purpose].length > 0);
  return {
    fact: 'access',
    role,
    actions: distinct(asked.flatMap((purpose) => PURPOSES[purpose].actions)),
    resources: distinct(asked.flatMap((purpose) => resources[purpose])),
  };
}

function checksOf({ role, resources }: Needs, answer: Answer<'access'> | undefined): readonly Check[] {
  const about = { about: 'access', subject: role } as const;
  if (answer?.state === 'missing') return [];
  if (answer?.state !== 'found') return [unfound(about, answer, 'INF9011', 'it is not there')];
  return PURPOSE_NAMES.filter((purpose) => resources[purpose].length > 0).map((purpose) =>
    accessCheck(about, { ...PURPOSES[purpose], resources: resources[purpose] }, answer.value),
  );
}

type Wanted = {
  readonly doing: string;
  readonly code: Code;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

/** The worst of them: what a condition decides may be allowed. */
function accessCheck(
  about: Pick<Check, 'about' | 'subject'>,
  { doing, code, actions, resources }: Wanted,
  found: AccessFact,
): Check {
  const own = found.filter(
    ({ action, resource }) => actions.includes(action) && resources.includes(resource),
  );
  const those = (decision: AccessFact[number]['decision']) => own.filter((one) => one.decision === decision);
  const denied = those('denied');
  if (denied.length > 0) {
    const hint = `take out of its policies what denies ${listed(denied.map(({ action }) => action))} there`;
    return { ...about, state: 'failed', code, says: `its policies deny ${pairs(denied)}`, hint };
  }
  const lacking = those('not allowed');
  if (lacking.length > 0) {
    const statement = statementFor(lacking);
    const says = `its policies do not allow ${pairs(lacking)}`;
    const hint = `add to a policy of the role, unless one of the resource allows it: ${statement}`;
    return { ...about, state: 'warning', code, says, hint, statement };
  }
  const depending = those('depends');
  if (depending.length > 0) {
    const says = `conditions of its policies decide ${pairs(depending)}`;
    const hint = 'nothing has to be done; see to it that the conditions hold for SageMaker';
    return { ...about, state: 'unchecked', code: 'INF9007', says, hint };
  }
  return { ...about, state: 'ok', says: `its policies let it ${doing}` };
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
