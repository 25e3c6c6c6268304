// How an AI recommendation job goes on by itself: it begins, runs for hours, and ends. What it reads it reads in the end.
import type { AIJobRecord } from '../../world/ai-records.ts';
import type { Living } from '../../world/world.ts';
import type { Context } from '../context.ts';
import { durations, howLong } from '../durations.ts';
import { dataAt } from '../objects.ts';
import { figures, recommendationsOf } from './recommendations.ts';
import { workloadOf } from './workload.ts';

const NEVER = Number.POSITIVE_INFINITY;

export function livingAIJobs(ctx: Context): Living<'ai-recommendation-job'> {
  return { dueAt: (job) => job.until ?? NEVER, goOn: (job) => goOnAIJob(ctx, job) };
}

function goOnAIJob(ctx: Context, job: AIJobRecord): void {
  if (job.status === 'Stopping') end(ctx, job, { status: 'Stopped' });
  else if (job.started === undefined) begin(ctx, job);
  else finish(ctx, job, job.started);
}

function begin(ctx: Context, job: AIJobRecord): void {
  const now = ctx.world.time;
  const about = [ctx.seed, 'ai', job.name.toLowerCase()] as const;
  const { failsAfter = NEVER, stopsAfter = NEVER, slower = 0 } = job.fate;
  const usual =
    troubleOf(ctx, job) === undefined
      ? howLong(durations.aiJob, ...about)
      : howLong(durations.aiTrouble, ...about);
  const until = now + Math.min(usual + slower, failsAfter, stopsAfter);
  ctx.world.commit([{ ...job, started: now, modified: now, until }]);
}

function finish(ctx: Context, job: AIJobRecord, started: number): void {
  const now = ctx.world.time;
  const { failsAfter = NEVER, stopsAfter = NEVER, reason } = job.fate;
  if (started + failsAfter <= now) {
    end(ctx, job, { status: 'Failed', failureReason: reason ?? 'Request to service failed.' });
    return;
  }
  if (started + stopsAfter <= now) {
    stopAIJob(ctx, job);
    return;
  }
  const trouble = troubleOf(ctx, job);
  if (trouble !== undefined) end(ctx, job, { status: 'Failed', failureReason: trouble });
  else {
    const recommendations = recommendationsOf(ctx, job, rowsOf(ctx, job));
    end(ctx, job, { status: 'Completed', recommendations });
  }
}

export function stopAIJob(ctx: Context, job: AIJobRecord): void {
  const now = ctx.world.time;
  const until = now + howLong(durations.jobStopping, ctx.seed, 'ai-stop', job.name.toLowerCase());
  ctx.world.commit([{ ...job, status: 'Stopping', modified: now, until }]);
}

/** Why the job fails; the texts are assumed. */
function troubleOf(ctx: Context, job: AIJobRecord): string | undefined {
  const uri = job.spec.ModelSource.S3?.S3Uri ?? '';
  if (ctx.conditions.missing('roles', job.spec.RoleArn)) {
    return 'Provided role ARN cannot be assumed and an AWSSecurityTokenServiceException error occurred.';
  }
  if (dataAt(ctx, uri) !== 'there' || ctx.conditions.missing('unreadableData', uri)) {
    return `The model at ${uri} cannot be read.`;
  }
  if (rowsOf(ctx, job).length > 0) return undefined;
  return 'The model does not fit into the memory of any of the instance types.';
}

function rowsOf(ctx: Context, job: AIJobRecord) {
  const name = job.spec.AIWorkloadConfigIdentifier.split('/').at(-1) ?? '';
  return figures(ctx, job, workloadOf(ctx.world.get('ai-workload-config', name)?.spec ?? {}));
}

function end(
  ctx: Context,
  job: AIJobRecord,
  how: Pick<AIJobRecord, 'status' | 'failureReason' | 'recommendations'>,
): void {
  const { until: _, ...rest } = job;
  const now = ctx.world.time;
  ctx.world.commit([{ ...rest, ...how, modified: now, ended: now }]);
}
