import { describe, expect, it } from 'vitest';
import { changeCost, type FleetPart, hourly } from './fleet.ts';

const REGION = 'us-east-1';
const two: FleetPart = { instanceType: 'ml.m5.large', count: 2 };
const five: FleetPart = { instanceType: 'ml.m5.xlarge', count: 5 };
const exotic: FleetPart = { instanceType: 'ml.zz9.large', count: 1 };

describe('a fleet by the hour', () => {
  it.each([
    ['is price times count', [two], { usd: 0.23, serverless: false, unknown: false }],
    ['is a sum', [two, five], { usd: 1.38, serverless: false, unknown: false }],
    ['costs nothing where there is none', [], { usd: 0, serverless: false, unknown: false }],
    [
      'costs what the dearest of its types does',
      [{ ...two, others: ['ml.m5.xlarge'] }],
      { usd: 0.46, serverless: false, unknown: false },
    ],
    [
      'is unknown where one of its types is',
      [{ ...two, others: ['ml.zz9.large'] }],
      { usd: null, serverless: false, unknown: true },
    ],
    ['is paid by use where it is serverless', ['serverless'], { usd: 0, serverless: true, unknown: false }],
    ['is unknown where one price is', [two, exotic], { usd: null, serverless: false, unknown: true }],
  ] as const)('%s', (_sentence, fleet, expected) => {
    expect(hourly(REGION, fleet)).toEqual(expected);
  });

  it('is unknown in a region without prices, never that of another', () => {
    expect(hourly('mars-north-1', [two]).usd).toBeNull();
  });
});

describe('a change', () => {
  it.each([
    ['adds up both fleets while both stand', [two], [five], 1, { before: 0.23, after: 1.15, surge: 1.38 }],
    ['has no surge where one fleet is moved', [two], [five], 0, { before: 0.23, after: 1.15 }],
    [
      'adds a part where only that stands beside',
      [two],
      [five],
      0.5,
      { before: 0.23, after: 1.15, surge: 0.805 },
    ],
    [
      'has no surge where nothing is paid by the hour',
      ['serverless'],
      ['serverless'],
      1,
      { before: 0, after: 0, note: 'serverless' },
    ],
    ['to serverless says so', [two], ['serverless'], 0, { before: 0.23, after: 0, note: 'serverless' }],
    ['with an unknown price says so', [exotic], [two], 1, { before: null, after: 0.23, note: 'unknown' }],
  ] as const)('%s', (_sentence, before, after, beside, expected) => {
    expect(changeCost(REGION, before, after, beside)).toEqual(expected);
  });
});
