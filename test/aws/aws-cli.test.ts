// The AWS CLI, whichever is on PATH, against the served simulator: an independent client that knows nothing of inferra.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSimulator, serveSimulator } from '../../src/simulator/index.ts';

const ACCOUNT = '123456789012';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/sagemaker-execution`;
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const REGISTRY = `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com`;
const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Ten minutes of the account in a second: what takes minutes is over before the next command has started. */
const SPEED = 600;

let served: ServedSimulator;
let home: string;

type Run = { readonly exit: number; readonly stdout: string; readonly stderr: string };

function aws(...args: readonly string[]): Promise<Run> {
  const route = args[0] === 's3api' ? '/s3' : '';
  const endpoint = ['--endpoint-url', `http://127.0.0.1:${served.port}${route}`];
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    PYENV_ROOT: process.env.PYENV_ROOT ?? join(process.env.HOME ?? '', '.pyenv'),
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
  return new Promise((resolve) => {
    execFile('aws', [...args, ...endpoint, '--output', 'json'], { env }, (error, stdout, stderr) => {
      resolve({ exit: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** What a command that must succeed printed. */
async function json(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { exit, stdout, stderr } = await aws(...args);
  if (exit !== 0) throw new Error(`aws ${args.join(' ')} exited ${exit}: ${stderr}`);
  return stdout.trim() === '' ? {} : JSON.parse(stdout);
}

const sagemaker = (...args: readonly string[]) => json('sagemaker', ...args);

const variant = (more: object) => JSON.stringify([{ VariantName: 'main', ModelName: 'm', ...more }]);
const INSTANCES = variant({ InstanceType: 'ml.m5.large', InitialInstanceCount: 1 });
const SERVERLESS = variant({ ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } });
const arn = (kind: string, name: string) => `arn:aws:sagemaker:us-east-1:${ACCOUNT}:${kind}/${name}`;

const model = (name: string, role = ROLE) =>
  [
    'create-model',
    '--model-name',
    name,
    '--execution-role-arn',
    role,
    '--primary-container',
    `Image=${IMAGE}`,
  ] as const;
const config = (name: string, variants: string) =>
  ['create-endpoint-config', '--endpoint-config-name', name, '--production-variants', variants] as const;
const endpoint = (verb: 'create' | 'update', name: string, of: string) =>
  [`${verb}-endpoint`, '--endpoint-name', name, '--endpoint-config-name', of] as const;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'aws-cli-'));
  served = await serveSimulator({
    port: 0,
    speed: SPEED,
    scenario: {
      endpoints: [{ kind: 'stuck', endpoint: 'slow', minutes: 200 }],
      buckets: [{ bucket: 'gone', missing: true }],
      images: [
        { image: `${REGISTRY}/ranker:1`, digest: DIGEST },
        { image: `${REGISTRY}/ranker:gone`, missing: true },
      ],
    },
  });
  const version = await aws('--version').catch(() => undefined);
  if (version?.exit !== 0) {
    throw new Error(
      'these tests need the AWS CLI on PATH: install awscli (apt-get install awscli, pip install awscli)',
    );
  }
  await sagemaker(...model('m'));
  await sagemaker(...config('c', INSTANCES));
  await sagemaker(...config('serverless', SERVERLESS));
  await sagemaker(...endpoint('create', 'e', 'c'));
  await sagemaker('wait', 'endpoint-in-service', '--endpoint-name', 'e');
});

afterAll(async () => {
  await served?.close();
  await rm(home, { recursive: true, force: true });
});

describe.concurrent('the AWS CLI', () => {
  test('knows who it is', async () => {
    expect(await json('sts', 'get-caller-identity')).toMatchObject({ Account: ACCOUNT });
  });

  test('assumes a role of another account', async () => {
    const role = 'arn:aws:iam::999999999999:role/inferra';
    const assumed = await json('sts', 'assume-role', '--role-arn', role, '--role-session-name', 'me');
    expect(assumed).toMatchObject({
      AssumedRoleUser: { Arn: 'arn:aws:sts::999999999999:assumed-role/inferra/me' },
      Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/) },
    });
  });

  test('describes what it created, with readable times', async () => {
    const seen = await sagemaker('describe-endpoint', '--endpoint-name', 'e');
    expect(seen).toMatchObject({
      EndpointArn: arn('endpoint', 'e'),
      EndpointStatus: 'InService',
      EndpointConfigName: 'c',
      ProductionVariants: [{ CurrentInstanceCount: 1, CurrentWeight: 1 }],
    });
    const { CreationTime: time } = seen;
    const at = typeof time === 'number' ? time * 1000 : Date.parse(String(time));
    expect(new Date(at).getUTCFullYear()).toBe(2026);
    expect(await sagemaker('describe-model', '--model-name', 'm')).toMatchObject({
      ModelArn: arn('model', 'm'),
    });
    expect(await sagemaker('describe-endpoint-config', '--endpoint-config-name', 'c')).toMatchObject({
      ProductionVariants: [{ InstanceType: 'ml.m5.large', InitialVariantWeight: 1 }],
    });
  });

  test('waits for an endpoint that is on its way, and is told when it may not be touched', async () => {
    await sagemaker(...endpoint('create', 'slow', 'c'));
    const busy = await aws('sagemaker', 'delete-endpoint', '--endpoint-name', 'slow');
    expect(busy.stderr).toContain(`Cannot update in-progress endpoint "${arn('endpoint', 'slow')}".`);
    await sagemaker('wait', 'endpoint-in-service', '--endpoint-name', 'slow');
    expect(await sagemaker('describe-endpoint', '--endpoint-name', 'slow')).toMatchObject({
      EndpointStatus: 'InService',
    });
  });

  test('updates, scales, tags, searches, invokes and deletes an endpoint of its own', async () => {
    await sagemaker(...model('own'));
    await sagemaker(...config('own-1', INSTANCES));
    await sagemaker(...config('own-2', variant({ InstanceType: 'ml.c6i.large', InitialInstanceCount: 2 })));
    await sagemaker(...endpoint('create', 'own', 'own-1'));
    await settled('own');
    await sagemaker(...endpoint('update', 'own', 'own-2'));
    expect(await settled('own')).toMatchObject({ EndpointConfigName: 'own-2' });
    await sagemaker(
      ...['update-endpoint-weights-and-capacities', '--endpoint-name', 'own'],
      ...['--desired-weights-and-capacities', 'VariantName=main,DesiredInstanceCount=3'],
    );
    expect(await settled('own')).toMatchObject({ ProductionVariants: [{ CurrentInstanceCount: 3 }] });
    await sagemaker('add-tags', '--resource-arn', arn('endpoint', 'own'), '--tags', 'Key=team,Value=risk');
    expect(await sagemaker('list-tags', '--resource-arn', arn('endpoint', 'own'))).toEqual({
      Tags: [{ Key: 'team', Value: 'risk' }],
    });
    const expression = JSON.stringify({
      Filters: [{ Name: 'Tags.team', Operator: 'Equals', Value: 'risk' }],
    });
    expect(
      await sagemaker('search', '--resource', 'Endpoint', '--search-expression', expression),
    ).toMatchObject({
      Results: [{ Endpoint: { EndpointName: 'own' } }],
    });
    const [body, answer] = [join(home, 'body'), join(home, 'answer')];
    await writeFile(body, '{"amount":12}');
    await json(
      'sagemaker-runtime',
      'invoke-endpoint',
      '--endpoint-name',
      'own',
      '--body',
      `fileb://${body}`,
      answer,
    );
    expect(JSON.parse(await readFile(answer, 'utf8'))).toMatchObject({ model: 'm' });
    await sagemaker('delete-endpoint', '--endpoint-name', 'own');
    await sagemaker('wait', 'endpoint-deleted', '--endpoint-name', 'own');
    await sagemaker('delete-endpoint-config', '--endpoint-config-name', 'own-1');
    await sagemaker('delete-endpoint-config', '--endpoint-config-name', 'own-2');
    await sagemaker('delete-model', '--model-name', 'own');
    const names = JSON.stringify([
      await sagemaker('list-endpoints'),
      await sagemaker('list-endpoint-configs'),
    ]);
    expect(names).not.toContain('own');
    expect(names).toContain('"c"');
  });

  test('registers a package, approves it and makes a model of it', async () => {
    const group = ['--model-package-group-name', 'ranker'] as const;
    const version = arn('model-package', 'ranker/1');
    const create = ['create-model', '--model-name', 'of-package', '--execution-role-arn', ROLE];
    create.push('--primary-container', JSON.stringify({ ModelPackageName: version }));
    await sagemaker('create-model-package-group', ...group);
    const spec = { Containers: [{ Image: IMAGE, ModelDataUrl: 's3://risk-models/ranker.tar.gz' }] };
    const more = { SupportedContentTypes: ['text/csv'], SupportedResponseMIMETypes: ['text/csv'] };
    const inference = ['--inference-specification', JSON.stringify({ ...spec, ...more })];
    expect(await sagemaker('create-model-package', ...group, ...inference)).toEqual({
      ModelPackageArn: version,
    });
    expect((await aws('sagemaker', ...create)).stderr).toContain('must be Approved before');
    const approval = ['--model-approval-status', 'Approved'];
    await sagemaker('update-model-package', '--model-package-arn', version, ...approval);
    const { ModelPackageSummaryList: list } = await sagemaker('list-model-packages', ...group, ...approval);
    expect(list).toMatchObject([{ ModelPackageVersion: 1, ModelApprovalStatus: 'Approved' }]);
    await sagemaker(...create);
    expect(await sagemaker('describe-model-package', '--model-package-name', version)).toMatchObject({
      ModelPackageStatus: 'Completed',
      InferenceSpecification: spec,
    });
  });

  test('puts, heads, lists and gets an object', async () => {
    const [body, back] = [join(home, 'payload'), join(home, 'payload-back')];
    await writeFile(body, 'one,two\n');
    const object = ['--bucket', 'risk-benchmarks', '--key', 'payloads/a b.csv'] as const;
    const { ETag } = await json('s3api', 'put-object', ...object, '--body', body);
    expect(ETag).toBe('"556c8ffa1e9d3ac78d24b29fc83ca9eb"');
    expect(await json('s3api', 'head-object', ...object)).toMatchObject({ ETag, ContentLength: 8 });
    const list = await json('s3api', 'list-objects-v2', '--bucket', 'risk-benchmarks');
    expect(list.Contents).toMatchObject([{ Key: 'payloads/a b.csv', Size: 8 }]);
    await json('s3api', 'get-object', ...object, back);
    expect(await readFile(back, 'utf8')).toBe('one,two\n');
    const copied = [
      '--bucket',
      'risk-benchmarks',
      '--key',
      'copy.csv',
      '--copy-source',
      'risk-benchmarks/payloads/a b.csv',
    ];
    expect((await json('s3api', 'copy-object', ...copied)).CopyObjectResult).toMatchObject({ ETag });
    const gone = await aws('s3api', 'head-object', '--bucket', 'gone', '--key', 'x');
    expect(gone.stderr).toContain('(404) when calling the HeadObject operation: Not Found');
  });

  test('registers a scalable target with a policy, and deregisters both', async () => {
    const of = [
      ...['--service-namespace', 'sagemaker', '--resource-id', 'endpoint/e/variant/main'],
      ...['--scalable-dimension', 'sagemaker:variant:DesiredInstanceCount'],
    ];
    const scaling = (...args: readonly string[]) => json('application-autoscaling', ...args);
    await scaling('register-scalable-target', ...of, '--min-capacity', '1', '--max-capacity', '4');
    const tracking = {
      TargetValue: 70,
      PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    };
    const policy = ['--policy-name', 'p', '--policy-type', 'TargetTrackingScaling'];
    const configuration = ['--target-tracking-scaling-policy-configuration', JSON.stringify(tracking)];
    await scaling('put-scaling-policy', ...of, ...policy, ...configuration);
    const all = ['--service-namespace', 'sagemaker'];
    expect(await scaling('describe-scalable-targets', ...all)).toMatchObject({
      ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 4 }],
    });
    expect(await scaling('describe-scaling-policies', ...all)).toMatchObject({
      ScalingPolicies: [{ PolicyName: 'p', TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 } }],
    });
    const steps = {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    };
    const stepping = ['--policy-name', 's', '--policy-type', 'StepScaling'];
    await scaling(
      ...(['put-scaling-policy', ...of, ...stepping] as const),
      ...['--step-scaling-policy-configuration', JSON.stringify(steps)],
    );
    const night = ['--scheduled-action-name', 'night', '--schedule', 'cron(0 22 * * ? *)'];
    const bounds = ['--timezone', 'Europe/Berlin', '--scalable-target-action', 'MinCapacity=1,MaxCapacity=2'];
    await scaling('put-scheduled-action', ...of, ...night, ...bounds);
    expect(await scaling('describe-scheduled-actions', ...all)).toMatchObject({
      ScheduledActions: [
        { ScheduledActionName: 'night', Timezone: 'Europe/Berlin', ScalableTargetAction: { MaxCapacity: 2 } },
      ],
    });
    await scaling('deregister-scalable-target', ...of);
    expect(await scaling('describe-scaling-policies', ...all)).toEqual({ ScalingPolicies: [] });
    expect(await scaling('describe-scheduled-actions', ...all)).toEqual({ ScheduledActions: [] });
  });

  test('reads the digest of an image', async () => {
    const images = ['--repository-name', 'ranker', '--image-ids', 'imageTag=1', 'imageTag=gone'];
    expect(await json('ecr', 'batch-get-image', ...images)).toMatchObject({
      images: [{ imageId: { imageTag: '1', imageDigest: DIGEST } }],
      failures: [{ imageId: { imageTag: 'gone' }, failureCode: 'ImageNotFound' }],
    });
    const aws = ['--registry-id', '683313688378', '--repository-name', 'sagemaker-xgboost'];
    const { images: own } = await json('ecr', 'batch-get-image', ...aws, '--image-ids', 'imageTag=1.7-1');
    expect(own).toHaveLength(1);
    const { imageDetails } = await json('ecr', 'describe-images', '--repository-name', 'ranker');
    expect(imageDetails).toMatchObject([{ imageDigest: DIGEST, imageTags: ['1'] }]);
  });

  test('says what a role may do, and which subnets have room', async () => {
    const simulated = await json(
      ...['iam', 'simulate-principal-policy', '--policy-source-arn', ROLE],
      ...['--action-names', 's3:GetObject', '--resource-arns', 'arn:aws:s3:::risk-models/m'],
    );
    expect(simulated).toMatchObject({
      EvaluationResults: [{ EvalActionName: 's3:GetObject', EvalDecision: 'allowed' }],
    });
    const subnets = [
      'ec2',
      'describe-subnets',
      '--filters',
      'Name=subnet-id,Values=subnet-0123456789abcdef0',
    ];
    const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`;
    expect(await json('sns', 'get-topic-attributes', '--topic-arn', topic)).toMatchObject({
      Attributes: { TopicArn: topic, Owner: ACCOUNT },
    });
    expect(await json('kms', 'describe-key', '--key-id', 'alias/volumes')).toMatchObject({
      KeyMetadata: { KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT' },
    });
    expect(await json(...subnets)).toMatchObject({
      Subnets: [{ SubnetId: 'subnet-0123456789abcdef0', AvailableIpAddressCount: 251 }],
    });
  });

  test('puts an alarm, sets it off, finds it, and deletes it, over CBOR', async () => {
    const cloudwatch = (...args: readonly string[]) => json('cloudwatch', ...args);
    await cloudwatch(
      ...['put-metric-alarm', '--alarm-name', 'slow', '--namespace', 'AWS/SageMaker', '--metric-name'],
      ...['ModelLatency', '--extended-statistic', 'p95', '--period', '60', '--threshold', '2.5'],
      ...['--evaluation-periods', '1', '--comparison-operator', 'GreaterThanThreshold'],
    );
    const alarm = ['--state-value', 'ALARM', '--state-reason', 'test'];
    await cloudwatch('set-alarm-state', '--alarm-name', 'slow', ...alarm);
    expect(await cloudwatch('describe-alarms', '--state-value', 'ALARM')).toMatchObject({
      MetricAlarms: [
        {
          ...{ AlarmName: 'slow', Threshold: 2.5, StateReason: 'test' },
          StateUpdatedTimestamp: expect.anything(),
        },
      ],
    });
    await cloudwatch('delete-alarms', '--alarm-names', 'slow');
    const { exit, stderr } = await aws(
      'cloudwatch',
      'set-alarm-state',
      '--alarm-name',
      'n'.repeat(256),
      ...alarm,
    );
    expect([254, 255]).toContain(exit);
    expect(stderr).toContain("at 'alarmName' failed to satisfy constraint");
  });

  test('pages through a list', async () => {
    for (const name of ['page-1', 'page-2', 'page-3']) await sagemaker(...model(name));
    const { Models } = await sagemaker('list-models', '--name-contains', 'page-', '--page-size', '1');
    expect(Models).toHaveLength(3);
  });

  test('publishes to a topic and puts an event, and is told what is wrong with either', async () => {
    const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`;
    const publish = ['sns', 'publish', '--topic-arn', topic, '--message'];
    expect(await json(...publish, 'hello', '--subject', 'drift')).toEqual({ MessageId: expect.any(String) });
    const gone = await aws(...publish.with(3, topic.replace('us-east-1', 'eu-west-1')), 'hello');
    expect(gone.stderr).toContain(
      '(InvalidParameter) when calling the Publish operation: Invalid parameter: TopicArn',
    );
    const entries = ['{}', 'none'].map((Detail) => ({ Source: 'inferra', DetailType: 'drift', Detail }));
    expect(await json('events', 'put-events', '--entries', JSON.stringify(entries))).toEqual({
      FailedEntryCount: 1,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      ],
    });
  });

  test('reads a price', async () => {
    const filters = ['Type=TERM_MATCH,Field=regionCode,Value=us-east-1'];
    const { PriceList } = await json(
      ...['pricing', 'get-products', '--service-code', 'AmazonSageMaker', '--filters', ...filters],
      'Type=TERM_MATCH,Field=instanceName,Value=ml.m5.large',
    );
    expect(PriceList).toHaveLength(1);
    expect(String(PriceList)).toContain('"USD":"0.1150000000"');
  });

  test('runs a Default job from its creation to its results, with steps on the way', async () => {
    const input = {
      ModelName: 'm',
      ContainerConfig: {
        ...{ Domain: 'MACHINE_LEARNING', Task: 'CLASSIFICATION', Framework: 'XGBOOST' },
        PayloadConfig: { SamplePayloadUrl: 's3://risk-benchmarks/payload.tar.gz' },
        ...{ SupportedEndpointType: 'RealTime', SupportedInstanceTypes: ['ml.c5.xlarge', 'ml.m5.large'] },
      },
    };
    const named = ['--job-name', 'quick'] as const;
    const made = await sagemaker(
      ...['create-inference-recommendations-job', ...named, '--job-type', 'Default', '--role-arn', ROLE],
      ...['--input-config', JSON.stringify(input)],
    );
    expect(made).toEqual({ JobArn: arn('inference-recommendations-job', 'quick') });
    let seen = await sagemaker('describe-inference-recommendations-job', ...named);
    expect(seen.InputConfig).toEqual(input);
    while (seen.Status === 'PENDING' || seen.Status === 'IN_PROGRESS') {
      seen = await sagemaker('describe-inference-recommendations-job', ...named);
    }
    expect(seen.Status).toBe('COMPLETED');
    type Result = { Metrics: Record<'CostPerHour' | 'CostPerInference' | 'MaxInvocations', number> };
    for (const { Metrics } of seen.InferenceRecommendations as Result[]) {
      const { CostPerHour, CostPerInference, MaxInvocations } = Metrics;
      expect(CostPerInference / (CostPerHour / (MaxInvocations * 60))).toBeCloseTo(1, 6);
    }
    const { Steps } = await sagemaker('list-inference-recommendations-job-steps', ...named);
    expect(Steps).toMatchObject([{ Status: 'COMPLETED' }, { Status: 'COMPLETED' }]);
    const all = await sagemaker('list-inference-recommendations-jobs', '--model-name-equals', 'm');
    expect(all.InferenceRecommendationsJobs).toMatchObject([{ JobName: 'quick', Status: 'COMPLETED' }]);
  });
});

/** The endpoint at rest; at this speed it rests before the command is over, most times. */
async function settled(name: string): Promise<Record<string, unknown>> {
  for (;;) {
    const seen = await sagemaker('describe-endpoint', '--endpoint-name', name);
    if (seen.EndpointStatus === 'InService') return seen;
  }
}

describe.concurrent('the AWS CLI is refused', () => {
  const wrong: Readonly<Record<string, readonly [readonly string[], string]>> = {
    'an endpoint that is not there': [
      ['describe-endpoint', '--endpoint-name', 'no'],
      `Could not find endpoint "${arn('endpoint', 'no')}".`,
    ],
    'a config that is not there': [
      ['describe-endpoint-config', '--endpoint-config-name', 'no'],
      `Could not find endpoint configuration "${arn('endpoint-config', 'no')}".`,
    ],
    'deleting a model that is not there': [
      ['delete-model', '--model-name', 'no'],
      `Could not find model "${arn('model', 'no')}".`,
    ],
    'a model whose name is taken': [
      model('m'),
      `Cannot create already existing model "${arn('model', 'm')}".`,
    ],
    'an endpoint whose name is taken': [
      endpoint('create', 'e', 'c'),
      `Cannot create already existing endpoint "${arn('endpoint', 'e')}".`,
    ],
    'a name with an underscore': [
      model('x_y'),
      "1 validation error detected: Value 'x_y' at 'modelName' failed to satisfy constraint: Member must satisfy regular expression pattern: ",
    ],
    'a name that is too long': [model('x'.repeat(64)), 'Member must have length less than or equal to 63'],
    'a role of another account': [
      model('foreign', ROLE.replace(ACCOUNT, '999999999999')),
      'Cross-account pass role is not allowed.',
    ],
    'an instance type that is none': [
      config('bad', variant({ InstanceType: 'ml.t3.medium', InitialInstanceCount: 1 })),
      "Value 'ml.t3.medium' at 'productionVariants.1.member.instanceType' failed to satisfy constraint: Member must satisfy enum value set: [",
    ],
    'serverless memory between the steps': [
      config('bad', variant({ ServerlessConfig: { MemorySizeInMB: 1500, MaxConcurrency: 5 } })),
      'Memory size in MB',
    ],
    'serverless concurrency beyond the range': [
      config('bad', variant({ ServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 201 } })),
      'Member must have value less than or equal to 200',
    ],
    'a config of a model that is not there': [
      config('bad', INSTANCES.replace('"m"', '"no"')),
      `Could not find model "${arn('model', 'no')}".`,
    ],
    'an endpoint of a config that is not there': [
      endpoint('create', 'new', 'no'),
      `Could not find endpoint configuration "${arn('endpoint-config', 'no')}".`,
    ],
    'instances that are to become serverless': [endpoint('update', 'e', 'serverless'), 'serverless'],
    'a variant that is not there': [
      [
        ...['update-endpoint-weights-and-capacities', '--endpoint-name', 'e'],
        ...['--desired-weights-and-capacities', 'VariantName=q,DesiredWeight=1'],
      ],
      'The variant name(s) "q" is/are not present within endpoint configuration "c".',
    ],
    'a reserved tag': [
      ['add-tags', '--resource-arn', arn('endpoint', 'e'), '--tags', 'Key=aws:x,Value=y'],
      'reserved',
    ],
    'a page of more than a hundred': [
      ['list-models', '--page-size', '101'],
      "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
  };

  test.each(Object.entries(wrong))('%s', async (_, [args, message]) => {
    const { exit, stdout, stderr } = await aws('sagemaker', ...args);
    // 254 from version 2, 255 from older ones: the service said no.
    expect([254, 255]).toContain(exit);
    expect(stdout).toBe('');
    expect(stderr).toContain('An error occurred (ValidationException) when calling the ');
    expect(stderr).toContain(message);
  });
});
