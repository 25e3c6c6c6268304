// What CreateInferenceRecommendationsJob refuses at once. The model requires next to nothing of InputConfig; what is refused
// here is what no job could be begun with (the texts are assumed, 2026-11). The rest shows late: see late.ts.
import { refused, ServiceFault } from '../../wire/errors.ts';
import type { JobInput, StoppingConditions } from '../../world/job-records.ts';
import type { Tag } from '../../world/records.ts';
import { arnOf } from '../arn.ts';
import { type Context, existing } from '../context.ts';
import { packageAt } from '../registry.ts';
import { checkTags } from '../tags.ts';

export type CreateJob = {
  readonly JobName: string;
  readonly JobType: 'Default' | 'Advanced';
  readonly RoleArn: string;
  readonly InputConfig: JobInput;
  readonly JobDescription?: string;
  readonly StoppingConditions?: StoppingConditions;
  readonly OutputConfig?: object;
  readonly Tags?: readonly Tag[];
};

export function checkCreate(ctx: Context, input: CreateJob): void {
  checkTags(input.Tags ?? []);
  refuseTaken(ctx, input.JobName);
  if (input.RoleArn.split(':')[4] !== ctx.account) {
    throw refused('Cross-account pass role is not allowed.');
  }
  checkSubject(ctx, input.InputConfig);
  checkConfigurations(input.InputConfig);
  if (input.JobType === 'Advanced') checkAdvanced(input);
  checkQuota(ctx);
}

function refuseTaken(ctx: Context, name: string): void {
  const taken = ctx.world.get('inference-recommendations-job', name);
  if (taken === undefined) return;
  throw new ServiceFault(
    'ResourceInUse',
    'Job name must be unique within an AWS account and region, and an inference recommendations job with this name ' +
      `already exists (${taken.arn}).`,
  );
}

/** A model or a version of a package, and at most one endpoint (Developer Guide, read 2026-11). */
function checkSubject(ctx: Context, { ModelName, ModelPackageVersionArn, Endpoints = [] }: JobInput): void {
  if ((ModelName === undefined) === (ModelPackageVersionArn === undefined)) {
    throw refused('Specify exactly one of ModelName and ModelPackageVersionArn in InputConfig.');
  }
  if (ModelName !== undefined) existing(ctx, 'model', ModelName, ctx.conditions.lag('model'));
  if (ModelPackageVersionArn !== undefined && !/\/\d+$/.test(ModelPackageVersionArn)) {
    throw refused(`ModelPackageVersionArn "${ModelPackageVersionArn}" must be a versioned model package.`);
  }
  if (ModelPackageVersionArn !== undefined && packageAt(ctx, ModelPackageVersionArn) === undefined) {
    throw refused(`Could not find model package "${ModelPackageVersionArn}".`);
  }
  for (const { EndpointName } of Endpoints) {
    if (EndpointName === undefined) throw refused('EndpointName is required in Endpoints.');
    existing(ctx, 'endpoint', EndpointName);
  }
}

/** InstanceType or ServerlessConfig, the latter without ProvisionedConcurrency (model text, 2026-11). */
function checkConfigurations({ EndpointConfigurations = [] }: JobInput): void {
  for (const { InstanceType, ServerlessConfig } of EndpointConfigurations) {
    if ((InstanceType === undefined) === (ServerlessConfig === undefined)) {
      throw refused('Specify exactly one of InstanceType and ServerlessConfig in EndpointConfigurations.');
    }
    if (ServerlessConfig?.ProvisionedConcurrency !== undefined) {
      throw refused('ProvisionedConcurrency is not supported for inference recommendations jobs.');
    }
    if ((ServerlessConfig?.MemorySizeInMB ?? 1024) % 1024 !== 0) {
      throw refused('MemorySizeInMB must be one of 1024, 2048, 3072, 4096, 5120 and 6144.');
    }
  }
}

function checkAdvanced({ InputConfig, StoppingConditions }: CreateJob): void {
  const { EndpointConfigurations, TrafficPattern } = InputConfig;
  if (EndpointConfigurations === undefined) {
    throw refused('EndpointConfigurations is required for an Advanced job.');
  }
  if (TrafficPattern === undefined) throw refused('TrafficPattern is required for an Advanced job.');
  if (StoppingConditions === undefined) throw refused('StoppingConditions is required for an Advanced job.');
  const [threshold] = StoppingConditions.ModelLatencyThresholds ?? [];
  if (threshold === undefined) return;
  if (threshold.Percentile === undefined || threshold.ValueInMilliseconds === undefined) {
    throw refused('Percentile and ValueInMilliseconds are required in ModelLatencyThresholds.');
  }
  if (!['P95', 'P99'].includes(threshold.Percentile)) {
    throw refused(`Percentile must be P95 or P99, not ${threshold.Percentile}.`);
  }
}

function checkQuota(ctx: Context): void {
  const limit = ctx.conditions.quotas.recommendationJobs;
  if (limit === undefined) return;
  const busy = ctx.world
    .seenAll('inference-recommendations-job', 0)
    .filter((one) => ['PENDING', 'IN_PROGRESS', 'STOPPING'].includes(one.status)).length;
  if (busy < limit) return;
  throw new ServiceFault(
    'ResourceLimitExceeded',
    `The account-level service limit 'Inference recommendations jobs' is ${limit} Jobs, with current utilization of ` +
      `${busy} Jobs and a request delta of 1 Jobs. Please contact AWS support to request an increase for this limit.`,
  );
}

/** @throws ServiceFault ResourceNotFound (the code is the model's, the text is assumed). */
export function existingJob(ctx: Context, name: string, lag = 0) {
  const job = ctx.world.seen('inference-recommendations-job', name, lag);
  if (job !== undefined) return job;
  const arn = arnOf(ctx, 'inference-recommendations-job', name);
  throw new ServiceFault('ResourceNotFound', `Could not find inference recommendations job "${arn}".`);
}
