// Short ways to say what the tests of recommendation jobs say often.
import {
  CreateInferenceRecommendationsJobCommand,
  type CreateInferenceRecommendationsJobCommandInput,
  DescribeInferenceRecommendationsJobCommand,
  type DescribeInferenceRecommendationsJobCommandOutput,
  type InferenceRecommendation,
  type InferenceRecommendationsJobStep,
  ListInferenceRecommendationsJobStepsCommand,
  type RecommendationJobContainerConfig,
  type RecommendationJobInputConfig,
  type RecommendationJobStoppingConditions,
  type TrafficPattern,
} from '@aws-sdk/client-sagemaker';
import { MINUTE, ROLE, type TestAccount } from './account.ts';

export const PAYLOAD = 's3://risk-benchmarks/payload.tar.gz';

export const CONTAINER = {
  Domain: 'MACHINE_LEARNING',
  Task: 'CLASSIFICATION',
  Framework: 'XGBOOST',
  FrameworkVersion: '1.7',
  PayloadConfig: { SamplePayloadUrl: PAYLOAD, SupportedContentTypes: ['text/csv'] },
} satisfies RecommendationJobContainerConfig;

export const VISION = {
  ...CONTAINER,
  Domain: 'COMPUTER_VISION',
  Task: 'IMAGE_CLASSIFICATION',
  Framework: 'TENSORFLOW',
  NearestModelName: 'resnet50',
} satisfies RecommendationJobContainerConfig;

export const PHASES: TrafficPattern = {
  TrafficType: 'PHASES',
  Phases: [
    { InitialNumberOfUsers: 1, SpawnRate: 1, DurationInSeconds: 120 },
    { InitialNumberOfUsers: 3, SpawnRate: 1, DurationInSeconds: 120 },
  ],
};

export function within(milliseconds: number, invocations?: number): RecommendationJobStoppingConditions {
  return {
    ...(invocations === undefined ? {} : { MaxInvocations: invocations }),
    ModelLatencyThresholds: [{ Percentile: 'P95', ValueInMilliseconds: milliseconds }],
  };
}

export function jobsOf({ sagemaker, simulator }: TestAccount) {
  const jobs = {
    /** A Default job on model `m`. */
    quick: (name: string, input: Partial<RecommendationJobInputConfig> = {}) =>
      jobs.create({
        JobName: name,
        JobType: 'Default',
        InputConfig: { ModelName: 'm', ContainerConfig: realTime(), ...input },
      }),
    /** An Advanced job on model `m`. */
    advanced: (
      name: string,
      configurations: RecommendationJobInputConfig['EndpointConfigurations'],
      stopping: RecommendationJobStoppingConditions = within(80),
      input: Partial<RecommendationJobInputConfig> = {},
    ) =>
      jobs.create({
        JobName: name,
        JobType: 'Advanced',
        StoppingConditions: stopping,
        InputConfig: {
          ModelName: 'm',
          ContainerConfig: CONTAINER,
          EndpointConfigurations: configurations,
          TrafficPattern: PHASES,
          ...input,
        },
      }),
    create: (input: Omit<CreateInferenceRecommendationsJobCommandInput, 'RoleArn'> & { RoleArn?: string }) =>
      sagemaker.send(new CreateInferenceRecommendationsJobCommand({ RoleArn: ROLE, ...input })),
    describe: (name: string): Promise<DescribeInferenceRecommendationsJobCommandOutput> =>
      sagemaker.send(new DescribeInferenceRecommendationsJobCommand({ JobName: name })),
    async steps(name: string): Promise<readonly InferenceRecommendationsJobStep[]> {
      const { Steps = [] } = await sagemaker.send(
        new ListInferenceRecommendationsJobStepsCommand({ JobName: name, MaxResults: 100 }),
      );
      return Steps;
    },
    /** Looks every five minutes until the job has ended, and tells how it is then. */
    async over(name: string): Promise<DescribeInferenceRecommendationsJobCommandOutput> {
      for (;;) {
        const seen = await jobs.describe(name);
        if (!['PENDING', 'IN_PROGRESS', 'STOPPING'].includes(seen.Status ?? '')) return seen;
        await simulator.clock.sleep(5 * MINUTE);
      }
    },
    /** The result of a job that is completed. */
    async rows(name: string): Promise<readonly Row[]> {
      const seen = await jobs.over(name);
      if (seen.Status !== 'COMPLETED') throw new Error(`${seen.Status}: ${seen.FailureReason}`);
      return (seen.InferenceRecommendations ?? []).map(rowOf);
    },
  };
  return jobs;
}

export function realTime(
  types: readonly string[] = ['ml.c5.xlarge', 'ml.m5.large', 'ml.m4.2xlarge'],
): RecommendationJobContainerConfig {
  return { ...CONTAINER, SupportedEndpointType: 'RealTime', SupportedInstanceTypes: [...types] };
}

export type Row = {
  readonly type: string;
  readonly memory: number;
  readonly count: number;
  readonly perHour: number;
  readonly perInference: number;
  readonly invocations: number;
  readonly latency: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly whole: InferenceRecommendation;
};

function rowOf(whole: InferenceRecommendation): Row {
  const { Metrics, EndpointConfiguration: endpoint, ModelConfiguration } = whole;
  const environment = (ModelConfiguration?.EnvironmentParameters ?? []).map((one) => [one.Key, one.Value]);
  return {
    type: endpoint?.InstanceType ?? 'serverless',
    memory: endpoint?.ServerlessConfig?.MemorySizeInMB ?? 0,
    count: endpoint?.InitialInstanceCount ?? 0,
    perHour: Metrics?.CostPerHour ?? 0,
    perInference: Metrics?.CostPerInference ?? 0,
    invocations: Metrics?.MaxInvocations ?? 0,
    latency: Metrics?.ModelLatency ?? 0,
    environment: Object.fromEntries(environment),
    whole,
  };
}
