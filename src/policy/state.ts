// What is known about a question: measured, measured on something else, or open; from the lock file first, and from the
// account where the file says nothing.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Answers, JobFact } from '../core/fact.ts';
import type { PriceBook } from '../cost/book.ts';
import type { Measurement } from '../decisions/measurement.ts';
import { type Lock, measurementOf } from '../decisions/pins.ts';
import { hasEnded } from '../kinds/recommendation-job/kind.ts';
import { contentDigest, type Group } from './askers.ts';
import { differing } from './differing.ts';
import type { Where } from './inputs.ts';
import { type JobUnit, questionOf } from './job-unit.ts';
import { measurementFrom } from './measure.ts';
import { runCommand } from './named.ts';

export type JobState = { readonly unit: JobUnit; readonly fact?: JobFact };

export type GroupState = { readonly group: Group } & (
  | {
      readonly is: 'measured';
      readonly measurement: Measurement;
      /** What has changed since, where what was measured is not what the file says now. */
      readonly outdated?: 'model' | 'policy';
      /** What of it, in words: `the load`. */
      readonly differs?: readonly string[];
      /** The lock file does not hold it yet. */
      readonly found: boolean;
      /** The jobs that it was just read from. */
      readonly jobsFound?: readonly JobState[];
    }
  /** Jobs that have not begun, or go on. */
  | { readonly is: 'open'; readonly jobs: readonly JobState[] }
  /** All jobs but those that are complete. */
  | { readonly is: 'failed'; readonly problem: Diagnostic; readonly jobs: readonly JobState[] }
);

export type Surroundings = {
  readonly environment: string;
  readonly where: Where;
  readonly prices: Pick<PriceBook, 'region' | 'from'>;
  readonly lock: Lock;
  /** Questions (by key) that are asked anew, whatever the lock file says. */
  readonly anew: ReadonlySet<string>;
};

/** What the lock file says of a question; undefined where the account has to be asked. */
export function pinnedState(
  group: Group,
  units: readonly JobUnit[],
  { environment, where, lock, anew }: Surroundings,
): GroupState | undefined {
  const { policy, model } = group;
  const own = measurementOf(lock, environment, policy.key, model.key);
  // Whatever was asked for: what is measured elsewhere is not measured here.
  if (policy.measuredIn !== undefined) return borrowed(group, units, policy.measuredIn, { lock, where }, own);
  if (own === undefined || anew.has(group.key)) return undefined;
  return standing(own, group, units, where);
}

/**
 * The other environment's results count where its inputs are the same; the choice is made for this one. What was taken
 * over before stands while the other environment has nothing for what is asked now, as it would if it were measured here.
 */
function borrowed(
  group: Group,
  units: readonly JobUnit[],
  from: string,
  { lock, where }: Pick<Surroundings, 'lock' | 'where'>,
  own: Measurement | undefined,
): GroupState {
  const { policy, model } = group;
  const theirs = measurementOf(lock, from, policy.key, model.key);
  if (theirs !== undefined && sameInputs(theirs, units)) {
    const same = own !== undefined && own.measuredAt === theirs.measuredAt && sameInputs(own, units);
    const measurement = same ? own : { ...theirs, choices: own?.choices ?? {} };
    return { group, is: 'measured', measurement, found: !same };
  }
  const kept = own === undefined ? undefined : standing(own, group, units, where);
  if (kept !== undefined) return kept;
  const differs =
    theirs === undefined
      ? `is measured in ${from}, and the lock file has no result there`
      : `was measured in ${from} with other inputs: ${differing(theirs, group, units, where).join('; ') || 'the lock file does not say which'}`;
  const problem: Diagnostic = {
    code: 'INF7024',
    severity: 'error',
    message: `${policy.address} ${differs}`,
    hint: `run \`${runCommand([policy.key], from)}\` and commit the lock file, or make the inputs agree`,
    address: policy.address,
    place: policy.place,
  };
  return { group, is: 'failed', problem, jobs: [] };
}

/** What the lock file holds for this environment; undefined where that has to be measured anew. */
function standing(
  own: Measurement,
  group: Group,
  units: readonly JobUnit[],
  where: Where,
): GroupState | undefined {
  const { policy, model } = group;
  const measured = { group, is: 'measured', measurement: own, found: false } as const;
  if (sameInputs(own, units)) return measured;
  const outdated = own.model === contentDigest(model, where) ? 'policy' : 'model';
  // A package holds the weights that it was made of: of others there has to be another one.
  const renews = policy.renew === 'on-model-change' || policy.job.kind === 'generative';
  if (outdated === 'model' && renews) return undefined;
  return { ...measured, outdated, differs: differing(own, group, units, where) };
}

function sameInputs({ inputs }: Measurement, units: readonly JobUnit[]): boolean {
  return inputs.length === units.length && units.every((unit) => inputs.includes(unit.inputs));
}

/** What the account says of a question. */
export function accountState(
  group: Group,
  units: readonly JobUnit[],
  { environment, where, lock, prices }: Surroundings,
  answers: Answers,
): GroupState {
  const jobs = units.map((unit): JobState => {
    const answer = answers.to<'job' | 'generative-job'>(questionOf(unit));
    return answer?.state === 'found' ? { unit, fact: answer.value } : { unit };
  });
  const ended = jobs.flatMap(({ unit, fact }) => (fact?.status === 'COMPLETED' ? [{ unit, fact }] : []));
  if (ended.length === jobs.length) {
    const fresh = measurementFrom(group, ended, where, prices);
    const before = measurementOf(lock, environment, group.policy.key, group.model.key);
    const measurement = { ...fresh, choices: before?.choices ?? {} };
    return { group, is: 'measured', measurement, found: true, jobsFound: jobs };
  }
  // What is complete stays so, whatever becomes of the other job of its policy.
  const left = jobs.filter(({ fact }) => fact?.status !== 'COMPLETED');
  const broken = left.find(({ fact }) => fact !== undefined && hasEnded(fact.status));
  if (broken?.fact === undefined) return { group, is: 'open', jobs: left };
  return { group, is: 'failed', problem: jobProblem(group, broken.fact), jobs: left };
}

/** Why nothing can be chosen from a job that has ended without results. */
export function jobProblem({ policy }: Pick<Group, 'policy'>, fact: JobFact): Diagnostic {
  const { name, status, failureReason } = fact;
  const failed = status === 'FAILED';
  const why = failureReason === undefined ? '' : `: ${failureReason}`;
  return {
    code: failed ? 'INF7021' : 'INF7022',
    severity: 'error',
    message: failed ? `job ${name} failed${why}` : `job ${name} was stopped before its end${why}`,
    hint: `\`inferra recommend run ${policy.key} --force\` makes another attempt`,
    address: policy.address,
  };
}
