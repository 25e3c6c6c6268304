// Headings "The wire" and "Served over HTTP" of docs/simulator.md.
import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { BatchGetImageCommand, ECRClient } from '@aws-sdk/client-ecr';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeEndpointCommand, ListModelsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ServedSimulator, serveSimulator } from './index.ts';
import { IMAGE, ROLE } from './testing/account.ts';

let served: ServedSimulator;
beforeAll(async () => {
  served = await serveSimulator({ port: 0, speed: 600 });
});
afterAll(() => served.close());

type Reply = { status: number; headers: Record<string, unknown>; body: string };

function send(
  body: string,
  headers: Record<string, string> = {},
  path = '/',
  method = 'POST',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=x', ...headers };
    const outgoing = request(
      { port: served.port, host: '127.0.0.1', path, method, headers: signed },
      (incoming) => {
        let text = '';
        incoming.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const call = (operation: string, input: object, headers: Record<string, string> = {}) =>
  send(JSON.stringify(input), {
    'x-amz-target': `SageMaker.${operation}`,
    'content-type': 'application/x-amz-json-1.1',
    ...headers,
  });

describe('the wire', () => {
  test('answers with a request id, its content type, and times in seconds with milliseconds', async () => {
    const created = await call('CreateModel', {
      ModelName: 'm',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: IMAGE },
    });
    expect(created.status).toBe(200);
    expect(created.headers['content-type']).toBe('application/x-amz-json-1.1');
    expect(created.headers['x-amzn-requestid']).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const { CreationTime: time } = JSON.parse((await call('DescribeModel', { ModelName: 'm' })).body);
    expect(time).toBeGreaterThan(1_700_000_000);
    expect(time).toBeLessThan(2_000_000_000);
    const deleted = await call('DeleteModel', { ModelName: 'm' });
    expect(deleted).toMatchObject({ status: 200, body: '' });
  });

  test('refuses with 400, the code in the body and in a header', async () => {
    const reply = await call('DescribeEndpoint', { EndpointName: 'missing' });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.body)).toEqual({
      __type: 'ValidationException',
      message: 'Could not find endpoint "arn:aws:sagemaker:us-east-1:123456789012:endpoint/missing".',
    });
    expect(reply.headers['x-amzn-errortype']).toBe('ValidationException');
  });

  const garbage: Readonly<Record<string, readonly [() => Promise<Reply>, number, string]>> = {
    'an operation that nobody knows': [() => call('DescribeNothing', {}), 400, 'UnknownOperationException'],
    'an operation of another service': [
      () => call('', {}, { 'x-amz-target': 'DynamoDB_20120810.ListTables' }),
      400,
      'UnknownOperationException',
    ],
    'no target at all': [() => send('{}'), 400, 'UnknownOperationException'],
    'a name of Object.prototype': [() => call('constructor', {}), 400, 'UnknownOperationException'],
    'a body that is no JSON': [
      () => send('{"a":', { 'x-amz-target': 'SageMaker.ListModels' }),
      400,
      'SerializationException',
    ],
    'a list for a body': [() => call('ListModels', []), 400, 'SerializationException'],
    'a number for a name': [() => call('DescribeModel', { ModelName: 5 }), 400, 'SerializationException'],
    'a text for a number': [() => call('ListModels', { MaxResults: 'many' }), 400, 'SerializationException'],
    'an object for a list': [
      () => call('CreateModel', { ModelName: 'm', Containers: {} }),
      400,
      'SerializationException',
    ],
    'a page that is asked for': [() => send('', {}, '/favicon.ico', 'GET'), 400, 'UnknownOperationException'],
    'an invocation of nothing': [() => send('{}', {}, '/endpoints/%ZZ/invocations'), 400, 'ValidationError'],
  };
  test.each(Object.entries(garbage))('refuses %s', async (_, [sent, status, code]) => {
    const reply = await sent();
    expect(reply).toMatchObject({ status, headers: { 'x-amzn-errortype': code } });
  });

  test('refuses what is not signed, and never looks at a signature', async () => {
    const bare = await fetch(`http://127.0.0.1:${served.port}/`, {
      method: 'POST',
      headers: { 'x-amz-target': 'SageMaker.ListModels' },
      body: '{}',
    });
    expect(bare.status).toBe(403);
    expect(await bare.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  });
});

describe('served over HTTP', () => {
  test('works with the clients as they are, control plane and STS on one port', async () => {
    const config = {
      endpoint: `http://127.0.0.1:${served.port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    };
    expect(await new STSClient(config).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '123456789012',
    });
    const looking = new SageMakerClient(config).send(new DescribeEndpointCommand({ EndpointName: 'e' }));
    await expect(looking).rejects.toThrow('Could not find endpoint "');
  });

  test.each([
    ['behind its route', '/s3'],
    ['at the root, told by what the signature is for', ''],
  ])('reaches S3 %s, and ECR beside it', async (_, route) => {
    const config = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
    const endpoint = `http://127.0.0.1:${served.port}`;
    const s3 = new S3Client({ ...config, endpoint: `${endpoint}${route}`, forcePathStyle: true });
    const place = { Bucket: 'served', Key: `a b${route}` };
    const Body = Readable.from([Buffer.from('streamed')]);
    await s3.send(new PutObjectCommand({ ...place, Body, ContentLength: 8 }));
    const { Body: back } = await s3.send(new GetObjectCommand(place));
    expect(await back?.transformToString()).toBe('streamed');
    expect((await s3.send(new HeadObjectCommand(place))).ContentLength).toBe(8);
    const ecr = new ECRClient({ ...config, endpoint });
    const command = new BatchGetImageCommand({ repositoryName: 'r2', imageIds: [{ imageTag: '1' }] });
    expect((await ecr.send(command)).images).toHaveLength(1);
  });

  test('refuses S3 without credentials in the words of S3', async () => {
    const bare = await fetch(`http://127.0.0.1:${served.port}/s3/bucket/key`);
    expect(bare.status).toBe(403);
    const xml = await bare.text();
    expect(xml).toContain('<Code>AccessDenied</Code><Message>Access Denied</Message>');
    expect(xml).toContain(`<RequestId>${bare.headers.get('x-amz-request-id')}</RequestId>`);
  });

  test.each([
    [
      'a chunk that ends too early',
      { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' },
      '9\r\nshort',
      400,
      'IncompleteBody',
    ],
    [
      'fewer bytes than were announced',
      { 'x-amz-decoded-content-length': '6' },
      'short',
      400,
      'IncompleteBody',
    ],
  ] as const)('refuses an upload with %s', async (_, headers, body, status, code) => {
    const reply = await send(body, headers, '/s3/bucket/key', 'PUT');
    expect(reply.status).toBe(status);
    expect(reply.body).toContain(`<Code>${code}</Code>`);
  });

  test('refuses a key that is no text', async () => {
    expect(await send('', {}, '/s3/bucket/%ZZ', 'GET')).toMatchObject({ status: 400 });
  });

  test.each([
    ['a foreign name of this machine', { host: 'attacker.example' }],
    ['a page of another site', { origin: 'https://attacker.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    const reply = await call('ListModels', {}, headers);
    expect(reply.status).toBe(403);
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test.each(['localhost:1234', '[::1]:80', '127.0.0.1'])('answers to the name %s', async (host) => {
    expect((await call('ListModels', {}, { host })).status).toBe(200);
  });

  test('refuses what is too large, and lives on', async () => {
    const reply = await call('CreateModel', { ModelName: 'x'.repeat(9 * 1024 * 1024) });
    expect(reply.status).toBe(413);
    expect((await call('ListModels', {})).status).toBe(200);
  });

  test('survives bytes that are no HTTP', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(served.port, '127.0.0.1', () => socket.end('\u0000\u0001garbage\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
    });
    expect((await call('ListModels', {})).status).toBe(200);
  });

  test('serves this machine only, and tells of a port that is taken', async () => {
    await expect(serveSimulator({ port: 0, host: '0.0.0.0' })).rejects.toThrow('not a loopback address');
    await expect(serveSimulator({ port: served.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(serveSimulator({ port: 0, speed: 0 })).rejects.toThrow('speed');
  });
});

describe('several accounts', () => {
  const clients = (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) => {
    const endpoint = `http://127.0.0.1:${served.port}`;
    const config = { region: 'us-east-1', endpoint, credentials, maxAttempts: 1 };
    const [sts, sagemaker] = [new STSClient(config), new SageMakerClient(config)];
    return {
      sts,
      account: async () => (await sts.send(new GetCallerIdentityCommand({}))).Account,
      models: async () => (await sagemaker.send(new ListModelsCommand({}))).Models?.length ?? 0,
    };
  };
  const user = (account: string) =>
    clients({ accessKeyId: `SIMULATOR${account}`, secretAccessKey: 'simulated' });

  test('stand behind one port: each is asked by its users, and by sessions of its roles', async () => {
    const home = user('123456789012');
    await call('CreateModel', {
      ModelName: 'at-home',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: IMAGE },
    });
    const RoleArn = 'arn:aws:iam::999999999999:role/inferra';
    const { Credentials: given } = await home.sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me' }),
    );
    const session = clients({
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken ?? '',
    });
    expect([await home.account(), await session.account(), await user('111111111111').account()]).toEqual([
      '123456789012',
      '999999999999',
      '111111111111',
    ]);
    expect(await home.models()).toBeGreaterThan(0);
    expect(await session.models()).toBe(0);
  });
});
