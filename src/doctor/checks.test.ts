// What doctor makes of answers, as sentences; the demand on limits as a table.
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../config/load.ts';
import type { Answer, Answers, Question } from '../core/fact.ts';
import { checksOf, questionsOf, rolesOf } from './checks.ts';
import { demandsOf } from './demand.ts';
import { subnetsOf } from './subnets.ts';

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

const on = (type: string, count: number) => ({ model: 'a', instance: { type, count } });
const serverless = (memory: string, maxConcurrency: number) => ({
  model: 'a',
  serverless: { memory, maxConcurrency },
});
const hosted = (instance: object, more: object = {}) => ({
  instance: { type: 'ml.g5.12xlarge', ...instance },
  components: { one: { model: 'a', resources: { memoryMin: '4GB' } } },
  ...more,
});
const POLICY = {
  container: { domain: 'machine-learning', task: 'other', framework: 'xgboost', frameworkVersion: '1.7' },
  payload: 's3://risk-benchmarks/payload.tar.gz',
  traffic: { average: '1/min', peak: '2/min' },
};
const WHERE = { account: '123456789012', region: 'us-east-1' };
const limits = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
const LOAD = { phases: [{ users: 1, spawnRate: 1, duration: '2m' }] };

describe('the demand on limits', () => {
  const shown = (endpoints: object, more?: object) =>
    demandsOf(documentOf(endpoints, more)).map(
      ({ quota, steady, more: at }) =>
        `${quota}: ${[steady, ...at.map(({ amount, because }) => `${amount} for ${because}`)].join(' + ')}`,
    );
  test.each<[string, object, object | undefined, readonly string[]]>([
    [
      'adds up endpoints of one type, and one update at a time, of the largest',
      { a: on('ml.m5.large', 2), b: on('ml.m5.large', 3) },
      undefined,
      [
        'Number of instances across active endpoints: 5 + 3 for an update of endpoints.b',
        'ml.m5.large for endpoint usage: 5 + 3 for an update of endpoints.b',
      ],
    ],
    [
      'needs one batch only for an update that goes in batches',
      {
        a: on('ml.m5.large', 2),
        b: { ...on('ml.m5.large', 8), rollout: { rolling: { size: '10%', bake: '1m' } } },
      },
      undefined,
      [
        'Number of instances across active endpoints: 10 + 2 for an update of endpoints.a',
        'ml.m5.large for endpoint usage: 10 + 2 for an update of endpoints.a',
      ],
    ],
    [
      'may need all instances of any type of its pools, and not of all at once',
      {
        a: { model: 'a', instance: { pools: [{ type: 'ml.m5.large' }, { type: 'ml.c5.large' }], count: 3 } },
      },
      undefined,
      [
        'Number of instances across active endpoints: 3 + 3 for an update of endpoints.a',
        'ml.c5.large for endpoint usage: 3 + 3 for an update of endpoints.a',
        'ml.m5.large for endpoint usage: 3 + 3 for an update of endpoints.a',
      ],
    ],
    [
      'keeps types apart',
      { a: on('ml.m5.large', 1), b: on('ml.c5.large', 1) },
      undefined,
      [
        'Number of instances across active endpoints: 2 + 1 for an update of endpoints.a',
        'ml.c5.large for endpoint usage: 1 + 1 for an update of endpoints.b',
        'ml.m5.large for endpoint usage: 1 + 1 for an update of endpoints.a',
      ],
    ],
    [
      'counts what components share, and how far SageMaker may take it',
      { a: hosted({ managed: { min: 1, max: 4 } }) },
      undefined,
      [
        'Number of instances across active endpoints: 1 + 1 for an update of endpoints.a + 3 for autoscaling at its maximum',
        'ml.g5.12xlarge for endpoint usage: 1 + 1 for an update of endpoints.a + 3 for autoscaling at its maximum',
      ],
    ],
    [
      'adds up concurrency, and takes the largest memory',
      { a: serverless('2GB', 20), b: serverless('4GB', 5) },
      undefined,
      [
        'Maximum total concurrency that can be allocated across all serverless endpoints: 25',
        'Memory size in MB per serverless endpoint: 4096',
        'Number of serverless endpoints: 2',
      ],
    ],
    [
      'counts the tests of a job, as many as run at once',
      { a: { model: 'a', recommend: 'p' } },
      {
        recommendations: {
          p: {
            ...POLICY,
            advanced: {
              instances: ['ml.c5.large'],
              env: { A: ['1', '2', '3'], B: ['1', '2'] },
              load: LOAD,
              limits: { maxParallel: 4 },
            },
          },
        },
      },
      ['ml.c5.large for endpoint usage: 0 + 4 for the tests of recommendations.p'],
    ],
    [
      'counts one test a type of a Default job',
      { a: { model: 'a', recommend: 'p' } },
      { recommendations: { p: { ...POLICY, default: { instances: ['ml.c5.large'] } } } },
      ['ml.c5.large for endpoint usage: 0 + 1 for the tests of recommendations.p'],
    ],
  ])('%s', (_, endpoints, more, expected) => {
    expect(shown(endpoints, more)).toEqual(expected);
  });
});

test('the instances of components have a role and subnets of their own', () => {
  const [id, role] = ['subnet-0000000a', 'arn:aws:iam::123456789012:role/host'];
  const { endpoints } = documentOf({
    a: hosted({}, { role, vpc: { subnets: [id], securityGroups: ['sg-0000000a'] } }),
  });
  expect(rolesOf({ groups: [], endpoints }).map(({ arn }) => arn)).toEqual([ROLE, role]);
  expect(endpoints.flatMap(subnetsOf)).toEqual([id]);
});

describe('answers', () => {
  const document = documentOf({ a: on('ml.m5.large', 2) });
  const GOOD: { readonly [Fact in Question['fact']]?: Answer } = {
    role: { state: 'found', value: { trusts: true, guarded: true } },
    image: { state: 'found', value: { digest: 'sha256:0' } },
    artifact: { state: 'found', value: { etag: '0' } },
    access: { state: 'found', value: [] },
    quotas: {
      state: 'found',
      value: limits({
        'ml.m5.large for endpoint usage': 4,
        'Number of instances across active endpoints': 4,
      }),
    },
  };
  const answers = (some: typeof GOOD): Answers => ({
    to: (question) => ({ ...GOOD, ...some })[question.fact] as never,
  });
  const told = (some: typeof GOOD) =>
    checksOf(document, answers(some), WHERE)
      .filter(({ state }) => state !== 'ok')
      .map(({ about, state, code, says }) => `${state} ${code} ${about}: ${says}`);

  test('that are all well say nothing but that', () => {
    expect(told({})).toEqual([]);
    expect(checksOf(document, answers({}), WHERE)).toHaveLength(6);
  });

  test('each question is asked once', () => {
    const two = documentOf({ a: on('ml.m5.large', 1), b: on('ml.m5.large', 1) });
    expect(questionsOf(two, WHERE).map(({ fact }) => fact)).toEqual([
      'role',
      'access',
      'image',
      'artifact',
      'quotas',
    ]);
  });

  test.each<[string, typeof GOOD, readonly string[]]>([
    [
      'a role that is gone',
      { role: { state: 'missing', reason: 'no such role' } },
      ['failed INF9002 role: it is not there: no such role'],
    ],
    [
      'a role that trusts something else',
      { role: { state: 'found', value: { trusts: false, guarded: false } } },
      ['failed INF9002 role: it does not let SageMaker assume it'],
    ],
    [
      'a role that any account may use',
      { role: { state: 'found', value: { trusts: true, guarded: false } } },
      [
        'warning INF9003 role: SageMaker may assume it for any account: its trust policy has no aws:SourceAccount',
      ],
    ],
    [
      'a role that may not be read',
      { role: { state: 'unread', reason: 'denied' } },
      ['unchecked INF9007 role: denied'],
    ],
    [
      'an artifact that is gone',
      { artifact: { state: 'missing', reason: '404' } },
      ['failed INF9004 artifact: it is not there: 404'],
    ],
    [
      'limits just large enough for the file and no update',
      {
        quotas: {
          state: 'found',
          value: limits({
            'ml.m5.large for endpoint usage': 3,
            'Number of instances across active endpoints': 4,
          }),
        },
      },
      ['warning INF9006 quota: the file needs 2 of 3, and an update of endpoints.a 2 more at a time'],
    ],
    [
      'a limit that is too small, and one that is not listed',
      { quotas: { state: 'found', value: limits({ 'ml.m5.large for endpoint usage': 1 }) } },
      [
        'unchecked INF9007 quota: the file needs 2; the account does not list it',
        'failed INF9005 quota: the file needs 2, and the account may have 1',
      ],
    ],
    [
      'limits that may not be read, once for all',
      { quotas: { state: 'unread', reason: 'denied' } },
      ['unchecked INF9007 quota: denied'],
    ],
  ])('%s', (_, some, expected) => {
    expect(told(some)).toEqual(expected);
  });
});
