// How a recommendation job goes on by itself: PENDING, IN_PROGRESS, and an end. What it meets is looked at when it is
// met: quotas and endpoints as they are then.
import { chance } from '../../chance.ts';
import type { Benchmark, RecommendationJobRecord } from '../../world/job-records.ts';
import type { WorldRecord } from '../../world/records.ts';
import type { Living } from '../../world/world.ts';
import type { Context } from '../context.ts';
import { durations, howLong } from '../durations.ts';
import { breakOff, goOn, type Setting, start, type Turn } from './benchmarks.ts';
import { MOST_RECOMMENDED, testsOf } from './candidates.ts';
import { doomOf } from './late.ts';
import { subjectOf } from './subject.ts';

type Job = RecommendationJobRecord;

export function livingJobs(ctx: Context): Living<'inference-recommendations-job'> {
  return { dueAt, goOn: (job) => goOnJob(ctx, job) };
}

const NEVER = Number.POSITIVE_INFINITY;

function dueAt(job: Job): number {
  if (job.status !== 'PENDING' && job.status !== 'IN_PROGRESS' && job.status !== 'STOPPING') return NEVER;
  const tests = job.benchmarks.map((one) => one.until ?? NEVER);
  return Math.min(job.until ?? NEVER, ...(job.status === 'IN_PROGRESS' ? [fatedAt(job), ...tests] : []));
}

function fatedAt({ begun, fate }: Job): number {
  if (begun === undefined) return NEVER;
  return Math.min(begun + (fate.failsAfter ?? NEVER), begun + (fate.stopsAfter ?? NEVER));
}

function goOnJob(ctx: Context, job: Job): void {
  const now = ctx.world.time;
  if (job.status === 'PENDING') begin(ctx, job);
  else if (job.status === 'STOPPING') commit(ctx, over(job, 'STOPPED', now));
  else if (job.doom !== undefined) commit(ctx, { ...over(job, 'FAILED', now), failureReason: job.doom });
  else if (fatedAt(job) <= now) meetFate(ctx, job);
  else test(ctx, job);
}

function begin(ctx: Context, job: Job): void {
  const now = ctx.world.time;
  const subject = subjectOf(ctx, job.input);
  const { until: _, ...rest } = job;
  const begun: Job = { ...rest, status: 'IN_PROGRESS', begun: now, modified: now };
  const doom = doomOf(ctx, job, subject);
  if (doom === undefined) {
    test(ctx, { ...begun, benchmarks: testsOf(ctx, job, subject) });
    return;
  }
  const until = now + howLong(durations.jobDoomed, ctx.seed, 'doomed', job.name.toLowerCase());
  commit(ctx, { ...begun, doom, until });
}

const FAILED = 'Request to service failed. If failure persists after retry, contact customer support.';

function meetFate(ctx: Context, job: Job): void {
  const fails = (job.fate.failsAfter ?? NEVER) <= (job.fate.stopsAfter ?? NEVER);
  if (!fails) {
    stopJob(ctx, job);
    return;
  }
  const { job: broken, put, drop } = brokenOff(ctx, job);
  const failureReason = job.fate.reason ?? FAILED;
  commit(ctx, { ...over(broken, 'FAILED', ctx.world.time), failureReason }, put, drop);
}

/** The endpoints of its tests go; what was measured by then stays in its steps. */
export function stopJob(ctx: Context, job: Job): void {
  const { job: broken, put, drop } = brokenOff(ctx, job);
  const now = ctx.world.time;
  const until = now + howLong(durations.jobStopping, ctx.seed, 'stop', job.name.toLowerCase());
  const { doom: _, ...rest } = broken;
  commit(ctx, { ...rest, status: 'STOPPING', modified: now, until }, put, drop);
}

type Changed = {
  readonly job: Job;
  readonly put: readonly WorldRecord[];
  readonly drop: readonly WorldRecord[];
};

function brokenOff(ctx: Context, job: Job): Changed {
  const setting: Setting = { ctx, job, subject: subjectOf(ctx, job.input) };
  const running = job.benchmarks.filter((one) => one.status === 'IN_PROGRESS');
  const turns = running.map((one) => breakOff(setting, one));
  return {
    job: { ...job, benchmarks: merged(job.benchmarks, turns) },
    put: turns.flatMap((one) => one.put),
    drop: turns.flatMap((one) => one.drop),
  };
}

function merged(all: readonly Benchmark[], turns: readonly Turn[]): readonly Benchmark[] {
  const changed = new Map(turns.map((one) => [one.benchmark.id, one.benchmark]));
  return all.map((one) => changed.get(one.id) ?? one);
}

/** Tests that are due go on, others take the places of those that have ended; with none left the job ends. */
function test(ctx: Context, job: Job): void {
  const now = ctx.world.time;
  const setting: Setting = { ctx, job, subject: subjectOf(ctx, job.input) };
  const due = job.benchmarks.filter((one) => (one.until ?? NEVER) <= now);
  const wentOn = due.map((one) => goOn(setting, one));
  let benchmarks = merged(job.benchmarks, wentOn);
  const turns = [...wentOn];
  for (let next = nextToStart(job, benchmarks, now); next !== undefined; ) {
    const started = start(setting, next);
    turns.push(started);
    benchmarks = merged(benchmarks, [started]);
    next = nextToStart(job, benchmarks, now);
  }
  const tested: Job = { ...job, modified: now, benchmarks };
  const busy = benchmarks.some((one) => one.status === 'IN_PROGRESS');
  const put = turns.flatMap((one) => one.put);
  const drop = turns.flatMap((one) => one.drop);
  commit(ctx, busy ? tested : ending(ctx, tested), put, drop);
}

/** How many at once where the job does not say: enough for captured durations (not documented). */
const PARALLEL = { Default: 4, Advanced: 2 };

/** No test is begun after the duration of the job (Developer Guide, "Max test duration", read 2026-11). */
function nextToStart(job: Job, benchmarks: readonly Benchmark[], now: number): Benchmark | undefined {
  const longest = job.type === 'Advanced' ? (job.input.JobDurationInSeconds ?? NEVER) : NEVER;
  if (now >= (job.begun ?? now) + longest * 1000) return undefined;
  const parallel = job.input.ResourceLimit?.MaxParallelOfTests ?? PARALLEL[job.type];
  const busy = benchmarks.filter((one) => one.status === 'IN_PROGRESS').length;
  return busy < parallel ? benchmarks.find((one) => one.status === 'PENDING') : undefined;
}

/** With any result it is completed, failed tests or not; with none it fails, of what its first test failed. */
function ending(ctx: Context, job: Job): Job {
  const recommended = ranked(ctx, job);
  const compared = job.benchmarks.some((one) => one.existing !== undefined && one.measured !== undefined);
  if (recommended.length > 0 || compared) {
    return { ...over(job, 'COMPLETED', ctx.world.time), recommended };
  }
  const reasons = job.benchmarks.flatMap((one) => one.failureReason ?? []);
  const failureReason = reasons[0] ?? 'No test met the latency threshold of the stopping conditions.';
  return { ...over(job, 'FAILED', ctx.world.time), failureReason: failureReason.slice(0, 1024) };
}

/** By cost per inference, but not strictly, as in captured results. */
function ranked(ctx: Context, job: Job): readonly number[] {
  const fitting = job.benchmarks.flatMap((one, index) =>
    one.fit && one.measured !== undefined && one.existing === undefined ? [index] : [],
  );
  const keyOf = (index: number): number => {
    const cost = job.benchmarks[index]?.measured?.costPerInference ?? 0;
    return cost * (0.75 + 0.5 * chance(ctx.seed, 'rank', job.name.toLowerCase(), index));
  };
  return [...fitting].sort((a, b) => keyOf(a) - keyOf(b)).slice(0, MOST_RECOMMENDED);
}

function over(job: Job, status: 'COMPLETED' | 'FAILED' | 'STOPPED', at: number): Job {
  const { until: _until, doom: _doom, ...rest } = job;
  return { ...rest, status, modified: at, completed: at };
}

function commit(
  ctx: Context,
  job: Job,
  put: readonly WorldRecord[] = [],
  drop: readonly WorldRecord[] = [],
): void {
  ctx.world.commit([...put, job], drop);
}
