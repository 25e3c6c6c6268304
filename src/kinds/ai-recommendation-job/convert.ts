// An AIJobSpec as the request that creates it, and a description as an AIJobSpec. Pure, and inverse to each other.
import type {
  AIRecommendationInstanceType,
  CreateAIRecommendationJobCommandInput,
} from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import { type AIJobDescription, aiJobMembers, computeMembers } from './fields.ts';
import type { AIJobSpec } from './spec.ts';

export function toCreateRequest(
  name: string,
  spec: AIJobSpec,
  tags: Tags,
): CreateAIRecommendationJobCommandInput {
  const { framework, instances, group } = spec;
  return {
    AIRecommendationJobName: name,
    ModelSource: { S3: { S3Uri: spec.weights } },
    OutputConfig: {
      S3OutputLocation: spec.output,
      ...(group === undefined ? {} : { ModelPackageGroupIdentifier: group }),
    },
    AIWorkloadConfigIdentifier: spec.workload,
    PerformanceTarget: { Constraints: [{ Metric: spec.metric }] },
    RoleArn: spec.role,
    ...(framework === undefined ? {} : { InferenceSpecification: { Framework: framework } }),
    // True where it is left out (service model, read 2026-11).
    ...(spec.optimize ? {} : { OptimizeModel: false }),
    ...(instances === undefined
      ? {}
      : { ComputeSpec: { InstanceTypes: instances as AIRecommendationInstanceType[] } }),
    Tags: toTagList(tags),
  };
}

export function fromDescription(description: Partial<AIJobDescription>): {
  readonly spec: AIJobSpec;
  readonly unexpressed: readonly string[];
} {
  const { OutputConfig: output, PerformanceTarget: target, ComputeSpec: compute = {} } = description;
  const framework = description.InferenceSpecification?.Framework;
  const types = [...(compute.InstanceTypes ?? [])].sort();
  const group = output?.ModelPackageGroupIdentifier;
  return {
    spec: {
      role: description.RoleArn ?? '',
      weights: description.ModelSource?.S3?.S3Uri ?? '',
      workload: nameIn(description.AIWorkloadConfigIdentifier ?? ''),
      metric: target?.Constraints?.[0]?.Metric ?? 'throughput',
      ...(framework === undefined ? {} : { framework }),
      optimize: description.OptimizeModel ?? true,
      ...(types.length === 0 ? {} : { instances: types }),
      output: output?.S3OutputLocation ?? '',
      ...(group === undefined ? {} : { group: nameIn(group) }),
    },
    unexpressed: [
      ...unexpressed(aiJobMembers, description),
      ...unexpressed(computeMembers, compute, 'ComputeSpec.'),
    ],
  };
}

/** Identifiers are names or ARNs, and nothing says which one a description has (service model, read 2026-11). */
function nameIn(identifier: string): string {
  return identifier.split('/').at(-1) ?? '';
}
