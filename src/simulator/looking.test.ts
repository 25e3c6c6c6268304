// Topics, keys and folders as they are looked at before anything is started: there unless the scenario says otherwise, each
// in its own region, and no more after a restart than before it.
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { HeadBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { openSimulator, type Scenario, type State } from './index.ts';

const [TOPIC, KEY] = ['sns:us-east-1:123456789012:failed', 'kms:us-east-1:123456789012:key/1234abcd'].map(
  (rest) => `arn:aws:${rest}`,
) as [string, string];

const refusal = (request: Promise<unknown>): Promise<string> =>
  request.then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  );

async function opened(scenario: Scenario = {}, from?: State, region = 'us-east-1') {
  const { requestHandler, world } = await openSimulator({
    scenario,
    ...(from === undefined ? {} : { from }),
  });
  const credentials = { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' };
  const config = { region, requestHandler, credentials, maxAttempts: 1 };
  const [kms, s3, sns] = [new KMSClient(config), new S3Client(config), new SNSClient(config)];
  return {
    world,
    topic: (TopicArn: string) => sns.send(new GetTopicAttributesCommand({ TopicArn })),
    key: (KeyId: string) => kms.send(new DescribeKeyCommand({ KeyId })),
    list: (Bucket: string, Prefix: string) =>
      s3.send(new ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 })),
    bucket: (Bucket: string) => s3.send(new HeadBucketCommand({ Bucket })),
  };
}

describe('a topic', () => {
  it('tells its ARN, its owner, and whether it keeps an order', async () => {
    const { topic } = await opened();
    expect((await topic(TOPIC)).Attributes).toEqual({ TopicArn: TOPIC, Owner: '123456789012' });
    expect((await topic(`${TOPIC}.fifo`)).Attributes).toMatchObject({ FifoTopic: 'true' });
  });

  it('is refused where it is missing, denied, or of another region', async () => {
    const away = await opened({
      missing: { topics: [`${TOPIC}-*`] },
      permissions: [{ Effect: 'Allow', Action: 'sns:*', Resource: [`${TOPIC}-*`, '*:eu-west-1:*'] }],
    });
    expect(await refusal(away.topic(`${TOPIC}-gone`))).toContain('Topic does not exist');
    expect(await refusal(away.topic(TOPIC))).toContain('SNS:GetTopicAttributes');
    expect(await refusal(away.topic(TOPIC.replace('us-east-1', 'eu-west-1')))).toContain('TopicArn');
  });
});

describe('a key', () => {
  it('is there by its id, its ARN and an alias, enabled and symmetric', async () => {
    const { key } = await opened();
    for (const name of ['1234abcd', KEY])
      expect((await key(name)).KeyMetadata).toMatchObject({
        KeyId: '1234abcd',
        Arn: KEY,
        KeyState: 'Enabled',
      });
    const alias = (await key('alias/volumes')).KeyMetadata;
    expect(alias).toMatchObject({ KeyUsage: 'ENCRYPT_DECRYPT', KeySpec: 'SYMMETRIC_DEFAULT' });
    expect((await key('arn:aws:kms:us-east-1:123456789012:alias/volumes')).KeyMetadata).toEqual(alias);
  });

  it('has the state that the scenario gives it, from a time on, under every name', async () => {
    const keys = [
      { key: '1234abcd', state: 'Disabled', usage: 'SIGN_VERIFY', spec: 'ECC_NIST_P256' },
      { key: 'alias/gone', missing: true },
      { key: '1234abcd', fromMinutes: 60, missing: true },
    ] as const;
    const { key, world } = await opened({ keys });
    expect((await key(KEY)).KeyMetadata).toMatchObject({
      KeyState: 'Disabled',
      Enabled: false,
      KeySpec: 'ECC_NIST_P256',
    });
    expect(await refusal(key('alias/gone'))).toBe(
      'NotFoundException: Alias arn:aws:kms:us-east-1:123456789012:alias/gone is not found.',
    );
    const again = await opened({ keys }, world.state());
    expect((await again.key('1234abcd')).KeyMetadata).toMatchObject({ KeyUsage: 'SIGN_VERIFY' });
  });

  it('is not known in another region, nor to who may not describe it', async () => {
    const { key } = await opened({}, undefined, 'eu-west-1');
    expect(await refusal(key(KEY))).toBe(`NotFoundException: Key '${KEY}' does not exist`);
    const bound = await opened({
      permissions: [{ Effect: 'Allow', Action: 'kms:DescribeKey', Resource: KEY }],
    });
    expect((await bound.key('1234abcd')).KeyMetadata).toMatchObject({ Arn: KEY });
    expect(await refusal(bound.key('5678abcd'))).toMatch(/^AccessDeniedException: .*kms:DescribeKey/);
    const bare = await opened({ undeclared: 'missing' });
    expect(await refusal(bare.key(KEY))).toMatch(/^NotFoundException/);
  });
});

describe('a folder', () => {
  it('that nobody declared is there, with something under it', async () => {
    const { list } = await opened();
    expect((await list('risk-models', 'a/')).Contents).toMatchObject([{ Key: 'a/object' }]);
    expect((await list('risk-models', 'a/')).KeyCount).toBe(1);
  });

  it('is empty where what nobody declared is not there, and has what is declared', async () => {
    const { list } = await opened({
      buckets: [{ bucket: 'risk-models', undeclared: 'missing' }],
      objects: [{ uri: 's3://risk-models/b/weights' }, { uri: 's3://open/gone/*', missing: true }],
    });
    expect((await list('risk-models', 'a/')).Contents).toBeUndefined();
    expect((await list('risk-models', 'b/')).Contents).toMatchObject([{ Key: 'b/weights' }]);
    expect((await list('open', 'gone/')).Contents).toBeUndefined();
  });
});

it('a bucket says its region where it is asked, and to nobody else that it is there', async () => {
  const { bucket } = await opened({
    buckets: [
      { bucket: 'far', region: 'eu-west-1' },
      { bucket: 'gone', missing: true },
    ],
  });
  expect((await bucket('near')).BucketRegion).toBe('us-east-1');
  for (const [name, status] of [
    ['far', 301],
    ['gone', 404],
  ] as const)
    await expect(bucket(name)).rejects.toMatchObject({ $metadata: { httpStatusCode: status } });
});
