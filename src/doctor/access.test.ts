// What roles may read, as sentences; and which objects and repositories that is asked of.
import { expect, test } from 'vitest';
import { loadDocument } from '../config/load.ts';
import type { AccessFact, Answer } from '../core/fact.ts';
import { accessChecks, accessQuestions } from './access.ts';
import { wholeOf } from './looked.ts';

const WHERE = { account: '123456789012', region: 'us-east-1' };
const ROLE = 'arn:aws:iam::123456789012:role/sagemaker-execution';
const OWN = '123456789012.dkr.ecr.us-east-1.amazonaws.com/ranker';
const AWS = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const DATA = 'arn:aws:s3:::risk-models/a/model.tar.gz';
const REPOSITORY = 'arn:aws:ecr:us-east-1:123456789012:repository/ranker';

function documentOf(...images: readonly string[]) {
  const models = Object.fromEntries(
    images.map((image, nth) => [`m${nth}`, { image, artifact: 's3://risk-models/a/model.tar.gz' }]),
  );
  const endpoints = Object.fromEntries(
    Object.keys(models).map((key) => [key, { model: key, instance: { type: 'ml.m5.large', count: 1 } }]),
  );
  const text = JSON.stringify({ version: 1, project: 'risk', defaults: { role: ROLE }, models, endpoints });
  const { document, diagnostics } = loadDocument({ file: 'f.yaml', text, params: {}, env: {} });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

test('a role is asked of once: archives, and repositories of the own account by tag and by digest', () => {
  const digest = `${OWN}@sha256:${'0'.repeat(64)}`;
  expect(accessQuestions(wholeOf(documentOf(AWS, `${OWN}:1`, digest)), WHERE)).toEqual([
    {
      fact: 'access',
      role: ROLE,
      actions: ['s3:GetObject', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [DATA, REPOSITORY],
    },
  ]);
  expect(accessQuestions(wholeOf(documentOf(AWS)), { ...WHERE, region: 'cn-north-1' })).toMatchObject([
    { actions: ['s3:GetObject'], resources: ['arn:aws-cn:s3:::risk-models/a/model.tar.gz'] },
  ]);
});

const pair = (action: string, resource: string, decision: AccessFact[number]['decision']) => ({
  action,
  resource,
  decision,
});
const ALLOWED = [
  pair('s3:GetObject', DATA, 'allowed'),
  pair('ecr:BatchGetImage', REPOSITORY, 'allowed'),
  pair('ecr:GetDownloadUrlForLayer', REPOSITORY, 'allowed'),
  // Every action is evaluated for every resource, whether that makes sense or not.
  pair('s3:GetObject', REPOSITORY, 'not allowed'),
  pair('ecr:BatchGetImage', DATA, 'denied'),
];

test.each<[string, Answer<'access'>, readonly string[]]>([
  [
    'all of it',
    { state: 'found', value: ALLOWED },
    [
      'ok: its policies let it read the archives of its models',
      'ok: its policies let it read the images of its models',
    ],
  ],
  [
    'what is denied stands in the way',
    { state: 'found', value: ALLOWED.with(0, pair('s3:GetObject', DATA, 'denied')) },
    [
      `failed INF9011: its policies deny s3:GetObject on ${DATA}; take out of its policies what denies s3:GetObject there`,
      'ok: its policies let it read the images of its models',
    ],
  ],
  [
    'what is not allowed may be, by the bucket',
    {
      state: 'found',
      value: ALLOWED.with(0, pair('s3:GetObject', DATA, 'not allowed')).with(
        1,
        pair('ecr:BatchGetImage', REPOSITORY, 'not allowed'),
      ),
    },
    [
      `warning INF9011: its policies do not allow s3:GetObject on ${DATA}; add to a policy of the role, unless one of the resource allows it: {"Effect":"Allow","Action":"s3:GetObject","Resource":"${DATA}"}`,
      `warning INF9011: its policies do not allow ecr:BatchGetImage on ${REPOSITORY}; add to a policy of the role, unless one of the resource allows it: {"Effect":"Allow","Action":"ecr:BatchGetImage","Resource":"${REPOSITORY}"}`,
    ],
  ],
  [
    'nobody knows what conditions decide',
    { state: 'found', value: ALLOWED.with(0, pair('s3:GetObject', DATA, 'depends')) },
    [
      `unchecked INF9007: conditions of its policies decide s3:GetObject on ${DATA}; nothing has to be done; see to it that the conditions hold for SageMaker`,
      'ok: its policies let it read the images of its models',
    ],
  ],
  ['nobody may look', { state: 'unread', reason: 'denied' }, ['unchecked INF9007: denied']],
  ['a role that is not there is told of elsewhere', { state: 'missing', reason: 'no such role' }, []],
])('%s', (_, answer, expected) => {
  const checks = accessChecks(wholeOf(documentOf(`${OWN}:1`)), WHERE, { to: () => answer as never });
  const told = checks.map(({ state, code, says, hint }) =>
    [
      `${code === undefined ? state : `${state} ${code}`}: ${says}`,
      ...(hint === undefined ? [] : [hint]),
    ].join('; '),
  );
  expect(told).toEqual(expected);
});

test('many are told by two, and are all in the statement', () => {
  const images = ['a', 'b', 'c', 'd'].map((name) => `123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}:1`);
  const value = ['a', 'b', 'c', 'd'].flatMap((name) =>
    ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'].map((action) =>
      pair(action, REPOSITORY.replace('ranker', name), 'not allowed'),
    ),
  );
  const [, pulls] = accessChecks(wholeOf(documentOf(...images)), WHERE, {
    to: () => ({ state: 'found', value }) as never,
  });
  expect(pulls?.says).toMatch(/\/a, \S+\/b and 2 others$/);
  expect(JSON.parse(pulls?.statement ?? '')).toEqual({
    Effect: 'Allow',
    Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    Resource: ['a', 'b', 'c', 'd'].map((name) => REPOSITORY.replace('ranker', name)),
  });
});
