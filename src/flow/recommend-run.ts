// `recommend run`: measures what is missing or was measured on something else, and writes what was chosen to the lock
// file. A job is found again by its name, so a run that was cut off, or another one beside it, pays for nothing twice.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { InferraError } from '../core/errors.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { DrawnReport } from '../core/figures.ts';
import type { PlanJob } from '../core/plan.ts';
import type { Preflight } from '../core/preflight.ts';
import type { RecommendReport } from '../core/recommendation.ts';
import { type Lock, withOnly } from '../decisions/pins.ts';
import { answer } from '../engine/answer.ts';
import type { Outcome } from '../engine/unit.ts';
import { bindReaders } from '../kinds/index.ts';
import type { Group } from '../policy/askers.ts';
import { hardwareQuestion, liveOf } from '../policy/choose.ts';
import { drawnPolicy } from '../policy/draw.ts';
import { groupsNamed, runCommand } from '../policy/named.ts';
import type { PlannedJob } from '../policy/plan.ts';
import { shownPolicy } from '../policy/show.ts';
import { type Decided, decide } from './decide.ts';
import { type LockFile, saveLock } from './lock.ts';
import { runJobs } from './measure.ts';
import type { ApplyInput, Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import type { RecommendInput } from './recommend-show.ts';
import { refuseUnready } from './unready.ts';

export type RecommendRunInput = RecommendInput &
  Pick<ApplyInput, 'autoApprove' | 'wait' | 'parallelism' | 'timeoutMs'> & {
    /** Another attempt although there is a result, or a job that failed or was stopped. */
    readonly force: boolean;
    /** Starts nothing where the account has not what the jobs need. */
    readonly preflight?: boolean;
  };

export type RunPorts = Ports & {
  /** Shows jobs that are about to be started or waited for, and what was found in the account before. */
  presentJobs(jobs: readonly PlanJob[], preflight?: Preflight): void;
};

export type RecommendRunResult = {
  readonly report: RecommendReport;
  /** Present where a page was asked for and there is something to draw. */
  readonly drawn?: DrawnReport;
  readonly outcomes: readonly Outcome[];
  /** Why nothing could be chosen: jobs that failed or were stopped, requirements that no candidate meets. */
  readonly problems: readonly Diagnostic[];
  readonly exit: ExitCode;
  /** The command that goes on; present where jobs were left to run. */
  readonly goOn?: string;
};

/** @throws InferraError INF7023 where a policy would cost more than it may (nothing is sent then), INF5060, INF6008, INF7029 */
export async function recommendRun(ports: RunPorts, input: RecommendRunInput): Promise<RecommendRunResult> {
  const { account, lockFile } = await prepareLocked(ports, input, (document) => {
    groupsNamed(document, input.policies);
  });
  const groups = groupsNamed(account.document, input.policies);
  if (groups.length === 0) return nothingAsked(account, lockFile);
  const named = new Set(groups.map(({ policy }) => policy.key));
  const look = (force: boolean) => lookAt(ports, account, groups, named, lockFile.lock, input.force, force);
  const first = await look(input.force);
  const jobs = jobsOf(first, named);
  refuseDear(first, named);
  if (jobs.length === 0) return ended(ports, account, groups, lockFile, first, [], input);
  await approved(ports, account, jobs, input);
  const works = jobs.map(({ work }) => work);
  const { outcomes, exit } = await runJobs(ports, account, works, input);
  if (outcomes.some(({ result }) => result === 'running' || result === 'interrupted')) {
    const goOn = runCommand([...named], account.document.environment);
    const report = reportOf(account, groups, lockFile.path, lockFile.lock);
    return { report, outcomes, problems: [], exit, goOn };
  }
  return ended(ports, account, groups, lockFile, await look(false), outcomes, input);
}

function lookAt(
  ports: Ports,
  account: Account,
  groups: readonly Group[],
  named: ReadonlySet<string>,
  lock: Lock,
  forced: boolean,
  force: boolean,
): Promise<Decided> {
  const endpoints = groups.flatMap(({ askers }) => askers.map(({ endpoint }) => endpoint.address));
  // The results of a further attempt are in the account, whatever the lock file holds.
  const anew = forced ? named : new Set<string>();
  return decide(ports, account, [...new Set(endpoints)], lock, { anew, renew: named, force });
}

/** An endpoint may ask other policies, too: those are not this run's business. */
function jobsOf({ planned }: Decided, named: ReadonlySet<string>): readonly PlannedJob[] {
  return planned.jobs.filter(({ job }) => named.has(keyOf(job.address)));
}

function keyOf(address: string): string {
  return address.replace('recommendations.', '');
}

function refuseDear({ planned }: Decided, named: ReadonlySet<string>): void {
  const dear = planned.diagnostics.filter(
    ({ severity, address = '' }) => severity === 'held' && named.has(keyOf(address)),
  );
  const [first] = dear;
  if (first === undefined) return;
  throw new InferraError(first.code, `${dear.map(({ message }) => message).join('; ')}; nothing was started`);
}

async function approved(
  ports: RunPorts,
  account: Account,
  planned: readonly PlannedJob[],
  { autoApprove, preflight: looks }: RecommendRunInput,
): Promise<void> {
  const jobs = planned.map(({ job }) => job);
  const preflight = looks === true ? await preflightOf(account, jobs) : undefined;
  ports.presentJobs(jobs, preflight);
  refuseUnready(preflight === undefined ? {} : { preflight });
  const fresh = jobs.filter(({ state }) => state === 'to start').length;
  // Waiting for what runs already costs nothing.
  if (autoApprove || fresh === 0) return;
  const question = `Start ${fresh === 1 ? 'this job' : `these ${fresh} jobs`}?`;
  if (await ports.ask(question)) return;
  throw new InferraError('INF6008', 'the jobs were not approved; nothing was started');
}

/** What it takes is not loaded for who does not ask. */
async function preflightOf(account: Account, jobs: readonly PlanJob[]): Promise<Preflight | undefined> {
  const { preflightJobs } = await import('./preflight-jobs.ts');
  return preflightJobs(account, jobs);
}

function nothingAsked(account: Account, { path, lock }: LockFile): RecommendRunResult {
  return { report: reportOf(account, [], path, lock), outcomes: [], problems: [], exit: 0 };
}

/**
 * What was measured is written down, whatever else went wrong. What other models of the endpoints need to be decided of
 * them, and what other policies of theirs have measured meanwhile, is for `apply` and `update` to pin.
 */
async function ended(
  ports: Ports,
  account: Account,
  groups: readonly Group[],
  lockFile: LockFile,
  decided: Decided,
  outcomes: readonly Outcome[],
  input: RecommendRunInput,
): Promise<RecommendRunResult> {
  const questions = groups.map(({ policy, model }) => ({ policy: policy.key, model: model.key }));
  const next = withOnly(lockFile.lock, decided.next, account.document.environment, questions);
  if (await saveLock(ports, lockFile, next)) {
    ports.listen({ type: 'pinned', file: lockFile.path, at: account.clock.now() });
  }
  const problems = [...cutShort(outcomes), ...problemsOf(decided, groups, outcomes)];
  const report = reportOf(account, groups, lockFile.path, next);
  const drawn =
    input.draw === true && report.policies.some(({ measured }) => measured !== undefined)
      ? await drawnOf(account, groups, next, { ...report, source: input.file })
      : undefined;
  return {
    report,
    ...(drawn === undefined ? {} : { drawn }),
    outcomes,
    problems,
    exit: worstExit([
      ...problems.map(({ code }) => definitionOf(code).exit),
      ...outcomes.flatMap((outcome) => exitOf(outcome, problems)),
    ]),
  };
}

/** That a job failed is told by its problem, which knows whether it was stopped. */
function exitOf({ error }: Outcome, problems: readonly Diagnostic[]): readonly ExitCode[] {
  if (error === undefined || (error.code === 'INF4001' && problems.length > 0)) return [];
  return [error.exit];
}

/** What this run has stopped itself, told by why. */
function cutShort(outcomes: readonly Outcome[]): readonly Diagnostic[] {
  return outcomes.flatMap(({ address, error }): readonly Diagnostic[] => {
    if (error?.code !== 'INF7040') return [];
    const { code, message, details } = error;
    const [policy = address] = address.split(' ');
    return [
      { code, severity: 'error', message, address: policy, ...(details.hint ? { hint: details.hint } : {}) },
    ];
  });
}

function problemsOf(
  { waiting }: Decided,
  groups: readonly Group[],
  outcomes: readonly Outcome[],
): readonly Diagnostic[] {
  const keys = new Set(groups.map(({ key }) => key));
  const stopped = (one: Diagnostic) =>
    one.code === 'INF7022' && cutShort(outcomes).some(({ address }) => address === one.address);
  const all = waiting.flatMap(({ because }) =>
    because.flatMap(({ problem, group }) => (problem !== undefined && keys.has(group.key) ? [problem] : [])),
  );
  return [...new Set(all)].filter((one) => !stopped(one));
}

function reportOf(
  { document, clock, books }: Account,
  groups: readonly Group[],
  file: string,
  lock: Lock,
): RecommendReport {
  const { project, environment } = document;
  const policies = groups.map((group) => shownPolicy(group, lock, environment, books, clock.now()));
  return { project, environment, file, policies };
}

/** With the account at hand, what is live is looked at and drawn beside the candidates. */
async function drawnOf(
  { document, cloud, books }: Account,
  groups: readonly Group[],
  lock: Lock,
  named: Omit<DrawnReport, 'policies'>,
): Promise<DrawnReport> {
  const askers = groups.flatMap((group) => group.askers);
  const answers = await answer(askers.map(hardwareQuestion), bindReaders(cloud));
  const live = new Map(
    askers.flatMap((asker) => {
      const found = liveOf(asker, answers);
      return found === undefined ? [] : [[asker.address, found] as const];
    }),
  );
  const { project, environment, file, source } = named;
  const policies = groups.map((group) => drawnPolicy(group, lock, document.environment, books, live));
  return { project, environment, file, source, policies };
}
