import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const INSTANCE = '    instance: { type: ml.m5.large, count: 2 }';
const later = (asynchronous: string) => edited([INSTANCE, `${INSTANCE}\n    async: ${asynchronous}`]);
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:answers';

describe('asynchronous inference', () => {
  test.each<[string, string, readonly string[]]>([
    ['answers to a folder', later('{ output: s3://out/ }'), []],
    ['or in a topic', later(`{ notify: { success: "${TOPIC}", include: [success] } }`), []],
    ['has to answer somewhere', later('{ maxConcurrentPerInstance: 4 }'), ['17:5 INF1077 async']],
    [
      'does not answer in the topic of failures',
      later(`{ notify: { error: "${TOPIC}", include: [error] } }`),
      ['17:5 INF1077 async'],
    ],
    [
      'tells no topic that is not there',
      later(`{ output: s3://out/, notify: { success: "${TOPIC}", include: [success, error] } }`),
      ['17:117 INF1077 error'],
    ],
    ['is something', later('{}'), ['17:12 INF1012 {}']],
    ['answers to S3', later('{ output: /tmp/x }'), ['17:22 INF1014 /tmp/x']],
    ['tells topics', later('{ output: s3://out/, notify: { error: topic } }'), ['17:50 INF1014 topic']],
    ['is for instances', `${edited()}    async: { output: s3://out/ }\n`, ['19:5 INF1063 serverless']],
    [
      'is without a shadow',
      edited([
        `    model: xgb\n${INSTANCE}`,
        `    variants: { a: { model: xgb, instance: { type: ml.m5.large } }, b: { model: xgb, instance: { type: ml.m5.large }, shadow: true } }\n    async: { output: s3://out/ }`,
      ]),
      ['16:5 INF1077 async'],
    ],
    [
      'is not under raw',
      edited([
        INSTANCE,
        `${INSTANCE}\n    raw: { AsyncInferenceConfig: { OutputConfig: { S3OutputPath: s3://out/ } } }`,
      ]),
      ['17:52 INF1051 S3OutputPath'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('takes names in its addresses, and a topic once', () => {
    const notify = `notify: { success: "arn:aws:sns:us-east-1:\${account}:a", include: [success, success] }`;
    const { document } = load(later(`{ output: "s3://out/\${key}/", ${notify} }`));
    expect(document?.endpoints[0]?.async).toEqual({
      ...{ output: 's3://out/fraud/', success: 'arn:aws:sns:us-east-1:123456789012:a', include: ['success'] },
    });
  });
});
