// `recommend stop`: ends the jobs under way of policies before their end. They are found by their names and told by their
// tags, so that one that was begun before the file changed is found, too, and nobody else's is touched.
import type { PolicyDeclaration } from '../config/policy.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { InferraError } from '../core/errors.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { StoppableJob, StoppedJob, StopReport } from '../core/recommendation.ts';
import { ownerInWords, owns } from '../endpoint/memory/tags.ts';
import type { Outcome } from '../engine/unit.ts';
import { bindJobKinds, type JobKinds } from '../kinds/index.ts';
import { jobPrefix } from '../policy/job-unit.ts';
import { isJobName } from '../policy/leftovers.ts';
import { groupsNamed } from '../policy/named.ts';
import { belonging, stopWork } from '../policy/stop.ts';
import {
  type AnyJob,
  canBeStopped,
  isGenerative,
  isOver,
  JOB_KINDS,
  jobKindOf,
} from '../policy/under-way.ts';
import { runJobs } from './measure.ts';
import type { ApplyInput, Ports } from './ports.ts';
import { type Account, prepare } from './prepare.ts';
import type { RecommendInput } from './recommend-show.ts';

export type RecommendStopInput = RecommendInput &
  Pick<ApplyInput, 'autoApprove' | 'wait' | 'parallelism' | 'timeoutMs'>;

export type StopPorts = Ports & {
  /** Shows jobs that are about to be stopped. */
  presentStops(jobs: readonly StoppableJob[]): void;
};

export type RecommendStopResult = {
  readonly report: StopReport;
  readonly outcomes: readonly Outcome[];
  /** Jobs that are called like ours and are not. */
  readonly problems: readonly Diagnostic[];
  readonly exit: ExitCode;
};

type Found = { readonly policy: string; readonly job: AnyJob };

/** @throws InferraError INF7029 for a policy that no endpoint asks (nothing is sent then), INF6008 */
export async function recommendStop(
  ports: StopPorts,
  input: RecommendStopInput,
): Promise<RecommendStopResult> {
  const account = await prepare(ports, input, (document) => {
    groupsNamed(document, input.policies);
  });
  const { document, owner } = account;
  const groups = groupsNamed(document, input.policies);
  const policies = [...new Map(groups.map(({ policy }) => [policy.key, policy])).values()];
  const keys = policies.map(({ key }) => key);
  const kinds = bindJobKinds(account.cloud);
  const found = (await Promise.all(policies.map((policy) => underWay(kinds, account, policy)))).flat();
  const is =
    (what: string) =>
    ({ policy, job }: Found) =>
      belonging(owner, addressOf(policy), job) === what;
  const ours = found.filter(is('ours'));
  const problems = found.filter(is('foreign')).map(foreign);
  await approved(ports, ours, input, account.clock.now());
  const works = await Promise.all(ours.map((one) => workOf(kinds, account, one)));
  const { outcomes, exit } =
    works.length === 0 ? { outcomes: [], exit: 0 as const } : await runJobs(ports, account, works, input);
  const jobs = await Promise.all(ours.map((one) => endOf(kinds, one, outcomes)));
  const report: StopReport = {
    project: document.project,
    environment: document.environment,
    policies: keys.map((policy) => ({
      policy,
      jobs: jobs.filter((one) => one.policy === policy).map(({ end }) => end),
    })),
  };
  return { report, outcomes, problems, exit: worstExit([exit, ...problems.map(() => 5 as const)]) };
}

function addressOf(policy: string): string {
  return `recommendations.${policy}`;
}

/** One list a policy and kind of job, and one description a job that has not ended. */
async function underWay(
  kinds: JobKinds,
  { owner }: Account,
  { key, job }: PolicyDeclaration,
): Promise<readonly Found[]> {
  const front = jobPrefix(owner, key);
  const kind = kinds[JOB_KINDS[job.kind === 'generative' ? 1 : 0]];
  const names: string[] = [];
  for await (const { name, status = '' } of kind.list({ nameContains: front })) {
    if (isJobName(front.slice(0, -1), name) && kind.busyStatuses?.includes(status)) names.push(name);
  }
  const jobs = await Promise.all(names.map((name) => kind.read(name)));
  return jobs.flatMap((one) => (one === undefined || isOver(one) ? [] : [{ policy: key, job: one }]));
}

function foreign({ policy, job: { name, tags } }: Found): Diagnostic {
  const message = `job ${name} is called like one of this policy and was not stopped: ${ownerInWords(tags, name)}`;
  return { code: 'INF7041', severity: 'error', message, address: addressOf(policy) };
}

async function approved(
  ports: StopPorts,
  ours: readonly Found[],
  { autoApprove }: RecommendStopInput,
  now: number,
): Promise<void> {
  if (ours.length === 0) return;
  ports.presentStops(
    ours.map(({ policy, job: { name, status, created } }) => ({
      policy,
      name,
      status,
      elapsedMs: Math.max(0, now - created),
    })),
  );
  const fresh = ours.filter(({ job }) => canBeStopped(job)).length;
  // Waiting for what stops already loses nothing.
  if (autoApprove || fresh === 0) return;
  const which = fresh === 1 ? 'this job' : `these ${fresh} jobs`;
  if (await ports.ask(`Stop ${which}? What was measured until now is lost.`)) return;
  throw new InferraError('INF6008', 'the stop was not approved; nothing was stopped');
}

async function workOf(kinds: JobKinds, { owner }: Account, { policy, job }: Found) {
  if (isGenerative(job)) {
    return stopWork(addressOf(policy), job, undefined, kinds['ai-recommendation-job'].stamp(job));
  }
  const { model } = job.spec;
  const temporary = 'name' in model ? await kinds.model.read(model.name) : undefined;
  const ours = temporary !== undefined && owns(owner, temporary.tags, temporary.name) ? temporary : undefined;
  return stopWork(addressOf(policy), job, ours, kinds['recommendation-job'].stamp(job));
}

/** A job may have come to its end before the stop did. */
async function endOf(
  kinds: JobKinds,
  { policy, job }: Found,
  outcomes: readonly Outcome[],
): Promise<{ readonly policy: string; readonly end: StoppedJob }> {
  const { name } = job;
  const outcome = outcomes.find(({ address }) => address.endsWith(` (${name})`));
  if (outcome?.result !== 'done')
    return { policy, end: { name, result: outcome?.result === 'running' ? 'stopping' : 'not stopped' } };
  const status = (await kinds[jobKindOf(job)].read(name))?.status ?? 'STOPPED';
  return { policy, end: { name, result: /^stopped$/i.test(status) ? 'stopped' : 'ended', status } };
}
