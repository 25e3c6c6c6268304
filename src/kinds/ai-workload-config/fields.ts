// The fields of a workload config: how each is compared, and what else a description may hold.
import type { DescribeAIWorkloadConfigCommandOutput } from '@aws-sdk/client-sagemaker';
import { exact, type Fields } from '../compare.ts';
import type { Members } from '../members.ts';
import type { WorkloadSpec } from './spec.ts';

export type WorkloadDescription = Omit<DescribeAIWorkloadConfigCommandOutput, '$metadata'>;

export const workloadFields: Fields<keyof WorkloadSpec> = { workload: { label: 'workload', same: exact } };

export const workloadMembers: Members<WorkloadDescription> = {
  AIWorkloadConfigName: 'own',
  AIWorkloadConfigArn: 'own',
  DatasetConfig: 'beyond',
  AIWorkloadConfigs: 'spec',
  Tags: 'own',
  CreationTime: 'own',
};
