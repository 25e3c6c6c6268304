// What waits for a measurement, as the plan shows it; and the jobs, as the engine carries them out.
import { digest } from '../base/hash.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { LivePart } from '../core/part.ts';
import type { PlanJob, UnitChange } from '../core/plan.ts';
import type { Work } from '../core/work.ts';
import { loadWarning } from './against.ts';
import { amountWords, estimateFor } from './amount.ts';
import { type Budget, openBudget } from './budget.ts';
import type { Estimate, Pricing } from './estimate.ts';
import { attemptParts } from './job-unit.ts';
import { type AttemptSeen, lowerJob } from './lower.ts';
import type { OpenJobs, Waiting } from './settle.ts';
import type { JobState } from './state.ts';

/** An endpoint that nothing is done about until its hardware is known. */
export function waitingChange({ endpoint, because }: Waiting, jobs: readonly PlanJob[]): UnitChange {
  const [first] = because;
  const { address, name } = endpoint;
  const own = jobs.filter((job) => because.some(({ group }) => group.policy.address === job.address));
  return {
    address,
    name,
    verdict: 'undecided',
    effect: 'none',
    summary: because
      .map(({ group, problem }) => problem?.message ?? `decided by ${wordsOf(group.policy.key, own)}`)
      .join('; '),
    fields: [],
    reasons: own.map(jobWords),
    downtime: false,
    minutes: 0,
    protected: false,
    live: false,
    held: first?.problem === undefined ? 'needs a measurement' : 'not decided',
    heldBy: first?.code ?? 'INF7020',
    // It rests on nothing: no state of the endpoint is looked at before its hardware is known.
    basis: digest(null),
    steps: [],
  };
}

/** `job risk-fraud-sla-3f9a2c1b4d measures fraud-xgb on instances` */
function jobWords({ name, model, measures, loads, state, tests, minutes, estimate: usd }: PlanJob): string {
  const kinds = measures === 'both' ? 'instances and serverless' : measures;
  const on = loads === undefined ? kinds : `${kinds}, and the live endpoint ${loads}`;
  const what = `job ${name} ${state === 'running' ? 'is measuring' : 'measures'} ${model.replace('models.', '')} on ${on}`;
  return `${what}: ${amountWords({ tests, minutes, usd })}`;
}

/** `recommendation nightly-sla: 1 job, up to 6 tests, about 2 h, estimated $4.10` */
function wordsOf(policy: string, jobs: readonly PlanJob[]): string {
  const tests = jobs.reduce((sum, job) => sum + job.tests, 0);
  const minutes = Math.max(0, ...jobs.map((job) => job.minutes));
  const usd = totalOf(jobs);
  const running = jobs.length > 0 && jobs.every(({ state }) => state === 'running');
  const number = `${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'}${running ? ' under way' : ''}`;
  return `recommendation ${policy}: ${number}, ${amountWords({ tests, minutes, usd })}`;
}

function totalOf(jobs: readonly PlanJob[]): number | null {
  return jobs.reduce<number | null>(
    (sum, { estimate: usd }) => (sum === null || usd === null ? null : sum + usd),
    0,
  );
}

export type PlannedJob = { readonly job: PlanJob; readonly work: Work };

export type PlannedJobs = {
  readonly jobs: readonly PlannedJob[];
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * The jobs of open questions. The limit of a policy is for all of its jobs together that have not begun.
 * @param seenOf what the account has of an attempt
 * @param stamp digest of what a job's work rests on
 */
export function plannedJobs(
  open: readonly OpenJobs[],
  prices: Pricing,
  seenOf: (state: JobState) => AttemptSeen,
  stamp: (kind: string, seen: AttemptSeen) => string,
): PlannedJobs {
  const all = open.flatMap(({ group, jobs }) => {
    const priced = jobs.map((state) => ({
      state,
      seen: seenOf(state),
      estimate: estimateFor(state.unit, prices),
    }));
    const problem = overLimit(group.policy, priced);
    const budget = openBudget(group.policy, jobs[0]?.unit.owner.environment ?? '', prices);
    return [{ group, priced, problem, budget }];
  });
  return {
    jobs: all.flatMap(({ group, priced, problem, budget }) =>
      priced.map(({ state, seen, estimate: guess }) => {
        const job: PlanJob = {
          address: group.policy.address,
          name: attemptParts(state.unit, seen.attempt).job.name,
          model: `models.${group.model.key}`,
          measures: state.unit.measures,
          state: seen.job === undefined ? 'to start' : 'running',
          ...(state.unit.spec?.endpoint === undefined ? {} : { loads: state.unit.spec?.endpoint }),
          tests: guess.tests,
          minutes: guess.minutes,
          estimate: guess.usd,
          ...(group.policy.maxCost === undefined ? {} : { maxCost: group.policy.maxCost }),
          ...(problem === undefined ? {} : { held: 'above its limit', heldBy: problem.code }),
        };
        return { job, work: workOf(job, state, seen, stamp, budget) };
      }),
    ),
    diagnostics: all.flatMap(({ group, priced, problem }) =>
      problem === undefined ? warnings(group, priced) : [problem],
    ),
  };
}

function workOf(
  job: PlanJob,
  { unit }: JobState,
  seen: AttemptSeen,
  stamp: (kind: string, seen: AttemptSeen) => string,
  budget: Budget,
): Work {
  const { steps, requests } = lowerJob(unit, seen);
  const { kind } = attemptParts(unit, seen.attempt).job;
  return {
    change: {
      // Two jobs of one policy are told apart by what they measure.
      address: `${job.address} (${job.model.replace('models.', '')}, ${job.measures})`,
      name: job.name,
      effect: 'measure',
      minutes: job.minutes,
      basis: stamp(kind, seen),
      steps,
    },
    subject: { kind, name: job.name },
    requests: (_live: LivePart | undefined) => requests,
    ...judgeOf(job, unit, seen, budget),
  };
}

/** A job for a generative model shows no tests while it runs, so that nobody can add up what they cost. */
function judgeOf(
  { name, tests }: PlanJob,
  { spec }: JobState['unit'],
  { job }: AttemptSeen,
  budget: Budget,
): Pick<Work, 'judge'> {
  if (spec === undefined) return {};
  const created = job !== undefined && 'created' in job ? job.created : undefined;
  const watched = { name, tests, created, endpoint: spec.endpoint };
  return { judge: (inside, now, since) => budget.judge(watched, inside, now, since) };
}

function warnings({ policy }: OpenJobs['group'], priced: readonly PricedJob[]): readonly Diagnostic[] {
  return priced.flatMap(({ state: { unit }, seen }) =>
    unit.spec?.endpoint === undefined || seen.job !== undefined
      ? []
      : [loadWarning(policy, attemptParts(unit, seen.attempt).job.name, unit.spec.endpoint)],
  );
}

type PricedJob = Priced & { readonly state: JobState };

type Priced = { readonly seen: AttemptSeen; readonly estimate: Estimate };

function overLimit(policy: OpenJobs['group']['policy'], priced: readonly Priced[]): Diagnostic | undefined {
  const { maxCost, address, place } = policy;
  const fresh = priced.filter(({ seen }) => seen.job === undefined);
  if (maxCost === undefined || fresh.length === 0) return undefined;
  const known = fresh.every(({ estimate: guess }) => guess.usd !== null);
  const usd = fresh.reduce((sum, { estimate: guess }) => sum + (guess.usd ?? 0), 0);
  if (known && usd <= maxCost) return undefined;
  const message = known
    ? `${address} would cost about $${usd.toFixed(2)}, and its limit is $${maxCost.toFixed(2)}`
    : `${address} has a limit of $${maxCost.toFixed(2)}, and the price of a candidate is not known`;
  return { code: 'INF7023', severity: 'held', message, address, place };
}
