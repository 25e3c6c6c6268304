// Whom an invocation names (heading "Runtime" of docs/simulator.md): what answers, what is refused and in which words.
import {
  CreateInferenceComponentCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from '@aws-sdk/client-sagemaker';
import {
  InvokeEndpointCommand,
  type InvokeEndpointCommandInput,
  SageMakerRuntimeServiceException,
} from '@aws-sdk/client-sagemaker-runtime';
import { describe, expect, test } from 'vitest';
import { parseScenario, type Scenario } from './index.ts';
import { IMAGE, openAccount, ROLE } from './testing/account.ts';

type Named = Pick<
  InvokeEndpointCommandInput,
  'TargetModel' | 'TargetContainerHostname' | 'InferenceComponentName'
>;

/** The model that answered, or the refusal. */
function asking({ runtime }: Awaited<ReturnType<typeof openAccount>>) {
  return async (named: Named = {}): Promise<string> => {
    try {
      const answer = await runtime.send(
        new InvokeEndpointCommand({ EndpointName: 'e', Body: Buffer.from('1,2'), ...named }),
      );
      return (JSON.parse(Buffer.from(answer.Body ?? []).toString()) as { readonly model: string }).model;
    } catch (error) {
      if (error instanceof SageMakerRuntimeServiceException)
        return `${error.$metadata.httpStatusCode} ${error.name}: ${error.message}`;
      throw error;
    }
  };
}

async function serving(model: object, scenario: Scenario = {}) {
  const account = await openAccount({ scenario });
  await account.model('m', model);
  await account.config('c', {});
  await account.create('e', 'c');
  await account.settled('e');
  return asking(account);
}

const MANY = { PrimaryContainer: { Image: IMAGE, ModelDataUrl: 's3://many/stores/', Mode: 'MultiModel' } };
const container = (ContainerHostname: string, more: object = {}) => ({
  ...{ Image: IMAGE, ModelDataUrl: 's3://many/a.tar.gz', ContainerHostname },
  ...more,
});
const DIRECT = {
  PrimaryContainer: undefined,
  Containers: [container('english'), container('german')],
  InferenceExecutionConfig: { Mode: 'Direct' },
};

describe('a model of a multi-model container', () => {
  test('answers where it is named and in the folder', async () => {
    const scenario = { missing: { modelData: ['s3://many/stores/gone*'] } };
    const ask = await serving(MANY, scenario);
    expect(await ask({ TargetModel: 'north/12.tar.gz' })).toBe('m/north/12.tar.gz');
    expect(await ask()).toMatch(
      /^400 ValidationError: Request [-0-9a-f]{36} is missing a target model header\.$/,
    );
    expect(await ask({ TargetModel: 'gone.tar.gz' })).toMatch(
      /^400 ValidationError: Failed to download model data\(bucket: many, key: stores\/gone\.tar\.gz\)/,
    );
  });

  test('is refused by what has one model', async () => {
    const ask = await serving({});
    expect(await ask({ TargetModel: 'a.tar.gz' })).toBe(
      '400 ValidationError: Endpoint e is not a multi-model endpoint and does not support target model header.',
    );
  });

  test('is not ready, or fails, where the scenario says so of it alone', async () => {
    const invocations = [
      { targetModel: 'big*', notReady: true, nth: 1, times: 2 },
      { targetModel: 'bad.tar.gz', status: 500, message: 'no such column' },
    ];
    const ask = await serving(MANY, parseScenario({ invocations }));
    const big = { TargetModel: 'big.tar.gz' };
    expect(await ask(big)).toMatch(/^429 ModelNotReadyException: .*big\.tar\.gz/);
    expect(await ask(big)).toMatch(/^429 /);
    expect(await ask(big)).toBe('m/big.tar.gz');
    expect(await ask({ TargetModel: 'bad.tar.gz' })).toMatch(/^424 ModelError: .*no such column/);
    expect(() => parseScenario({ invocations: [{ targetModel: 'a' }] })).toThrow(/status or is notReady/);
    expect(() => parseScenario({ invocations: [{ status: 500, notReady: true }] })).toThrow(/one of the two/);
  });
});

test('a container answers where it is named and called one by one', async () => {
  const invocations = [{ container: 'german', status: 400 }];
  const ask = await serving(DIRECT, { invocations });
  expect(await ask({ TargetContainerHostname: 'english' })).toBe('m/english');
  expect(await ask({ TargetContainerHostname: 'german' })).toMatch(/^424 /);
  expect(await ask({ TargetContainerHostname: 'french' })).toMatch(/^400 .*hostname french does not exist/);
  expect(await ask()).toMatch(/^400 .*missing a target container hostname header/);
  const pipeline = await serving({ ...DIRECT, InferenceExecutionConfig: undefined });
  expect(await pipeline()).toBe('m');
  expect(await pipeline({ TargetContainerHostname: 'english' })).toMatch(/^400 .*not configured for direct/);
});

test('a component answers where it is named and has copies, and what has none of them refuses its name', async () => {
  const invocations = [{ component: 'lora', status: 503 }];
  const account = await openAccount({ scenario: { invocations } });
  const { sagemaker, minutes } = account;
  await account.model('m');
  await account.config(
    'c',
    {},
    {
      ExecutionRoleArn: ROLE,
      ProductionVariants: [{ VariantName: 'main', InstanceType: 'ml.g5.12xlarge', InitialInstanceCount: 1 }],
    },
  );
  await account.create('e', 'c');
  await account.settled('e');
  const put = (name: string, Specification: object, CopyCount?: number) =>
    sagemaker.send(
      new CreateInferenceComponentCommand({
        ...{ InferenceComponentName: name, EndpointName: 'e', VariantName: 'main', Specification },
        ...(CopyCount === undefined ? {} : { RuntimeConfig: { CopyCount } }),
      }),
    );
  const ask = asking(account);
  const one = { InferenceComponentName: 'one' };
  const NONE = /^400 ValidationError: Inference Component has no capacity to process this request\. Applic/;
  await put('one', { ModelName: 'm', ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } }, 1);
  expect(await ask(one)).toMatch(NONE);
  await minutes(30);
  const adapter = { BaseInferenceComponentName: 'one', Container: { ArtifactUrl: 's3://a/lora.tar.gz' } };
  await put('lora', adapter);
  await minutes(30);
  expect(await ask(one)).toBe('m');
  expect(await ask({ InferenceComponentName: 'lora' })).toMatch(/^424 /);
  expect(await ask()).toMatch(/^400 ValidationError: Inference Component Name header is required/);
  expect(await ask({ InferenceComponentName: 'two' })).toMatch(/^400 .*Inference Component two not found/);
  await sagemaker.send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: 'one',
      DesiredRuntimeConfig: { CopyCount: 0 },
    }),
  );
  await minutes(30);
  expect(await ask(one)).toMatch(NONE);
  expect(await ask({ InferenceComponentName: 'lora' })).toMatch(NONE);
  const plain = await serving({});
  expect(await plain(one)).toMatch(/^400 .*Inference Component Name header is not allowed/);
});
