// Headings "Validation", "Models", "Endpoint configs", "Serverless", "Quotas" of docs/simulator.md: what is refused, and how.
import {
  CreateEndpointConfigCommand,
  type CreateEndpointConfigCommandInput,
  CreateModelCommand,
  type CreateModelCommandInput,
  DescribeModelCommand,
  ListEndpointsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  arn,
  DATA,
  IMAGE,
  openAccount,
  ROLE,
  refusal,
  type TestAccount,
  variant,
} from './testing/account.ts';

const PACKAGE = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/reranker';

let account: TestAccount;
beforeAll(async () => {
  account = await openAccount({
    scenario: {
      missing: {
        roles: ['*/nobody', 'arn:aws:iam::123456789012:role/nobody'],
        images: ['gone.example/*'],
        modelData: ['s3://gone/*'],
        unreadableData: ['s3://closed/*'],
        packages: [`${PACKAGE}/7`],
        unapprovedPackages: [`${PACKAGE}/8`],
      },
    },
  });
  await account.model('m');
  await account.model('in-vpc', { VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1'] } });
  await account.model('isolated', { EnableNetworkIsolation: true });
  await account.model('pipeline', {
    PrimaryContainer: undefined,
    Containers: [{ Image: IMAGE }, { Image: IMAGE }],
  });
  await account.config('taken', {});
});

const models: Readonly<Record<string, readonly [Partial<CreateModelCommandInput>, string | RegExp]>> = {
  'a name with an underscore': [
    { ModelName: 'x_y' },
    "1 validation error detected: Value 'x_y' at 'modelName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?",
  ],
  'a name that is too long': [
    { ModelName: 'a'.repeat(64) },
    `1 validation error detected: Value '${'a'.repeat(64)}' at 'modelName' failed to satisfy constraint: Member must have length less than or equal to 63`,
  ],
  'no name': [
    { ModelName: undefined },
    "1 validation error detected: Value null at 'modelName' failed to satisfy constraint: Member must not be null",
  ],
  'three broken rules at once': [
    { ModelName: 'x_y', ExecutionRoleArn: 'role' },
    /^3 validation errors detected: Value 'x_y' at 'modelName' .*; Value 'role' at 'executionRoleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; /,
  ],
  'an image with a space': [
    { PrimaryContainer: { Image: 'a b' } },
    /^1 validation error detected: Value 'a b' at 'primaryContainer.image'/,
  ],
  'a key of the environment that is not a name': [
    { PrimaryContainer: { Image: IMAGE, Environment: { '1x': 'y' } } },
    /^1 validation error detected: Value '\{1x=y\}' at 'primaryContainer.environment' failed to satisfy constraint: Map keys must satisfy constraint: \[/,
  ],
  'a mode that does not exist': [
    { PrimaryContainer: { Image: IMAGE, Mode: 'Both' as 'SingleModel' } },
    "1 validation error detected: Value 'Both' at 'primaryContainer.mode' failed to satisfy constraint: Member must satisfy enum value set: [SingleModel, MultiModel]",
  ],
  'a package with an image': [
    { PrimaryContainer: { Image: IMAGE, ModelPackageName: `${PACKAGE}/9` } },
    'Specify one of either Image and Model Data URL or ModelPackageName in container definition.',
  ],
  'a package that does not exist': [
    { PrimaryContainer: { ModelPackageName: `${PACKAGE}/7` } },
    `Could not find model package "${PACKAGE}/7".`,
  ],
  'a package that nobody approved': [
    { PrimaryContainer: { ModelPackageName: `${PACKAGE}/8` } },
    `The model package "${PACKAGE}/8" must be Approved before a model can be created from it.`,
  ],
  'a container beside a pipeline': [
    { PrimaryContainer: { Image: IMAGE }, Containers: [{ Image: IMAGE }, { Image: IMAGE }] },
    'Specify either PrimaryContainer or Containers, not both.',
  ],
  'a hostname for one of two': [
    { PrimaryContainer: undefined, Containers: [{ Image: IMAGE, ContainerHostname: 'a' }, { Image: IMAGE }] },
    'Specify ContainerHostname for all of the containers of an inference pipeline or for none.',
  ],
  'a container with nothing in it': [
    { PrimaryContainer: {} },
    'Specify one of either Image and Model Data URL or ModelPackageName in container definition.',
  ],
  'a role of another account': [
    { ExecutionRoleArn: 'arn:aws:iam::999999999999:role/x' },
    'Cross-account pass role is not allowed.',
  ],
  'a role that does not exist': [
    { ExecutionRoleArn: 'arn:aws:iam::123456789012:role/nobody' },
    /^The execution role ARN "arn:aws:iam::123456789012:role\/nobody" is invalid\. Please ensure/,
  ],
  'an image that does not exist': [
    { PrimaryContainer: { Image: 'gone.example/x:1' } },
    `Role ${ROLE} cannot pull gone.example/x:1. Ensure that the role exists and the image was granted pull permission.`,
  ],
  'model data that does not exist': [
    { PrimaryContainer: { Image: IMAGE, ModelDataUrl: 's3://gone/m.tar.gz' } },
    'Could not find model data at s3://gone/m.tar.gz.',
  ],
  'model data that may not be read': [
    { PrimaryContainer: { Image: IMAGE, ModelDataUrl: 's3://closed/m.tar.gz' } },
    /^Could not access model data at s3:\/\/closed\/m\.tar\.gz\./,
  ],
  'a reserved tag': [{ Tags: [{ Key: 'aws:x', Value: '' }] }, /reserved/],
  'a name that is taken, in other case': [
    { ModelName: 'M' },
    `Cannot create already existing model "${arn('model', 'm')}".`,
  ],
};

describe('CreateModel refuses', () => {
  test.each(Object.entries(models))('%s', async (_, [input, message]) => {
    const command = new CreateModelCommand({
      ModelName: 'new',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: IMAGE, ModelDataUrl: DATA },
      ...input,
    });
    expectRefusal(await refusal(account.sagemaker.send(command)), message);
  });
});

const serverless = variant({ memory: 2048, concurrency: 5 });
const instance = variant({});

const configs: Readonly<
  Record<string, readonly [Partial<CreateEndpointConfigCommandInput>, string | RegExp]>
> = {
  'an instance type that is none': [
    { ProductionVariants: [variant({ type: 'ml.t3.medium' })] },
    /^1 validation error detected: Value 'ml\.t3\.medium' at 'productionVariants\.1\.member\.instanceType' failed to satisfy constraint: Member must satisfy enum value set: \[ml\.t2\.medium, /,
  ],
  'no instances': [
    { ProductionVariants: [variant({ count: 0 })] },
    "1 validation error detected: Value '0' at 'productionVariants.1.member.initialInstanceCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  'no variants': [
    { ProductionVariants: [] },
    "1 validation error detected: Value '[]' at 'productionVariants' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  'a negative weight': [
    { ProductionVariants: [{ ...instance, InitialVariantWeight: -1 }] },
    /'productionVariants\.1\.member\.initialVariantWeight' failed to satisfy constraint: Member must have value greater than or equal to 0$/,
  ],
  'a model that does not exist': [
    { ProductionVariants: [{ ...instance, ModelName: 'nope' }] },
    `Could not find model "${arn('model', 'nope')}".`,
  ],
  'two variants of one name': [
    { ProductionVariants: [instance, instance] },
    'The variant name "main" was non-unique within the request.',
  ],
  'neither instances nor serverless': [
    { ProductionVariants: [{ VariantName: 'main', ModelName: 'm' }] },
    /^Specify exactly one of InstanceType and ServerlessConfig/,
  ],
  'instances and serverless at once': [
    { ProductionVariants: [{ ...instance, ...serverless }] },
    /^Specify exactly one of InstanceType and ServerlessConfig/,
  ],
  'two shadow variants': [
    { ShadowProductionVariants: [variant({ variant: 's1' }), variant({ variant: 's2' })] },
    /^Shadow testing needs exactly one/,
  ],
  'a shadow of an asynchronous endpoint': [
    {
      AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://out/' } },
      ShadowProductionVariants: [variant({ variant: 'dark' })],
    },
    /^ShadowProductionVariants is not supported when specifying an AsyncInferenceConfig/,
  ],
  'managed scaling of a classic variant': [
    { ProductionVariants: [{ ...instance, ManagedInstanceScaling: { Status: 'ENABLED' } }] },
    'ManagedInstanceScaling is only supported for inference component endpoints.',
  ],
  'a key for an instance with a local disk': [
    { KmsKeyId: 'key', ProductionVariants: [variant({ type: 'ml.g5.xlarge' })] },
    /^KmsKeyId is not supported/,
  ],
  'serverless memory between the steps': [
    { ProductionVariants: [variant({ memory: 1500, concurrency: 5 })] },
    /must be one of \[1024, 2048, 3072, 4096, 5120, 6144\], not 1500/,
  ],
  'serverless memory beyond the range': [
    { ProductionVariants: [variant({ memory: 8192, concurrency: 5 })] },
    /'productionVariants\.1\.member\.serverlessConfig\.memorySizeInMB' failed to satisfy constraint: Member must have value less than or equal to 6144$/,
  ],
  'serverless concurrency beyond the range': [
    { ProductionVariants: [variant({ memory: 1024, concurrency: 201 })] },
    /serverlessConfig\.maxConcurrency' failed to satisfy constraint: Member must have value less than or equal to 200$/,
  ],
  'two variants of which one is serverless': [
    { ProductionVariants: [serverless, variant({ variant: 'b' })] },
    'Only one production variant is supported with ServerlessConfig.',
  ],
  'serverless with a volume': [
    { ProductionVariants: [{ ...serverless, VolumeSizeInGB: 5 }] },
    'VolumeSizeInGB is not supported with ServerlessConfig.',
  ],
  'serverless with a model in a VPC': [
    { ProductionVariants: [{ ...serverless, ModelName: 'in-vpc' }] },
    'VpcConfig is not supported with ServerlessConfig.',
  ],
  'serverless with an isolated model': [
    { ProductionVariants: [{ ...serverless, ModelName: 'isolated' }] },
    'EnableNetworkIsolation is not supported with ServerlessConfig.',
  ],
  'serverless with a pipeline': [
    { ProductionVariants: [{ ...serverless, ModelName: 'pipeline' }] },
    'An inference pipeline is not supported with ServerlessConfig.',
  ],
  'serverless in a VPC': [
    { ProductionVariants: [serverless], VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1'] } },
    'VpcConfig is not supported with ServerlessConfig.',
  ],
  'a security group that is none': [
    { VpcConfig: { SecurityGroupIds: ['sg_1'], Subnets: ['subnet-1'] } },
    "1 validation error detected: Value '[sg_1]' at 'vpcConfig.securityGroupIds' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 32, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: [-0-9a-zA-Z]+]",
  ],
  'a name that is taken': [
    { EndpointConfigName: 'taken' },
    `Cannot create already existing endpoint configuration "${arn('endpoint-config', 'taken')}".`,
  ],
};

describe('CreateEndpointConfig refuses', () => {
  test.each(Object.entries(configs))('%s', async (_, [input, message]) => {
    const command = new CreateEndpointConfigCommand({
      EndpointConfigName: 'new',
      ProductionVariants: [instance],
      ...input,
    });
    expectRefusal(await refusal(account.sagemaker.send(command)), message);
  });
});

describe('what is not there', () => {
  const missing: Readonly<Record<string, readonly [() => Promise<unknown>, string]>> = {
    'an endpoint to describe': [
      () => account.describe('no'),
      `Could not find endpoint "${arn('endpoint', 'no')}".`,
    ],
    'an endpoint to delete': [
      () => account.remove('no'),
      `Could not find endpoint "${arn('endpoint', 'no')}".`,
    ],
    'a config to delete': [
      () => account.removeConfig('no'),
      `Could not find endpoint configuration "${arn('endpoint-config', 'no')}".`,
    ],
    'a config to create an endpoint from': [
      () => account.create('e', 'no'),
      `Could not find endpoint configuration "${arn('endpoint-config', 'no')}".`,
    ],
    'a model to delete': [() => account.removeModel('no'), `Could not find model "${arn('model', 'no')}".`],
    'a resource to tag': [
      () => account.tag(arn('endpoint', 'no'), { a: 'b' }),
      `Could not find resource "${arn('endpoint', 'no')}".`,
    ],
    'tags of a resource of another account': [
      () =>
        account.sagemaker.send(
          new ListTagsCommand({ ResourceArn: arn('model', 'm').replace('123456789012', '999999999999') }),
        ),
      'Could not find resource "arn:aws:sagemaker:us-east-1:999999999999:model/m".',
    ],
  };
  test.each(Object.entries(missing))('%s', async (_, [send, message]) => {
    expect(await refusal(send())).toBe(`ValidationException: ${message}`);
  });
});

describe('quotas', () => {
  const tail =
    'Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, ' +
    'contact AWS support to request an increase for this quota.';

  test('refuse an endpoint whose type has too few instances left', async () => {
    const { model, config, create } = await openAccount({
      scenario: { quotas: { instances: { 'ml.m5.large': 2 } } },
    });
    await model('m');
    await config('c', { count: 3 });
    expect(await refusal(create('e', 'c'))).toBe(
      "ResourceLimitExceeded: The account-level service limit 'ml.m5.large for endpoint usage' is 2 Instances, with " +
        `current utilization of 0 Instances and a request delta of 3 Instances. ${tail}`,
    );
  });

  test('count both fleets of a blue/green update, and the growth of a scaling', async () => {
    const { serving, config, update, scale } = await openAccount({
      scenario: { quotas: { instances: { 'ml.m5.large': 3 } } },
    });
    await serving({ count: 2 });
    await config('c2', { count: 2 });
    expect(await refusal(update('e', 'c2'))).toMatch(/utilization of 2 Instances and a request delta of 2/);
    expect(await refusal(scale('e', 4))).toMatch(/utilization of 2 Instances and a request delta of 2/);
    await scale('e', 3);
  });

  test('limit the memory of a serverless endpoint and the concurrency of all of them', async () => {
    const { serving, config, create } = await openAccount({
      scenario: { quotas: { serverlessMemoryMB: 3072, serverlessConcurrency: 10 } },
    });
    await serving({ memory: 2048, concurrency: 8 });
    await config('big', { memory: 4096, concurrency: 1 });
    await config('wide', { memory: 1024, concurrency: 3 });
    expect(await refusal(create('e2', 'big'))).toContain(
      "'Memory size in MB per serverless endpoint' is 3072 MBs, with current utilization of 0 MBs and a request delta of 4096 MBs.",
    );
    expect(await refusal(create('e2', 'wide'))).toMatch(
      /total concurrency .* is 10 .* utilization of 8 .* delta of 3/,
    );
  });
});

describe('lists', () => {
  test('refuse more than a hundred a page and tokens of their own making', async () => {
    const list = (input: object) => refusal(account.sagemaker.send(new ListEndpointsCommand(input)));
    expect(await list({ MaxResults: 101 })).toMatch(/'maxResults' failed .* less than or equal to 100$/);
    expect(await list({ NextToken: 'x' })).toBe('ValidationException: Invalid NextToken.');
  });
});

test('DescribeModel shows the defaults that were never sent, and what nobody knows is dropped', async () => {
  const { sagemaker, model } = await openAccount();
  await model('m', { Surprise: true } as object);
  const seen = await sagemaker.send(new DescribeModelCommand({ ModelName: 'M' }));
  expect(seen).toMatchObject({
    ModelName: 'm',
    ModelArn: arn('model', 'm'),
    EnableNetworkIsolation: false,
    PrimaryContainer: { Image: IMAGE, Mode: 'SingleModel', ModelDataUrl: DATA },
  });
  expect(seen).not.toHaveProperty('Surprise');
  expect(seen).not.toHaveProperty('Tags');
});

function expectRefusal(actual: string, message: string | RegExp): void {
  const code = 'ValidationException: ';
  expect(actual.slice(0, code.length)).toBe(code);
  if (typeof message === 'string') expect(actual.slice(code.length)).toBe(message);
  else expect(actual.slice(code.length)).toMatch(message);
}
