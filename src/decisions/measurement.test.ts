// A measurement in the lock file: nothing is lost on the way, the same is the same bytes, and a moved policy is a short diff.
import { describe, expect, test } from 'vitest';
import type { Measurement } from './measurement.ts';
import { EMPTY_LOCK, type Lock, withMeasurement, withPins } from './pins.ts';
import { readLock } from './read-lock.ts';
import { lockText } from './write-lock.ts';

const MEASUREMENT: Measurement = {
  inputs: ['0123456789', 'abcdef0123'],
  model: '44e24279e5',
  measuredOn: 's3://risk-models/fraud/42/model.tar.gz',
  jobs: ['risk-sla-0123456789', 'risk-sla-abcdef0123-2'],
  measuredAt: '2026-01-05T09:20:27Z',
  prices: 'us-east-1 2026-08',
  choices: {
    'endpoints.fraud': {
      candidate: 'ml.c5.large OMP_NUM_THREADS=1',
      instance: { type: 'ml.c5.large', count: 3 },
      env: { OMP_NUM_THREADS: '1' },
      scaling: { min: 1, max: 3, target: 420.5 },
      cost: '$223.38 a month',
      reason: 'the cheapest of 2: $223 a month',
      others: { 'serverless 2 GB': 'dearer' },
      decidedBy: 'fffbba2df1',
    },
    'endpoints.ranker.candidate': {
      candidate: 'serverless 2 GB',
      serverless: { memory: 2048, maxConcurrency: 2 },
      reason: 'the only one',
      others: {},
      decidedBy: '0000000000',
    },
  },
  candidates: [
    {
      id: 'ml.c5.large OMP_NUM_THREADS=1',
      hardware: { kind: 'instance', type: 'ml.c5.large' },
      env: { OMP_NUM_THREADS: '1' },
      count: 1,
      maxInvocations: 9974,
      latency: 26.5,
      latencyAt: 'p95',
      cpu: 151.685,
      memoryUse: 0,
      costPerHour: 0.102,
    },
    {
      id: 'serverless 2 GB',
      hardware: { kind: 'serverless', memory: 2048 },
      env: {},
      count: 1,
      latencyAt: 'p95',
      coldStart: 4200,
      failure: 'no quota',
    },
  ],
};
const lockOf = (one: Measurement): Lock => withMeasurement(EMPTY_LOCK, 'default', 'sla', 'fraud-xgb', one);
const LOCK = lockOf(MEASUREMENT);
const TEXT = lockText(LOCK);
const read = (text: string) => readLock('inference.lock.yaml', text);

test('what was written is read again, and written to the same bytes', () => {
  const { lock, diagnostics } = read(TEXT);
  expect(diagnostics).toEqual([]);
  expect(lock).toEqual(LOCK);
  expect(lockText(lock ?? EMPTY_LOCK)).toBe(TEXT);
});

test('the bytes are the same whatever the order of keys', () => {
  const turned = Object.fromEntries(Object.entries(MEASUREMENT).toReversed()) as Measurement;
  expect(lockText(lockOf(turned))).toBe(TEXT);
});

test('a policy that moved is a diff of few lines: hardware, size, cost and reason', () => {
  const before = MEASUREMENT.choices['endpoints.fraud'];
  if (before === undefined) throw new Error('there is a choice');
  const choice = {
    ...before,
    instance: { type: 'ml.c5.large', count: 6 },
    cost: '$446.76 a month',
    reason: 'the cheapest of 2: $447 a month',
    decidedBy: '1111111111',
  };
  const moved = lockText(
    lockOf({ ...MEASUREMENT, choices: { ...MEASUREMENT.choices, 'endpoints.fraud': choice } }),
  );
  expect(changed(TEXT, moved)).toEqual([
    '-instance: { type: ml.c5.large, count: 3 }',
    '+instance: { type: ml.c5.large, count: 6 }',
    '-cost: $223.38 a month',
    '+cost: $446.76 a month',
    '-reason: "the cheapest of 2: $223 a month"',
    '+reason: "the cheapest of 2: $447 a month"',
    '-decidedBy: fffbba2df1',
    '+decidedBy: "1111111111"',
  ]);
});

/** Of two texts with the same number of lines. */
function changed(before: string, after: string): readonly string[] {
  const lines = after.split('\n');
  return before
    .split('\n')
    .flatMap((line, at) => (line === lines[at] ? [] : [`-${line.trim()}`, `+${lines[at]?.trim()}`]));
}

test.each([
  ['a digest that is none', 'model: 44e24279e5', 'model: 44xy'],
  ['a figure that is none', 'latency: 26.5', 'latency: fast'],
  ['a figure below zero', 'latency: 26.5', 'latency: -1'],
  ['no instance at all', 'count: 3', 'count: 0'],
  ['a time without a zone', '2026-01-05T09:20:27Z', '2026-01-05T09:20:27'],
  ['a key of somebody else', 'coldStart: 4200', 'warmStart: 4200'],
  ['a key that is missing', '              reason: the only one\n', ''],
  ['a choice for no endpoint', 'endpoints.ranker.candidate:', 'models.ranker:'],
])('%s is told with its place', (_, from, to) => {
  expect(TEXT).toContain(from);
  const { lock, diagnostics } = read(TEXT.replace(from, to));
  expect(lock).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'INF7002', place: { line: expect.any(Number) } }]);
});

/** As version 1 was written before 2026-12: every value on a line of its own, no digests of parts, no live endpoint. */
const EARLIER = `version: 1
environments:
  default:
    recommendations:
      sla:
        fraud-xgb:
          choices:
            endpoints.fraud:
              candidate: ml.c5.large OMP_NUM_THREADS=1
              instance:
                type: ml.c5.large
                count: 3
              env:
                OMP_NUM_THREADS: "1"
              scaling:
                min: 1
                max: 3
                target: 420.5
              cost: $223.38 a month
              reason: "the cheapest of 2: $223 a month"
              others:
                serverless 2 GB: dearer
              decidedBy: fffbba2df1
            endpoints.ranker.candidate:
              candidate: serverless 2 GB
              serverless:
                memory: 2048
                maxConcurrency: 2
              reason: the only one
              others: {}
              decidedBy: "0000000000"
          measuredOn: s3://risk-models/fraud/42/model.tar.gz
          measuredAt: 2026-01-05T09:20:27Z
          jobs:
            - risk-sla-0123456789
            - risk-sla-abcdef0123-2
          inputs:
            - "0123456789"
            - abcdef0123
          model: 44e24279e5
          prices: us-east-1 2026-08
          candidates:
            - id: ml.c5.large OMP_NUM_THREADS=1
              instance: ml.c5.large
              env:
                OMP_NUM_THREADS: "1"
              count: 1
              maxInvocations: 9974
              latency: 26.5
              latencyAt: p95
              cpu: 151.685
              memoryUse: 0
              costPerHour: 0.102
            - id: serverless 2 GB
              serverless: 2048
              count: 1
              latencyAt: p95
              coldStart: 4200
              failure: no quota
`;

test('a file of before the short form says the same', () => {
  const { lock, diagnostics } = read(EARLIER);
  expect(diagnostics).toEqual([]);
  expect(lock).toEqual(LOCK);
});

describe('of the live endpoint', () => {
  const loaded = {
    ...MEASUREMENT,
    endpoint: {
      name: 'fraud',
      instance: { type: 'ml.m5.large', count: 2 },
      maxInvocations: 184,
      latency: 1312,
    },
    asked: { payload: '0123456789', load: 'abcdef0123' },
  };
  const text = lockText(lockOf(loaded));

  test('and of the parts that were asked nothing is lost', () => {
    expect(read(text).lock).toEqual(lockOf(loaded));
    expect(text).toContain(
      'endpoint: { name: fraud, instance: { type: ml.m5.large, count: 2 }, maxInvocations: 184, latency: 1312 }',
    );
    expect(text).toMatch(/asked:\n +load: abcdef0123\n +payload: "0123456789"\n/);
  });

  test.each([
    ['without its type', 'type: ml.m5.large, count', 'count'],
    ['as a candidate has it', 'maxInvocations: 184', 'perMinute: 184'],
    ['with a latency that is none', 'latency: 1312', 'latency: -3'],
    ['with a digest that is none', 'load: abcdef0123', 'load: abc'],
  ])('%s it is no lock file', (_, from, to) => {
    expect(text).toContain(from);
    expect(read(text.replace(from, to)).diagnostics).toMatchObject([{ code: 'INF7002' }]);
  });
});

test('another policy, model, endpoint or environment touches no line of it', () => {
  const lines = TEXT.split('\n').filter((line) => line.startsWith('        '));
  const others: readonly Lock[] = [
    withMeasurement(LOCK, 'default', 'quick', 'fraud-xgb', MEASUREMENT),
    withMeasurement(LOCK, 'default', 'sla', 'another', MEASUREMENT),
    withMeasurement(LOCK, 'prod', 'sla', 'fraud-xgb', MEASUREMENT),
    withPins(LOCK, 'default', 'fraud-xgb', { revision: 2 }),
  ];
  for (const other of others) expect(lockText(other)).toContain(lines.join('\n'));
});
