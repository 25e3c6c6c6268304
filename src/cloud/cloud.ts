// The port to AWS: typed operations, paced and retried below this line, with errors in the words of ServiceError.

import type {
  DeleteScalingPolicyCommandInput,
  DeleteScalingPolicyCommandOutput,
  DeleteScheduledActionCommandInput,
  DeleteScheduledActionCommandOutput,
  DeregisterScalableTargetCommandInput,
  DeregisterScalableTargetCommandOutput,
  DescribeScalableTargetsCommandInput,
  DescribeScalableTargetsCommandOutput,
  DescribeScalingPoliciesCommandInput,
  DescribeScalingPoliciesCommandOutput,
  DescribeScheduledActionsCommandInput,
  DescribeScheduledActionsCommandOutput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  PutScalingPolicyCommandInput,
  PutScalingPolicyCommandOutput,
  PutScheduledActionCommandInput,
  PutScheduledActionCommandOutput,
  RegisterScalableTargetCommandInput,
  RegisterScalableTargetCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import type {
  DeleteAlarmsCommandInput,
  DeleteAlarmsCommandOutput,
  DescribeAlarmsCommandInput,
  DescribeAlarmsCommandOutput,
  PutMetricAlarmCommandInput,
  PutMetricAlarmCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type { DescribeSubnetsCommandInput, DescribeSubnetsCommandOutput } from '@aws-sdk/client-ec2';
import type { BatchGetImageCommandInput, BatchGetImageCommandOutput } from '@aws-sdk/client-ecr';
import type { PutEventsCommandInput, PutEventsCommandOutput } from '@aws-sdk/client-eventbridge';
import type {
  GetRoleCommandInput,
  GetRoleCommandOutput,
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput,
} from '@aws-sdk/client-iam';
import type { GetProductsCommandInput, GetProductsCommandOutput } from '@aws-sdk/client-pricing';
import type {
  CopyObjectCommandInput,
  CopyObjectCommandOutput,
  HeadObjectCommandInput,
  HeadObjectCommandOutput,
  PutObjectCommandInput,
  PutObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type {
  AddTagsCommandInput,
  AddTagsCommandOutput,
  CreateAIRecommendationJobCommandInput,
  CreateAIRecommendationJobCommandOutput,
  CreateAIWorkloadConfigCommandInput,
  CreateAIWorkloadConfigCommandOutput,
  CreateEndpointCommandInput,
  CreateEndpointCommandOutput,
  CreateEndpointConfigCommandInput,
  CreateEndpointConfigCommandOutput,
  CreateInferenceRecommendationsJobCommandInput,
  CreateInferenceRecommendationsJobCommandOutput,
  CreateModelCommandInput,
  CreateModelCommandOutput,
  DeleteEndpointCommandInput,
  DeleteEndpointCommandOutput,
  DeleteEndpointConfigCommandInput,
  DeleteEndpointConfigCommandOutput,
  DeleteModelCommandInput,
  DeleteModelCommandOutput,
  DeleteTagsCommandInput,
  DeleteTagsCommandOutput,
  DescribeAIRecommendationJobCommandInput,
  DescribeAIRecommendationJobCommandOutput,
  DescribeAIWorkloadConfigCommandInput,
  DescribeAIWorkloadConfigCommandOutput,
  DescribeEndpointCommandInput,
  DescribeEndpointCommandOutput,
  DescribeEndpointConfigCommandInput,
  DescribeEndpointConfigCommandOutput,
  DescribeInferenceRecommendationsJobCommandInput,
  DescribeInferenceRecommendationsJobCommandOutput,
  DescribeModelCommandInput,
  DescribeModelCommandOutput,
  DescribeModelPackageCommandInput,
  DescribeModelPackageCommandOutput,
  ListAIRecommendationJobsCommandInput,
  ListAIRecommendationJobsCommandOutput,
  ListAIWorkloadConfigsCommandInput,
  ListAIWorkloadConfigsCommandOutput,
  ListEndpointConfigsCommandInput,
  ListEndpointConfigsCommandOutput,
  ListEndpointsCommandInput,
  ListEndpointsCommandOutput,
  ListInferenceRecommendationsJobStepsCommandInput,
  ListInferenceRecommendationsJobStepsCommandOutput,
  ListInferenceRecommendationsJobsCommandInput,
  ListInferenceRecommendationsJobsCommandOutput,
  ListModelPackagesCommandInput,
  ListModelPackagesCommandOutput,
  ListModelsCommandInput,
  ListModelsCommandOutput,
  ListTagsCommandInput,
  ListTagsCommandOutput,
  SearchCommandInput,
  SearchCommandOutput,
  StopAIRecommendationJobCommandInput,
  StopAIRecommendationJobCommandOutput,
  StopInferenceRecommendationsJobCommandInput,
  StopInferenceRecommendationsJobCommandOutput,
  UpdateEndpointCommandInput,
  UpdateEndpointCommandOutput,
  UpdateEndpointWeightsAndCapacitiesCommandInput,
  UpdateEndpointWeightsAndCapacitiesCommandOutput,
} from '@aws-sdk/client-sagemaker';
import type {
  InvokeEndpointCommandInput,
  InvokeEndpointCommandOutput,
} from '@aws-sdk/client-sagemaker-runtime';
import type {
  ListServiceQuotasCommandInput,
  ListServiceQuotasCommandOutput,
} from '@aws-sdk/client-service-quotas';
import type { PublishCommandInput, PublishCommandOutput } from '@aws-sdk/client-sns';
import type { ComponentOperations } from './component-operations.ts';
import type { LookingOperations } from './looking-operations.ts';

/** Every operation that inferra ever sends. The list is the base of its least-privilege policies. */
export type Operations = ComponentOperations &
  LookingOperations & {
    CreateModel: { in: CreateModelCommandInput; out: CreateModelCommandOutput };
    DescribeModel: { in: DescribeModelCommandInput; out: DescribeModelCommandOutput };
    DeleteModel: { in: DeleteModelCommandInput; out: DeleteModelCommandOutput };
    ListModels: { in: ListModelsCommandInput; out: ListModelsCommandOutput };
    CreateEndpointConfig: { in: CreateEndpointConfigCommandInput; out: CreateEndpointConfigCommandOutput };
    DescribeEndpointConfig: {
      in: DescribeEndpointConfigCommandInput;
      out: DescribeEndpointConfigCommandOutput;
    };
    DeleteEndpointConfig: { in: DeleteEndpointConfigCommandInput; out: DeleteEndpointConfigCommandOutput };
    ListEndpointConfigs: { in: ListEndpointConfigsCommandInput; out: ListEndpointConfigsCommandOutput };
    CreateEndpoint: { in: CreateEndpointCommandInput; out: CreateEndpointCommandOutput };
    DescribeEndpoint: { in: DescribeEndpointCommandInput; out: DescribeEndpointCommandOutput };
    UpdateEndpoint: { in: UpdateEndpointCommandInput; out: UpdateEndpointCommandOutput };
    UpdateEndpointWeightsAndCapacities: {
      in: UpdateEndpointWeightsAndCapacitiesCommandInput;
      out: UpdateEndpointWeightsAndCapacitiesCommandOutput;
    };
    DeleteEndpoint: { in: DeleteEndpointCommandInput; out: DeleteEndpointCommandOutput };
    ListEndpoints: { in: ListEndpointsCommandInput; out: ListEndpointsCommandOutput };
    AddTags: { in: AddTagsCommandInput; out: AddTagsCommandOutput };
    ListTags: { in: ListTagsCommandInput; out: ListTagsCommandOutput };
    DeleteTags: { in: DeleteTagsCommandInput; out: DeleteTagsCommandOutput };
    Search: { in: SearchCommandInput; out: SearchCommandOutput };
    DescribeModelPackage: { in: DescribeModelPackageCommandInput; out: DescribeModelPackageCommandOutput };
    ListModelPackages: { in: ListModelPackagesCommandInput; out: ListModelPackagesCommandOutput };
    CreateInferenceRecommendationsJob: {
      in: CreateInferenceRecommendationsJobCommandInput;
      out: CreateInferenceRecommendationsJobCommandOutput;
    };
    DescribeInferenceRecommendationsJob: {
      in: DescribeInferenceRecommendationsJobCommandInput;
      out: DescribeInferenceRecommendationsJobCommandOutput;
    };
    ListInferenceRecommendationsJobSteps: {
      in: ListInferenceRecommendationsJobStepsCommandInput;
      out: ListInferenceRecommendationsJobStepsCommandOutput;
    };
    ListInferenceRecommendationsJobs: {
      in: ListInferenceRecommendationsJobsCommandInput;
      out: ListInferenceRecommendationsJobsCommandOutput;
    };
    StopInferenceRecommendationsJob: {
      in: StopInferenceRecommendationsJobCommandInput;
      out: StopInferenceRecommendationsJobCommandOutput;
    };
    CreateAIWorkloadConfig: {
      in: CreateAIWorkloadConfigCommandInput;
      out: CreateAIWorkloadConfigCommandOutput;
    };
    DescribeAIWorkloadConfig: {
      in: DescribeAIWorkloadConfigCommandInput;
      out: DescribeAIWorkloadConfigCommandOutput;
    };
    ListAIWorkloadConfigs: { in: ListAIWorkloadConfigsCommandInput; out: ListAIWorkloadConfigsCommandOutput };
    CreateAIRecommendationJob: {
      in: CreateAIRecommendationJobCommandInput;
      out: CreateAIRecommendationJobCommandOutput;
    };
    DescribeAIRecommendationJob: {
      in: DescribeAIRecommendationJobCommandInput;
      out: DescribeAIRecommendationJobCommandOutput;
    };
    StopAIRecommendationJob: {
      in: StopAIRecommendationJobCommandInput;
      out: StopAIRecommendationJobCommandOutput;
    };
    ListAIRecommendationJobs: {
      in: ListAIRecommendationJobsCommandInput;
      out: ListAIRecommendationJobsCommandOutput;
    };
    CopyObject: { in: CopyObjectCommandInput; out: CopyObjectCommandOutput };
    HeadObject: { in: HeadObjectCommandInput; out: HeadObjectCommandOutput };
    PutObject: { in: PutObjectCommandInput; out: PutObjectCommandOutput };
    GetRole: { in: GetRoleCommandInput; out: GetRoleCommandOutput };
    SimulatePrincipalPolicy: {
      in: SimulatePrincipalPolicyCommandInput;
      out: SimulatePrincipalPolicyCommandOutput;
    };
    DescribeSubnets: { in: DescribeSubnetsCommandInput; out: DescribeSubnetsCommandOutput };
    ListServiceQuotas: { in: ListServiceQuotasCommandInput; out: ListServiceQuotasCommandOutput };
    GetProducts: { in: GetProductsCommandInput; out: GetProductsCommandOutput };
    DeleteScalingPolicy: { in: DeleteScalingPolicyCommandInput; out: DeleteScalingPolicyCommandOutput };
    DeleteScheduledAction: {
      in: DeleteScheduledActionCommandInput;
      out: DeleteScheduledActionCommandOutput;
    };
    DeregisterScalableTarget: {
      in: DeregisterScalableTargetCommandInput;
      out: DeregisterScalableTargetCommandOutput;
    };
    DescribeScalableTargets: {
      in: DescribeScalableTargetsCommandInput;
      out: DescribeScalableTargetsCommandOutput;
    };
    DescribeScalingPolicies: {
      in: DescribeScalingPoliciesCommandInput;
      out: DescribeScalingPoliciesCommandOutput;
    };
    DescribeScheduledActions: {
      in: DescribeScheduledActionsCommandInput;
      out: DescribeScheduledActionsCommandOutput;
    };
    ListTagsForResource: {
      in: ListTagsForResourceCommandInput;
      out: ListTagsForResourceCommandOutput;
    };
    PutScheduledAction: {
      in: PutScheduledActionCommandInput;
      out: PutScheduledActionCommandOutput;
    };
    PutScalingPolicy: {
      in: PutScalingPolicyCommandInput;
      out: PutScalingPolicyCommandOutput;
    };
    RegisterScalableTarget: {
      in: RegisterScalableTargetCommandInput;
      out: RegisterScalableTargetCommandOutput;
    };
    PutMetricAlarm: { in: PutMetricAlarmCommandInput; out: PutMetricAlarmCommandOutput };
    DeleteAlarms: { in: DeleteAlarmsCommandInput; out: DeleteAlarmsCommandOutput };
    DescribeAlarms: { in: DescribeAlarmsCommandInput; out: DescribeAlarmsCommandOutput };
    BatchGetImage: { in: BatchGetImageCommandInput; out: BatchGetImageCommandOutput };
    InvokeEndpoint: { in: InvokeEndpointCommandInput; out: InvokeEndpointCommandOutput };
    Publish: { in: PublishCommandInput; out: PublishCommandOutput };
    PutEvents: { in: PutEventsCommandInput; out: PutEventsCommandOutput };
  };

export type Operation = keyof Operations;
export type Input<O extends Operation> = Operations[O]['in'];
export type Output<O extends Operation> = Operations[O]['out'];

/** Operations whose answer comes in pages. */
export type PagedOperation =
  | 'GetProducts'
  | 'ListModels'
  | 'ListModelPackages'
  | 'ListEndpointConfigs'
  | 'ListAIRecommendationJobs'
  | 'ListAIWorkloadConfigs'
  | 'ListInferenceRecommendationsJobs'
  | 'ListInferenceRecommendationsJobSteps'
  | 'ListEndpoints'
  | 'ListInferenceComponents'
  | 'ListServiceQuotas'
  | 'ListTags'
  | 'DescribeScalableTargets'
  | 'DescribeScalingPolicies'
  | 'DescribeScheduledActions'
  | 'Search';

/** Who the credentials belong to (STS GetCallerIdentity). */
export type Identity = { readonly account: string; readonly arn: string };

export interface Cloud {
  readonly region: string;

  /** The caller's identity; asked once and remembered. Throws ServiceError `credentials`. */
  identity(): Promise<Identity>;

  /**
   * Sends one request. Throttling is always retried on the injected clock; ambiguous failures (5xx, time-outs, broken
   * connections) only where the operation is a read. Throws ServiceError.
   */
  call<O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>>;

  /** All pages of a list, one output after the other, with the largest pages that it has; an empty page with a token is followed. */
  pages<O extends PagedOperation>(operation: O, input: Input<O>): AsyncIterable<Output<O>>;
}
