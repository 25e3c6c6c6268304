// A plan as JUnit XML, and what became of it: a case for each endpoint. A plan fails where something is in the way that no
// flag allows, an apply where an endpoint is not as the file says.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Ended } from '../core/ended.ts';
import type { Plan, UnitChange } from '../core/plan.ts';
import { outcomeWord, RESULT_WORDS } from './events/message.ts';
import { type Case, junitText } from './junit.ts';
import { isUnchanged } from './plan.ts';
import { planProblems } from './plan-problems.ts';
import { summaryOf } from './plan-unit.ts';

const NOWHERE = { path: '', text: '', places: new Map<string, never>() };

/** What is held is skipped. Problems that are of no endpoint have a case of their own. Ends in a line break. */
export function planJunit(plan: Plan): string {
  const { diagnostics } = planProblems(plan, NOWHERE);
  const cases = plan.units.map((unit): Case => {
    const { address: name, held } = unit;
    const about = diagnostics.filter(({ address }) => address === name);
    if (about.some(isError)) return failed(name, about.filter(isError));
    if (held !== undefined) return { name, is: 'skipped', because: held };
    return isUnchanged(unit)
      ? { name, is: 'passed' }
      : { name, is: 'passed', says: summaryOf(unit).join(' · ') };
  });
  return suiteOf('plan', plan, [...cases, ...general(plan, diagnostics)]);
}

/** What was held, skipped or left to run is skipped. Ends in a line break. */
export function applyJunit(plan: Plan, ended: readonly Ended[]): string {
  const { diagnostics } = planProblems(plan, NOWHERE);
  const byAddress = new Map(ended.map((one) => [one.address, one]));
  const units = plan.units.map((unit) => caseOfRun(unit, byAddress.get(unit.address), diagnostics));
  const known = new Set(plan.units.map(({ address }) => address));
  // Jobs that were to be run before anything was changed are no units of the plan.
  const jobs = ended.filter(({ address }) => !known.has(address)).map((one) => caseOfEnd(one, 'measure'));
  return suiteOf('apply', plan, [...units, ...jobs, ...general(plan, diagnostics)]);
}

function caseOfRun(unit: UnitChange, end: Ended | undefined, diagnostics: readonly Diagnostic[]): Case {
  const { address: name, effect, held, steps } = unit;
  if (end !== undefined) return caseOfEnd(end, effect);
  const errors = diagnostics.filter((one) => one.address === name && isError(one));
  if (errors.length > 0) return failed(name, errors);
  if (held !== undefined) return { name, is: 'skipped', because: held };
  return steps.length === 0
    ? { name, is: 'passed' }
    : { name, is: 'skipped', because: 'nothing was started' };
}

function caseOfEnd({ address: name, result, problem }: Ended, effect: string): Case {
  switch (result) {
    case 'done':
      return { name, is: 'passed', says: outcomeWord(result, effect) };
    case 'failed':
    case 'rolled-back':
    case 'refused': {
      const because = RESULT_WORDS[result];
      return {
        name,
        is: 'failed',
        type: problem?.code ?? '',
        because,
        lines: problem === undefined ? [] : told(problem),
      };
    }
    case 'skipped':
    case 'interrupted':
    case 'running': {
      const why = problem === undefined ? '' : `: ${problem.message}`;
      return { name, is: 'skipped', because: RESULT_WORDS[result] + why };
    }
  }
}

/** Errors that speak of the whole plan. */
function general({ units }: Plan, diagnostics: readonly Diagnostic[]): readonly Case[] {
  const known = new Set(units.map(({ address }) => address));
  const errors = diagnostics.filter((one) => isError(one) && !known.has(one.address ?? ''));
  return errors.length === 0 ? [] : [failed('plan', errors)];
}

function failed(name: string, errors: readonly Diagnostic[]): Case {
  const because = errors.map(({ message }) => message).join('; ');
  return { name, is: 'failed', type: errors[0]?.code ?? '', because, lines: errors.flatMap(told) };
}

function told({ code, message, hint }: Pick<Diagnostic, 'code' | 'message' | 'hint'>): readonly string[] {
  return [message, `  fix: ${hint ?? definitionOf(code).fix}`];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function suiteOf(what: string, plan: Plan, cases: readonly Case[]): string {
  const { project, environment, account, region } = plan;
  return junitText(
    `inferra ${what} ${project}/${environment} ${account}/${region}`,
    `${project}.${environment}`,
    cases,
  );
}
