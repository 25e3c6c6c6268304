import { describe, expect, it } from 'vitest';
import { pricePerHour, serverlessPerSecond } from './prices.ts';

describe('a price', () => {
  it('of serverless grows with the memory, as AWS lists it', () => {
    const listed = [0.00002, 0.00004, 0.00006, 0.00008, 0.0001, 0.00012];
    listed.forEach((usd, at) => {
      expect(serverlessPerSecond('us-east-1', 1024 * (at + 1))).toBeCloseTo(usd, 12);
    });
  });

  it.each(['mars-north-1', 'constructor'])('is unknown in a region without a table: %s', (region) => {
    expect(serverlessPerSecond(region, 2048)).toBeUndefined();
    expect(pricePerHour(region, 'ml.m5.large')).toBeUndefined();
  });
});
