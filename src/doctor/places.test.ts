// What endpoints and jobs write to, tell and encrypt with, as sentences; and what roles do with it.
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../config/load.ts';
import type { Answer, Question } from '../core/fact.ts';
import { accessChecks, accessQuestions } from './access.ts';
import { contentCheck, contentsOf } from './contents.ts';
import { wholeOf } from './looked.ts';
import { type Place, placeCheck, placesIn } from './places.ts';

const WHERE = { account: '123456789012', region: 'us-east-1' };
const ROLE = 'arn:aws:iam::123456789012:role/sagemaker-execution';
const BENCHMARK = 'arn:aws:iam::123456789012:role/benchmark';
const DIGEST = `123456789012.dkr.ecr.us-east-1.amazonaws.com/ranker@sha256:${'0'.repeat(64)}`;
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:failed';
const ON = { instance: { type: 'ml.m5.large', count: 1 } };
const CONTAINER = {
  domain: 'machine-learning',
  task: 'other',
  framework: 'xgboost',
  frameworkVersion: '1.7',
};
const POLICY = {
  default: { instances: ['ml.m5.large'], endpointType: 'realtime' },
  container: CONTAINER,
  traffic: { average: '1/min', peak: '2/min' },
};

const DRAFT = {
  AdditionalModelDataSources: [
    {
      ChannelName: 'draft',
      S3DataSource: { S3Uri: 's3://risk-models/draft.bin', S3DataType: 'S3Object', CompressionType: 'None' },
    },
  ],
};

const document = loaded({
  models: {
    folder: { image: DIGEST, artifact: 's3://risk-models/folder/' },
    pair: {
      containers: [
        { image: DIGEST, artifact: 's3://risk-models/first/', raw: DRAFT },
        {
          image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/second:1',
          artifact: 's3://risk-models/second.tar.gz',
        },
      ],
    },
    copied: {
      image: DIGEST,
      artifact: { uri: 's3://risk-models/c.tar.gz', copy: true, to: 's3://risk-copies/' },
    },
  },
  endpoints: {
    later: {
      ...{ model: 'folder', kmsKey: 'alias/volumes', ...ON },
      async: {
        ...{
          output: 's3://risk-answers/a',
          failures: 'https://risk-failures.s3.amazonaws.com/',
          kmsKey: 'key/1',
        },
        notify: { error: TOPIC },
      },
      dataCapture: { sampling: '10%', destination: 's3://risk-captured/x/', capture: ['input'] },
    },
    pair: { model: 'pair', ...ON },
    copied: { model: 'copied', ...ON },
    shadowed: {
      variants: {
        main: { model: 'pair', ...ON },
        dark: { model: 'shadow', shadow: true, weight: 0.5, ...ON },
      },
    },
    hosted: {
      instance: { type: 'ml.g5.12xlarge', count: 1 },
      components: {
        base: { model: 'shadow', resources: { memoryMin: '4GB' } },
        tuned: { base: 'base', artifact: 's3://risk-adapters/tuned.tar.gz' },
      },
    },
    asking: { model: 'folder', recommend: 'uploaded' },
    given: { model: 'folder', recommend: 'given' },
  },
  recommendations: {
    uploaded: { ...POLICY, payload: './payloads/folder' },
    given: { ...POLICY, payload: 's3://risk-payloads/p.tar.gz' },
  },
});

function loaded(members: { readonly models: object; readonly [member: string]: object }) {
  const text = JSON.stringify({
    ...{ version: 1, project: 'risk' },
    defaults: { role: ROLE, recommender: { bucket: 's3://risk-benchmarks/payloads/', role: BENCHMARK } },
    ...members,
    models: {
      ...members.models,
      shadow: {
        image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/shadow:1',
        artifact: 's3://risk-shadow/',
      },
    },
  });
  const { document, diagnostics } = loadDocument({ file: 'f.yaml', text, params: {}, env: {} });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

const told = ({
  state,
  code,
  says,
}: {
  readonly state: string;
  readonly code?: string;
  readonly says: string;
}) => `${state}${code === undefined ? '' : ` ${code}`}: ${says}`;

test('places are buckets, topics and keys, each once', () => {
  const places = placesIn(wholeOf(document)).map(
    ({ about, subject, ours }) => `${about} ${subject}${ours ? ', ours' : ''}`,
  );
  expect(places).toEqual([
    'bucket s3://risk-answers',
    // Of an address of another form nobody knows the bucket.
    'bucket s3://risk-captured',
    `topic ${TOPIC}`,
    'key alias/volumes',
    'key key/1',
    'bucket s3://risk-copies, ours',
    'bucket s3://risk-benchmarks, ours',
  ]);
});

test('contents are folders, images by digest, adapters, models of shadows, containers and components, and payloads', () => {
  const asked = contentsOf(wholeOf(document)).map(
    ({ about, question }) => `${about}: ${Object.values(question).join(' ')}`,
  );
  expect(asked).toEqual([
    `image: image ${DIGEST}`,
    'artifact: folder s3://risk-models/folder/',
    'artifact: artifact s3://risk-models/draft.bin',
    'image: image 683313688378.dkr.ecr.us-east-1.amazonaws.com/second:1',
    'artifact: artifact s3://risk-models/second.tar.gz',
    'artifact: folder s3://risk-models/first/',
    'artifact: artifact s3://risk-models/c.tar.gz',
    'image: image 683313688378.dkr.ecr.us-east-1.amazonaws.com/shadow:1',
    'artifact: folder s3://risk-shadow/',
    'artifact: artifact s3://risk-adapters/tuned.tar.gz',
    'payload: artifact s3://risk-payloads/p.tar.gz',
  ]);
});

test('a payload that is not there is told of its policy', () => {
  const payload = contentsOf(wholeOf(document)).at(-1);
  const gone = { state: 'missing', reason: 'no such key' } as const;
  expect(payload && told(contentCheck(payload, gone))).toBe('failed INF9174: it is not there: no such key');
});

describe('a place', () => {
  const bucket = (more: Partial<Place> = {}): Place => ({
    ...{ about: 'bucket', subject: 's3://b', question: { fact: 'bucket', bucket: 'b' } },
    ...more,
  });
  const key: Place = { about: 'key', subject: 'k', question: { fact: 'key', key: 'k' } };
  const topic: Place = { about: 'topic', subject: TOPIC, question: { fact: 'topic', arn: TOPIC } };
  const found = (value: object) => ({ state: 'found', value }) as Answer<'bucket' | 'topic' | 'key'>;
  const elsewhere = {
    state: 'missing',
    reason: 'it is in another region: eu-west-1',
    code: 'INF2018',
  } as const;
  const gone = { state: 'missing', reason: 'no such thing' } as const;
  const denied = { state: 'unread', reason: 'denied' } as const;

  test.each<[string, Place, Answer<'bucket' | 'topic' | 'key'> | undefined, string]>([
    ['a bucket', bucket(), found({ region: 'us-east-1' }), 'ok: it is there'],
    ['a bucket that is gone', bucket(), gone, 'failed INF9170: it is not there: no such thing'],
    ['one of another region may do', bucket(), elsewhere, `warning INF9172: ${elsewhere.reason}`],
    ['unless inferra writes there', bucket({ ours: true }), elsewhere, `failed INF9170: ${elsewhere.reason}`],
    ['one that nobody may list', bucket(), denied, 'unchecked INF9007: denied'],
    ['a topic', topic, found({ encrypted: false }), 'ok: it is there'],
    [
      'an encrypted topic',
      topic,
      found({ encrypted: true }),
      'ok: it is there, encrypted: who publishes to it needs its key',
    ],
    ['a topic that is gone', topic, gone, 'failed INF9170: it is not there: no such thing'],
    ['a key', key, found({ state: 'Enabled', encrypts: true }), 'ok: it is enabled'],
    [
      'a key to be deleted',
      key,
      found({ state: 'PendingDeletion', encrypts: true }),
      'failed INF9171: it is PendingDeletion, not Enabled',
    ],
    [
      'a key that signs',
      key,
      found({ state: 'Enabled', encrypts: false }),
      'failed INF9171: it is no symmetric key for encryption',
    ],
    ['a key that is gone', key, gone, 'failed INF9171: it is not there: no such thing'],
    ['nobody asked', key, undefined, 'unchecked INF9007: nobody asked'],
  ])('%s', (_, place, answer, expected) => {
    expect(told(placeCheck(place, answer))).toBe(expected);
  });
});

test('a role is asked by stage what it does: models, jobs, and what serves', () => {
  expect(accessQuestions(wholeOf(document), WHERE)).toEqual([
    {
      ...{ fact: 'access', role: ROLE },
      actions: ['s3:GetObject', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [
        'arn:aws:s3:::risk-models/folder/*',
        'arn:aws:s3:::risk-models/second.tar.gz',
        'arn:aws:s3:::risk-models/first/*',
        'arn:aws:s3:::risk-models/draft.bin',
        'arn:aws:s3:::risk-shadow/*',
        'arn:aws:ecr:us-east-1:123456789012:repository/ranker',
      ],
    },
    {
      ...{ fact: 'access', role: BENCHMARK, actions: ['s3:GetObject'] },
      resources: ['arn:aws:s3:::risk-benchmarks/payloads/*', 'arn:aws:s3:::risk-payloads/p.tar.gz'],
    },
    {
      ...{ fact: 'access', role: ROLE, actions: ['s3:PutObject', 'sns:Publish'] },
      resources: ['arn:aws:s3:::risk-answers/a/*', 'arn:aws:s3:::risk-captured/x/*', TOPIC],
    },
  ]);
});

test('what may not be published is told with its statement, and what nobody may look at once', () => {
  const says = (answer: (question: Question) => object) =>
    accessChecks(wholeOf(document), WHERE, { to: (question) => answer(question) as never });
  const value = [
    ['s3:PutObject', 'arn:aws:s3:::risk-answers/a/*', 'allowed'],
    ['s3:PutObject', 'arn:aws:s3:::risk-captured/x/*', 'denied'],
    ['sns:Publish', TOPIC, 'not allowed'],
  ].map(([action, resource, decision]) => ({ action, resource, decision }));
  const known = says(() => ({ state: 'found', value }));
  expect(known.slice(-2).map(told)).toEqual([
    'failed INF9173: its policies deny s3:PutObject on arn:aws:s3:::risk-captured/x/*',
    `warning INF9173: its policies do not allow sns:Publish on ${TOPIC}`,
  ]);
  expect(known.at(-1)?.statement).toBe(`{"Effect":"Allow","Action":"sns:Publish","Resource":"${TOPIC}"}`);
  const unread = says(() => ({ state: 'unread', reason: 'denied' }));
  expect(unread.map(({ subject }) => subject)).toEqual([ROLE, BENCHMARK]);
});
