// CreateAIRecommendationJob, Describe, List, Stop and Delete. Errors and shapes are the model's; texts are assumed (2026-11).
import { refused, ServiceFault } from '../../wire/errors.ts';
import type { AIJobRecord, AIJobSpec } from '../../world/ai-records.ts';
import type { Tag } from '../../world/records.ts';
import { arnOf } from '../arn.ts';
import { type Context, type Output, seconds } from '../context.ts';
import { durations, howLong } from '../durations.ts';
import { type ListInput, list } from '../lists.ts';
import { fateOf } from '../recommendations/fate.ts';
import { groupExists, groupName } from '../registry.ts';
import { checkTags } from '../tags.ts';
import { checkAdmitted, named, refuseTaken } from './identifiers.ts';
import { stopAIJob } from './progress.ts';

type CreateAIJob = AIJobSpec & { AIRecommendationJobName: string; Tags?: readonly Tag[] };
type Named = { readonly AIRecommendationJobName: string };

export function createAIJob(ctx: Context, input: CreateAIJob): Output {
  const { AIRecommendationJobName: name, Tags: tags = [], ...spec } = input;
  checkAdmitted(ctx, 'CreateAIRecommendationJob');
  checkTags(tags);
  refuseTaken(ctx, 'ai-recommendation-job', name);
  checkSpec(ctx, spec);
  const arn = arnOf(ctx, 'ai-recommendation-job', name);
  const at = ctx.world.time;
  const job: AIJobRecord = {
    ...{ kind: 'ai-recommendation-job', name, arn, created: at, modified: at, tags, spec },
    status: 'InProgress',
    fate: fateOf(ctx, name, spec.ModelSource.S3?.S3Uri ?? ''),
    until: at + howLong(durations.jobPending, ctx.seed, 'ai-begin', name.toLowerCase()),
  };
  ctx.world.commit([job]);
  return { AIRecommendationJobArn: arn };
}

function checkSpec(ctx: Context, spec: AIJobSpec): void {
  if (spec.RoleArn.split(':')[4] !== ctx.account) throw refused('Cross-account pass role is not allowed.');
  if (spec.ModelSource.S3?.S3Uri === undefined) throw refused('ModelSource needs S3 with an S3Uri.');
  if (spec.OutputConfig.S3OutputLocation === undefined) throw refused('OutputConfig needs S3OutputLocation.');
  if (spec.PerformanceTarget.Constraints.length === 0) throw refused('PerformanceTarget needs a constraint.');
  named(ctx, 'ai-workload-config', spec.AIWorkloadConfigIdentifier);
  const reference = spec.OutputConfig.ModelPackageGroupIdentifier;
  if (reference === undefined) return;
  const group = groupName(ctx, reference);
  if (group !== undefined && groupExists(ctx, group)) return;
  throw new ServiceFault('ResourceNotFound', `Could not find model package group "${reference}".`);
}

/** Tags are part of the answer, other than elsewhere (model). */
export function describeAIJob(ctx: Context, input: Named): Output {
  const lag = ctx.conditions.lag('describe');
  const job = named(ctx, 'ai-recommendation-job', input.AIRecommendationJobName, lag);
  return {
    ...core(job),
    ...job.spec,
    OptimizeModel: job.spec.OptimizeModel ?? true,
    ...(job.failureReason === undefined ? {} : { FailureReason: job.failureReason }),
    ...(job.recommendations === undefined ? {} : { Recommendations: job.recommendations }),
    ...(job.started === undefined ? {} : { StartTime: seconds(job.started) }),
    Tags: job.tags,
  };
}

function core(job: AIJobRecord): object {
  return {
    AIRecommendationJobName: job.name,
    AIRecommendationJobArn: job.arn,
    AIRecommendationJobStatus: job.status,
    CreationTime: seconds(job.created),
    ...(job.ended === undefined ? {} : { EndTime: seconds(job.ended) }),
  };
}

export function listAIJobs(ctx: Context, input: ListInput): Output {
  return list(ctx, 'ListAIRecommendationJobs', 'ai-recommendation-job', 'AIRecommendationJobs', input, core);
}

export function stopAIRecommendationJob(ctx: Context, input: Named): Output {
  const job = named(ctx, 'ai-recommendation-job', input.AIRecommendationJobName);
  if (job.status === 'InProgress') stopAIJob(ctx, job);
  else if (job.status !== 'Stopping') {
    throw refused(`Cannot stop AI recommendation job "${job.arn}" with status "${job.status}".`);
  }
  return { AIRecommendationJobArn: job.arn };
}

/** Only a job that has ended. */
export function deleteAIJob(ctx: Context, input: Named): Output {
  const job = named(ctx, 'ai-recommendation-job', input.AIRecommendationJobName);
  if (job.status === 'InProgress' || job.status === 'Stopping') {
    throw refused(`Cannot delete AI recommendation job "${job.arn}" with status "${job.status}".`);
  }
  ctx.world.commit([], [job]);
  return { AIRecommendationJobArn: job.arn };
}
