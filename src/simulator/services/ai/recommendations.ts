// What a completed job recommends: instances that hold the model, the best first, and a model package that waits for
// approval, with an inference specification for each (Developer Guide, deploying a recommendation, read 2026-11).
import { hex, uuid } from '../../chance.ts';
import type { AIJobRecord } from '../../world/ai-records.ts';
import { arnOf } from '../arn.ts';
import type { Context } from '../context.ts';
import { createModelPackageGroup } from '../package-groups.ts';
import { createModelPackage } from '../packages.ts';
import { groupExists, groupName } from '../registry.ts';
import { byGoal, type Figures, figuresOf, fitOf, sizeOf } from './generation.ts';
import type { Workload } from './workload.ts';

/** Where the job names no types; the first three that hold the model. */
const OWN_TYPES = [
  ...['ml.g6.2xlarge', 'ml.g5.2xlarge', 'ml.g6e.2xlarge', 'ml.g5.12xlarge', 'ml.g6e.12xlarge'],
  ...['ml.p4d.24xlarge', 'ml.g6e.48xlarge', 'ml.p5.48xlarge', 'ml.p5en.48xlarge'],
];
const MOST_TYPES = 3;

/** Empty where no type holds the model. */
export function figures(ctx: Context, job: AIJobRecord, workload: Workload): readonly Figures[] {
  const types = job.spec.ComputeSpec?.InstanceTypes ?? OWN_TYPES;
  const billions = sizeOf(job.spec.ModelSource.S3?.S3Uri ?? '');
  const fits = types.flatMap((type) => fitOf(type, billions) ?? []).slice(0, MOST_TYPES);
  const optimized = job.spec.OptimizeModel ?? true;
  const goal = job.spec.PerformanceTarget.Constraints[0]?.Metric ?? 'throughput';
  return fits.map((fit) => figuresOf(ctx, job, fit, workload, optimized)).sort(byGoal(goal));
}

/** Makes the package, once however often it is asked, and says what is recommended. */
export function recommendationsOf(
  ctx: Context,
  job: AIJobRecord,
  rows: readonly Figures[],
): readonly object[] {
  const arn = packageOf(ctx, job, rows);
  return rows.map((row, index) => recommendation(ctx, job, row, index, arn));
}

function packageOf(ctx: Context, job: AIJobRecord, rows: readonly Figures[]): string {
  const reference = job.spec.OutputConfig.ModelPackageGroupIdentifier ?? job.name;
  const group = groupName(ctx, reference) ?? reference;
  if (!groupExists(ctx, group)) createModelPackageGroup(ctx, { ModelPackageGroupName: group });
  const specifications = rows.map((row, index) => ({
    Name: specificationName(index),
    Containers: [containerOf(ctx, job, row)],
    SupportedRealtimeInferenceInstanceTypes: [row.type],
  }));
  const made = createModelPackage(ctx, {
    ModelPackageGroupName: group,
    ModelApprovalStatus: 'PendingManualApproval',
    ClientToken: uuid(ctx.seed, 'package', job.arn, job.created),
    InferenceSpecification: {
      Containers: rows.slice(0, 1).map((row) => containerOf(ctx, job, row)),
      SupportedRealtimeInferenceInstanceTypes: rows.map((row) => row.type),
    },
    ...{ AdditionalInferenceSpecifications: specifications },
  });
  return String(made?.ModelPackageArn ?? '');
}

function specificationName(index: number): string {
  return `recommendation-${index + 1}`;
}

/** Accounts and tags of the images are assumed; the host is the one of AWS's large model images. */
function imageOf(ctx: Context, job: AIJobRecord): string {
  const host = `763104351884.dkr.ecr.${ctx.region}.amazonaws.com`;
  const vllm = job.spec.InferenceSpecification?.Framework === 'VLLM';
  return vllm ? `${host}/vllm:0.11-gpu-py312` : `${host}/djl-inference:0.36.0-lmi18.0.0-cu128`;
}

function environmentOf(job: AIJobRecord, { fit, optimized }: Figures): Readonly<Record<string, string>> {
  const vllm = job.spec.InferenceSpecification?.Framework === 'VLLM';
  return {
    [vllm ? 'SM_VLLM_TENSOR_PARALLEL_SIZE' : 'OPTION_TENSOR_PARALLEL_DEGREE']: String(fit.degree),
    ...(optimized ? { OPTION_SPECULATIVE_DRAFT_MODEL: '/opt/ml/additional-model-data-sources/draft' } : {}),
  };
}

function containerOf(ctx: Context, job: AIJobRecord, row: Figures) {
  const ModelDataUrl = job.spec.ModelSource.S3?.S3Uri ?? '';
  return { Image: imageOf(ctx, job), ModelDataUrl, Environment: environmentOf(job, row) };
}

function recommendation(
  ctx: Context,
  job: AIJobRecord,
  row: Figures,
  index: number,
  ModelPackageArn: string,
): object {
  const size = { InstanceType: row.type, InstanceCount: 1, CopyCountPerInstance: row.fit.copies };
  const { S3OutputLocation: output = '' } = job.spec.OutputConfig;
  const draft = `${output.replace(/\/$/, '')}/${job.name}/draft/`;
  const channels = [
    { ChannelName: 'model', Uri: job.spec.ModelSource.S3?.S3Uri ?? '' },
    ...(row.optimized ? [{ ChannelName: 'draft', Uri: draft }] : []),
  ];
  const benchmark = `${job.name.slice(0, 40)}-${hex(8, ctx.seed, job.arn, index)}`;
  return {
    RecommendationDescription: `${row.type} with ${row.fit.copies} ${row.fit.copies === 1 ? 'copy' : 'copies'} of the model`,
    ...(row.optimized ? { OptimizationDetails: [SPECULATIVE] } : {}),
    ModelDetails: {
      ModelPackageArn,
      InferenceSpecificationName: specificationName(index),
      InstanceDetails: [size],
    },
    DeploymentConfiguration: {
      S3: channels,
      ImageUri: imageOf(ctx, job),
      ...size,
      EnvironmentVariables: environmentOf(job, row),
    },
    AIBenchmarkJobArn: arnOf(ctx, 'ai-recommendation-job', benchmark).replace(
      'recommendation-job',
      'benchmark-job',
    ),
    ExpectedPerformance: performanceOf(row),
  };
}

const SPECULATIVE = { OptimizationType: 'SpeculativeDecoding', OptimizationConfig: { Technique: 'EAGLE' } };

/** The tail of the distribution of latencies, over its median. */
const TAIL = 1.2;

/** Values are texts (model). The first four are in a sample of aws/sagemaker-python-sdk; the names of the others are assumed. */
function performanceOf(row: Figures): readonly object[] {
  const of = (Metric: string, Stat: string, value: number, Unit: string) => ({
    Metric,
    Stat,
    Value: String(Number(value.toPrecision(5))),
    Unit,
  });
  return [
    of('RequestThroughput', 'avg', row.requests, 'Requests/Second'),
    of('OutputTokenThroughput', 'avg', row.tokens, 'Tokens/Second'),
    of('RequestLatency', 'p50', row.latency, 'Milliseconds'),
    of('RequestLatency', 'p99', row.latency * TAIL, 'Milliseconds'),
    of('TimeToFirstToken', 'p50', row.firstToken, 'Milliseconds'),
    of('TimeToFirstToken', 'p99', row.firstToken * TAIL, 'Milliseconds'),
    of('InterTokenLatency', 'p50', row.betweenTokens, 'Milliseconds'),
    of('InterTokenLatency', 'p99', row.betweenTokens * TAIL, 'Milliseconds'),
  ];
}
