// Whether the account has what a plan needs, before anything is started. Asked for what it changes alone, each thing once in
// a run; a plan that deploys and measures nothing asks nothing.
import type { Document } from '../config/document.ts';
import type { Answer, Question, Readers } from '../core/fact.ts';
import type { Plan } from '../core/plan.ts';
import type { Preflight } from '../core/preflight.ts';
import { ServiceError } from '../core/service-error.ts';
import { preflightOf, preflightQuestions } from '../doctor/preflight.ts';
import type { Planned } from '../endpoint/plan.ts';
import { answer } from '../engine/answer.ts';
import { deploys } from './decide.ts';

/** @param document with the endpoints that wait for a measurement */
export async function preflight(
  document: Document,
  where: { readonly account: string; readonly region: string },
  { plan, standing }: Pick<Planned, 'plan' | 'standing'>,
  readers: Readers,
): Promise<Preflight> {
  const underway = {
    standing,
    changed: new Set(plan.units.filter(deploys).map(({ address }) => address)),
    measured: new Set(startedIn(plan)),
  };
  const answers = await answer(preflightQuestions(document, underway, where), noting(readers));
  return preflightOf(document, underway, answers, where);
}

function startedIn({ jobs }: Pick<Plan, 'jobs'>): readonly string[] {
  return jobs.flatMap(({ state, heldBy, address }) =>
    state === 'to start' && heldBy === undefined ? [address] : [],
  );
}

/** A service that does not answer keeps nobody from deploying: it is told as what could not be looked at. */
function noting(readers: Readers): Readers {
  const noted = async (question: Question): Promise<Answer> => {
    // TypeScript does not see that the reader is the one of this very fact.
    const reader = readers[question.fact] as (question: Question) => Promise<Answer>;
    try {
      return await reader(question);
    } catch (failure) {
      if (!(failure instanceof ServiceError)) throw failure;
      return { state: 'unread', reason: failure.message, code: failure.code };
    }
  };
  return Object.fromEntries(Object.keys(readers).map((fact) => [fact, noted])) as unknown as Readers;
}
