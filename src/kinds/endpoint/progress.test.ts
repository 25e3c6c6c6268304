import { describe, expect, test } from 'vitest';
import { endpointProgress } from './progress.ts';
import type { EndpointGoal, LiveEndpoint, VariantSize } from './spec.ts';

const sizes: readonly VariantSize[] = [{ variant: 'AllTraffic', count: 2, weight: 1 }];
const goal: EndpointGoal = { serves: 'new', sizes };
const SENT = 1_000;

/** An endpoint that serves `new` at two instances, and has changed since the request. */
function live(more: Partial<LiveEndpoint> = {}, variant: object = {}): LiveEndpoint {
  const asked = { desiredCount: 2, currentCount: 2, desiredWeight: 1, currentWeight: 1 };
  return {
    kind: 'endpoint',
    name: 'fraud',
    arn: 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/fraud',
    tags: {},
    status: 'InService',
    config: 'new',
    variants: [{ name: 'AllTraffic', ...asked, ...variant }],
    created: 0,
    lastModified: SENT + 1,
    ...more,
  };
}

const old = { config: 'old' };
const before = { lastModified: SENT };
const since: EndpointGoal = { serves: 'new', sizes, since: SENT };

type Case = readonly [string, EndpointGoal, LiveEndpoint | undefined, object];
const busy = (status: string, detail?: string) => ({
  state: 'busy',
  status,
  ...(detail === undefined ? {} : { detail }),
});
const notVisible = 'the request is accepted and not visible yet';

const cases: readonly Case[] = [
  ['serves the config at its size: reached', goal, live(), { state: 'reached', status: 'InService' }],
  [
    'serves it under another case of its name: reached',
    goal,
    live({ config: 'NEW' }),
    { state: 'reached', status: 'InService' },
  ],
  [
    'has a weight that went through 32 bits: reached',
    { serves: 'new', sizes: [{ variant: 'AllTraffic', count: 2, weight: 0.1 }] },
    live({}, { desiredWeight: 0.10000000149011612, currentWeight: 0.10000000149011612 }),
    { state: 'reached', status: 'InService' },
  ],
  [
    'shows the goal, unchanged since the request: reached',
    since,
    live(before),
    { state: 'reached', status: 'InService' },
  ],
  [
    'is being created',
    goal,
    live({ status: 'Creating', variants: [{ name: 'AllTraffic', activity: 'Launching 2 instance(s).' }] }),
    busy('Creating', 'Launching 2 instance(s).'),
  ],
  ['is being updated', goal, live({ status: 'Updating', ...old, pendingConfig: 'new' }), busy('Updating')],
  ['is being rolled back', goal, live({ status: 'RollingBack', ...old }), busy('RollingBack')],
  ['is in maintenance by AWS', goal, live({ status: 'SystemUpdating' }), busy('SystemUpdating')],
  ['is being deleted', goal, live({ status: 'Deleting' }), busy('Deleting')],
  ['has a status that nobody knows yet', goal, live({ status: 'Hibernating' }), busy('Hibernating')],
  [
    'says InService while a deployment is pending',
    goal,
    live({ ...old, pendingConfig: 'new' }),
    busy('InService'),
  ],
  [
    'says the same thing for each variant once',
    goal,
    live({
      status: 'Updating',
      variants: [
        { name: 'a', activity: 'Baking.' },
        { name: 'b', activity: 'Baking.' },
      ],
    }),
    busy('Updating', 'Baking.'),
  ],
  ['cannot be seen yet', goal, undefined, busy('Missing', notVisible)],
  [
    'still waits for an instance',
    goal,
    live({}, { currentCount: 1 }),
    busy('InService', 'waiting for the instance count of AllTraffic'),
  ],
  [
    'still moves its traffic',
    goal,
    live({}, { currentWeight: 0.5 }),
    busy('InService', 'waiting for the weight of AllTraffic'),
  ],

  [
    'serves the old config and says why: rolled back',
    goal,
    live({ ...old, failureReason: 'no ping' }),
    { state: 'rolled-back', status: 'InService', reason: 'no ping' },
  ],
  [
    'serves the old config and says nothing: rolled back',
    goal,
    live(old),
    { state: 'rolled-back', status: 'InService', reason: 'the service gave no reason' },
  ],
  [
    'serves the old config, changed since the request: rolled back',
    since,
    live({ ...old, failureReason: 'no ping' }),
    { state: 'rolled-back', status: 'InService', reason: 'no ping' },
  ],
  [
    'serves the old config, unchanged since the request: a lagging read',
    since,
    live({ ...old, ...before }),
    busy('InService', notVisible),
  ],
  [
    'serves the old config with an old reason, unchanged since the request: a lagging read',
    since,
    live({ ...old, ...before, failureReason: 'an older failure' }),
    busy('InService', notVisible),
  ],
  [
    'has the old size, unchanged since the request: a lagging read',
    since,
    live(before, { desiredCount: 1, currentCount: 1 }),
    busy('InService', notVisible),
  ],
  [
    'has the old size and says why: rolled back',
    goal,
    live({ failureReason: 'no capacity' }, { desiredCount: 1 }),
    { state: 'rolled-back', status: 'InService', reason: 'no capacity' },
  ],
  [
    'has another size for no reason: failed',
    goal,
    live({}, { desiredCount: 1 }),
    {
      state: 'failed',
      status: 'InService',
      reason: 'the service has another instance count of AllTraffic than was asked for',
    },
  ],
  [
    'does not have the variant: failed',
    goal,
    live({ variants: [] }),
    {
      state: 'failed',
      status: 'InService',
      reason: 'the service has another instance count of AllTraffic, weight of AllTraffic than was asked for',
    },
  ],
  [
    'does not say what serves: failed',
    goal,
    (({ config: _, ...rest }) => rest)(live()) as LiveEndpoint,
    { state: 'failed', status: 'InService', reason: 'the service does not say which config serves' },
  ],

  [
    'is settled, whatever came of it',
    { settled: true },
    live(old),
    { state: 'reached', status: 'InService' },
  ],
  [
    'is settled with no more instances than that',
    { settled: true, atMost: [{ variant: 'AllTraffic', count: 2 }] },
    live(),
    { state: 'reached', status: 'InService' },
  ],
  [
    'has settled with more instances than that: failed',
    { settled: true, atMost: [{ variant: 'AllTraffic', count: 1 }] },
    live(),
    {
      state: 'failed',
      status: 'InService',
      reason: 'variant AllTraffic has grown to 2 instances since the plan was made',
      code: 'INF3001',
    },
  ],
  [
    'failed',
    goal,
    live({ status: 'Failed', failureReason: 'no capacity' }),
    { state: 'failed', status: 'Failed', reason: 'no capacity' },
  ],
  [
    'failed without a word',
    goal,
    live({ status: 'Failed' }),
    { state: 'failed', status: 'Failed', reason: 'the service gave no reason' },
  ],
  [
    'could not even be rolled back',
    goal,
    live({ status: 'UpdateRollbackFailed', failureReason: 'both' }),
    { state: 'failed', status: 'UpdateRollbackFailed', reason: 'both' },
  ],
  [
    'is out of service',
    goal,
    live({ status: 'OutOfService' }),
    { state: 'failed', status: 'OutOfService', reason: 'the service gave no reason' },
  ],
  [
    'had failed before the request: a lagging read',
    since,
    live({ status: 'Failed', ...before }),
    busy('Failed', notVisible),
  ],

  ['is gone, as wanted', { gone: true }, undefined, { state: 'reached', status: 'Deleted' }],
  ['is going', { gone: true }, live({ status: 'Deleting' }), busy('Deleting')],
  ['was told to go and does not show it yet', { gone: true }, live(), busy('InService', notVisible)],
  ['had failed and was told to go', { gone: true }, live({ status: 'Failed' }), busy('Failed', notVisible)],
  [
    'had failed before it was told to go',
    { gone: true, since: SENT },
    live({ status: 'Failed', ...before }),
    busy('Failed', notVisible),
  ],
  [
    'failed to go',
    { gone: true, since: SENT },
    live({ status: 'Failed', failureReason: 'stuck' }),
    { state: 'failed', status: 'Failed', reason: 'stuck' },
  ],

  [
    'has settled, whatever came of it',
    { settled: true },
    live({ ...old, failureReason: 'no ping' }),
    { state: 'reached', status: 'InService' },
  ],
  [
    'has settled in failure',
    { settled: true },
    live({ status: 'Failed' }),
    { state: 'reached', status: 'Failed' },
  ],
  ['has settled by going', { settled: true }, undefined, { state: 'reached', status: 'Deleted' }],
  ['has not settled', { settled: true }, live({ status: 'Updating' }), busy('Updating')],
  [
    'has not settled while something is pending',
    { settled: true },
    live({ pendingConfig: 'x' }),
    busy('InService'),
  ],
];

describe('an endpoint on its way to a goal', () => {
  test.each(cases)('%s', (_, wanted, seen, expected) => {
    expect(endpointProgress(wanted, seen)).toEqual(expected);
  });
});

test('a serverless endpoint is as wanted by its concurrency alone', () => {
  const serverless = { memorySizeInMB: 2048, maxConcurrency: 5 };
  const variant = {
    name: 'AllTraffic',
    desiredWeight: 1,
    currentWeight: 1,
    desiredServerless: serverless,
    currentServerless: serverless,
  };
  const wanting = (maxConcurrency: number): EndpointGoal => ({
    serves: 'new',
    sizes: [{ variant: 'AllTraffic', maxConcurrency }],
  });
  expect(endpointProgress(wanting(5), live({ variants: [variant] })).state).toBe('reached');
  expect(endpointProgress(wanting(6), live({ variants: [variant] })).state).toBe('failed');
});
