// The live endpoint beside the candidates, by the developer guide's sample: 184 requests a minute at 1312 ms.

import { expect, test } from 'vitest';
import { priceBook } from '../cost/book.ts';
import { groupOf } from './asked.fixture.ts';
import { besideText, shownEndpoint } from './beside.ts';

const [asker] = groupOf([['average: 120/min, peak: 600/min', 'average: 200/min, peak: 1000/min']]).askers;
if (asker === undefined) throw new Error('somebody asks');
const SEEN = { name: 'fraud', maxInvocations: 184, latency: 1312 };
const instance = { type: 'ml.m5.large', count: 2 };

/** 184 ÷ 2 = 92 each, × 0.7 = 64.4; 1,000 ÷ 64.4 = 15.53 → 16, × $0.115 × 730 = $1,343.20. */
test('is sized and priced for the declared traffic, by one instance', () => {
  expect(shownEndpoint(asker, { ...SEEN, instance }, priceBook('us-east-1'))).toEqual({
    ...{ name: 'fraud', hardware: 'ml.m5.large × 2', maxInvocations: 184, latency: 1312 },
    ...{ capacity: 92, size: 16, monthly: 1343.2 },
  });
});

/** A quarter of 1,000 is 250 ÷ 64.4 = 3.88 → 4, × $83.95 = $335.80. */
test('counts its share of the traffic', () => {
  expect(
    shownEndpoint({ ...asker, share: 0.25 }, { ...SEEN, instance }, priceBook('us-east-1')),
  ).toMatchObject({
    size: 4,
    monthly: 335.8,
  });
});

test('has no size where nobody knows what it ran on, and none without traffic', () => {
  expect(shownEndpoint(asker, SEEN, priceBook('us-east-1'))).toEqual(SEEN);
  const { traffic: _, ...policy } = asker.policy;
  expect(shownEndpoint({ ...asker, policy }, { ...SEEN, instance }, priceBook('us-east-1'))).toEqual({
    ...SEEN,
    hardware: 'ml.m5.large × 2',
    capacity: 92,
  });
});

test('has the name of who asks where the job gives none, and no price in an unknown region', () => {
  const { name: _, ...nameless } = SEEN;
  expect(shownEndpoint(asker, { ...nameless, instance }, priceBook('nowhere'))).toMatchObject({
    name: 'fraud',
    size: 16,
  });
  expect(shownEndpoint(asker, { ...SEEN, instance }, priceBook('nowhere'))).not.toHaveProperty('monthly');
});

test('is told in a few words', () => {
  expect(besideText(SEEN)).toBe('the endpoint itself: 184 requests a minute, 1312 ms');
  expect(besideText({ name: 'fraud' })).toBeUndefined();
});
