// A job for a generative model as the service knows it: what is asked survives the way there and back, and how it ended is
// told apart.
import { describe, expect, test } from 'vitest';
import type { Request } from '../../core/kind.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import { aiJobLanded, aiJobProgress } from './kind.ts';
import type { AIJobSpec, LiveAIJob } from './spec.ts';

const SPEC: AIJobSpec = {
  role: 'arn:aws:iam::123456789012:role/r',
  weights: 's3://chat-models/llama-8b/',
  workload: 'chat-sla-0123456789',
  metric: 'ttft-ms',
  framework: 'VLLM',
  optimize: false,
  instances: ['ml.g5.2xlarge', 'ml.g6e.2xlarge'],
  output: 's3://chat-benchmarks/',
  group: 'chat-packages',
};
const { framework: _f, instances: _i, group: _g, ...LEAST } = { ...SPEC, optimize: true };

test.each<readonly [string, AIJobSpec]>([
  ['all that it may have', SPEC],
  ['next to nothing', LEAST],
])('a job with %s survives the way there and back', (_, spec) => {
  const description = toCreateRequest('j', spec, {}) as Parameters<typeof fromDescription>[0];
  expect(fromDescription(description)).toEqual({ spec, unexpressed: [] });
});

test.each([
  [
    'names that come back as ARNs',
    {
      AIWorkloadConfigIdentifier:
        'arn:aws:sagemaker:us-east-1:123456789012:ai-workload-config/chat-sla-0123456789',
      OutputConfig: {
        S3OutputLocation: SPEC.output,
        ModelPackageGroupIdentifier:
          'arn:aws:sagemaker:us-east-1:123456789012:model-package-group/chat-packages',
      },
    },
    [],
  ],
  ['a member that no version knows yet', { MlflowConfig: { a: 1 } }, []],
  [
    'reserved capacity, which inferra does not ask for',
    {
      ComputeSpec: {
        InstanceTypes: ['ml.g6e.2xlarge', 'ml.g5.2xlarge'],
        CapacityReservationConfig: { MlReservationArns: ['a'] },
      },
    },
    ['ComputeSpec.CapacityReservationConfig'],
  ],
] as const)('%s', (_, more, unexpressed) => {
  const description = { ...toCreateRequest('j', SPEC, {}), ...more };
  expect(fromDescription(description as Parameters<typeof fromDescription>[0])).toEqual({
    spec: SPEC,
    unexpressed,
  });
});

const TAGS = {
  'inferra:project': 'chat',
  'inferra:env': 'default',
  'inferra:address': 'recommendations.sla',
  'inferra:name': 'j',
};
const live = (more: Partial<LiveAIJob> = {}): LiveAIJob => ({
  kind: 'ai-recommendation-job',
  name: 'j',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:ai-recommendation-job/j',
  tags: TAGS,
  spec: SPEC,
  status: 'InProgress',
  created: 0,
  recommendations: [],
  unexpressed: [],
  ...more,
});
const PUT: Request = { verb: 'put', spec: SPEC, tags: TAGS };

describe('a put', () => {
  test.each<readonly [string, LiveAIJob | undefined, object]>([
    ['has not landed where there is no job', undefined, { landed: false }],
    ['has landed where the job asks the same', live(), { landed: true }],
    [
      'has landed where another role runs it',
      live({ spec: { ...SPEC, role: 'other', output: 's3://o/' } }),
      { landed: true },
    ],
    [
      'has not landed where it has another goal',
      live({ spec: { ...SPEC, metric: 'cost' } }),
      { landed: false, differs: 'the AI recommendation job "j" exists, but it has another goal' },
    ],
    [
      'has not landed where somebody else made it',
      live({ tags: {} }),
      {
        landed: false,
        differs:
          'the AI recommendation job "j" exists, but it has no inferra tags, so something else made it',
      },
    ],
  ])('%s', (_, found, expected) => {
    expect(aiJobLanded(PUT, found)).toEqual(expected);
  });
});

test.each<readonly [LiveAIJob['status'], object]>([
  ['InProgress', { state: 'busy', status: 'InProgress' }],
  ['Stopping', { state: 'busy', status: 'Stopping' }],
  ['Completed', { state: 'reached', status: 'Completed' }],
  ['Failed', { state: 'failed', status: 'Failed', code: 'INF7021', reason: 'because' }],
  ['Stopped', { state: 'failed', status: 'Stopped', code: 'INF7022', reason: 'because' }],
])('a job that is %s', (status, expected) => {
  const found = live({ status, failureReason: 'because' });
  expect(aiJobProgress({ ended: true }, found)).toEqual(expected);
  const over = status === 'InProgress' || status === 'Stopping' ? 'busy' : 'reached';
  expect(aiJobProgress({ over: true }, found)).toEqual({ state: over, status });
  expect(aiJobLanded({ verb: 'stop' }, found)).toEqual({ landed: status !== 'InProgress' });
});
