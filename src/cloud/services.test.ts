// Services beside SageMaker: the same retries and words for them, each at its own host.
import { afterEach, expect, test, vi } from 'vitest';
import { connect } from './connect.ts';
import { type Answer, jumpingClock, ok, refusal, scripted } from './testing/scripted.ts';

const OBJECT = { Bucket: 'risk-models', Key: 'fraud/42/model.tar.gz' };
const IMAGE = {
  registryId: '683313688378',
  repositoryName: 'sagemaker-xgboost',
  imageIds: [{ imageTag: '1.7-1' }],
};
const bare = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  body: '',
  headers,
});

test('each service is asked at its own host, and none of them reads the environment', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', 'https://evil.example');
  vi.stubEnv('AWS_PROFILE', 'nobody');
  vi.stubEnv('AWS_CONFIG_FILE', '/nowhere/at/all');
  const { cloud, sent } = scripted(({ operation }) =>
    operation === 'HeadObject' ? bare(200, { etag: '"abc"', 'x-amz-version-id': 'v1' }) : ok({ images: [] }),
  );
  const head = await cloud.call('HeadObject', OBJECT);
  await cloud.call('HeadObject', { ...OBJECT, Bucket: 'risk.models' });
  await cloud.call('BatchGetImage', IMAGE);
  expect(head).toMatchObject({ ETag: '"abc"', VersionId: 'v1' });
  expect(sent.map(({ hostname }) => hostname)).toEqual([
    'risk-models.s3.us-east-1.amazonaws.com',
    's3.us-east-1.amazonaws.com',
    'api.ecr.us-east-1.amazonaws.com',
  ]);
});

test.each([
  [404, {}, 'not-found', 'INF2010', 'the object does not exist'],
  [403, {}, 'denied', 'INF2004', 'not allowed, or it does not exist'],
  [301, { 'x-amz-bucket-region': 'eu-west-1' }, 'invalid', 'INF2018', 'another region: eu-west-1'],
  [400, {}, 'invalid', 'INF2013', 'credentials that have expired'],
] as const)(
  'a HEAD answered by %i means what it means, and is not sent again',
  async (status, headers, trouble, code, words) => {
    const { cloud, sent } = scripted(() => bare(status, headers));
    await expect(cloud.call('HeadObject', OBJECT)).rejects.toMatchObject({
      trouble,
      code,
      message: expect.stringMatching(new RegExp(`s3://risk-models/fraud/42/model.tar.gz.*${words}`)),
    });
    expect(sent).toHaveLength(1);
  },
);

test('a HEAD is sent again where the service failed inside or was throttling', async () => {
  const answers = [bare(503), bare(500), bare(200, { etag: '"abc"' })];
  const { cloud, sent } = scripted(() => answers.shift() ?? bare(500));
  await expect(cloud.call('HeadObject', OBJECT)).resolves.toMatchObject({ ETag: '"abc"' });
  expect(sent).toHaveLength(3);
});

test('what is denied names the permission, which is not always the operation', async () => {
  const { cloud } = scripted(() => bare(403));
  await expect(cloud.call('HeadObject', OBJECT)).rejects.toMatchObject({
    details: { hint: 'allow s3:GetObject for this identity' },
  });
});

test.each([
  ['ListModelPackages', { ModelPackageGroupName: 'x' }, 'ModelPackageGroup x does not exist.'],
  ['DescribeModelPackage', { ModelPackageName: 'arn:x/1' }, 'ModelPackage arn:x/1 does not exist.'],
] as const)('%s tells what is missing', async (operation, input, words) => {
  const { cloud } = scripted(() => refusal('ValidationException', words));
  await expect(cloud.call(operation, input)).rejects.toMatchObject({ trouble: 'not-found' });
});

afterEach(() => vi.unstubAllEnvs());

test.each(['HeadObject', 'BatchGetImage'] as const)(
  'a planted endpoint does not get a %s',
  async (operation) => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'https://evil.example');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret');
    const cloud = connect({ region: 'us-east-1', clock: jumpingClock() });
    const input = operation === 'HeadObject' ? OBJECT : IMAGE;
    await expect(cloud.call(operation, input as never)).rejects.toMatchObject({ code: 'INF2007', exit: 4 });
  },
);
