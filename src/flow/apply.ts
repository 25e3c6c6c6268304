// `apply`: makes the account what the file says; first what has to be measured for that, then the endpoints.
import { InferraError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import type { Lock } from '../decisions/pins.ts';
import type { Memory } from '../engine/answer.ts';
import type { RunOptions } from '../engine/run.ts';
import type { Outcome } from '../engine/unit.ts';
import { type ApplyResult, carryOut, refuseOpen, refuseWaiting } from './carry-out.ts';
import { decide } from './decide.ts';
import { type LockFile, openLock, saveLock } from './lock.ts';
import { runJobs } from './measure.ts';
import { type PlannedChanges, type PlanResult, placesOf, planChanges } from './plan.ts';
import type { ApplyInput, Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import { refuseUnexpected } from './saved.ts';
import { takeBack } from './take-back.ts';
import { refuseUnready } from './unready.ts';

export type AppliedResult = ApplyResult & Pick<PlanResult, 'places'>;

export async function apply(ports: Ports, input: ApplyInput): Promise<AppliedResult> {
  const { saved, expectDigest } = input;
  // What was reviewed is carried out as it was: nothing that is still to be decided or measured.
  const reviewed = saved !== undefined || expectDigest !== undefined;
  if (saved !== undefined && expectDigest !== undefined)
    refuseUnexpected(expectDigest, saved, 'the saved plan');
  if (saved !== undefined) {
    refuseOpen(saved);
    refuseWaiting(saved);
  }
  const opened = await prepareLocked(ports, input);
  const { account } = opened;
  const memory: Memory = new Map();
  const first = await planChanges(ports, account, input, opened.lockFile.lock, memory);
  const jobs = first.measure.length > 0 && !reviewed;
  const measured = jobs ? await measureFirst(ports, account, opened.lockFile, first, input) : opened.lockFile;
  const places = placesOf(account.document);
  if (!('lock' in measured)) return { ...measured, places };
  let made: PlannedChanges | undefined = jobs ? undefined : first;
  let { lock } = measured;
  const replan = async () => {
    const { next, ...planned } = made ?? (await planChanges(ports, account, input, measured.lock, memory));
    made = undefined;
    lock = next;
    return { ...planned, pin: () => pin(ports, account, measured, next) };
  };
  const options = {
    ...input,
    locked: input.locked || reviewed,
    question,
    afterwards: (outcomes: readonly Outcome[], how: RunOptions) => takeBack(account, lock, outcomes, how),
  };
  return { ...(await carryOut(ports, account, replan, options)), places };
}

/** Runs the jobs that endpoints wait for, and pins what they found; an answer of its own where that did not come off. */
async function measureFirst(
  ports: Ports,
  account: Account,
  lockFile: LockFile,
  { plan, measure }: PlannedChanges,
  input: ApplyInput,
): Promise<LockFile | ApplyResult> {
  if (input.locked) refuseWaiting(plan);
  ports.present(plan);
  refuseUnready(plan);
  if (!input.autoApprove && !(await ports.ask(measureQuestion(plan)))) {
    throw new InferraError('INF6008', 'the jobs were not approved; nothing was started');
  }
  const { outcomes, exit } = await runJobs(ports, account, measure, {
    ...input,
    timeoutMs: input.jobsTimeoutMs ?? input.timeoutMs,
  });
  if (exit !== 0 || outcomes.some(({ result }) => result !== 'done')) return { plan, outcomes, exit };
  const { next } = await decide(ports, account, input.targets, lockFile.lock);
  await pin(ports, account, lockFile, next);
  return openLock(ports, input.file);
}

/** What was decided and approved is written down before anything rests on it. */
async function pin(ports: Ports, { clock }: Account, lockFile: LockFile, next: Lock): Promise<void> {
  if (!(await saveLock(ports, lockFile, next))) return;
  ports.listen({ type: 'pinned', file: lockFile.path, at: clock.now() });
}

function measureQuestion({ jobs }: Plan): string {
  return `Run ${jobs.length === 1 ? 'this job' : `these ${jobs.length} jobs`} first? Nothing else is changed by that.`;
}

function question({ account, region, units }: Plan): string {
  if (units.every(({ steps }) => steps.length === 0)) return 'Write these decisions to the lock file?';
  return `Apply these changes to ${account}/${region}?`;
}
