// Readers of what has to be there before anything starts, through the wire: there, gone, elsewhere and denied are answers.
import { expect, it } from 'vitest';
import { connect } from '../cloud/connect.ts';
import type { Question } from '../core/fact.ts';
import { openSimulator, type Scenario } from '../simulator/index.ts';
import { bindReaders } from './facts.ts';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

const SCENARIO: Scenario = {
  buckets: [
    { bucket: 'far', region: 'eu-west-1' },
    { bucket: 'gone', missing: true },
    { bucket: 'closed', denied: true },
    { bucket: 'bare', undeclared: 'missing' },
  ],
  objects: [{ uri: 's3://bare/weights/part-1' }],
  images: [
    { image: `${REGISTRY}/ranker:7`, digest: DIGEST },
    { image: `${REGISTRY}/gone*`, missing: true },
  ],
  keys: [
    { key: 'off', state: 'PendingDeletion' },
    { key: 'alias/signs', usage: 'SIGN_VERIFY', spec: 'RSA_2048' },
    { key: 'alias/gone', missing: true },
  ],
  missing: { topics: ['arn:aws:sns:us-east-1:123456789012:gone'] },
};

const folder = (uri: string): Question => ({ fact: 'folder', uri });
const bucket = (name: string): Question => ({ fact: 'bucket', bucket: name });
const topic = (rest: string): Question => ({ fact: 'topic', arn: `arn:aws:sns:${rest}` });
const key = (name: string): Question => ({ fact: 'key', key: name });
const image = (rest: string): Question => ({ fact: 'image', uri: `${REGISTRY}/${rest}` });

it.each<[Question, object]>([
  [folder('s3://models/a/'), { value: { first: 'a/object' } }],
  [folder('s3://bare/weights/'), { value: { first: 'weights/part-1' } }],
  [folder('s3://bare/'), { value: { first: 'weights/part-1' } }],
  [folder('s3://bare/other/'), { state: 'missing', reason: 'nothing stands under s3://bare/other/' }],
  [folder('s3://far/a/'), { state: 'missing', code: 'INF2018' }],
  [folder('s3://gone/a/'), { state: 'missing', code: 'INF2010' }],
  [folder('s3://closed/a/'), { state: 'unread', code: 'INF2004' }],
  [folder('s3://models'), { state: 'missing', reason: 's3://models is no folder in S3' }],
  [bucket('models'), { value: { region: 'us-east-1' } }],
  [
    bucket('far'),
    { state: 'missing', code: 'INF2018', reason: expect.stringMatching(/another region: eu-west-1/) },
  ],
  [bucket('gone'), { state: 'missing', reason: expect.stringMatching(/the bucket does not exist/) }],
  [bucket('closed'), { state: 'unread', reason: expect.stringMatching(/listing the bucket is not allowed/) }],
  [topic('us-east-1:123456789012:failed'), { value: { encrypted: false } }],
  // Asked where it is.
  [topic('eu-west-1:123456789012:failed'), { value: { encrypted: false } }],
  [topic('us-east-1:123456789012:gone'), { state: 'missing', code: 'INF2010' }],
  [key('1234abcd'), { value: { state: 'Enabled', encrypts: true } }],
  [key('key/off'), { value: { state: 'PendingDeletion', encrypts: true } }],
  [key('alias/signs'), { value: { state: 'Enabled', encrypts: false } }],
  [key('alias/gone'), { state: 'missing', reason: expect.stringMatching(/Alias \S+ is not found/) }],
  [key('arn:aws:kms:eu-west-1:123456789012:key/1234abcd'), { state: 'missing' }],
  [image(`ranker@${DIGEST}`), { value: { digest: DIGEST } }],
  [image(`ranker:7@${DIGEST}`), { value: { digest: DIGEST } }],
  [image(`gone@${DIGEST}`), { state: 'missing' }],
])('%j', async (question, expected) => {
  const { requestHandler, clock } = await openSimulator({ scenario: SCENARIO });
  const readers = bindReaders(connect({ region: 'us-east-1', clock, requestHandler }));
  expect(await readers[question.fact](question as never)).toMatchObject(expected);
});
