// Whether the account has what a plan needs, before anything is started. Asked for what it changes alone, each thing once in
// a run; a plan that deploys and measures nothing asks nothing.
import type { Document } from '../config/document.ts';
import type { Readers } from '../core/fact.ts';
import type { Plan } from '../core/plan.ts';
import type { Preflight } from '../core/preflight.ts';
import { preflightOf, preflightQuestions } from '../doctor/preflight.ts';
import type { Planned } from '../endpoint/plan.ts';
import { answer } from '../engine/answer.ts';
import { deploys } from './decide.ts';
import { noting } from './noting.ts';

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

/** Policies whose jobs are to start. */
export function startedIn({ jobs }: Pick<Plan, 'jobs'>): readonly string[] {
  return jobs.flatMap(({ state, heldBy, address }) =>
    state === 'to start' && heldBy === undefined ? [address] : [],
  );
}
