// CreateInferenceRecommendationsJob and StopInferenceRecommendationsJob. What happens in between is in progress.ts.
import { refused } from '../../wire/errors.ts';
import type { RecommendationJobRecord } from '../../world/job-records.ts';
import { arnOf } from '../arn.ts';
import type { Context, Output } from '../context.ts';
import { durations, howLong } from '../durations.ts';
import { fateOf } from './fate.ts';
import { type CreateJob, checkCreate, existingJob } from './inputs.ts';
import { stopJob } from './progress.ts';

export function createJob(ctx: Context, input: CreateJob): Output {
  checkCreate(ctx, input);
  const { JobName: name, JobType: type, RoleArn: role, InputConfig } = input;
  const at = ctx.world.time;
  const arn = arnOf(ctx, 'inference-recommendations-job', name);
  const job: RecommendationJobRecord = {
    ...{ kind: 'inference-recommendations-job', name, arn, created: at, modified: at },
    ...{ tags: input.Tags ?? [], type, role, input: InputConfig, status: 'PENDING' },
    ...(input.JobDescription === undefined ? {} : { description: input.JobDescription }),
    ...(input.StoppingConditions === undefined ? {} : { stopping: input.StoppingConditions }),
    until: at + howLong(durations.jobPending, ctx.seed, 'pending', name.toLowerCase()),
    fate: fateOf(ctx, name, InputConfig.ModelPackageVersionArn ?? InputConfig.ModelName ?? ''),
    benchmarks: [],
    recommended: [],
  };
  ctx.world.commit([job]);
  return { JobArn: arn };
}

/** A job that has ended cannot be stopped (not documented; the text is assumed); one that is stopping already may be. */
export function stopRecommendationsJob(ctx: Context, input: { JobName: string }): Output {
  const job = existingJob(ctx, input.JobName);
  if (job.status === 'STOPPING') return undefined;
  if (job.status !== 'PENDING' && job.status !== 'IN_PROGRESS') {
    throw refused(`Cannot stop inference recommendations job "${job.arn}" with status "${job.status}".`);
  }
  stopJob(ctx, job);
  return undefined;
}
