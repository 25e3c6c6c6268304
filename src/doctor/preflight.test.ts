// What a plan needs of limits while it is carried out, as sentences; and what of the account is asked for at all.
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../config/load.ts';
import type { Standing } from '../core/instances.ts';
import { besideTests, demandsDuring } from './demand.ts';
import { preflightOf, preflightQuestions } from './preflight.ts';

const ROLE = 'arn:aws:iam::123456789012:role/sagemaker-execution';
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';

function documentOf(endpoints: object, more: object = {}) {
  const text = JSON.stringify({
    version: 1,
    project: 'risk',
    defaults: { role: ROLE },
    models: { a: { image: IMAGE, artifact: 's3://risk-models/a/model.tar.gz' } },
    endpoints,
    ...more,
  });
  const { document, diagnostics } = loadDocument({ file: 'f.yaml', text, params: {}, env: {} });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

const on = (count: number, type = 'ml.m5.large') => ({ model: 'a', instance: { type, count } });
const SCALED = { ...on(2), scaling: { min: 1, max: 6, target: '60/min' } };
const SERVERLESS = { model: 'a', serverless: { memory: '2GB', maxConcurrency: 20 } };
const ASKING = { model: 'a', recommend: 'p' };
const POLICY = {
  recommendations: {
    p: {
      advanced: {
        instances: ['ml.c5.large', 'ml.m5.large'],
        env: { A: ['1', '2'] },
        load: { phases: [{ users: 1, spawnRate: 1, duration: '2m' }] },
        limits: { maxParallel: 3 },
      },
      container: { domain: 'machine-learning', task: 'other', framework: 'xgboost', frameworkVersion: '1.7' },
      payload: 's3://risk-benchmarks/payload.tar.gz',
      traffic: { average: '1/min', peak: '2/min' },
    },
  },
};

type Moves = Readonly<Record<string, readonly [before: number, during: number]>>;

/** Endpoints of ml.m5.large that have so many, and at most so many. */
function underway(moves: Moves, changed: readonly string[], measured: readonly string[] = []) {
  const standing = Object.entries(moves).map(([key, [before, during]]): Standing => {
    const counts = (count: number) => new Map(count === 0 ? [] : [['ml.m5.large', count]]);
    return { address: `endpoints.${key}`, before: counts(before), during: counts(during) };
  });
  return {
    standing,
    changed: new Set(changed.map((key) => `endpoints.${key}`)),
    measured: new Set(measured.map((key) => `recommendations.${key}`)),
  };
}

const WHERE = { account: '123456789012', region: 'us-east-1' };
const LARGE = 'ml.m5.large for endpoint usage';
const ALL = 'Number of instances across active endpoints';

describe('a plan needs', () => {
  test.each<[string, object, ReturnType<typeof underway>, readonly string[]]>([
    [
      'what it adds to what stands, of endpoints that stay, too',
      { a: on(2), b: on(3) },
      underway({ a: [2, 4], b: [3, 3] }, ['a']),
      [
        `${ALL}: 7 = 5 for what stands + 2 for endpoints.a`,
        `${LARGE}: 7 = 5 for what stands + 2 for endpoints.a`,
      ],
    ],
    [
      'what all changes add at once',
      { a: on(2), b: on(3) },
      underway({ a: [2, 4], b: [3, 6] }, ['a', 'b']),
      [
        `${ALL}: 10 = 5 for what stands + 2 for endpoints.a + 3 for endpoints.b`,
        `${LARGE}: 10 = 5 for what stands + 2 for endpoints.a + 3 for endpoints.b`,
      ],
    ],
    [
      'room for what the file has and no target names',
      { a: on(2), other: on(3) },
      underway({ a: [0, 2] }, ['a']),
      [
        `${ALL}: 5 = 3 for what stands + 2 for endpoints.a`,
        `${LARGE}: 5 = 3 for what stands + 2 for endpoints.a`,
      ],
    ],
    ['nothing where no instance is added', { a: on(2) }, underway({ a: [3, 3] }, ['a']), []],
    [
      'more once autoscaling is at its maximum',
      { a: SCALED, b: on(1) },
      underway({ a: [2, 4], b: [1, 1] }, ['a']),
      [
        `${ALL}: 5 = 3 for what stands + 2 for endpoints.a, 2 more for autoscaling at its maximum`,
        `${LARGE}: 5 = 3 for what stands + 2 for endpoints.a, 2 more for autoscaling at its maximum`,
      ],
    ],
    [
      'the maximum of what changes, though nothing is added now',
      { a: SCALED },
      underway({ a: [2, 2] }, ['a']),
      [
        `${ALL}: 2 = 2 for what stands, 4 more for autoscaling at its maximum`,
        `${LARGE}: 2 = 2 for what stands, 4 more for autoscaling at its maximum`,
      ],
    ],
    [
      'the tests of jobs that are to start, which are over before anything changes',
      { a: on(2), b: ASKING },
      underway({ a: [2, 3] }, ['a'], ['p']),
      [
        `${ALL}: 5 = 2 for what stands + 3 for the tests of recommendations.p`,
        'ml.c5.large for endpoint usage: 2 = 2 for the tests of recommendations.p',
        `${LARGE}: 4 = 2 for what stands + 2 for the tests of recommendations.p`,
      ],
    ],
    ['nothing for a job that goes on', { b: ASKING }, underway({}, [], []), []],
    [
      'serverless concurrency of the whole file',
      { a: SERVERLESS, b: SERVERLESS },
      underway({}, ['a']),
      [
        'Maximum total concurrency that can be allocated across all serverless endpoints: 40',
        'Memory size in MB per serverless endpoint: 2048',
        'Number of serverless endpoints: 2',
      ],
    ],
  ])('%s', (_, endpoints, during, expected) => {
    const document = documentOf(endpoints, Object.values(endpoints).includes(ASKING) ? POLICY : {});
    const told = demandsDuring(document, during).map(({ quota, steady, parts = [], more }) => {
      const made = parts.map(({ amount, because }) => `${amount} for ${because}`).join(' + ');
      const later = more.map(({ amount, because }) => `, ${amount} more for ${because}`).join('');
      return `${quota}: ${steady}${made === '' ? '' : ` = ${made}`}${later}`;
    });
    expect(told).toEqual(expected);
  });
});

describe('asked is', () => {
  const asked = (endpoints: object, during: ReturnType<typeof underway>, more: object = {}) =>
    preflightQuestions(documentOf(endpoints, more), during, WHERE).map(({ fact }) => fact);

  test('each thing once, for what changes alone', () => {
    expect(asked({ a: on(1), b: on(1) }, underway({ a: [0, 1], b: [0, 1] }, ['a', 'b']))).toEqual([
      'role',
      'access',
      'image',
      'artifact',
      'quotas',
    ]);
  });

  test('nothing for a plan that changes nothing', () => {
    expect(asked({ a: on(1) }, underway({ a: [1, 1] }, []))).toEqual([]);
    expect(
      preflightOf(documentOf({ a: on(1) }), underway({ a: [1, 1] }, []), { to: () => undefined }, WHERE),
    ).toEqual({ checks: 0, findings: [], unlisted: [] });
  });

  test('no quota where no instance is added, and the roles of jobs that are to start', () => {
    expect(asked({ a: on(1) }, underway({ a: [1, 1] }, ['a']))).toEqual([
      'role',
      'access',
      'image',
      'artifact',
    ]);
    expect(asked({ a: on(1), b: ASKING }, underway({ a: [1, 1] }, [], ['p']), POLICY)).toEqual([
      'role',
      'access',
      'access',
      'image',
      'artifact',
      // The payload.
      'artifact',
      'quotas',
    ]);
  });
});

test('a finding says who needs it, what to ask for, and once for many that there are more', () => {
  const document = documentOf(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((key) => [key, on(1)])));
  const moves = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((key) => [key, [1, 2] as const]));
  const value = { [LARGE]: { value: 6, code: 'L-1' }, [ALL]: { value: 5, fixed: true as const } };
  const facts = {
    role: { state: 'found', value: { trusts: true, guarded: false } },
    access: { state: 'found', value: [] },
    image: { state: 'unread', reason: 'denied' },
    artifact: { state: 'missing', reason: 'no such key' },
    quotas: { state: 'found', value },
  } as const;
  const answers = { to: ({ fact }: { fact: string }) => facts[fact as keyof typeof facts] as never };
  const found = preflightOf(document, underway(moves, Object.keys(moves)), answers, {
    ...WHERE,
    region: 'eu-west-1',
  });
  expect(
    found.findings.map(({ state, code, says, fix, raise }) => ({ state, code, says, fix, raise })),
  ).toEqual([
    {
      state: 'unchecked',
      code: 'INF9007',
      says: 'denied',
      fix: 'Allow the action that the message names, and check again; nothing else depends on it.',
    },
    {
      state: 'failed',
      code: 'INF9004',
      says: 'it is not there: no such key',
      fix: 'Put it there, or correct the address in the file.',
    },
    {
      state: 'failed',
      code: 'INF9005',
      says: 'the plan needs 10 at once (5 for what stands, 1 for endpoints.a, 1 for endpoints.b, 3 for others), and the account may have 5',
      fix: 'AWS raises it for nobody: make the fleet smaller',
    },
    {
      state: 'failed',
      code: 'INF9005',
      says: 'the plan needs 10 at once (5 for what stands, 1 for endpoints.a, 1 for endpoints.b, 3 for others), and the account may have 6',
      fix: 'ask for 10, or make the fleet smaller: aws service-quotas request-service-quota-increase --region eu-west-1 --service-code sagemaker --quota-code L-1 --desired-value 10',
      raise: { code: 'L-1', to: 10 },
    },
  ]);
  for (const { neededBy } of found.findings)
    expect(neededBy).toEqual(['a', 'b', 'c', 'd', 'e'].map((key) => `endpoints.${key}`));
});

describe('jobs alone', () => {
  const OTHER = { recommendations: { ...POLICY.recommendations, q: POLICY.recommendations.p } };
  const document = documentOf(
    {
      a: on(2),
      c: on(2, 'ml.r5.large'),
      b: { variants: { one: { ...ASKING }, two: { model: 'a', recommend: 'q' } } },
    },
    OTHER,
  );
  const alone = { ...underway({ a: [2, 2] }, [], ['p']), alone: true } as const;

  test('count their tests, of the policy alone that they are of, beside what is known to stand', () => {
    expect(demandsDuring(document, alone).map(({ quota, steady }) => `${quota}: ${steady}`)).toEqual([
      `${ALL}: 5`,
      'ml.c5.large for endpoint usage: 2',
      `${LARGE}: 4`,
    ]);
  });

  test('are beside endpoints that ask, and those of a type that is tested', () => {
    expect(besideTests(document, alone).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  test('are told of as a run, which is smaller with fewer tests', () => {
    const value = { [LARGE]: { value: 3, code: 'L-1' } };
    const to = ({ fact }: { fact: string }) => (fact === 'quotas' ? { state: 'found', value } : undefined);
    const { findings } = preflightOf(document, alone, { to: to as never }, WHERE);
    expect(findings.filter(({ about }) => about === 'quota')).toMatchObject([
      {
        says: 'the run needs 4 at once (2 for what stands, 2 for the tests of recommendations.p), and the account may have 3',
        fix: expect.stringMatching(/^ask for 4, or measure on fewer at once: /),
        neededBy: ['recommendations.p'],
      },
    ]);
  });
});
