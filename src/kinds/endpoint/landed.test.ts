import { describe, expect, test } from 'vitest';
import type { Request } from '../../core/kind.ts';
import { tagsOf } from '../testing/account.ts';
import { endpointLanded, endpointStamp } from './kind.ts';
import type { LiveEndpoint } from './spec.ts';

const live: LiveEndpoint = {
  kind: 'endpoint',
  name: 'fraud',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/fraud',
  tags: tagsOf('fraud'),
  status: 'InService',
  config: 'fraud-1',
  variants: [{ name: 'AllTraffic', desiredCount: 2, currentCount: 1, desiredWeight: 1, currentWeight: 1 }],
  created: 1,
  lastModified: 2,
};

const put: Request = { verb: 'put', spec: { config: 'fraud-1' }, tags: tagsOf('fraud') };
const update: Request = { verb: 'update', spec: { config: 'fraud-2' } };
const adjust: Request = { verb: 'adjust', spec: [{ variant: 'AllTraffic', count: 2, weight: 1 }] };
const set: Request = { verb: 'mark', mark: { set: { 'inferra:applied': 'a', 'inferra:attempt': 'b' } } };
const drop: Request = { verb: 'mark', mark: { drop: ['inferra:attempt'] } };
const remove: Request = { verb: 'remove' };
const tagged = (more: Record<string, string>): LiveEndpoint => ({ ...live, tags: { ...live.tags, ...more } });

const landings: readonly (readonly [string, Request, LiveEndpoint | undefined, boolean])[] = [
  ['a creation, where there is nothing', put, undefined, false],
  ['a creation, on its way', put, { ...live, status: 'Creating' }, true],
  ['a creation that failed afterwards', put, { ...live, status: 'Failed' }, true],
  ['an update, served', update, { ...live, config: 'FRAUD-2' }, true],
  ['an update, on its way', update, { ...live, status: 'Updating', pendingConfig: 'fraud-2' }, true],
  ['an update, with the old config alone', update, live, false],
  ['an update to another config', update, { ...live, pendingConfig: 'fraud-3' }, false],
  ['an update of nothing', update, undefined, false],
  ['a resize, desired', adjust, live, true],
  [
    'a resize, of one value only',
    { verb: 'adjust', spec: [{ variant: 'AllTraffic', count: 2, weight: 2 }] },
    live,
    false,
  ],
  [
    'a resize of another variant',
    { verb: 'adjust', spec: [{ variant: 'Other', count: 2, weight: 1 }] },
    live,
    false,
  ],
  ['marks, all set', set, tagged({ 'inferra:applied': 'a', 'inferra:attempt': 'b' }), true],
  ['marks, set to something else', set, tagged({ 'inferra:applied': 'a', 'inferra:attempt': 'x' }), false],
  ['marks, one missing', set, tagged({ 'inferra:applied': 'a' }), false],
  ['marks of nothing', set, undefined, false],
  ['a dropped mark, gone', drop, live, true],
  ['a dropped mark, still there', drop, tagged({ 'inferra:attempt': 'b' }), false],
  ['a removal, gone', remove, undefined, true],
  ['a removal, going', remove, { ...live, status: 'Deleting' }, true],
  ['a removal, still serving', remove, live, false],
];

describe('whether a request whose answer was lost has landed', () => {
  test.each(landings)('%s', (_, request, seen, landed) => {
    expect(endpointLanded(request, seen)).toEqual({ landed });
  });
});

test.each([
  [
    'another config',
    { ...live, config: 'theirs' },
    'the endpoint "fraud" exists, but it serves another config (theirs)',
  ],
  [
    'no tags of inferra',
    { ...live, tags: {} },
    'the endpoint "fraud" exists, but it has no inferra tags, so something else made it',
  ],
  [
    'another environment',
    tagged({ 'inferra:env': 'staging' }),
    'the endpoint "fraud" exists, but it is tagged inferra:env=staging',
  ],
  [
    'a deletion',
    { ...live, status: 'Deleting' },
    'the endpoint "fraud" exists, but it is still being deleted',
  ],
])('a creation is not adopted over %s', (_, seen, differs) => {
  expect(endpointLanded(put, seen)).toEqual({ landed: false, differs });
});

const variant = live.variants[0];
const matters: readonly (readonly [string, LiveEndpoint | undefined])[] = [
  ['existence', undefined],
  ['the config', { ...live, config: 'fraud-2' }],
  ['a pending config', { ...live, pendingConfig: 'fraud-2' }],
  ['work in progress', { ...live, status: 'Updating' }],
  ['a failure', { ...live, status: 'Failed' }],
  ['a failure reason', { ...live, failureReason: 'no ping' }],
  ['a desired count', { ...live, variants: [{ name: 'AllTraffic', ...variant, desiredCount: 3 }] }],
  ['a desired weight', { ...live, variants: [{ name: 'AllTraffic', ...variant, desiredWeight: 2 }] }],
  ['a mark', tagged({ 'inferra:attempt': 'b' })],
  ['a tag of somebody', tagged({ team: 'risk' })],
  ['a new endpoint of the same name', { ...live, arn: live.arn.replace('123456789012', '999999999999') }],
];

describe('the stamp of an endpoint', () => {
  test.each(matters)('moves with %s', (_, changed) => {
    expect(endpointStamp(changed)).not.toBe(endpointStamp(live));
  });

  test.each([
    ['times', { ...live, lastModified: 99, created: 98 }],
    ['current counts', { ...live, variants: [{ name: 'AllTraffic', ...variant, currentCount: 2 }] }],
    [
      'what the service says meanwhile',
      { ...live, variants: [{ name: 'AllTraffic', ...variant, activity: 'Baking.' }] },
    ],
    ['the case of the ARN', { ...live, arn: live.arn.toUpperCase() }],
  ])('does not move with %s', (_, changed) => {
    expect(endpointStamp(changed as LiveEndpoint)).toBe(endpointStamp(live));
  });

  test('is the same in every busy status', () => {
    expect(endpointStamp({ ...live, status: 'Updating' })).toBe(
      endpointStamp({ ...live, status: 'RollingBack' }),
    );
  });
});
