// What the cloud room must know of each operation: may it be repeated, what is it about, and what must its answer hold.
import type { Input, Operation, Operations } from './cloud.ts';

/** The services of AWS that inferra talks to, by the prefix of their permissions. */
export type Service =
  | 'sagemaker'
  | 's3'
  | 'ec2'
  | 'ecr'
  | 'iam'
  | 'kms'
  | 'servicequotas'
  | 'pricing'
  | 'application-autoscaling'
  | 'sns'
  | 'events'
  | 'cloudwatch';

/** The service's own words for its resources, as its messages spell them. */
export type Noun =
  | 'model'
  | 'endpoint configuration'
  | 'endpoint'
  | 'inference component'
  | 'inference recommendations job'
  | 'AI workload config'
  | 'AI recommendation job';

export type Trait<O extends Operation> = {
  readonly service: Service;
  /** The client of the SDK that sends it, where that is not the service's. */
  readonly client?: 'sagemaker-runtime';
  /** The permission that allows it, where that has another name than the operation. */
  readonly permission?: string;
  /** A read may be repeated after an ambiguous failure; a change may not. */
  readonly reads: boolean;
  /** The resource that the request is about; absent where it may be any. */
  readonly noun?: Noun;
  /** The most that a page of it holds, where that is not 100. */
  readonly page?: number;
  /** What names it in the request. */
  readonly subject?: (input: Operations[O]['in']) => string | undefined;
  /** The region that it has to be sent to, where that is not the run's. */
  readonly region?: (input: Operations[O]['in']) => string | undefined;
  /** A member without which an answer is broken (required by the service's model; the SDK does not check). */
  readonly proof?: keyof Operations[O]['out'];
};

const MODEL = {
  noun: 'model',
  subject: ({ ModelName }: { readonly ModelName?: string | undefined }) => ModelName,
} as const;
const CONFIG = {
  noun: 'endpoint configuration',
  subject: ({ EndpointConfigName }: { readonly EndpointConfigName?: string | undefined }) =>
    EndpointConfigName,
} as const;
const ENDPOINT = {
  noun: 'endpoint',
  subject: ({ EndpointName }: { readonly EndpointName?: string | undefined }) => EndpointName,
} as const;
const COMPONENT = {
  noun: 'inference component',
  subject: ({ InferenceComponentName }: { readonly InferenceComponentName?: string | undefined }) =>
    InferenceComponentName,
} as const;
const JOB = {
  noun: 'inference recommendations job',
  subject: ({ JobName }: { readonly JobName?: string | undefined }) => JobName,
} as const;
const WORKLOAD = {
  noun: 'AI workload config',
  subject: ({ AIWorkloadConfigName }: { readonly AIWorkloadConfigName?: string | undefined }) =>
    AIWorkloadConfigName,
} as const;
const AI_JOB = {
  noun: 'AI recommendation job',
  subject: ({ AIRecommendationJobName }: { readonly AIRecommendationJobName?: string | undefined }) =>
    AIRecommendationJobName,
} as const;
const TAGGED = {
  subject: ({ ResourceArn }: { readonly ResourceArn?: string | undefined }) => ResourceArn,
} as const;

const SCALED = {
  subject: ({ ResourceId }: { readonly ResourceId?: string | undefined }) => ResourceId,
} as const;

const SCALES = { service: 'application-autoscaling', reads: false } as const;
const READS = { service: 'sagemaker', reads: true } as const;
const CHANGES = { service: 'sagemaker', reads: false } as const;

// Required members: botocore 1.43.11 service model of SageMaker, read 2026-11. Deletions answer with an empty body.
const TRAITS: { readonly [O in Operation]: Trait<O> } = {
  CreateModel: { ...CHANGES, ...MODEL, proof: 'ModelArn' },
  DescribeModel: { ...READS, ...MODEL, proof: 'ModelArn' },
  DeleteModel: { ...CHANGES, ...MODEL },
  ListModels: { ...READS, proof: 'Models' },
  CreateEndpointConfig: { ...CHANGES, ...CONFIG, proof: 'EndpointConfigArn' },
  DescribeEndpointConfig: { ...READS, ...CONFIG, proof: 'EndpointConfigArn' },
  DeleteEndpointConfig: { ...CHANGES, ...CONFIG },
  ListEndpointConfigs: { ...READS, proof: 'EndpointConfigs' },
  CreateEndpoint: { ...CHANGES, ...ENDPOINT, proof: 'EndpointArn' },
  DescribeEndpoint: { ...READS, ...ENDPOINT, proof: 'EndpointArn' },
  UpdateEndpoint: { ...CHANGES, ...ENDPOINT, proof: 'EndpointArn' },
  UpdateEndpointWeightsAndCapacities: { ...CHANGES, ...ENDPOINT, proof: 'EndpointArn' },
  DeleteEndpoint: { ...CHANGES, ...ENDPOINT },
  ListEndpoints: { ...READS, proof: 'Endpoints' },
  CreateInferenceComponent: { ...CHANGES, ...COMPONENT, proof: 'InferenceComponentArn' },
  DescribeInferenceComponent: { ...READS, ...COMPONENT, proof: 'InferenceComponentArn' },
  UpdateInferenceComponent: { ...CHANGES, ...COMPONENT, proof: 'InferenceComponentArn' },
  UpdateInferenceComponentRuntimeConfig: { ...CHANGES, ...COMPONENT, proof: 'InferenceComponentArn' },
  DeleteInferenceComponent: { ...CHANGES, ...COMPONENT },
  ListInferenceComponents: { ...READS, proof: 'InferenceComponents' },
  AddTags: { ...CHANGES, ...TAGGED },
  ListTags: { ...READS, ...TAGGED },
  DeleteTags: { ...CHANGES, ...TAGGED },
  Search: { ...READS },
  CreateInferenceRecommendationsJob: { ...CHANGES, ...JOB, proof: 'JobArn' },
  DescribeInferenceRecommendationsJob: { ...READS, ...JOB, proof: 'JobArn' },
  ListInferenceRecommendationsJobs: { ...READS, proof: 'InferenceRecommendationsJobs' },
  ListInferenceRecommendationsJobSteps: { ...READS, ...JOB },
  StopInferenceRecommendationsJob: { ...CHANGES, ...JOB },
  CreateAIWorkloadConfig: { ...CHANGES, ...WORKLOAD, proof: 'AIWorkloadConfigArn' },
  DescribeAIWorkloadConfig: { ...READS, ...WORKLOAD, proof: 'AIWorkloadConfigArn' },
  ListAIWorkloadConfigs: { ...READS, proof: 'AIWorkloadConfigs' },
  CreateAIRecommendationJob: { ...CHANGES, ...AI_JOB, proof: 'AIRecommendationJobArn' },
  DescribeAIRecommendationJob: { ...READS, ...AI_JOB, proof: 'AIRecommendationJobArn' },
  StopAIRecommendationJob: { ...CHANGES, ...AI_JOB, proof: 'AIRecommendationJobArn' },
  ListAIRecommendationJobs: { ...READS, proof: 'AIRecommendationJobs' },
  DescribeModelPackage: {
    ...READS,
    subject: ({ ModelPackageName }) => ModelPackageName,
    proof: 'ModelPackageArn',
  },
  ListModelPackages: {
    ...READS,
    subject: ({ ModelPackageGroupName }) => ModelPackageGroupName,
    proof: 'ModelPackageSummaryList',
  },
  // S3 has no permission of that name: reading the head of an object is reading it (API reference, read 2026-11).
  HeadObject: {
    service: 's3',
    reads: true,
    permission: 'GetObject',
    subject: ({ Bucket, Key }) => `s3://${Bucket}/${Key}`,
    proof: 'ETag',
  },
  // Reading the source is asked for besides (API reference, read 2026-11).
  CopyObject: {
    service: 's3',
    reads: false,
    permission: 'PutObject',
    subject: ({ Bucket, Key }) => `s3://${Bucket}/${Key}`,
    proof: 'CopyObjectResult',
  },
  PutObject: {
    service: 's3',
    reads: false,
    subject: ({ Bucket, Key }) => `s3://${Bucket}/${Key}`,
    proof: 'ETag',
  },
  // S3 has no permissions of their names either (API reference, read 2026-11).
  HeadBucket: {
    service: 's3',
    reads: true,
    permission: 'ListBucket',
    subject: ({ Bucket }) => `s3://${Bucket}`,
  },
  ListObjectsV2: {
    service: 's3',
    reads: true,
    permission: 'ListBucket',
    subject: ({ Bucket, Prefix = '' }) => `s3://${Bucket}/${Prefix}`,
    proof: 'KeyCount',
  },
  DescribeKey: { service: 'kms', reads: true, subject: ({ KeyId }) => KeyId, proof: 'KeyMetadata' },
  DescribeSubnets: { service: 'ec2', reads: true, proof: 'Subnets' },
  SimulatePrincipalPolicy: {
    service: 'iam',
    reads: true,
    subject: ({ PolicySourceArn }) => PolicySourceArn,
    proof: 'EvaluationResults',
  },
  GetRole: { service: 'iam', reads: true, subject: ({ RoleName }) => RoleName, proof: 'Role' },
  ListServiceQuotas: { service: 'servicequotas', reads: true, proof: 'Quotas' },
  // The list of all regions is served in few; this one is in each account (endpoints and quotas page, read 2026-11).
  GetProducts: { service: 'pricing', reads: true, proof: 'PriceList', region: () => 'us-east-1' },
  RegisterScalableTarget: { ...SCALES, ...SCALED },
  DeregisterScalableTarget: { ...SCALES, ...SCALED },
  PutScalingPolicy: { ...SCALES, ...SCALED, proof: 'PolicyARN' },
  PutScheduledAction: { ...SCALES, ...SCALED },
  DeleteScalingPolicy: { ...SCALES, ...SCALED },
  DeleteScheduledAction: { ...SCALES, ...SCALED },
  DescribeScheduledActions: { ...SCALES, ...SCALED, reads: true, page: 50 },
  ListTagsForResource: { ...SCALES, reads: true, subject: ({ ResourceARN }) => ResourceARN },
  DescribeScalingPolicies: { ...SCALES, ...SCALED, reads: true, page: 10 },
  DescribeScalableTargets: {
    ...SCALES,
    reads: true,
    page: 50,
    subject: ({ ResourceIds }) => (ResourceIds?.length === 1 ? ResourceIds[0] : undefined),
  },
  // Sent once: a second request would tell of another answer.
  InvokeEndpoint: { service: 'sagemaker', client: 'sagemaker-runtime', reads: false, ...ENDPOINT },
  PutMetricAlarm: { service: 'cloudwatch', reads: false, subject: ({ AlarmName }) => AlarmName },
  DeleteAlarms: { service: 'cloudwatch', reads: false, subject: ({ AlarmNames }) => AlarmNames?.[0] },
  DescribeAlarms: {
    service: 'cloudwatch',
    reads: true,
    subject: ({ AlarmNames }) => (AlarmNames?.length === 1 ? AlarmNames[0] : undefined),
    proof: 'MetricAlarms',
  },
  BatchGetImage: {
    service: 'ecr',
    reads: true,
    subject: ({ repositoryName }) => repositoryName,
    proof: 'images',
  },
  // Topics are known in their own region only, and buses are asked there (API reference, Publish, read 2026-11).
  Publish: {
    service: 'sns',
    reads: false,
    subject: ({ TopicArn }) => TopicArn,
    region: ({ TopicArn }) => regionIn(TopicArn),
    proof: 'MessageId',
  },
  GetTopicAttributes: {
    service: 'sns',
    reads: true,
    subject: ({ TopicArn }) => TopicArn,
    region: ({ TopicArn }) => regionIn(TopicArn),
    proof: 'Attributes',
  },
  PutEvents: {
    service: 'events',
    reads: false,
    subject: ({ Entries }) => Entries?.[0]?.EventBusName,
    region: ({ Entries }) => regionIn(Entries?.[0]?.EventBusName),
    proof: 'Entries',
  },
};

/** Of an ARN; undefined for a name. */
function regionIn(reference: string | undefined): string | undefined {
  return reference?.startsWith('arn:') ? reference.split(':')[3] : undefined;
}

export function traitOf<O extends Operation>(operation: O): Trait<O> {
  return TRAITS[operation];
}

/** The name or ARN that a request is about, as it was sent; undefined for lists and searches. */
export function subjectOf<O extends Operation>(operation: O, input: Input<O>): string | undefined {
  return traitOf(operation).subject?.(input);
}
