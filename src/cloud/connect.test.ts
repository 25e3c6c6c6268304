import { afterEach, describe, expect, test, vi } from 'vitest';
import { connect } from './connect.ts';
import { assertTrustedHost } from './host.ts';
import { type Answer, jumpingClock, ok, refusal, scripted } from './testing/scripted.ts';

const row = (name: string) => ({ ModelName: name, ModelArn: `arn:${name}`, CreationTime: 0 });

describe('pages', () => {
  test('hold 100, and an empty one with a token does not end the list', async () => {
    const pages: Record<string, Answer> = {
      first: ok({ Models: [row('a')], NextToken: 't1' }),
      t1: ok({ Models: [], NextToken: 't2' }),
      t2: ok({ Models: [row('b')] }),
    };
    const { cloud, sent } = scripted(
      ({ input }) => pages[String(input.NextToken ?? 'first')] ?? ok({ Models: [] }),
    );
    const names: (string | undefined)[] = [];
    for await (const page of cloud.pages('ListModels', { NameContains: 'x' })) {
      names.push(...(page.Models ?? []).map(({ ModelName }) => ModelName));
    }
    expect(names).toEqual(['a', 'b']);
    expect(sent.map(({ input }) => input)).toEqual([
      { NameContains: 'x', MaxResults: 100 },
      { NameContains: 'x', MaxResults: 100, NextToken: 't1' },
      { NameContains: 'x', MaxResults: 100, NextToken: 't2' },
    ]);
  });

  test('a token that comes twice ends in an error and not in a circle', async () => {
    const { cloud, sent } = scripted(() => ok({ Models: [], NextToken: 'again' }));
    const read = async () => {
      for await (const _ of cloud.pages('ListModels', {}));
    };
    await expect(read()).rejects.toMatchObject({
      trouble: 'unavailable',
      details: { operation: 'ListModels' },
    });
    expect(sent).toHaveLength(2);
  });
});

const WHO =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
  '<Arn>arn:aws:iam::123456789012:user/ci</Arn><UserId>U</UserId><Account>123456789012</Account>' +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>';
const EXPIRED =
  '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token is expired</Message>' +
  '</Error><RequestId>r</RequestId></ErrorResponse>';

describe('the identity', () => {
  test('is asked once and remembered', async () => {
    const { cloud, sent } = scripted(() => ok(WHO));
    const identities = await Promise.all([cloud.identity(), cloud.identity()]);
    await cloud.identity();
    expect(identities[0]).toEqual({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/ci' });
    expect(sent).toHaveLength(1);
  });

  test('is asked again after a failure, which says that the credentials have expired', async () => {
    let expired = true;
    const { cloud } = scripted(() => (expired ? { status: 403, body: EXPIRED } : ok(WHO)));
    await expect(cloud.identity()).rejects.toMatchObject({ trouble: 'credentials', code: 'INF2002' });
    expired = false;
    await expect(cloud.identity()).resolves.toMatchObject({ account: '123456789012' });
  });

  test('is not taken from an answer without an account', async () => {
    const { cloud, sent } = scripted(() => ok(WHO.replace(/<Account>.*<\/Account>/, '')));
    await expect(cloud.identity()).rejects.toMatchObject({ trouble: 'unavailable' });
    expect(sent.length).toBeGreaterThan(1);
  });
});

describe('requests go to AWS or stay on this machine', () => {
  test.each([
    ['https:', 'api.sagemaker.us-east-1.amazonaws.com'],
    ['https:', 'sts.cn-north-1.amazonaws.com.cn'],
    ['https:', 'api.sagemaker-fips.us-gov-west-1.amazonaws.com'],
    ['https:', 'api.sagemaker.us-east-1.api.aws'],
    ['http:', 'localhost'],
    ['http:', '127.0.0.1'],
    ['http:', '127.1.2.3'],
    ['http:', '[::1]'],
  ])('%s//%s is trusted', (protocol, hostname) => {
    expect(() => assertTrustedHost({ protocol, hostname })).not.toThrow();
  });

  test.each([
    ['https:', 'evil.example'],
    ['http:', 'api.sagemaker.us-east-1.amazonaws.com'],
    ['https:', 'amazonaws.com.evil.example'],
    ['https:', 'evilamazonaws.com'],
    ['https:', 'localhost.evil.example'],
    ['http:', '127.0.0.1.evil.example'],
    ['https:', ''],
  ])('%s//%s is not', (protocol, hostname) => {
    expect(() => assertTrustedHost({ protocol, hostname })).toThrow('neither AWS nor this machine');
  });

  afterEach(() => vi.unstubAllEnvs());

  test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SAGEMAKER'])(
    'a planted %s is refused before anything is sent',
    async (name) => {
      vi.stubEnv(name, 'https://evil.example');
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret');
      const cloud = connect({ region: 'us-east-1', clock: jumpingClock() });
      await expect(cloud.call('ListModels', {})).rejects.toMatchObject({ code: 'INF2007', exit: 4 });
    },
  );

  test('missing credentials are told as such, after no request at all', async () => {
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    const cloud = connect({ region: 'us-east-1', profile: 'nobody', clock: jumpingClock() });
    const failure = {
      trouble: 'credentials',
      code: 'INF2001',
      message: expect.stringContaining('could not be sent'),
    };
    await expect(cloud.identity()).rejects.toMatchObject(failure);
    await expect(cloud.call('ListModels', {})).rejects.toMatchObject(failure);
  });

  test('the simulator is not led astray by the environment', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'https://evil.example');
    vi.stubEnv('AWS_PROFILE', 'nobody');
    const { cloud, sent } = scripted(({ operation }) =>
      ok(operation === 'ListModels' ? { Models: [] } : WHO),
    );
    await cloud.call('ListModels', {});
    await cloud.identity();
    const hosts = sent.map(({ hostname }) => hostname);
    expect(hosts).toEqual(['api.sagemaker.us-east-1.amazonaws.com', 'sts.us-east-1.amazonaws.com']);
  });
});

test.each(['', 'us-east-1.evil.example/', 'us_east_1', 'US-EAST-1', 'nowhere'])(
  '"%s" is not a region',
  (region) => {
    expect(() => connect({ region, clock: jumpingClock() })).toThrow(/is not an AWS region/);
  },
);

test.each(['us-east-1', 'us-gov-west-1', 'ap-southeast-5', 'us-iso-east-1'])('%s is a region', (region) => {
  expect(connect({ region, clock: jumpingClock() }).region).toBe(region);
});

test('a broken promise of our own is never retried away', async () => {
  const { cloud, sent } = scripted(() => {
    throw new TypeError('a bug');
  });
  await expect(cloud.call('ListModels', {})).rejects.toThrow('a bug');
  expect(sent).toHaveLength(1);
});

test('a refusal without a readable message still says which request it was', async () => {
  const { cloud } = scripted(() => refusal('ValidationException', null));
  await expect(cloud.call('ListModels', {})).rejects.toThrow(
    'ListModels was refused: the service gave no reason',
  );
});
