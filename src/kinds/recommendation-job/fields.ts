// The fields of a job: how each is compared, and what else a description may hold.
import type {
  DescribeInferenceRecommendationsJobCommandOutput,
  RecommendationJobContainerConfig,
  RecommendationJobInputConfig,
} from '@aws-sdk/client-sagemaker';
import { caseless, exact, type Fields } from '../compare.ts';
import type { Members } from '../members.ts';
import type { JobSpec } from './spec.ts';

export type JobDescription = Omit<DescribeInferenceRecommendationsJobCommandOutput, '$metadata'>;

/** Who runs it and how much at once decides no result, so another role is no other job. */
export const jobFields: Fields<Exclude<keyof JobSpec, 'role' | 'maxParallel'>> = {
  type: { label: 'type', same: exact },
  model: { label: 'model', same: exact },
  container: { label: 'container', same: exact },
  candidates: { label: 'candidates', same: exact },
  load: { label: 'load', same: exact },
  stop: { label: 'stopping conditions', same: exact },
  maxTests: { label: 'number of tests', same: exact },
  seconds: { label: 'duration', same: exact },
  endpoint: { label: 'endpoint', same: caseless },
  vpc: { label: 'VPC', same: exact },
};

export const jobMembers: Members<JobDescription> = {
  JobName: 'own',
  JobArn: 'own',
  JobType: 'spec',
  JobDescription: 'beyond',
  RoleArn: 'spec',
  Status: 'own',
  CreationTime: 'own',
  CompletionTime: 'own',
  LastModifiedTime: 'own',
  FailureReason: 'own',
  InputConfig: 'spec',
  StoppingConditions: 'spec',
  InferenceRecommendations: 'own',
  EndpointPerformances: 'own',
};

export const inputMembers: Members<RecommendationJobInputConfig> = {
  ModelPackageVersionArn: 'spec',
  ModelName: 'spec',
  JobDurationInSeconds: 'spec',
  TrafficPattern: 'spec',
  ResourceLimit: 'spec',
  EndpointConfigurations: 'spec',
  VolumeKmsKeyId: 'beyond',
  ContainerConfig: 'spec',
  Endpoints: 'spec',
  VpcConfig: 'spec',
};

export const containerMembers: Members<RecommendationJobContainerConfig> = {
  Domain: 'spec',
  Task: 'spec',
  Framework: 'spec',
  FrameworkVersion: 'spec',
  PayloadConfig: 'spec',
  NearestModelName: 'spec',
  SupportedInstanceTypes: 'spec',
  SupportedEndpointType: 'spec',
  DataInputConfig: 'beyond',
  SupportedResponseMIMETypes: 'beyond',
};
