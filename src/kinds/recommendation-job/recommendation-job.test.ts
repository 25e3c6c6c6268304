// A job as the service knows it: what is asked survives the way there and back, and how it ended is told apart.
import { describe, expect, test } from 'vitest';
import type { Request } from '../../core/kind.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import { jobLanded, jobProgress } from './kind.ts';
import type { JobSpec, LiveJob } from './spec.ts';

const DEFAULT: JobSpec = {
  type: 'Default',
  role: 'arn:aws:iam::123456789012:role/r',
  model: { name: 'risk-quick-0123456789' },
  container: {
    domain: 'MACHINE_LEARNING',
    task: 'CLASSIFICATION',
    framework: 'XGBOOST',
    frameworkVersion: '1.7',
    nearestModel: 'xgboost',
    payload: 's3://b/p.tar.gz',
    contentTypes: ['text/csv'],
    instanceTypes: ['ml.c5.large', 'ml.m5.large'],
    endpointType: 'RealTime',
  },
};
const ADVANCED: JobSpec = {
  type: 'Advanced',
  role: DEFAULT.role,
  model: { package: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/reranker/12' },
  candidates: [
    { instanceType: 'ml.c5.large', env: { A: ['1', '2'], B: ['x'] } },
    { instanceType: 'ml.m5.large' },
  ],
  load: { phases: [{ users: 1, spawnRate: 1, seconds: 120 }] },
  stop: { maxInvocations: 600, threshold: { percentile: 'P95', ms: 80 }, flatInvocations: 'Stop' },
  maxTests: 10,
  maxParallel: 5,
  seconds: 7200,
};

test.each<readonly [string, JobSpec]>([
  ['all that a Default job has', DEFAULT],
  ['next to nothing', { type: 'Default', role: DEFAULT.role, model: { name: 'm' } }],
  ['a live endpoint', { ...DEFAULT, endpoint: 'fraud' }],
  ['all that an Advanced job has', ADVANCED],
  ['stairs', { ...ADVANCED, load: { stairs: { steps: 3, users: 2, seconds: 360 } } }],
  ['serverless candidates', { ...ADVANCED, candidates: [{ serverless: { memorySizeInMB: 2048 } }] }],
  ['p99', { ...ADVANCED, stop: { threshold: { percentile: 'P99', ms: 10 } } }],
  ['a VPC', { ...ADVANCED, vpc: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] } }],
])('a job with %s survives the way there and back', (_, spec) => {
  expect(fromDescription(toCreateRequest('j', spec, {}))).toEqual({ spec, unexpressed: [] });
});

test('a member that inferra cannot say is told by its name', () => {
  const request = toCreateRequest('j', DEFAULT, {});
  const input = { ...request.InputConfig, VolumeKmsKeyId: 'key' };
  expect(fromDescription({ ...request, InputConfig: input }).unexpressed).toEqual([
    'InputConfig.VolumeKmsKeyId',
  ]);
});

const live = (more: Partial<LiveJob> = {}): LiveJob => ({
  kind: 'recommendation-job',
  name: 'j',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:inference-recommendations-job/j',
  tags: OWN,
  status: 'IN_PROGRESS',
  spec: ADVANCED,
  created: 1,
  results: {} as LiveJob['results'],
  unexpressed: [],
  ...more,
});
const OWN = {
  'inferra:project': 'risk',
  'inferra:env': 'default',
  'inferra:address': 'recommendations.sla',
  'inferra:name': 'j',
};

describe('the end of a job', () => {
  test.each([
    ['not begun', live({ status: 'PENDING' }), { state: 'busy', status: 'PENDING' }],
    ['stopping', live({ status: 'STOPPING' }), { state: 'busy', status: 'STOPPING' }],
    ['not to be seen yet', undefined, { state: 'busy', status: 'Missing' }],
    ['complete', live({ status: 'COMPLETED' }), { state: 'reached', status: 'COMPLETED' }],
    [
      'failed, in the words of the service',
      live({ status: 'FAILED', failureReason: 'no quota' }),
      { state: 'failed', status: 'FAILED', code: 'INF7021', reason: 'no quota' },
    ],
    [
      'stopped by somebody',
      live({ status: 'STOPPED' }),
      { state: 'failed', status: 'STOPPED', code: 'INF7022', reason: 'it was stopped before its end' },
    ],
  ])('%s', (_, job, expected) => {
    expect(jobProgress({ ended: true }, job)).toEqual(expected);
  });
});

test('any end of a job is the goal of its stop', () => {
  const ends = (['IN_PROGRESS', 'STOPPING', 'STOPPED', 'COMPLETED', 'FAILED'] as const).map(
    (status) => jobProgress({ over: true }, live({ status })).state,
  );
  expect(ends).toEqual(['busy', 'busy', 'reached', 'reached', 'reached']);
});

describe('a lost answer', () => {
  const put = (spec: JobSpec): Request => ({ verb: 'put', spec, tags: OWN });
  test.each([
    ['nothing was made', put(ADVANCED), undefined, false],
    ['it was made', put(ADVANCED), live(), true],
    [
      'another role and fewer at once are the same job',
      put({ ...ADVANCED, role: 'r', maxParallel: 1 }),
      live(),
      true,
    ],
  ])('%s', (_, request, job, landed) => {
    expect(jobLanded(request, job)).toMatchObject({ landed });
  });

  test.each([
    ['runs on was not stopped', live(), false],
    ['waits was not stopped', live({ status: 'PENDING' }), false],
    ['is stopping was', live({ status: 'STOPPING' }), true],
    ['has stopped was', live({ status: 'STOPPED' }), true],
    ['is complete needs no stop any more', live({ status: 'COMPLETED' }), true],
    ['cannot be seen may run', undefined, false],
  ])('of a stop: a job that %s', (_, job, landed) => {
    expect(jobLanded({ verb: 'stop' }, job)).toEqual({ landed });
  });

  test.each([
    ['what it measures', put({ ...ADVANCED, maxTests: 3 }), live()],
    ['its owner', put(ADVANCED), live({ tags: {} })],
  ])('another job is not ours by %s', (_, request, job) => {
    expect(jobLanded(request, job).landed).not.toBe(true);
  });
});
