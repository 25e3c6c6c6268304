// Headings "Recommendation jobs" and "Late failures" of docs/simulator.md: what is refused, how a job goes on, what is seen.
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeEndpointCommand,
  type InferenceRecommendationsJobStep,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListInferenceRecommendationsJobStepsCommand,
  ListInferenceRecommendationsJobsCommand,
  type ListInferenceRecommendationsJobsCommandInput,
  ListModelsCommand,
  ListTagsCommand,
  type RecommendationJobInputConfig,
  type RecommendationJobStoppingConditions,
  StopInferenceRecommendationsJobCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { parseScenario } from './index.ts';
import { arn, DATA, IMAGE, MINUTE, openAccount, ROLE, refusal } from './testing/account.ts';
import { CONTAINER, jobsOf, PAYLOAD, PHASES, realTime, VISION, within } from './testing/jobs.ts';

const JOB = 'inference-recommendations-job';

async function account(scenario: unknown = {}) {
  const opened = await openAccount({ scenario: parseScenario(scenario) });
  await opened.model('m');
  const jobs = jobsOf(opened);
  const stop = (name: string) =>
    opened.sagemaker.send(new StopInferenceRecommendationsJobCommand({ JobName: name }));
  const list = async (input: ListInferenceRecommendationsJobsCommandInput = {}) => {
    const { InferenceRecommendationsJobs = [] } = await opened.sagemaker.send(
      new ListInferenceRecommendationsJobsCommand(input),
    );
    return InferenceRecommendationsJobs;
  };
  return { ...opened, jobs, stop, list };
}

const minutesOf = (from: Date | undefined, to: Date | undefined) => (Number(to) - Number(from)) / MINUTE;
const statuses = (steps: readonly InferenceRecommendationsJobStep[]) => steps.map((step) => step.Status);

describe('a job', () => {
  test('is pending, then in progress, then completed, and tells what it was given', async () => {
    const { jobs, minutes } = await account();
    const made = await jobs.create({
      JobName: 'Fraud-1',
      JobType: 'Default',
      JobDescription: 'hardware of fraud',
      InputConfig: { ModelName: 'm', ContainerConfig: realTime() },
      Tags: [{ Key: 'team', Value: 'risk' }],
    });
    expect(made.JobArn).toBe(arn(JOB, 'Fraud-1'));
    const first = await jobs.describe('fraud-1');
    expect(first).toMatchObject({
      JobName: 'Fraud-1',
      JobArn: made.JobArn,
      JobType: 'Default',
      JobDescription: 'hardware of fraud',
      RoleArn: ROLE,
      Status: 'PENDING',
      InputConfig: { ModelName: 'm', ContainerConfig: realTime() },
    });
    for (const absent of [
      'CompletionTime',
      'FailureReason',
      'InferenceRecommendations',
      'EndpointPerformances',
    ]) {
      expect(first).not.toHaveProperty(absent);
    }
    await minutes(3);
    const running = await jobs.describe('Fraud-1');
    expect(running.Status).toBe('IN_PROGRESS');
    expect(running).not.toHaveProperty('InferenceRecommendations');
    expect(Number(running.LastModifiedTime)).toBeGreaterThan(Number(running.CreationTime));
    const ended = await jobs.over('Fraud-1');
    expect(ended.Status).toBe('COMPLETED');
    expect(ended.InferenceRecommendations).toHaveLength(3);
    expect(ended.CompletionTime).toEqual(ended.LastModifiedTime);
  });

  test('takes about as long as captured ones: 20 minutes for three types, 45 for eight, less than two hours', async () => {
    const { jobs } = await account();
    await jobs.quick('three');
    const families = ['ml.c5', 'ml.m5', 'ml.c6i', 'ml.m6i'];
    const eight = families.flatMap((family) => [`${family}.large`, `${family}.xlarge`]);
    await jobs.quick('eight', { ContainerConfig: realTime(eight) });
    await jobs.advanced('advanced', [
      { InstanceType: 'ml.c5.large' },
      { InstanceType: 'ml.c5.xlarge' },
      { InstanceType: 'ml.m5.large' },
      { InstanceType: 'ml.m5.xlarge' },
    ]);
    const lasted = async (name: string) => {
      const { CreationTime, CompletionTime } = await jobs.over(name);
      return minutesOf(CreationTime, CompletionTime);
    };
    const [three, most, advanced] = [await lasted('three'), await lasted('eight'), await lasted('advanced')];
    expect(three).toBeGreaterThan(14);
    expect(three).toBeLessThan(26);
    expect(most).toBeGreaterThan(28);
    expect(most).toBeLessThan(60);
    expect(advanced).toBeGreaterThan(30);
    expect(advanced).toBeLessThan(120);
  });

  test('names what it recommends after itself, in time and identity', async () => {
    const { jobs } = await account();
    const name = `fraud-${'x'.repeat(58)}`;
    await jobs.quick(name, { ContainerConfig: realTime(['ml.c5.large']) });
    const [row] = await jobs.rows(name);
    const whole = row?.whole;
    const endpoint = whole?.EndpointConfiguration?.EndpointName ?? '';
    expect(endpoint).toMatch(new RegExp(`^${name.slice(0, 40)}-[A-Za-z0-9]{20}$`));
    expect(whole?.EndpointConfiguration?.VariantName).toBe(endpoint);
    expect(whole?.RecommendationId).toMatch(new RegExp(`^${name}/[A-Za-z0-9]{8}$`));
    const load = minutesOf(whole?.InvocationStartTime, whole?.InvocationEndTime);
    expect(load).toBeGreaterThan(5);
    expect(load).toBeLessThan(15);
  });

  test('keeps its tags, which can be changed', async () => {
    const { jobs, sagemaker, tag } = await account();
    await jobs.create({
      JobName: 'j',
      JobType: 'Default',
      InputConfig: { ModelName: 'm', ContainerConfig: realTime() },
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    await tag(arn(JOB, 'j'), { c: 'd' });
    const { Tags } = await sagemaker.send(new ListTagsCommand({ ResourceArn: arn(JOB, 'j') }));
    expect(Tags).toEqual([
      { Key: 'a', Value: 'b' },
      { Key: 'c', Value: 'd' },
    ]);
  });
});

describe('its steps', () => {
  test('appear one after the other, with results before the job has any', async () => {
    const { jobs, minutes } = await account();
    const types = ['ml.c5.large', 'ml.c5.xlarge', 'ml.m5.large'] as const;
    await jobs.advanced(
      'j',
      types.map((type) => ({ InstanceType: type })),
      within(80),
      { ResourceLimit: { MaxParallelOfTests: 1 } },
    );
    expect(await jobs.steps('j')).toEqual([]);
    const seen = new Set<string>();
    for (;;) {
      const { Status, InferenceRecommendations } = await jobs.describe('j');
      if (Status === 'COMPLETED') break;
      expect(InferenceRecommendations).toBeUndefined();
      const steps = await jobs.steps('j');
      seen.add(statuses(steps).join(' '));
      for (const step of steps) {
        expect(step.StepType).toBe('BENCHMARK');
        expect(step.InferenceBenchmark?.Metrics !== undefined).toBe(step.Status === 'COMPLETED');
      }
      await minutes(1);
    }
    expect([...seen]).toEqual([
      '',
      'IN_PROGRESS',
      'COMPLETED IN_PROGRESS',
      'COMPLETED COMPLETED IN_PROGRESS',
    ]);
    expect(statuses(await jobs.steps('j'))).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
  });

  test('are filtered by status and come in pages', async () => {
    const { jobs, sagemaker } = await account({
      jobs: [{ kind: 'lost-step', instance: 'ml.m5.large' }],
    });
    await jobs.quick('j');
    await jobs.over('j');
    const page = (input: object) =>
      sagemaker.send(new ListInferenceRecommendationsJobStepsCommand({ JobName: 'j', ...input }));
    const failed = (await page({ Status: 'FAILED' })).Steps ?? [];
    expect(failed.map((step) => step.InferenceBenchmark?.EndpointConfiguration?.InstanceType)).toEqual([
      'ml.m5.large',
    ]);
    const first = await page({ MaxResults: 2 });
    expect(first.Steps).toHaveLength(2);
    const second = await page({ MaxResults: 2, NextToken: first.NextToken });
    expect(second.Steps).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });

  test('have endpoints, configs and models of their own while they run, without tags, and nothing stays', async () => {
    const { jobs, sagemaker, minutes } = await account();
    await jobs.quick('fraud', { ContainerConfig: realTime(['ml.c5.large']) });
    await minutes(3);
    const names = async () => {
      const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand({}));
      const { EndpointConfigs = [] } = await sagemaker.send(new ListEndpointConfigsCommand({}));
      const { Models = [] } = await sagemaker.send(new ListModelsCommand({}));
      return [
        Endpoints.map((one) => one.EndpointName),
        EndpointConfigs.map((one) => one.EndpointConfigName),
        Models.map((one) => one.ModelName),
      ];
    };
    const [endpoints = [], configs, models] = await names();
    const name = endpoints[0] ?? '';
    expect(name).toMatch(/^fraud-[A-Za-z0-9]{20}$/);
    expect([endpoints, configs, models]).toEqual([[name], [name], [name, 'm']]);
    const { Tags } = await sagemaker.send(new ListTagsCommand({ ResourceArn: arn('endpoint', name) }));
    expect(Tags).toEqual([]);
    const { EndpointStatus } = await sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }));
    expect(EndpointStatus).toBe('Creating');
    await jobs.over('fraud');
    await minutes(3);
    expect(await names()).toEqual([[], [], ['m']]);
  });

  test('fail with the endpoint that is theirs', async () => {
    const { jobs, minutes, sagemaker } = await account({
      endpoints: [{ kind: 'capacity', endpoint: 'fraud-*', nth: 1 }],
    });
    await jobs.quick('fraud');
    const over = await jobs.over('fraud');
    expect(over.Status).toBe('COMPLETED');
    expect(over.InferenceRecommendations).toHaveLength(2);
    const failed = (await jobs.steps('fraud')).filter((step) => step.Status === 'FAILED');
    expect(failed[0]?.InferenceBenchmark?.FailureReason).toMatch(/InsufficientInstanceCapacity/);
    await minutes(3);
    expect((await sagemaker.send(new ListEndpointsCommand({}))).Endpoints).toEqual([]);
  });

  test('fail where somebody deletes that endpoint', async () => {
    const { jobs, minutes, sagemaker, remove } = await account();
    await jobs.quick('fraud', { ContainerConfig: realTime(['ml.c5.large']) });
    await minutes(11);
    const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand({}));
    await remove(Endpoints[0]?.EndpointName ?? '');
    expect(await jobs.over('fraud')).toMatchObject({
      Status: 'FAILED',
      FailureReason: expect.stringMatching(/^ModelError when calling InvokeEndpoint operation/),
    });
  });

  test('are counted against the quotas of endpoints', async () => {
    const { jobs } = await account({ quotas: { instances: { 'ml.c5.large': 0 } } });
    await jobs.quick('some', { ContainerConfig: realTime(['ml.c5.large', 'ml.c5.xlarge']) });
    expect((await jobs.rows('some')).map((row) => row.type)).toEqual(['ml.c5.xlarge']);
    await jobs.quick('none', { ContainerConfig: realTime(['ml.c5.large']) });
    const reason = (await jobs.over('none')).FailureReason;
    expect(reason).toMatch(
      /^ResourceLimitExceeded when calling CreateEndpoint operation: .*'ml.c5.large for/,
    );
  });

  test('do not begin after the duration of the job, and those that run are finished', async () => {
    const { jobs } = await account();
    await jobs.advanced(
      'j',
      [{ InstanceType: 'ml.c5.large' }, { InstanceType: 'ml.c5.xlarge' }],
      within(80),
      { JobDurationInSeconds: 600, ResourceLimit: { MaxParallelOfTests: 1 } },
    );
    expect((await jobs.rows('j')).map((row) => row.type)).toEqual(['ml.c5.large']);
    expect(statuses(await jobs.steps('j'))).toEqual(['COMPLETED']);
  });
});

describe('a stop', () => {
  test('takes a while, removes the endpoints, and keeps what was measured', async () => {
    const { jobs, stop, minutes, sagemaker } = await account();
    await jobs.advanced(
      'j',
      [{ InstanceType: 'ml.c5.large' }, { InstanceType: 'ml.c5.xlarge' }],
      within(80),
      { ResourceLimit: { MaxParallelOfTests: 1 } },
    );
    for (;;) {
      if (statuses(await jobs.steps('j')).join() === 'COMPLETED,IN_PROGRESS') break;
      await minutes(1);
    }
    await stop('j');
    expect((await jobs.describe('j')).Status).toBe('STOPPING');
    await stop('j');
    const stopped = await jobs.over('j');
    expect(stopped.Status).toBe('STOPPED');
    expect(stopped.CompletionTime).toBeDefined();
    expect(stopped.InferenceRecommendations).toBeUndefined();
    const steps = await jobs.steps('j');
    expect(statuses(steps)).toEqual(['COMPLETED', 'STOPPED']);
    expect(steps[0]?.InferenceBenchmark?.Metrics?.MaxInvocations).toBeGreaterThan(0);
    await minutes(3);
    expect((await sagemaker.send(new ListEndpointsCommand({}))).Endpoints).toEqual([]);
    expect(await refusal(stop('j'))).toMatch(/^ValidationException: Cannot stop .* with status "STOPPED"/);
  });

  test('may come before the job has begun', async () => {
    const { jobs, stop } = await account();
    await jobs.quick('j');
    await stop('j');
    expect((await jobs.over('j')).Status).toBe('STOPPED');
    expect(await jobs.steps('j')).toEqual([]);
  });
});

describe('an existing endpoint', () => {
  const against = { Endpoints: [{ EndpointName: 'e' }], ContainerConfig: realTime(['ml.c5.2xlarge']) };

  test('is measured beside its alternatives, all of its instances together', async () => {
    const { jobs, serving, describe: endpoint } = await accountServing({ count: 2 });
    await serving();
    await jobs.quick('j', against);
    const seen = await jobs.over('j');
    const metrics = seen.EndpointPerformances?.[0]?.Metrics;
    expect(seen.EndpointPerformances?.[0]?.EndpointInfo?.EndpointName).toBe('e');
    expect(seen.InferenceRecommendations).toHaveLength(1);
    const steps = await jobs.steps('j');
    expect(steps[0]?.InferenceBenchmark?.EndpointMetrics).toEqual(metrics);
    expect(steps[0]?.InferenceBenchmark?.Metrics).toBeUndefined();
    expect((await endpoint('e')).EndpointStatus).toBe('InService');
    await jobs.quick('one', { ContainerConfig: realTime(['ml.m5.large']), ModelName: 'm' });
    const [one] = await jobs.rows('one');
    expect(metrics?.MaxInvocations).toBeGreaterThan(one?.invocations ?? 0);
  });

  async function accountServing(hardware: { count?: number; type?: string; memory?: never }) {
    const opened = await openAccount();
    return { ...opened, jobs: jobsOf(opened), serving: () => opened.serving(hardware) };
  }

  test.each([
    ['serverless', { memory: 2048, concurrency: 1 }, 'Endpoint e is not a real-time endpoint.'],
    ['of two variants', undefined, 'Endpoint e has more than one variant.'],
  ])('%s is found out late', async (_sentence, hardware, reason) => {
    const opened = await openAccount();
    const jobs = jobsOf(opened);
    if (hardware !== undefined) await opened.serving(hardware);
    else {
      await opened.model('m');
      const variant = { ModelName: 'm', InstanceType: 'ml.m5.large' as const, InitialInstanceCount: 1 };
      const ProductionVariants = ['a', 'b'].map((VariantName) => ({ ...variant, VariantName }));
      await opened.config('c', {}, { ProductionVariants });
      await opened.create('e', 'c');
      await opened.settled('e');
    }
    await jobs.quick('j', against);
    expect(await jobs.over('j')).toMatchObject({ Status: 'FAILED', FailureReason: reason });
  });

  test('must be there', async () => {
    const { jobs } = await account();
    expect(await refusal(jobs.quick('j', against))).toBe(
      `ValidationException: Could not find endpoint "${arn('endpoint', 'e')}".`,
    );
  });
});

describe('what is refused at once', () => {
  const large: RecommendationJobInputConfig['EndpointConfigurations'] = [{ InstanceType: 'ml.c5.large' }];
  const serverless = { MemorySizeInMB: 2048, MaxConcurrency: 1 };
  const CASES: readonly [
    sentence: string,
    input: RecommendationJobInputConfig,
    stopping: RecommendationJobStoppingConditions | undefined,
    text: RegExp,
  ][] = [
    ['no model', {}, undefined, /^ValidationException: Specify exactly one of ModelName and ModelPackage/],
    ['a model that does not exist', { ModelName: 'no' }, undefined, /Could not find model ".*model\/no"/],
    [
      'a package without a version',
      { ModelPackageVersionArn: arn('model-package', 'reranker') },
      undefined,
      /must be a versioned model package/,
    ],
    [
      'a package that does not exist',
      { ModelPackageVersionArn: arn('model-package', 'gone/1') },
      undefined,
      /Could not find model package/,
    ],
    [
      'provisioned concurrency',
      {
        ModelName: 'm',
        EndpointConfigurations: [{ ServerlessConfig: { ...serverless, ProvisionedConcurrency: 1 } }],
      },
      undefined,
      /ProvisionedConcurrency is not supported/,
    ],
    [
      'memory between the steps',
      {
        ModelName: 'm',
        EndpointConfigurations: [{ ServerlessConfig: { ...serverless, MemorySizeInMB: 1500 } }],
      },
      undefined,
      /MemorySizeInMB must be one of/,
    ],
    [
      'both kinds of hardware',
      {
        ModelName: 'm',
        EndpointConfigurations: [{ InstanceType: 'ml.c5.large', ServerlessConfig: serverless }],
      },
      undefined,
      /exactly one of InstanceType and ServerlessConfig/,
    ],
    [
      'an Advanced job without traffic',
      { ModelName: 'm', EndpointConfigurations: large },
      within(80),
      /TrafficPattern is required/,
    ],
    [
      'an Advanced job without configurations',
      { ModelName: 'm', TrafficPattern: PHASES },
      within(80),
      /EndpointConfigurations is required/,
    ],
    [
      'another percentile',
      { ModelName: 'm', EndpointConfigurations: large, TrafficPattern: PHASES },
      { ModelLatencyThresholds: [{ Percentile: 'P50', ValueInMilliseconds: 80 }] },
      /Percentile must be P95 or P99, not P50/,
    ],
    [
      'eleven configurations',
      { ModelName: 'm', EndpointConfigurations: Array.from({ length: 11 }, () => large[0] ?? {}) },
      undefined,
      /endpointConfigurations' failed to satisfy constraint: Member must have length less than or equal to 10/,
    ],
  ];
  test.each(CASES)('%s', async (_sentence, InputConfig, StoppingConditions, text) => {
    const { jobs, list } = await account({ missing: { packages: [arn('model-package', 'gone/*')] } });
    const JobType = StoppingConditions === undefined ? 'Default' : 'Advanced';
    const request = jobs.create({ JobName: 'j', JobType, InputConfig, StoppingConditions });
    expect(await refusal(request)).toMatch(text);
    expect(await list()).toEqual([]);
  });

  test('a name that is taken, whatever its case, even by a job that has ended', async () => {
    const { jobs, stop } = await account();
    await jobs.quick('j');
    await stop('j');
    await jobs.over('j');
    expect(await refusal(jobs.quick('J'))).toMatch(/^ResourceInUse: Job name must be unique .*\/j\)\.$/);
  });

  test('a role of another account', async () => {
    const { jobs } = await account();
    const RoleArn = 'arn:aws:iam::999999999999:role/other';
    const InputConfig = { ModelName: 'm', ContainerConfig: CONTAINER };
    const request = jobs.create({ JobName: 'j', JobType: 'Default', RoleArn, InputConfig });
    expect(await refusal(request)).toBe('ValidationException: Cross-account pass role is not allowed.');
  });

  test('more jobs than the account may have', async () => {
    const { jobs } = await account({ quotas: { recommendationJobs: 1 } });
    await jobs.quick('one');
    expect(await refusal(jobs.quick('two'))).toMatch(
      /^ResourceLimitExceeded: .*Inference recommendations jobs/,
    );
    await jobs.over('one');
    await jobs.quick('two');
  });

  test('questions about a job that does not exist', async () => {
    const { jobs, stop } = await account();
    for (const request of [jobs.describe('no'), jobs.steps('no'), stop('no')]) {
      expect(await refusal(request)).toBe(
        `ResourceNotFound: Could not find inference recommendations job "${arn(JOB, 'no')}".`,
      );
    }
  });
});

describe('what shows late', () => {
  const [first, second] = PHASES.Phases ?? [];
  const phases = (...Phases: object[]): Partial<RecommendationJobInputConfig> => ({
    TrafficPattern: { TrafficType: 'PHASES', Phases },
  });
  const stairs = (Stairs: object): Partial<RecommendationJobInputConfig> => ({
    TrafficPattern: { TrafficType: 'STAIRS', Stairs },
  });
  const CASES: readonly [sentence: string, input: Partial<RecommendationJobInputConfig>, reason: RegExp][] = [
    [
      'a jump between phases',
      phases({ ...first, SpawnRate: 0 }, { ...second, SpawnRate: 2 }, { ...second, InitialNumberOfUsers: 1 }),
      /^Users at the end of prev phase is 7 while initial users of current phase is 1\.$/,
    ],
    [
      'a short phase',
      phases({ ...first, DurationInSeconds: 60 }),
      /^DurationInSeconds should be between 120/,
    ],
    ['too many users', phases({ ...first, InitialNumberOfUsers: 4 }), /^InitialNumberOfUsers should be/],
    ['a high rate', phases({ ...first, SpawnRate: 4 }), /^SpawnRate should be between 0 and 3/],
    [
      'traffic that is longer than the job',
      { JobDurationInSeconds: 200 },
      /^Total Traffic duration \(across\) should not be more than Job duration\.$/,
    ],
    [
      'stairs that are longer than the job',
      {
        ...stairs({ DurationInSeconds: 600, NumberOfSteps: 3, UsersPerStep: 1 }),
        JobDurationInSeconds: 500,
      },
      /^Total Traffic duration/,
    ],
    ['half of the stairs', stairs({ DurationInSeconds: 600 }), /^Specify DurationInSeconds, NumberOfSteps/],
    ['a job of more than five hours', { JobDurationInSeconds: 18_001 }, /^JobDurationInSeconds should not/],
    [
      'a burstable type',
      { EndpointConfigurations: [{ InstanceType: 'ml.t2.medium' }] },
      /^Burstable instance type ml\.t2\.medium is not allowed\.$/,
    ],
    [
      'no domain',
      { ContainerConfig: { ...CONTAINER, Domain: undefined } },
      /^Specify Domain in the ContainerConfig\. Domain is a mandatory parameter for the job/,
    ],
    ['no framework', { ContainerConfig: { ...CONTAINER, Framework: undefined } }, /^Specify Framework in/],
    ['no payload', { ContainerConfig: { ...CONTAINER, PayloadConfig: {} } }, /^Specify SamplePayloadUrl in/],
    ['no container config', { ContainerConfig: undefined }, /^Specify Domain in/],
    [
      'a domain that nobody knows',
      { ContainerConfig: { ...CONTAINER, Domain: 'ML' } },
      /^Domain ML is not supported/,
    ],
  ];
  test.each(CASES)('%s', async (_sentence, input, reason) => {
    const { jobs, sagemaker } = await account();
    await jobs.advanced('j', [{ InstanceType: 'ml.c5.large' }], within(80), input);
    expect((await jobs.describe('j')).Status).toBe('PENDING');
    const failed = await jobs.over('j');
    expect(failed.Status).toBe('FAILED');
    expect(failed.FailureReason).toMatch(reason);
    const lasted = minutesOf(failed.CreationTime, failed.CompletionTime);
    expect(lasted).toBeGreaterThan(2);
    expect(lasted).toBeLessThan(8);
    expect(await jobs.steps('j')).toEqual([]);
    expect((await sagemaker.send(new ListEndpointsCommand({}))).Endpoints).toEqual([]);
  });

  test('a package is named by its version where it lacks something', async () => {
    const { jobs } = await account();
    await jobs.quick('j', {
      ModelName: undefined,
      ModelPackageVersionArn: arn('model-package', 'reranker/12'),
      ContainerConfig: { ...CONTAINER, Domain: undefined },
    });
    expect((await jobs.over('j')).FailureReason).toBe(
      'Specify Domain in the Model Package version 12. Domain is a mandatory parameter for the job.',
    );
  });

  test('a package tells what the job leaves out, and needs no approval', async () => {
    const { jobs, sagemaker } = await account();
    await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'reranker' }));
    const { ModelPackageArn } = await sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: 'reranker',
        Domain: 'MACHINE_LEARNING',
        Task: 'CLASSIFICATION',
        SamplePayloadUrl: PAYLOAD,
        InferenceSpecification: {
          Containers: [{ Image: IMAGE, ModelDataUrl: DATA, Framework: 'XGBOOST' }],
          SupportedRealtimeInferenceInstanceTypes: ['ml.c5.large'],
          SupportedContentTypes: ['text/csv'],
          SupportedResponseMIMETypes: ['text/csv'],
        },
      }),
    );
    const subject = { ModelName: undefined, ModelPackageVersionArn: ModelPackageArn };
    await jobs.quick('j', { ...subject, ContainerConfig: { SupportedEndpointType: 'RealTime' } });
    expect((await jobs.rows('j')).map((row) => row.type)).toEqual(['ml.c5.large']);
    await jobs.quick('other', { ...subject, ContainerConfig: { Domain: 'ML' } });
    expect((await jobs.over('other')).FailureReason).toMatch(/^Domain ML is not supported/);
  });

  test('a role that cannot be assumed', async () => {
    const RoleArn = ROLE.replace('execution', 'nobody');
    const { jobs } = await account({ missing: { roles: [RoleArn] } });
    const InputConfig = { ModelName: 'm', ContainerConfig: realTime() };
    await jobs.create({ JobName: 'j', JobType: 'Default', RoleArn, InputConfig });
    expect((await jobs.over('j')).FailureReason).toBe(
      'Provided role ARN cannot be assumed and an AWSSecurityTokenServiceException error occurred.',
    );
  });

  test.each([
    ['is not there', { missing: { modelData: [PAYLOAD] } }, PAYLOAD],
    ['may not be read', { missing: { unreadableData: ['s3://risk-benchmarks/*'] } }, PAYLOAD],
    ['is not an archive', {}, 's3://risk-benchmarks/payload.json'],
  ])('a payload that %s, after the endpoints were made', async (_sentence, scenario, SamplePayloadUrl) => {
    const { jobs } = await account(scenario);
    await jobs.quick('j', { ContainerConfig: { ...realTime(), PayloadConfig: { SamplePayloadUrl } } });
    expect((await jobs.over('j')).FailureReason).toMatch(
      /^PayloadError when calling InvokeEndpoint operation/,
    );
    expect(statuses(await jobs.steps('j'))).toEqual(['FAILED', 'FAILED', 'FAILED']);
  });

  test('a model that is too large for some of the hardware', async () => {
    const { jobs } = await account();
    const SupportedInstanceTypes = ['ml.c5.large', 'ml.m5.4xlarge'];
    const container = { ...VISION, Task: 'TEXT_GENERATION', NearestModelName: undefined };
    await jobs.quick('j', {
      ContainerConfig: { ...container, SupportedEndpointType: 'RealTime', SupportedInstanceTypes },
    });
    expect((await jobs.rows('j')).map((row) => row.type)).toEqual(['ml.m5.4xlarge']);
    const failed = (await jobs.steps('j')).find((step) => step.Status === 'FAILED');
    expect(failed?.InferenceBenchmark?.FailureReason).toMatch(/^ModelError when calling InvokeEndpoint/);
  });

  test('a threshold that nothing meets', async () => {
    const { jobs } = await account();
    await jobs.advanced('j', [{ InstanceType: 'ml.c5.large' }], within(1));
    expect(await jobs.over('j')).toMatchObject({
      Status: 'FAILED',
      FailureReason: 'No test met the latency threshold of the stopping conditions.',
    });
    expect(statuses(await jobs.steps('j'))).toEqual(['COMPLETED']);
  });
});

describe('a scenario', () => {
  test('fails a job in its own words, and removes what it has made', async () => {
    const { jobs, minutes, sagemaker } = await account({
      jobs: [{ kind: 'fail', job: 'fraud*', minutes: 12, reason: 'because' }],
    });
    await jobs.quick('fraud');
    expect(await jobs.over('fraud')).toMatchObject({ Status: 'FAILED', FailureReason: 'because' });
    expect(new Set(statuses(await jobs.steps('fraud')))).toEqual(new Set(['STOPPED']));
    await minutes(3);
    expect((await sagemaker.send(new ListEndpointsCommand({}))).Endpoints).toEqual([]);
    await jobs.quick('other');
    expect((await jobs.over('other')).Status).toBe('COMPLETED');
  });

  test('stops a job as somebody else would', async () => {
    const { jobs } = await account({ jobs: [{ kind: 'stop', nth: 1, minutes: 3 }] });
    await jobs.quick('one');
    await jobs.quick('two');
    expect((await jobs.over('one')).Status).toBe('STOPPED');
    expect((await jobs.over('two')).Status).toBe('COMPLETED');
  });

  test('loses single steps; the job completes with the others, and fails where none is left', async () => {
    const { jobs } = await account({
      jobs: [
        { kind: 'lost-step', instance: 'ml.c5.xlarge', job: 'some' },
        { kind: 'lost-step', job: 'all' },
      ],
    });
    await jobs.quick('some');
    expect((await jobs.rows('some')).map((row) => row.type).sort()).toEqual(['ml.m4.2xlarge', 'ml.m5.large']);
    await jobs.quick('all');
    expect(await jobs.over('all')).toMatchObject({
      Status: 'FAILED',
      FailureReason:
        'INVALID_INPUT : 1. Model (owned by the customer in the container) returned 4xx or 5xx error code.',
    });
  });

  test('slows a job down', async () => {
    const { jobs } = await account({ jobs: [{ kind: 'slow', job: 'slow', minutes: 60 }] });
    await jobs.quick('slow');
    await jobs.quick('usual');
    const lasted = async (name: string) => {
      const { CreationTime, CompletionTime } = await jobs.over(name);
      return minutesOf(CreationTime, CompletionTime);
    };
    expect(await lasted('slow')).toBeGreaterThan(45 + (await lasted('usual')));
  });

  test('interferes with requests by the name of the job', async () => {
    const { jobs } = await account({
      requests: [{ kind: 'throttle', operation: 'CreateInferenceRecommendationsJob', name: 'fr*', nth: 1 }],
    });
    await jobs.quick('other');
    expect(await refusal(jobs.quick('fraud'))).toBe('ThrottlingException: Rate exceeded');
    await jobs.quick('fraud');
  });
});

describe('the list', () => {
  test('has what is known of jobs, the latest first, and is filtered and sorted', async () => {
    const { jobs, list, stop, model } = await account();
    await model('n');
    await jobs.quick('a');
    await jobs.quick('b', { ModelName: 'n' });
    await jobs.advanced('c', [{ InstanceType: 'ml.c5.large' }]);
    await stop('b');
    await jobs.over('c');
    const names = async (input: ListInferenceRecommendationsJobsCommandInput) =>
      (await list(input)).map((one) => one.JobName);
    expect(await names({})).toEqual(['c', 'b', 'a']);
    expect(await names({ SortBy: 'Name', SortOrder: 'Ascending' })).toEqual(['a', 'b', 'c']);
    expect(await names({ StatusEquals: 'STOPPED' })).toEqual(['b']);
    expect(await names({ ModelNameEquals: 'n' })).toEqual(['b']);
    expect(await names({ NameContains: 'A' })).toEqual(['a']);
    expect((await list({ NameContains: 'c' }))[0]).toMatchObject({
      JobName: 'c',
      JobArn: arn(JOB, 'c'),
      JobType: 'Advanced',
      JobDescription: '',
      Status: 'COMPLETED',
      RoleArn: ROLE,
      ModelName: 'm',
      SamplePayloadUrl: PAYLOAD,
    });
  });

  test('may be behind, where a Describe finds the job at once', async () => {
    const { jobs, list, minutes } = await account({ lags: { list: 60_000 } });
    await jobs.quick('j');
    expect(await list()).toEqual([]);
    expect((await jobs.describe('j')).Status).toBe('PENDING');
    await minutes(2);
    expect(await list()).toHaveLength(1);
  });
});
