// `recommend status`: where each policy stands, in the lock file and in the account. Changes nothing.
import type { PolicyStatus, PolicyStatusReport } from '../core/recommendation.ts';
import { groupsNamed, runCommand } from '../policy/named.ts';
import { shownPolicy } from '../policy/show.ts';
import type { JobState } from '../policy/state.ts';
import { type Decided, decide } from './decide.ts';
import type { Looked } from './hardware.ts';
import type { Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import type { RecommendInput } from './recommend-show.ts';

export async function recommendStatus(ports: Ports, input: RecommendInput): Promise<PolicyStatusReport> {
  const { account, lockFile } = await prepareLocked(ports, input, (document) => {
    groupsNamed(document, input.policies);
  });
  const { document } = account;
  const groups = groupsNamed(document, input.policies);
  const keys = new Set(groups.map(({ key }) => key));
  const targets = groups.flatMap(({ askers }) => askers.map(({ endpoint }) => endpoint.address));
  const renew = new Set(groups.map(({ policy }) => policy.key));
  const { project, environment } = document;
  const about = { project, environment, file: lockFile.path };
  if (groups.length === 0) return { ...about, policies: [] };
  const decided = await decide(ports, account, [...new Set(targets)], lockFile.lock, { renew });
  const policies = decided.looked
    .filter(({ group }) => keys.has(group.key))
    .map((one) => {
      const { measured } = shownPolicy(
        one.group,
        lockFile.lock,
        environment,
        account.books,
        account.clock.now(),
      );
      return statusOf(one, decided, account, measured);
    });
  return { ...about, policies };
}

type Measured = ReturnType<typeof shownPolicy>['measured'];

function statusOf(
  looked: Looked,
  { planned }: Decided,
  { document, clock }: Account,
  measured: Measured,
): PolicyStatus {
  const { group, found } = looked;
  const busy = found?.is === 'open' ? found.jobs.find(({ fact }) => fact !== undefined) : undefined;
  const about = {
    policy: group.policy.key,
    model: `models.${group.model.key}`,
    stale: measured?.stale ?? false,
    ...(measured === undefined ? {} : { measuredAt: measured.measuredAt }),
    ...(measured?.ageDays === undefined ? {} : { ageDays: measured.ageDays }),
    command: runCommand([group.policy.key], document.environment),
  };
  if (busy?.fact !== undefined) {
    const job = planned.jobs.find((one) => one.job.name === busy.fact?.name)?.job;
    const running = runningOf(busy, job, clock.now());
    return { ...about, state: 'running', jobs: [busy.fact.name], ...(running ? { running } : {}) };
  }
  if (found?.is === 'failed') {
    const jobs = found.jobs.flatMap(({ fact }) => (fact === undefined ? [] : [fact.name]));
    return { ...about, state: 'failed', jobs, reason: found.problem.message };
  }
  return { ...about, state: settledState(looked), jobs: measured?.jobs ?? [] };
}

function settledState({ pinned, found }: Looked): PolicyStatus['state'] {
  if (pinned?.is === 'measured' && !pinned.outdated) return 'pinned';
  if (found?.is === 'measured') return 'measured';
  return pinned?.is === 'measured' ? 'outdated' : pinned?.is === 'failed' ? 'failed' : 'missing';
}

const DONE: ReadonlySet<string> = new Set(['COMPLETED', 'FAILED']);

function runningOf(
  { unit, fact }: JobState,
  job: Decided['planned']['jobs'][number]['job'] | undefined,
  now: number,
): PolicyStatus['running'] {
  if (fact === undefined) return undefined;
  // What the service sends: any member of it may be missing.
  const { CreationTime: created } = fact.described as { readonly CreationTime?: Date };
  const tests = fact.tests as readonly { readonly Status?: string }[];
  return {
    status: fact.status,
    elapsedMs: created === undefined ? 0 : Math.max(0, now - created.getTime()),
    typicalMs: (job?.minutes ?? 0) * 60_000,
    // Nobody tells how far a job for a generative model is.
    ...(unit.generative !== undefined
      ? {}
      : {
          testsDone: tests.filter(({ Status = '' }) => DONE.has(Status)).length,
          testsPlanned: job?.tests ?? tests.length,
        }),
  };
}
