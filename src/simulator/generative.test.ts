// Heading "Generative models" of docs/simulator.md: workload configs, AI recommendation jobs, what they recommend.
import {
  type AIRecommendation,
  CreateAIRecommendationJobCommand,
  type CreateAIRecommendationJobCommandInput,
  CreateAIWorkloadConfigCommand,
  CreateModelCommand,
  CreateModelPackageGroupCommand,
  DeleteAIRecommendationJobCommand,
  DeleteAIWorkloadConfigCommand,
  DescribeAIRecommendationJobCommand,
  DescribeAIWorkloadConfigCommand,
  DescribeModelPackageCommand,
  ListAIRecommendationJobsCommand,
  ListAIWorkloadConfigsCommand,
  ListTagsCommand,
  StopAIRecommendationJobCommand,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { parseScenario } from './index.ts';
import { arn, MINUTE, openAccount, ROLE, refusal } from './testing/account.ts';

const MODEL = 's3://risk-models/llama-8b/';
const SPEC = {
  benchmark: { type: 'aiperf' },
  parameters: { prompt_input_tokens_mean: 550, output_tokens_mean: 150, concurrency: 8 },
};

type Job = Partial<Omit<CreateAIRecommendationJobCommandInput, 'AIRecommendationJobName'>>;

async function account(scenario: unknown = {}, seed = 1) {
  const opened = await openAccount({ scenario: parseScenario(scenario), seed });
  const { sagemaker } = opened;
  const workload = (name: string, inline = JSON.stringify(SPEC)) =>
    sagemaker.send(
      new CreateAIWorkloadConfigCommand({
        AIWorkloadConfigName: name,
        AIWorkloadConfigs: { WorkloadSpec: { Inline: inline } },
        Tags: [{ Key: 'a', Value: 'b' }],
      }),
    );
  const create = (name: string, more: Job = {}) =>
    sagemaker.send(
      new CreateAIRecommendationJobCommand({
        AIRecommendationJobName: name,
        ModelSource: { S3: { S3Uri: MODEL } },
        OutputConfig: { S3OutputLocation: 's3://risk-benchmarks/out/' },
        AIWorkloadConfigIdentifier: 'w',
        PerformanceTarget: { Constraints: [{ Metric: 'throughput' }] },
        RoleArn: ROLE,
        ...more,
      }),
    );
  const describe = (name: string) =>
    sagemaker.send(new DescribeAIRecommendationJobCommand({ AIRecommendationJobName: name }));
  const over = async (name: string) => {
    for (;;) {
      const seen = await describe(name);
      if (!['InProgress', 'Stopping'].includes(seen.AIRecommendationJobStatus ?? '')) return seen;
      await opened.minutes(20);
    }
  };
  const rows = async (name: string, more: Job = {}) => {
    await create(name, more);
    const seen = await over(name);
    if (seen.Recommendations === undefined) throw new Error(seen.FailureReason);
    return seen.Recommendations;
  };
  return { ...opened, workload, create, describe, over, rows };
}

const figure = (row: AIRecommendation | undefined, metric: string, stat: string): number =>
  Number(row?.ExpectedPerformance?.find((one) => one.Metric === metric && one.Stat === stat)?.Value);
const typesOf = (rows: readonly AIRecommendation[]) =>
  rows.map((row) => row.DeploymentConfiguration?.InstanceType);

describe('a workload config', () => {
  test('comes back as it was written, with its tags', async () => {
    const { sagemaker, workload } = await account();
    const inline = `${JSON.stringify(SPEC, null, 2)}\n`;
    const { AIWorkloadConfigArn } = await workload('w', inline);
    expect(AIWorkloadConfigArn).toBe(arn('ai-workload-config', 'w'));
    const described = (AIWorkloadConfigName: string) =>
      sagemaker.send(new DescribeAIWorkloadConfigCommand({ AIWorkloadConfigName }));
    expect(await described('W')).toMatchObject({
      AIWorkloadConfigName: 'w',
      AIWorkloadConfigs: { WorkloadSpec: { Inline: inline } },
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    const { AIWorkloadConfigs } = await sagemaker.send(new ListAIWorkloadConfigsCommand({}));
    expect(AIWorkloadConfigs?.map((one) => one.AIWorkloadConfigName)).toEqual(['w']);
    expect(await refusal(workload('w'))).toMatch(/^ResourceInUse: /);
    expect(await refusal(described('no'))).toMatch(/^ResourceNotFound: .*ai-workload-config\/no/);
  });

  test.each([
    ['an unknown key', JSON.stringify({ ...SPEC, load: 1 }), /unknown key "load"/],
    [
      'an unknown parameter',
      JSON.stringify({ ...SPEC, parameters: { users: 1 } }),
      /unknown parameter "users"/,
    ],
    ['another tool', JSON.stringify({ benchmark: { type: 'locust' } }), /benchmark\.type: aiperf/],
    ['a list', '[]', /must be a JSON or YAML object/],
    ['no text of either kind', '{a: [', /neither JSON nor YAML/],
  ])('is refused with %s', async (_sentence, inline, text) => {
    const { workload } = await account();
    expect(await refusal(workload('w', inline))).toMatch(text);
  });

  test('may be YAML', async () => {
    const { workload, rows } = await account();
    await workload('w', 'benchmark: { type: aiperf }\nparameters: { concurrency: 64 }\n');
    await workload('one', 'benchmark: { type: aiperf }\n');
    const [busy] = await rows('busy');
    const [idle] = await rows('idle', { AIWorkloadConfigIdentifier: arn('ai-workload-config', 'one') });
    expect(figure(busy, 'OutputTokenThroughput', 'avg')).toBeGreaterThan(
      figure(idle, 'OutputTokenThroughput', 'avg'),
    );
  });

  test('cannot be deleted while a job runs with it', async () => {
    const { sagemaker, workload, create, over } = await account();
    await workload('w');
    await create('j');
    const remove = () => sagemaker.send(new DeleteAIWorkloadConfigCommand({ AIWorkloadConfigName: 'w' }));
    expect(await refusal(remove())).toMatch(/^ResourceInUse: .*ai-recommendation-job\/j/);
    await over('j');
    await remove();
    expect((await sagemaker.send(new ListAIWorkloadConfigsCommand({}))).AIWorkloadConfigs).toEqual([]);
  });
});

describe('a job', () => {
  test('runs for hours, and tells what it was given', async () => {
    const { workload, create, describe: look, over, sagemaker, tag } = await account();
    await workload('w');
    const Tags = [{ Key: 'team', Value: 'risk' }];
    const { AIRecommendationJobArn } = await create('j', { Tags });
    const first = await look('J');
    expect(first).toMatchObject({
      AIRecommendationJobName: 'j',
      AIRecommendationJobArn,
      AIRecommendationJobStatus: 'InProgress',
      ModelSource: { S3: { S3Uri: MODEL } },
      OptimizeModel: true,
      Tags,
    });
    for (const absent of ['StartTime', 'EndTime', 'Recommendations'])
      expect(first).not.toHaveProperty(absent);
    const ended = await over('j');
    expect(ended.AIRecommendationJobStatus).toBe('Completed');
    const hours = (Number(ended.EndTime) - Number(ended.StartTime)) / (60 * MINUTE);
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(4.1);
    await tag(arn('ai-recommendation-job', 'j'), { c: 'd' });
    const listed = await sagemaker.send(
      new ListTagsCommand({ ResourceArn: arn('ai-recommendation-job', 'j') }),
    );
    expect(listed.Tags).toHaveLength(2);
    const { AIRecommendationJobs } = await sagemaker.send(
      new ListAIRecommendationJobsCommand({ StatusEquals: 'Completed' }),
    );
    expect(AIRecommendationJobs).toMatchObject([
      { AIRecommendationJobName: 'j', AIRecommendationJobStatus: 'Completed' },
    ]);
  });

  test('recommends configurations with numbers as texts, and a package that waits for approval', async () => {
    const { workload, rows, sagemaker } = await account();
    await workload('w');
    await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'llama' }));
    const OutputConfig = { S3OutputLocation: 's3://out/x', ModelPackageGroupIdentifier: 'llama' };
    const found = await rows('j', { OutputConfig });
    expect(found).toHaveLength(3);
    const [best] = found;
    expect(best?.ExpectedPerformance?.every((one) => typeof one.Value === 'string')).toBe(true);
    const packageArn = best?.ModelDetails?.ModelPackageArn ?? '';
    expect(packageArn).toBe(arn('model-package', 'llama/1'));
    expect(best?.ModelDetails?.InstanceDetails?.[0]).toMatchObject({
      InstanceType: best?.DeploymentConfiguration?.InstanceType,
      InstanceCount: 1,
    });
    const made = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: packageArn }));
    expect(made.ModelApprovalStatus).toBe('PendingManualApproval');
    expect(made.AdditionalInferenceSpecifications?.map((one) => one.Name)).toEqual(
      found.map((row) => row.ModelDetails?.InferenceSpecificationName),
    );
    const deploy = (ModelName: string) =>
      sagemaker.send(
        new CreateModelCommand({
          ModelName,
          ExecutionRoleArn: ROLE,
          PrimaryContainer: { ModelPackageName: packageArn },
        }),
      );
    expect(await refusal(deploy('m'))).toMatch(/must be Approved/);
    await sagemaker.send(
      new UpdateModelPackageCommand({ ModelPackageArn: packageArn, ModelApprovalStatus: 'Approved' }),
    );
    await deploy('m');
  });

  test('puts first what serves its goal', async () => {
    const { workload, rows } = await account();
    await workload('w');
    const InstanceTypes = ['ml.g6.2xlarge', 'ml.g6e.2xlarge', 'ml.p5.48xlarge'] as const;
    const goal = (Metric: 'ttft-ms' | 'throughput' | 'cost'): Job => ({
      PerformanceTarget: { Constraints: [{ Metric }] },
      ComputeSpec: { InstanceTypes: [...InstanceTypes] },
    });
    const fast = await rows('fast', goal('ttft-ms'));
    const wide = await rows('wide', goal('throughput'));
    const cheap = await rows('cheap', goal('cost'));
    for (const found of [fast, wide, cheap]) expect(typesOf(found).sort()).toEqual([...InstanceTypes].sort());
    expect(figure(fast[0], 'TimeToFirstToken', 'p50')).toBeLessThan(
      figure(fast[2], 'TimeToFirstToken', 'p50'),
    );
    expect(figure(wide[0], 'OutputTokenThroughput', 'avg')).toBeGreaterThan(
      figure(wide[2], 'OutputTokenThroughput', 'avg'),
    );
    expect(cheap[0]?.DeploymentConfiguration?.InstanceType).not.toBe('ml.p5.48xlarge');
  });

  test('optimizes unless it may not, which makes tokens quicker', async () => {
    const { workload, rows } = await account();
    await workload('w');
    const [optimized] = await rows('yes');
    const [plain] = await rows('no', { OptimizeModel: false });
    expect(optimized?.OptimizationDetails?.[0]?.OptimizationType).toBe('SpeculativeDecoding');
    expect(plain?.OptimizationDetails).toBeUndefined();
    expect(figure(optimized, 'InterTokenLatency', 'p50')).toBeLessThan(
      figure(plain, 'InterTokenLatency', 'p50'),
    );
  });

  test('is the same in the same world, and differs a little in another', async () => {
    const figures = async (seed: number) => {
      const { workload, rows } = await account({}, seed);
      await workload('w');
      return (await rows('j')).map((row) => figure(row, 'RequestLatency', 'p99'));
    };
    const first = await figures(1);
    expect(await figures(1)).toEqual(first);
    expect(await figures(2)).not.toEqual(first);
  });

  test('spreads a larger model over more accelerators, and fails where nothing holds it', async () => {
    const { workload, rows, create, over } = await account();
    await workload('w');
    const large = { ModelSource: { S3: { S3Uri: 's3://risk-models/llama-70b/' } } };
    const [row] = await rows('large', { ...large, ComputeSpec: { InstanceTypes: ['ml.p5.48xlarge'] } });
    const degree = Number(row?.DeploymentConfiguration?.EnvironmentVariables?.OPTION_TENSOR_PARALLEL_DEGREE);
    expect(degree).toBe(4);
    expect(row?.DeploymentConfiguration?.CopyCountPerInstance).toBe(2);
    await create('none', { ...large, ComputeSpec: { InstanceTypes: ['ml.g5.2xlarge'] } });
    expect(await over('none')).toMatchObject({
      AIRecommendationJobStatus: 'Failed',
      FailureReason: 'The model does not fit into the memory of any of the instance types.',
    });
  });

  test('can be stopped, and deleted when it has ended', async () => {
    const { workload, create, over, sagemaker, minutes, describe: look } = await account();
    await workload('w');
    await create('j');
    await minutes(30);
    const remove = () =>
      sagemaker.send(new DeleteAIRecommendationJobCommand({ AIRecommendationJobName: 'j' }));
    const stop = () => sagemaker.send(new StopAIRecommendationJobCommand({ AIRecommendationJobName: 'j' }));
    expect(await refusal(remove())).toMatch(/Cannot delete .* with status "InProgress"/);
    await stop();
    expect((await look('j')).AIRecommendationJobStatus).toBe('Stopping');
    const stopped = await over('j');
    expect(stopped.AIRecommendationJobStatus).toBe('Stopped');
    expect(stopped.Recommendations).toBeUndefined();
    expect(await refusal(stop())).toMatch(/Cannot stop/);
    await remove();
    expect(await refusal(look('j'))).toMatch(/^ResourceNotFound/);
  });

  const REFUSED: readonly [sentence: string, more: Job, text: RegExp][] = [
    ['a workload that is not there', { AIWorkloadConfigIdentifier: 'no' }, /^ResourceNotFound: .*\/no/],
    [
      'a workload of another account',
      { AIWorkloadConfigIdentifier: arn('ai-workload-config', 'w').replace('123456789012', '999999999999') },
      /^ResourceNotFound/,
    ],
    [
      'a group that is not there',
      { OutputConfig: { S3OutputLocation: 's3://out/', ModelPackageGroupIdentifier: 'no' } },
      /^ResourceNotFound: .*"no"/,
    ],
    ['no model', { ModelSource: { S3: {} } }, /ModelSource needs S3/],
    ['nowhere to write', { OutputConfig: { S3OutputLocation: undefined } }, /S3OutputLocation/],
    ['no goal', { PerformanceTarget: { Constraints: [] } }, /needs a constraint/],
    ['a foreign role', { RoleArn: ROLE.replace('123456789012', '999999999999') }, /Cross-account/],
    [
      'a type without a GPU',
      { ComputeSpec: { InstanceTypes: ['ml.m5.large' as 'ml.g5.xlarge'] } },
      /instanceTypes' failed to satisfy constraint/,
    ],
  ];
  test.each(REFUSED)('is refused with %s', async (_sentence, more, text) => {
    const { workload, create } = await account();
    await workload('w');
    expect(await refusal(create('j', more))).toMatch(text);
  });

  test.each([
    ['access-denied', /^AccessDeniedException: /],
    ['limit', /^ResourceLimitExceeded: /],
  ])('is refused to an account that is not admitted: %s', async (generativeJobs, text) => {
    const { workload, create } = await account({ generativeJobs });
    expect(await refusal(workload('w'))).toMatch(text);
    expect(await refusal(create('j'))).toMatch(text);
  });

  test.each([
    ['its model is not there', { missing: { modelData: [MODEL] } }, `The model at ${MODEL} cannot be read.`],
    ['the scenario says so', { jobs: [{ kind: 'fail', job: 'j', reason: 'because' }] }, 'because'],
  ])('fails where %s', async (_sentence, scenario, reason) => {
    const { workload, create, over } = await account(scenario);
    await workload('w');
    await create('j');
    expect(await over('j')).toMatchObject({ AIRecommendationJobStatus: 'Failed', FailureReason: reason });
  });
});
