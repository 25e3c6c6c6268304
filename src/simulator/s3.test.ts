// Heading "S3" of docs/simulator.md, and what "What the account holds" says of buckets and objects.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  type HeadObjectCommandInput,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { parseScenario, type SimulatorOptions } from './index.ts';
import { clientsOf, openAccount, refusal } from './testing/account.ts';

const PLACE = { Bucket: 'risk-models', Key: 'fraud/42/model.tar.gz' };
const URI = 's3://risk-models/fraud/42/model.tar.gz';

async function openStore(scenario: unknown = {}, options: SimulatorOptions = {}) {
  const account = await openAccount({ scenario: parseScenario(scenario), ...options });
  const { s3 } = account;
  return {
    ...account,
    head: (more: Partial<HeadObjectCommandInput> = {}) =>
      s3.send(new HeadObjectCommand({ ...PLACE, ...more })),
    put: (more: Partial<PutObjectCommandInput> = {}) =>
      s3.send(new PutObjectCommand({ ...PLACE, Body: 'hello', ...more })),
    copy: (more: Partial<CopyObjectCommandInput> = {}) =>
      s3.send(
        new CopyObjectCommand({
          ...{ Bucket: PLACE.Bucket, Key: 'copies/model.tar.gz' },
          CopySource: `${PLACE.Bucket}/${encodeURIComponent(PLACE.Key)}`,
          ...more,
        }),
      ),
    async text(more: Partial<HeadObjectCommandInput> = {}) {
      const { Body } = await s3.send(new GetObjectCommand({ ...PLACE, ...more }));
      return Body?.transformToString();
    },
    list: (more: Partial<ListObjectsV2CommandInput> = {}) =>
      s3.send(new ListObjectsV2Command({ Bucket: 'risk-models', ...more })),
  };
}

/** Status, name and message of what S3 refused; of a HEAD only the status tells. */
async function refused(request: Promise<unknown>): Promise<string> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof S3ServiceException)) throw error ?? new Error('was not refused');
  return `${error.$metadata.httpStatusCode} ${error.name}: ${error.message}`;
}

const md5 = (text: string | Uint8Array) => `"${createHash('md5').update(text).digest('hex')}"`;

describe('a copy', () => {
  const COPY = { Key: 'copies/model.tar.gz' };

  test('has the bytes and the metadata of its source, and survives a restart', async () => {
    const { put, copy, head, text, simulator } = await openStore();
    const { ETag } = await put({ Metadata: { hash: 'abc' }, ContentType: 'application/gzip' });
    expect(await copy()).toMatchObject({ CopyObjectResult: { ETag, LastModified: expect.any(Date) } });
    await put({ Body: 'other' });
    expect(await text(COPY)).toBe('hello');
    expect(await head(COPY)).toMatchObject({ Metadata: { hash: 'abc' }, ContentType: 'application/gzip' });
    const again = await openStore({}, { from: simulator.world.state() });
    expect(await again.text(COPY)).toBe('hello');
  });

  test('takes other metadata where it is told to', async () => {
    const { put, copy, head } = await openStore();
    await put({ Metadata: { hash: 'abc' }, ContentType: 'text/plain' });
    const own = { Metadata: { from: 'x' }, ContentType: 'application/gzip' };
    await copy({ MetadataDirective: 'REPLACE', ...own });
    expect(await head(COPY)).toMatchObject(own);
    await copy({ MetadataDirective: 'REPLACE', ...own, Key: PLACE.Key });
    expect(await head()).toMatchObject(own);
  });

  test('of a version is a copy of that version', async () => {
    const { put, copy, text } = await openStore({
      buckets: [{ bucket: 'risk-models', versioned: true }],
      objects: [{ uri: URI, content: 'first', versionId: 'v1' }],
    });
    await put({ Body: 'second' });
    await copy({ CopySource: `risk-models/${PLACE.Key}?versionId=v1` });
    expect(await text(COPY)).toBe('first');
  });

  test('is refused of what is not there, is another one, or may not be read', async () => {
    const { put, copy } = await openStore({ objects: [{ uri: 's3://risk-models/gone', missing: true }] });
    const { ETag = '' } = await put();
    await copy({ CopySourceIfMatch: ETag, IfNoneMatch: '*' });
    expect(await refused(copy({ IfNoneMatch: '*' }))).toMatch(/^412 PreconditionFailed: /);
    expect(await refused(copy({ CopySourceIfMatch: '"other"' }))).toMatch(/^412 PreconditionFailed: /);
    expect(await refused(copy({ CopySource: 'risk-models/gone' }))).toMatch(/^404 NoSuchKey: /);
    expect(await refused(copy({ CopySource: 'risk-models' }))).toMatch(
      /^400 InvalidArgument: Copy Source must/,
    );
    expect(await refused(copy({ Key: PLACE.Key }))).toMatch(/^400 InvalidRequest: .* itself/);
    const statement = { Sid: 'Write', Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['*'] } as const;
    const writer = await openAccount({ scenario: { permissions: [statement] } });
    const source = { CopySource: `${PLACE.Bucket}/${PLACE.Key}` };
    expect(
      await refused(writer.s3.send(new CopyObjectCommand({ ...PLACE, ...source, Key: 'copy' }))),
    ).toMatch(/^403 AccessDenied: .*s3:GetObject/);
  });
});

describe('an object', () => {
  test('is given back as it was put, with the MD5 for its ETag', async () => {
    const { put, head, s3 } = await openStore({
      undeclared: 'missing',
      buckets: [{ bucket: 'risk-models' }],
    });
    const body = new Uint8Array([0, 255, 128, 10, 13]);
    const sent = await put({ Body: body, ContentType: 'application/gzip', Metadata: { hash: 'abc' } });
    expect(sent).toMatchObject({ ETag: md5(body) });
    expect(sent.VersionId).toBeUndefined();
    const seen = await head();
    expect(seen).toMatchObject({
      ETag: md5(body),
      ContentLength: 5,
      ContentType: 'application/gzip',
      Metadata: { hash: 'abc' },
    });
    expect(seen.LastModified?.getUTCFullYear()).toBe(2026);
    const { Body } = await s3.send(new GetObjectCommand(PLACE));
    expect(await Body?.transformToByteArray()).toEqual(body);
  });

  test.each([
    ['CRC32', {}],
    ['SHA-256', { ChecksumAlgorithm: 'SHA256' }],
    ['SHA-1', { ChecksumAlgorithm: 'SHA1' }],
    ['CRC-32C, which nobody checks', { ChecksumAlgorithm: 'CRC32C' }],
  ] as const)('arrives whole as a stream in chunks with a sum behind them: %s', async (_, more) => {
    const { put, text } = await openStore();
    const chunks = ['one ', 'two\r\n0\r\n', 'three'];
    const Body = Readable.from(chunks.map((one) => Buffer.from(one)));
    const sent = await put({ Body, ContentLength: chunks.join('').length, ...more });
    expect(sent.ETag).toBe(md5(chunks.join('')));
    expect(await text()).toBe(chunks.join(''));
  });

  test('that arrives damaged is not taken', async () => {
    const { put } = await openStore({ undeclared: 'missing', buckets: [{ bucket: 'risk-models' }] });
    const wrong = [
      [{ ContentMD5: createHash('md5').update('other').digest('base64') }, '400 BadDigest: The Content-MD5'],
      [{ ChecksumCRC32: 'AAAAAA==' }, '400 BadDigest: The CRC32 you specified did not match'],
    ] as const;
    for (const [more, message] of wrong) expect(await refused(put(more))).toContain(message);
  });

  test('is not written over where the request says so', async () => {
    const { put, text } = await openStore();
    await put({ IfNoneMatch: '*' });
    expect(await refused(put({ IfNoneMatch: '*', Body: 'other' }))).toBe(
      '412 PreconditionFailed: At least one of the pre-conditions you specified did not hold',
    );
    expect(await refused(put({ IfMatch: md5('other') }))).toMatch(/^412 PreconditionFailed/);
    await put({ IfMatch: md5('hello'), Body: 'again' });
    expect(await text()).toBe('again');
  });

  test('is read on conditions', async () => {
    const { put, text, head } = await openStore();
    await put();
    expect(await text({ IfMatch: md5('hello') })).toBe('hello');
    expect(await refused(text({ IfMatch: md5('other') }))).toMatch(/^412 /);
    expect(await refused(head({ IfNoneMatch: md5('hello') }))).toMatch(/^304 /);
  });

  test('has versions where the bucket has them', async () => {
    const scenario = { buckets: [{ bucket: 'risk-models', versioned: true }] };
    const { put, head, text } = await openStore(scenario);
    const first = await head();
    const { VersionId } = await put();
    expect(VersionId).toMatch(/^[0-9a-f]{32}$/);
    expect(first.VersionId).toMatch(/^[0-9a-f]{32}$/);
    expect(VersionId).not.toBe(first.VersionId);
    expect((await put()).VersionId).not.toBe(VersionId);
    expect(await text({ VersionId: first.VersionId })).toBe(`simulated content of ${URI}\n`);
    expect(await refused(text({ VersionId: 'none' }))).toBe(
      '404 NoSuchVersion: The specified version does not exist.',
    );
  });

  test('has a key in which letter case and every character count', async () => {
    const { put, text } = await openStore();
    await put({ Key: 'a b/ü+%/x&y?.txt', Body: 'odd' });
    expect(await text({ Key: 'a b/ü+%/x&y?.txt' })).toBe('odd');
    expect(await text({ Key: 'A b/ü+%/x&y?.txt' })).toMatch(/^simulated content/);
  });

  test('survives a restart of the account', async () => {
    const { put, simulator } = await openStore();
    await put();
    const again = await openAccount({ from: JSON.parse(JSON.stringify(simulator.world.state())) });
    expect(await again.s3.send(new HeadObjectCommand(PLACE))).toMatchObject({ ETag: md5('hello') });
  });
});

describe('S3 refuses', () => {
  test('a key that is not there, without a body for a HEAD', async () => {
    const { head, text } = await openStore({ objects: [{ uri: URI, missing: true }] });
    expect(await refused(head())).toMatch(/^404 NotFound/);
    expect(await refused(text())).toBe('404 NoSuchKey: The specified key does not exist.');
  });

  test('what the caller may not read or write', async () => {
    const { head, text, put, list, s3 } = await openStore({
      objects: [{ uri: 's3://risk-models/fraud/*', denied: true }],
      buckets: [{ bucket: 'closed', denied: true }],
    });
    expect(await refused(head())).toMatch(/^403 /);
    expect(await refused(text())).toBe(
      '403 AccessDenied: User: arn:aws:iam::123456789012:user/simulated is not authorized to perform: s3:GetObject on ' +
        'resource: "arn:aws:s3:::risk-models/fraud/42/model.tar.gz" because no identity-based policy allows the s3:GetObject action',
    );
    expect(await refused(put())).toContain('not authorized to perform: s3:PutObject');
    expect(await refused(list({ Bucket: 'closed' }))).toContain('not authorized to perform: s3:ListBucket');
    expect(await refused(s3.send(new HeadBucketCommand({ Bucket: 'closed' })))).toMatch(/^403 /);
    expect((await head({ Key: 'other' })).ContentLength).toBeGreaterThan(0);
  });

  test('a bucket that is not there', async () => {
    const { text, s3 } = await openStore({ buckets: [{ bucket: 'risk-models', missing: true }] });
    expect(await refused(text())).toBe('404 NoSuchBucket: The specified bucket does not exist');
    expect(await refused(s3.send(new HeadBucketCommand({ Bucket: 'risk-models' })))).toMatch(/^404 /);
  });

  test('a bucket of another region, and tells which; its own endpoint answers', async () => {
    const scenario = { buckets: [{ bucket: 'risk-models', region: 'eu-west-1' }] };
    const { head, text, simulator } = await openStore(scenario);
    expect(await refused(text())).toMatch(
      /^301 PermanentRedirect: The bucket you are attempting to access must/,
    );
    const error = await head().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      $metadata: { httpStatusCode: 301 },
      $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } },
    });
    const { s3 } = clientsOf({ ...simulator, region: 'eu-west-1' });
    expect((await s3.send(new HeadObjectCommand(PLACE))).ETag).toMatch(/^"[0-9a-f]{32}"$/);
    const region = await s3.send(new HeadBucketCommand({ Bucket: 'risk-models' }));
    expect(region.BucketRegion).toBe('eu-west-1');
  });

  const common = {
    throttle: '503 SlowDown: Please reduce your request rate.',
    'access-denied': '403 AccessDenied: User: arn:aws:iam::123456789012:user/simulated is not authorized',
    'expired-credentials': '400 ExpiredToken: The provided token has expired.',
    'internal-error': '500 InternalError: We encountered an internal error. Please try again.',
  };
  test.each(Object.entries(common))('in its own words where a scenario asks for %s', async (kind, words) => {
    const { text } = await openStore({
      requests: [{ kind, operation: 'GetObject', name: 's3://risk-models/fraud/*' }],
    });
    expect(await refused(text())).toContain(words);
    expect(await text({ Key: 'other' })).toMatch(/^simulated/);
  });

  test('no upload that got lost on the way back: it was carried out', async () => {
    const { put, text, simulator } = await openStore({
      requests: [{ kind: 'lost-response', operation: 'PutObject' }],
    });
    await expect(put()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await text()).toBe('hello');
    expect(simulator.world.requests()[0]).toMatchObject({
      operation: 'PutObject',
      mutating: true,
      applied: true,
    });
  });
});

describe('a list of objects', () => {
  const objects = ['a/1', 'a/2', 'a/b/3', 'c&d'].map((key) => ({
    uri: `s3://risk-models/${key}`,
    content: key,
  }));

  test('shows what was written or declared, in the order of keys', async () => {
    const { put, list } = await openStore({ objects });
    await put({ Key: 'b' });
    const { Contents = [], KeyCount } = await list();
    expect(Contents.map((one) => `${one.Key} ${one.Size}`)).toEqual([
      'a/1 3',
      'a/2 3',
      'a/b/3 5',
      'b 5',
      'c&d 3',
    ]);
    expect(KeyCount).toBe(5);
  });

  test('takes a prefix, a delimiter, a start and pages', async () => {
    const { list } = await openStore({ objects });
    const keys = async (more: Partial<ListObjectsV2CommandInput>) => {
      const { Contents = [], CommonPrefixes = [] } = await list(more);
      return [...Contents.map((one) => one.Key), ...CommonPrefixes.map((one) => one.Prefix)];
    };
    expect(await keys({ Prefix: 'a/' })).toEqual(['a/1', 'a/2', 'a/b/3']);
    expect(await keys({ Prefix: 'a/', Delimiter: '/' })).toEqual(['a/1', 'a/2', 'a/b/']);
    expect(await keys({ StartAfter: 'a/2' })).toEqual(['a/b/3', 'c&d']);
    expect(await keys({ EncodingType: 'url', Prefix: 'c' })).toEqual(['c%26d']);
    const first = await list({ MaxKeys: 3 });
    expect(first.IsTruncated).toBe(true);
    expect(await keys({ ContinuationToken: first.NextContinuationToken })).toEqual(['c&d']);
  });
});

describe('objects that the scenario declares', () => {
  const scenario = {
    objects: [
      { uri: URI, content: 'first' },
      { uri: URI, etag: 'abc-2', fromMinutes: 30 },
      { uri: URI, missing: true, fromMinutes: 60 },
    ],
  };

  test('change at their time, whoever looks', async () => {
    const { head, minutes } = await openStore(scenario);
    expect(await head()).toMatchObject({ ETag: md5('first'), ContentLength: 5 });
    await minutes(31);
    const later = await head();
    expect(later.ETag).toBe('"abc-2"');
    expect(later.LastModified?.toISOString()).toBe('2026-01-05T09:30:00.000Z');
    await minutes(30);
    expect(await refused(head())).toMatch(/^404/);
  });

  test('give way to a request that comes later, until the next entry', async () => {
    const { put, head, minutes } = await openStore(scenario);
    await put();
    expect(await head()).toMatchObject({ ETag: md5('hello') });
    await minutes(31);
    expect(await head()).toMatchObject({ ETag: '"abc-2"' });
  });

  test('are others under another scenario in the same world', async () => {
    const { simulator, head } = await openStore(scenario);
    expect(await head()).toMatchObject({ ETag: md5('first') });
    const from = simulator.world.state();
    const { head: again } = await openStore({ objects: [{ uri: URI, content: 'second' }] }, { from });
    expect(await again()).toMatchObject({ ETag: md5('second') });
  });
});

describe('objects that nobody declared', () => {
  test('are there, with bytes and ETag that follow from their name', async () => {
    const { head, text } = await openStore();
    const content = `simulated content of ${URI}\n`;
    expect(await text()).toBe(content);
    expect(await head()).toMatchObject({ ETag: md5(content), ContentLength: content.length });
    expect((await head({ Key: 'other' })).ETag).not.toBe(md5(content));
  });

  test.each([
    [{ undeclared: 'missing' }, /^404 NoSuchBucket/],
    [{ undeclared: 'missing', buckets: [{ bucket: 'risk-models' }] }, /^404 NoSuchKey/],
    [{ buckets: [{ bucket: 'risk-models', undeclared: 'missing' }] }, /^404 NoSuchKey/],
  ])('are not there with %j', async (scenario, words) => {
    const { text } = await openStore(scenario);
    expect(await refused(text())).toMatch(words);
  });
});

describe('CreateModel', () => {
  const wanted = (scenario: unknown) => openStore(scenario).then(({ model }) => model('m'));

  test.each([
    ['data that is not there', { objects: [{ uri: URI, missing: true }] }, 'Could not find model data at'],
    ['data in no bucket', { undeclared: 'missing' }, 'Could not find model data at'],
    [
      'data of another region',
      { buckets: [{ bucket: 'risk-models', region: 'eu-west-1' }] },
      'Could not access model data at',
    ],
  ])('refuses %s', async (_, scenario, words) => {
    expect(await refusal(wanted(scenario))).toContain(words);
  });

  test('takes what is declared or was written, and looks with the eyes of its role', async () => {
    await wanted({ objects: [{ uri: URI, denied: true }] });
    const { put, model } = await openStore({ undeclared: 'missing', buckets: [{ bucket: 'risk-models' }] });
    await put();
    await model('m');
    const ModelDataSource = {
      S3DataSource: { S3Uri: 's3://risk-models/fraud/', S3DataType: 'S3Prefix', CompressionType: 'None' },
    } as const;
    await model('n', { PrimaryContainer: { Image: 'gone.example/x:1', ModelDataSource } });
  });
});

test('a body that is read from elsewhere does not let time jump', async () => {
  const { put, text, simulator } = await openStore();
  let woken = false;
  void simulator.clock.sleep(60_000).then(() => {
    woken = true;
  });
  async function* slowly() {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    yield Buffer.from(String(woken));
  }
  await put({ Body: Readable.from(slowly()), ContentLength: 5 });
  expect(await text()).toBe('false');
});

test('other operations of S3 are told to be missing', async () => {
  const { s3 } = await openStore();
  expect(await refused(s3.send(new DeleteObjectCommand(PLACE)))).toMatch(/^501 NotImplemented/);
});
