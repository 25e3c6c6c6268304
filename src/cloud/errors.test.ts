import { describe, expect, test } from 'vitest';
import { ServiceError } from '../core/service-error.ts';
import type { Cloud, Operation } from './cloud.ts';
import { refusal, scripted } from './testing/scripted.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:123456789012';
const USER = 'User: arn:aws:iam::123456789012:user/ci is not authorized to perform';

const INPUTS: { readonly [O in Operation]?: Record<string, unknown> } = {
  DescribeEndpoint: { EndpointName: 'fraud' },
  CreateEndpoint: { EndpointName: 'fraud', EndpointConfigName: 'fraud-1' },
  UpdateEndpoint: { EndpointName: 'fraud', EndpointConfigName: 'fraud-2' },
  DeleteEndpoint: { EndpointName: 'fraud' },
  DescribeEndpointConfig: { EndpointConfigName: 'fraud-1' },
  CreateEndpointConfig: { EndpointConfigName: 'fraud-1', ProductionVariants: [] },
  CreateModel: { ModelName: 'fraud-m' },
  DescribeModel: { ModelName: 'fraud-m' },
  ListTags: { ResourceArn: `${ARN}:endpoint/fraud` },
  ListModels: {},
};

function ask(cloud: Cloud, operation: Operation): Promise<unknown> {
  return cloud.call(operation, INPUTS[operation] as never);
}

async function troubleOf(operation: Operation, code: string, message: string | null): Promise<ServiceError> {
  const { cloud, sent } = scripted(() => refusal(code, message));
  const failure = await ask(cloud, operation).then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(sent, 'a refusal is not sent again').toHaveLength(1);
  if (!(failure instanceof ServiceError)) throw new Error(`no ServiceError but ${String(failure)}`);
  return failure;
}

const V = 'ValidationException';
const cases: readonly (readonly [string, Operation, string, string | null, string, string])[] = [
  [
    'a missing endpoint',
    'DescribeEndpoint',
    V,
    `Could not find endpoint "${ARN}:endpoint/fraud".`,
    'not-found',
    'INF2010',
  ],
  [
    'a missing endpoint, by its bare name',
    'DeleteEndpoint',
    V,
    'Could not find endpoint "fraud".',
    'not-found',
    'INF2010',
  ],
  [
    'a missing config',
    'DescribeEndpointConfig',
    V,
    `Could not find endpoint configuration "${ARN}:endpoint-config/fraud-1".`,
    'not-found',
    'INF2010',
  ],
  [
    'a missing model',
    'DescribeModel',
    V,
    `Could not find model "${ARN}:model/fraud-m".`,
    'not-found',
    'INF2010',
  ],
  [
    'tags of what is gone',
    'ListTags',
    V,
    `Could not find endpoint "${ARN}:endpoint/fraud".`,
    'not-found',
    'INF2010',
  ],
  [
    'a config that a new endpoint names',
    'CreateEndpoint',
    V,
    `Could not find endpoint configuration "${ARN}:endpoint-config/fraud-1".`,
    'missing-dependency',
    'INF2014',
  ],
  [
    'a config that an update names',
    'UpdateEndpoint',
    V,
    `Could not find endpoint configuration "${ARN}:endpoint-config/fraud-1".`,
    'missing-dependency',
    'INF2014',
  ],
  [
    'a model that a config names',
    'CreateEndpointConfig',
    V,
    `Could not find model "${ARN}:model/fraud-m".`,
    'missing-dependency',
    'INF2014',
  ],
  [
    'a role that cannot be assumed yet',
    'CreateModel',
    V,
    'The execution role ARN "arn:aws:iam::1:role/x" is invalid. Please ensure that the role exists.',
    'missing-dependency',
    'INF2014',
  ],
  [
    'an artifact that is not there',
    'CreateModel',
    V,
    'Could not find model data at s3://b/k.',
    'invalid',
    'INF2013',
  ],
  [
    'an endpoint of the same name',
    'CreateEndpoint',
    V,
    `Cannot create already existing endpoint "${ARN}:endpoint/fraud".`,
    'exists',
    'INF2011',
  ],
  [
    'a model of the same name',
    'CreateModel',
    V,
    `Cannot create already existing model "${ARN}:model/fraud-m".`,
    'exists',
    'INF2011',
  ],
  [
    'an endpoint at work',
    'DeleteEndpoint',
    V,
    `Cannot update in-progress endpoint "${ARN}:endpoint/fraud".`,
    'busy',
    'INF2012',
  ],
  [
    'a used-up quota',
    'CreateEndpoint',
    'ResourceLimitExceeded',
    "The account-level service limit 'ml.m5.large for endpoint usage' is 0 Instances",
    'quota',
    'INF2015',
  ],
  [
    'a wrong value',
    'CreateModel',
    V,
    "1 validation error detected: Value 'x_y' at 'modelName' failed to satisfy constraint",
    'invalid',
    'INF2013',
  ],
  ['an error nobody has seen yet', 'CreateModel', 'BrandNewException', 'something new', 'invalid', 'INF2013'],
  [
    'a missing permission',
    'CreateEndpoint',
    'AccessDeniedException',
    `${USER}: sagemaker:CreateEndpoint on resource: x`,
    'denied',
    'INF2004',
  ],
  [
    'a missing permission without words',
    'DescribeEndpoint',
    'AccessDeniedException',
    null,
    'denied',
    'INF2004',
  ],
  [
    'expired credentials',
    'DescribeEndpoint',
    'ExpiredTokenException',
    'The security token included in the request is expired',
    'credentials',
    'INF2002',
  ],
  [
    'an unknown access key',
    'DescribeEndpoint',
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    'credentials',
    'INF2003',
  ],
  [
    'a clock that is wrong',
    'DescribeEndpoint',
    'InvalidSignatureException',
    'Signature expired: 20261122T000000Z is now earlier than …',
    'credentials',
    'INF2003',
  ],
];

describe('what the service says becomes one word', () => {
  test.each(cases)('%s', async (_, operation, code, message, trouble, registered) => {
    const failure = await troubleOf(operation, code, message);
    expect({ trouble: failure.trouble, code: failure.code }).toEqual({ trouble, code: registered });
    expect(failure.details).toMatchObject({ operation, requestId: 'request-1' });
    if (message !== null) expect(failure.message, 'the words of the service are kept').toContain(message);
  });
});

test.each([
  ['named by the service', `${USER}: iam:PassRole on resource: x`, 'allow iam:PassRole for this identity'],
  ['not named', null, 'allow sagemaker:CreateModel for this identity'],
])('the missing permission is said when it is %s', async (_, message, hint) => {
  expect((await troubleOf('CreateModel', 'AccessDeniedException', message)).details.hint).toBe(hint);
});

test('a permission that deleting a scaled endpoint lacks is a permission, whatever the code says', async () => {
  const text =
    'the identity does not have application-autoscaling:DeregisterScalableTarget permission to deregister';
  const failure = await troubleOf('DeleteEndpoint', V, text);
  expect(failure.trouble).toBe('denied');
  expect(failure.details.hint).toContain('application-autoscaling:DeregisterScalableTarget');
});

test('an update that misses the config that serves now says so', async () => {
  const failure = await troubleOf('UpdateEndpoint', V, 'Could not find endpoint configuration "fraud-1".');
  expect(failure.details.hint).toContain('the configuration that serves now');
});

test('both spellings of the message are read', async () => {
  const { cloud } = scripted(() => ({
    status: 400,
    body: { __type: 'a.b#ResourceLimitExceeded', Message: 'no more' },
  }));
  await expect(ask(cloud, 'CreateModel')).rejects.toMatchObject({
    trouble: 'quota',
    message: expect.stringContaining('no more'),
  });
});

test('a very long answer is cut, between characters', async () => {
  const failure = await troubleOf('CreateModel', V, '😀'.repeat(100_000));
  expect([...failure.message].length).toBeLessThan(1_100);
  expect(failure.message.endsWith('😀…')).toBe(true);
});

test('an error names the resource that the request was about', async () => {
  const failure = await troubleOf('CreateEndpoint', V, 'no');
  expect(failure.message).toBe('CreateEndpoint of "fraud" was refused: no');
});
