// The fields of an AI recommendation job: how each is compared, and what else a description may hold.
import type {
  AIRecommendationComputeSpec,
  DescribeAIRecommendationJobCommandOutput,
} from '@aws-sdk/client-sagemaker';
import { caseless, exact, type Fields } from '../compare.ts';
import type { Members } from '../members.ts';
import type { AIJobSpec } from './spec.ts';

export type AIJobDescription = Omit<DescribeAIRecommendationJobCommandOutput, '$metadata'>;

/** Who runs it and where it writes decides no result, so another role, output or group is no other job. */
export const aiJobFields: Fields<Exclude<keyof AIJobSpec, 'role' | 'output' | 'group'>> = {
  weights: { label: 'weights', same: exact },
  workload: { label: 'workload', same: caseless },
  metric: { label: 'goal', same: exact },
  framework: { label: 'framework', same: exact },
  optimize: { label: 'optimization', same: exact },
  instances: { label: 'instance types', same: exact },
};

export const aiJobMembers: Members<AIJobDescription> = {
  AIRecommendationJobName: 'own',
  AIRecommendationJobArn: 'own',
  AIRecommendationJobStatus: 'own',
  FailureReason: 'own',
  ModelSource: 'spec',
  AdapterSource: 'beyond',
  OutputConfig: 'spec',
  InferenceSpecification: 'spec',
  AIWorkloadConfigIdentifier: 'spec',
  OptimizeModel: 'spec',
  PerformanceTarget: 'spec',
  Recommendations: 'own',
  RoleArn: 'spec',
  ComputeSpec: 'spec',
  CreationTime: 'own',
  StartTime: 'own',
  EndTime: 'own',
  Tags: 'own',
};

export const computeMembers: Members<AIRecommendationComputeSpec> = {
  InstanceTypes: 'spec',
  CapacityReservationConfig: 'beyond',
};
