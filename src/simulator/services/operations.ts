// Every operation of the control plane that the simulator answers: its name on the wire, and what carries it out.
import { createAIJob, deleteAIJob, describeAIJob, listAIJobs, stopAIRecommendationJob } from './ai/jobs.ts';
import { createWorkload, deleteWorkload, describeWorkload, listWorkloads } from './ai/workload-configs.ts';
import { updateWeightsAndCapacities } from './capacities.ts';
import {
  createComponent,
  deleteComponent,
  updateComponent,
  updateRuntimeConfig,
} from './components/components.ts';
import { describeComponent, listComponents } from './components/views.ts';
import type { Context, Output } from './context.ts';
import { createEndpointConfig, deleteEndpointConfig, describeEndpointConfig } from './endpoint-configs.ts';
import { describeEndpoint } from './endpoint-view.ts';
import { createEndpoint, deleteEndpoint, updateEndpoint } from './endpoints.ts';
import { listEndpointConfigs, listEndpoints, listModels } from './lists.ts';
import { createModel, deleteModel, describeModel } from './models.ts';
import {
  createModelPackageGroup,
  deleteModelPackageGroup,
  describeModelPackageGroup,
  listModelPackageGroups,
} from './package-groups.ts';
import {
  createModelPackage,
  deleteModelPackage,
  describeModelPackage,
  listModelPackages,
  updateModelPackage,
} from './packages.ts';
import { createJob, stopRecommendationsJob } from './recommendations/jobs.ts';
import { getScalingRecommendation } from './recommendations/scaling.ts';
import { describeJob, listJobs, listSteps } from './recommendations/views.ts';
import { search } from './search.ts';
import { addTags, deleteTags, listTags } from './tags.ts';
import { validateInput } from './validate.ts';
import { operationInputs } from './wire-shapes.ts';

/** `input` has been checked against the operation's shape, which is what lets each function name its type. */
type Carry = (ctx: Context, input: never) => Output;

const OPERATIONS: Readonly<Record<string, Carry>> = {
  CreateModel: createModel,
  DescribeModel: describeModel,
  DeleteModel: deleteModel,
  ListModels: listModels,
  CreateEndpointConfig: createEndpointConfig,
  DescribeEndpointConfig: describeEndpointConfig,
  DeleteEndpointConfig: deleteEndpointConfig,
  ListEndpointConfigs: listEndpointConfigs,
  CreateEndpoint: createEndpoint,
  DescribeEndpoint: describeEndpoint,
  UpdateEndpoint: updateEndpoint,
  DeleteEndpoint: deleteEndpoint,
  ListEndpoints: listEndpoints,
  UpdateEndpointWeightsAndCapacities: updateWeightsAndCapacities,
  CreateInferenceComponent: createComponent,
  DescribeInferenceComponent: describeComponent,
  UpdateInferenceComponent: updateComponent,
  UpdateInferenceComponentRuntimeConfig: updateRuntimeConfig,
  DeleteInferenceComponent: deleteComponent,
  ListInferenceComponents: listComponents,
  CreateModelPackageGroup: createModelPackageGroup,
  DescribeModelPackageGroup: describeModelPackageGroup,
  DeleteModelPackageGroup: deleteModelPackageGroup,
  ListModelPackageGroups: listModelPackageGroups,
  CreateModelPackage: createModelPackage,
  DescribeModelPackage: describeModelPackage,
  ListModelPackages: listModelPackages,
  UpdateModelPackage: updateModelPackage,
  DeleteModelPackage: deleteModelPackage,
  AddTags: addTags,
  ListTags: listTags,
  DeleteTags: deleteTags,
  Search: search,
  CreateInferenceRecommendationsJob: createJob,
  DescribeInferenceRecommendationsJob: describeJob,
  ListInferenceRecommendationsJobs: listJobs,
  ListInferenceRecommendationsJobSteps: listSteps,
  StopInferenceRecommendationsJob: stopRecommendationsJob,
  GetScalingConfigurationRecommendation: getScalingRecommendation,
  CreateAIWorkloadConfig: createWorkload,
  DescribeAIWorkloadConfig: describeWorkload,
  DeleteAIWorkloadConfig: deleteWorkload,
  ListAIWorkloadConfigs: listWorkloads,
  CreateAIRecommendationJob: createAIJob,
  DescribeAIRecommendationJob: describeAIJob,
  ListAIRecommendationJobs: listAIJobs,
  StopAIRecommendationJob: stopAIRecommendationJob,
  DeleteAIRecommendationJob: deleteAIJob,
};

export type Operation = {
  readonly name: string;
  readonly mutating: boolean;
  /** Checks the input; throws the service's refusal. */
  readonly check: (body: unknown) => Readonly<Record<string, unknown>>;
  readonly carryOut: (ctx: Context, input: Readonly<Record<string, unknown>>) => Output;
};

export function operationNamed(name: string): Operation | undefined {
  const carry = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  const shape = operationInputs[name];
  if (carry === undefined || shape === undefined) return undefined;
  return {
    name,
    mutating: !/^(Describe|Get|List|Search)/.test(name),
    check: (body) => validateInput(shape, body),
    carryOut: (ctx, input) => carry(ctx, input as never),
  };
}
