// What Describe, List and ListSteps show of recommendation jobs.
import type { Benchmark, JobStatus, Measured, RecommendationJobRecord } from '../../world/job-records.ts';
import { type Context, type Output, seconds } from '../context.ts';
import { type ListInput, list } from '../lists.ts';
import { page } from '../pages.ts';
import { alphanumerics, madeName } from './candidates.ts';
import { existingJob } from './inputs.ts';

type Job = RecommendationJobRecord;

export function describeJob(ctx: Context, input: { JobName: string }): Output {
  const job = existingJob(ctx, input.JobName, ctx.conditions.lag('describe'));
  const compared = job.benchmarks.filter((one) => one.existing !== undefined && one.measured !== undefined);
  return {
    ...coreOf(job),
    ...(job.description === undefined ? {} : { JobDescription: job.description }),
    InputConfig: job.input,
    ...(job.stopping === undefined ? {} : { StoppingConditions: job.stopping }),
    ...(job.recommended.length === 0
      ? {}
      : { InferenceRecommendations: job.recommended.map((index) => recommendationView(ctx, job, index)) }),
    ...(job.status !== 'COMPLETED' || compared.length === 0
      ? {}
      : { EndpointPerformances: compared.map(performanceView) }),
  };
}

function coreOf(job: Job): Readonly<Record<string, unknown>> {
  return {
    JobName: job.name,
    JobType: job.type,
    JobArn: job.arn,
    RoleArn: job.role,
    Status: job.status,
    CreationTime: seconds(job.created),
    ...(job.completed === undefined ? {} : { CompletionTime: seconds(job.completed) }),
    LastModifiedTime: seconds(job.modified),
    ...(job.failureReason === undefined ? {} : { FailureReason: job.failureReason }),
  };
}

/** `<job>/<random>` (Developer Guide, read 2026-11). */
export function recommendationId(ctx: Context, job: Job, index: number): string {
  return `${job.name}/${alphanumerics(8, ctx.seed, 'recommendation', job.name.toLowerCase(), index)}`;
}

function recommendationView(ctx: Context, job: Job, index: number): object {
  const test = job.benchmarks[index];
  if (test === undefined) return {};
  return { RecommendationId: recommendationId(ctx, job, index), ...resultView(job, test) };
}

function resultView(job: Job, test: Benchmark): object {
  return {
    ...(test.measured === undefined ? {} : { Metrics: metricsView(test.measured) }),
    EndpointConfiguration: configurationView(job, test),
    ModelConfiguration: modelView(test),
    ...timesView(test),
  };
}

/** NaN stands for what is not known (model text, 2026-11); instances have no time of setup. */
function metricsView(measured: Measured): object {
  return {
    CostPerHour: measured.costPerHour,
    CostPerInference: measured.costPerInference,
    MaxInvocations: measured.maxInvocations,
    ModelLatency: measured.modelLatency,
    CpuUtilization: measured.cpu ?? Number.NaN,
    MemoryUtilization: measured.memory ?? Number.NaN,
    ...(measured.setupTime === undefined ? {} : { ModelSetupTime: measured.setupTime }),
  };
}

function configurationView(job: Job, test: Benchmark): object {
  const name = madeName(job, test.id);
  return {
    EndpointName: name,
    VariantName: name,
    ...(test.instanceType === undefined ? {} : { InstanceType: test.instanceType }),
    InitialInstanceCount: test.count ?? 1,
    ...(test.serverless === undefined ? {} : { ServerlessConfig: test.serverless }),
  };
}

function modelView(test: Benchmark): object {
  const parameters = Object.entries(test.environment).map(([Key, Value]) => ({
    Key,
    ValueType: 'String',
    Value,
  }));
  return {
    ...(test.specification === undefined ? {} : { InferenceSpecificationName: test.specification }),
    ...(parameters.length === 0 ? {} : { EnvironmentParameters: parameters }),
    ...(test.compilation === undefined ? {} : { CompilationJobName: test.compilation }),
  };
}

function timesView(test: Benchmark): object {
  return {
    ...(test.loadedFrom === undefined ? {} : { InvocationStartTime: seconds(test.loadedFrom) }),
    ...(test.loadedTo === undefined ? {} : { InvocationEndTime: seconds(test.loadedTo) }),
  };
}

function performanceView(test: Benchmark): object {
  return { Metrics: inferenceView(test), EndpointInfo: { EndpointName: test.existing } };
}

function inferenceView({ measured }: Benchmark): object {
  return { MaxInvocations: measured?.maxInvocations, ModelLatency: measured?.modelLatency };
}

type ListSteps = {
  readonly JobName: string;
  readonly Status?: JobStatus;
  readonly NextToken?: string;
  readonly MaxResults?: number;
};

/** The tests that were begun, in that order. */
export function listSteps(ctx: Context, input: ListSteps): Output {
  const job = existingJob(ctx, input.JobName, ctx.conditions.lag('describe'));
  const begun = job.benchmarks.filter(
    (one) => one.status !== 'PENDING' && (input.Status === undefined || one.status === input.Status),
  );
  const { items, NextToken } = page(ctx, 'ListInferenceRecommendationsJobSteps', begun, input);
  const Steps = items.map((test) => ({
    StepType: 'BENCHMARK',
    JobName: job.name,
    Status: test.status,
    InferenceBenchmark: benchmarkView(job, test),
  }));
  return { Steps, ...(NextToken === undefined ? {} : { NextToken }) };
}

function benchmarkView(job: Job, test: Benchmark): object {
  const failed = test.failureReason === undefined ? {} : { FailureReason: test.failureReason };
  if (test.existing === undefined) return { ...resultView(job, test), ...failed };
  return {
    ...(test.measured === undefined ? {} : { EndpointMetrics: inferenceView(test) }),
    EndpointConfiguration: {
      EndpointName: test.existing,
      VariantName: test.existing,
      ...(test.instanceType === undefined ? {} : { InstanceType: test.instanceType }),
      InitialInstanceCount: test.count ?? 1,
    },
    ModelConfiguration: {},
    ...timesView(test),
    ...failed,
  };
}

type ListJobs = ListInput & {
  readonly ModelNameEquals?: string;
  readonly ModelPackageVersionArnEquals?: string;
};

export function listJobs(ctx: Context, input: ListJobs): Output {
  const { ModelNameEquals: model, ModelPackageVersionArnEquals: version } = input;
  const fitting = (job: Job): boolean =>
    (model === undefined || job.input.ModelName === model) &&
    (version === undefined || job.input.ModelPackageVersionArn === version);
  return list(
    ctx,
    'ListInferenceRecommendationsJobs',
    'inference-recommendations-job',
    'InferenceRecommendationsJobs',
    input,
    summaryView,
    fitting,
  );
}

/** The description is a required member here (model); empty where none was given. */
function summaryView(job: Job): object {
  const { ModelName, ModelPackageVersionArn, ContainerConfig } = job.input;
  const payload = ContainerConfig?.PayloadConfig?.SamplePayloadUrl;
  return {
    ...coreOf(job),
    JobDescription: job.description ?? '',
    ...(ModelName === undefined ? {} : { ModelName }),
    ...(payload === undefined ? {} : { SamplePayloadUrl: payload }),
    ...(ModelPackageVersionArn === undefined ? {} : { ModelPackageVersionArn }),
  };
}
