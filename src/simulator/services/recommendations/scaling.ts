// GetScalingConfigurationRecommendation: numbers for autoscaling, from a row of a job that is completed. The members are the
// model's; how the service gets at the numbers is not documented (assumed, 2026-11).
import { refused } from '../../wire/errors.ts';
import type { Benchmark, RecommendationJobRecord } from '../../world/job-records.ts';
import type { Context, Output } from '../context.ts';
import { madeName } from './candidates.ts';
import { existingJob } from './inputs.ts';
import { machineOf } from './machines.ts';
import { recommendationId } from './views.ts';

type Input = {
  readonly InferenceRecommendationsJobName: string;
  readonly RecommendationId?: string;
  readonly EndpointName?: string;
  readonly TargetCpuUtilizationPerCore?: number;
  readonly ScalingPolicyObjective?: {
    readonly MinInvocationsPerMinute?: number;
    readonly MaxInvocationsPerMinute?: number;
  };
};

/** Per cent of each core (model text). */
const USUAL_TARGET = 50;
/** Seconds; the defaults of Application Auto Scaling. */
const COOLDOWN = 300;

export function getScalingRecommendation(ctx: Context, input: Input): Output {
  const { RecommendationId: id, EndpointName: endpoint, ScalingPolicyObjective: objective } = input;
  if ((id === undefined) === (endpoint === undefined)) {
    throw refused('Specify exactly one of RecommendationId and EndpointName.');
  }
  const job = existingJob(ctx, input.InferenceRecommendationsJobName);
  if (job.status !== 'COMPLETED') {
    throw refused(`The inference recommendations job "${job.arn}" has the status "${job.status}".`);
  }
  const index = job.recommended.find((one) => isMeant(ctx, job, one, input));
  const test = job.benchmarks[index ?? -1];
  if (index === undefined || test?.measured === undefined) {
    throw refused(`The job "${job.name}" has no recommendation "${id ?? endpoint}".`);
  }
  if (test.serverless !== undefined) throw refused('A serverless recommendation has no scaling policy.');
  const percent = input.TargetCpuUtilizationPerCore ?? USUAL_TARGET;
  return {
    InferenceRecommendationsJobName: job.name,
    RecommendationId: recommendationId(ctx, job, index),
    EndpointName: madeName(job, test.id),
    TargetCpuUtilizationPerCore: percent,
    ...(objective === undefined ? {} : { ScalingPolicyObjective: objective }),
    Metric: { InvocationsPerInstance: perInstance(test), ModelLatency: test.measured.modelLatency },
    DynamicScalingConfiguration: configuration(test, percent, objective),
  };
}

function isMeant(ctx: Context, job: RecommendationJobRecord, index: number, input: Input): boolean {
  if (input.RecommendationId !== undefined) {
    return recommendationId(ctx, job, index) === input.RecommendationId;
  }
  return madeName(job, job.benchmarks[index]?.id ?? '') === input.EndpointName;
}

function perInstance({ measured, count = 1 }: Benchmark): number {
  return Math.floor((measured?.maxInvocations ?? 0) / count);
}

function configuration(test: Benchmark, percent: number, objective: Input['ScalingPolicyObjective']): object {
  const target = Math.max(1, Math.floor((perInstance(test) * percent) / 100));
  const least = Math.max(1, Math.ceil((objective?.MinInvocationsPerMinute ?? 0) / target));
  const most = Math.ceil((objective?.MaxInvocationsPerMinute ?? test.measured?.maxInvocations ?? 0) / target);
  const cores = machineOf(test.instanceType ?? '')?.cores ?? 1;
  return {
    MinCapacity: least,
    MaxCapacity: Math.max(least, most),
    ScaleInCooldown: COOLDOWN,
    ScaleOutCooldown: COOLDOWN,
    ScalingPolicies: [
      tracking({ Predefined: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' } }, target),
      tracking({ Customized: CPU }, percent * cores),
    ],
  };
}

const CPU = { MetricName: 'CPUUtilization', Namespace: '/aws/sagemaker/Endpoints', Statistic: 'Average' };

function tracking(MetricSpecification: object, TargetValue: number): object {
  return { TargetTracking: { MetricSpecification, TargetValue } };
}
