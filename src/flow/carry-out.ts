// What `apply` and `destroy` have in common: settle what is busy, show the plan, ask, run, and say how it ended.
import { InferraError } from '../core/errors.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { Plan } from '../core/plan.ts';
import { updateCommand } from '../decisions/scope.ts';
import type { Planned } from '../endpoint/plan.ts';
import { type RunOptions, run, settle } from '../engine/run.ts';
import type { Outcome } from '../engine/unit.ts';
import { unaccepted } from '../guards/risks/index.ts';
import { heldExits } from './plan.ts';
import type { Ports } from './ports.ts';
import type { Account } from './prepare.ts';
import { restoreFailed } from './restore-failed.ts';
import { refuseStale, refuseUnexpected } from './saved.ts';
import { refuseUnready } from './unready.ts';

export type CarryOptions = {
  readonly autoApprove: boolean;
  readonly wait: boolean;
  readonly parallelism: number;
  readonly timeoutMs: number;
  /** Refuses decisions that the lock file does not hold. */
  readonly locked?: boolean;
  /** Refuses risks that the file does not accept. */
  readonly enforce?: boolean;
  readonly question: (plan: Plan) => string;
  /** What is done about how the changes have ended, and how they have ended then. */
  readonly afterwards?: (outcomes: readonly Outcome[], options: RunOptions) => Promise<readonly Outcome[]>;
  /** The reviewed plan that this one must be the same as. */
  readonly saved?: Plan;
  /** The digest that this one must have. */
  readonly expectDigest?: string;
};

export type ApplyResult = {
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
  readonly exit: ExitCode;
};

export type Settled = Planned & {
  /** Writes down what the plan has decided. */
  readonly pin?: () => Promise<void>;
};

/** How often a plan is made again because something was busy; after that it is shown as it is. */
const SETTLING_ROUNDS = 3;

export async function carryOut(
  ports: Ports,
  account: Account,
  replan: () => Promise<Settled>,
  options: CarryOptions,
): Promise<ApplyResult> {
  const runOptions: RunOptions = {
    kinds: account.kinds,
    clock: account.clock,
    listen: ports.listen,
    stop: ports.stop,
    ...options,
  };
  const { plan, works, pin } = await settledPlan(replan, runOptions);
  if (options.saved !== undefined) refuseStale(options.saved, plan);
  ports.present(plan);
  if (options.expectDigest !== undefined) refuseUnexpected(options.expectDigest, plan);
  if (options.locked === true) {
    refuseOpen(plan);
    refuseWaiting(plan);
  }
  if (options.enforce === true) refuseRisks(plan);
  refuseUnready(plan);
  const isIdle = works.length === 0;
  if (isIdle && plan.decisions.length === 0) return idle(plan);
  // What was reviewed is not asked for again.
  const reviewed = options.saved !== undefined || options.expectDigest !== undefined;
  const approved = options.autoApprove || reviewed;
  if (!approved && !(await ports.ask(options.question(plan)))) {
    throw new InferraError('INF6008', 'the plan was not approved; nothing was changed');
  }
  await pin?.();
  if (isIdle) return idle(plan);
  const ended = await run(works, runOptions);
  await restoreFailed(ended, works, replan, runOptions);
  const outcomes = (await options.afterwards?.(ended, runOptions)) ?? ended;
  const exit = exitOf(plan, outcomes, options.wait);
  ports.listen({ type: 'finished', ...counts(outcomes), exit, at: account.clock.now() });
  return { plan, outcomes, exit };
}

function idle(plan: Plan): ApplyResult {
  return { plan, outcomes: [], exit: worstExit(heldExits(plan.units)) };
}

/** @throws InferraError INF7005 where the plan rests on a decision that nobody has committed */
export function refuseOpen({ decisions, environment }: Plan): void {
  if (decisions.length === 0) return;
  const open = decisions.map(({ address, what, because }) => `the ${what} of ${address} is open: ${because}`);
  throw new InferraError('INF7005', open.join('; '), {
    hint: `${wayOut(decisions, environment)}; nothing was changed`,
  });
}

/** @throws InferraError INF5030 where the plan has a risk that the file does not accept */
function refuseRisks({ risks }: Plan): void {
  const open = unaccepted(risks).map(({ rule, address }) => `${rule} of ${address}`);
  if (open.length === 0) return;
  throw new InferraError(
    'INF5030',
    `risks that the file does not accept: ${open.join(', ')}; nothing was changed`,
  );
}

/** Hardware is chosen by its policy: an update of pins moves none of it. */
function wayOut(decisions: Plan['decisions'], environment: string): string {
  const pinned = decisions.filter(({ what }) => what !== 'hardware').map(({ address }) => address);
  if (pinned.length === 0) return 'run `inferra recommend run` and commit the lock file';
  return `run \`${updateCommand(pinned, environment)}\`, commit the lock file, and apply that`;
}

/** @throws InferraError INF7020 where endpoints wait for jobs: what is not decided is not applied from a file or locked */
export function refuseWaiting({ jobs }: Plan): void {
  if (jobs.length === 0) return;
  const policies = [...new Set(jobs.map(({ address }) => address))];
  const keys = policies.map((address) => address.replace('recommendations.', ''));
  throw new InferraError(
    'INF7020',
    `${policies.join(', ')} ${policies.length === 1 ? 'has' : 'have'} to be measured first`,
    {
      hint: `run \`inferra recommend run ${keys.join(' ')}\` and commit the lock file, or pass --allow-jobs; nothing was started`,
    },
  );
}

/** What the service is at work on is waited for before anything is decided about it. */
async function settledPlan(replan: () => Promise<Settled>, options: RunOptions): Promise<Settled> {
  let planned = await replan();
  for (let round = 0; round < SETTLING_ROUNDS && options.wait; round += 1) {
    const busy = planned.plan.units.filter(({ heldBy }) => heldBy === 'INF3006');
    if (busy.length === 0) break;
    const waited = await settle(
      busy.map(({ address, name, status = 'busy' }) => ({
        address,
        part: { kind: 'endpoint', name },
        status,
      })),
      options,
    );
    planned = await replan();
    if (waited.some(({ state }) => state !== 'reached')) break;
  }
  return planned;
}

function exitOf(plan: Plan, outcomes: readonly Outcome[], wait: boolean): ExitCode {
  const done = outcomes.some(({ result }) => result === 'done');
  const codes = outcomes.flatMap(({ result, error }): readonly ExitCode[] => {
    if (error === undefined || (result === 'running' && !wait)) return [];
    return [error.exit === 1 && done ? 3 : error.exit];
  });
  return worstExit([...codes, ...heldExits(plan.units)]);
}

function counts(outcomes: readonly Outcome[]) {
  const count = (...results: readonly Outcome['result'][]) =>
    outcomes.filter(({ result }) => results.includes(result)).length;
  return {
    done: count('done'),
    failed: count('failed', 'refused'),
    rolledBack: count('rolled-back'),
    skipped: count('skipped', 'interrupted'),
    running: count('running'),
  };
}
