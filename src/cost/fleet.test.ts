import { describe, expect, it } from 'vitest';
import { priceBook } from './book.ts';
import { changeCost, type FleetPart, hourly } from './fleet.ts';

const BOOK = priceBook('us-east-1');
const two: FleetPart = { instanceType: 'ml.m5.large', count: 2 };
const five: FleetPart = { instanceType: 'ml.m5.xlarge', count: 5 };
const scaled: FleetPart = { ...two, bounds: { min: 1, max: 8 } };
const exotic: FleetPart = { instanceType: 'ml.zz9.large', count: 1 };
const serverless: FleetPart = { variant: 'AllTrafficServerless', memory: 2048 };
const warm: FleetPart = { ...serverless, provisioned: { count: 3 } };
const scaledWarm: FleetPart = { ...serverless, provisioned: { count: 3, bounds: { min: 1, max: 10 } } };
/** As a price list has it: provisioned concurrency at 2 GB, and volumes. */
const RICH = priceBook('us-east-1', {
  list: {
    file: 'f',
    regions: {
      'us-east-1': {
        published: '2026-11-20',
        instances: { 'ml.m5.large': 0.115, 'ml.m5.xlarge': 0.23 },
        serverless: { '2048': 0.00004 },
        provisioned: { '2048': 0.00001 },
        provisionedUse: { '2048': 0.00002 },
        storage: 0.14,
      },
    },
  },
});
const used = { variant: 'AllTrafficServerless', memory: 2048, perSecond: 0.00004, perGb: 0.016 };

describe('a fleet by the hour', () => {
  it.each([
    ['is price times count', [two], [0.23, 0.23, 0.23]],
    ['is a sum', [two, five], [1.38, 1.38, 1.38]],
    ['costs nothing where there is none', [], [0, 0, 0]],
    ['is paid by use where it is serverless', [serverless], [0, 0, 0]],
    ['is unknown where one price is', [two, exotic], [null, null, null]],
    ['has the bounds of its autoscaling', [scaled, five], [1.38, 1.265, 2.07]],
    [
      'is counted as it stands outside of its bounds until it is scaled',
      [{ ...two, bounds: { min: 3, max: 4 } }],
      [0.23, 0.23, 0.46],
    ],
    [
      'costs what the dearest of its types does, and the cheapest at the least',
      [{ ...two, others: ['ml.m5.xlarge'] }],
      [0.46, 0.23, 0.46],
    ],
    [
      'does so whichever type is tried first',
      [{ ...two, instanceType: 'ml.m5.xlarge', others: ['ml.m5.large'] }],
      [0.46, 0.23, 0.46],
    ],
    [
      'has the cheapest of its types at the minimum, and the dearest at the maximum',
      [{ ...scaled, others: ['ml.m5.xlarge'] }],
      [0.46, 0.115, 1.84],
    ],
    // 2 GB: 3 × $0.00001 × 3600 s.
    ['pays for what is kept provisioned, busy or not', [warm], [0.108, 0.108, 0.108]],
    ['has the bounds of what is provisioned', [scaledWarm], [0.108, 0.036, 0.36]],
    [
      'is unknown where what is provisioned has no price',
      [{ ...warm, memory: 1024 }, two],
      [null, null, null],
    ],
    // 2 × ($0.115 + 73 GB × $0.14 ÷ 730)
    ['pays for volumes as long as they are there', [{ ...two, volume: 73 }], [0.258, 0.258, 0.258]],
    ['is unknown where one of its types is', [{ ...two, others: ['ml.zz9.large'] }], [null, null, null]],
    ['may scale to zero', [{ ...two, bounds: { min: 0, max: 2 } }], [0.23, 0, 0.23]],
  ] as const)('%s', (_sentence, fleet, expected) => {
    expect([hourly(RICH, fleet), hourly(RICH, fleet, 'floor'), hourly(RICH, fleet, 'ceiling')]).toEqual(
      expected,
    );
  });

  it('counts no volume whose price is unknown', () => {
    expect(hourly(BOOK, [{ ...two, volume: 73 }])).toBe(0.23);
  });

  it('is unknown in a region without prices, never that of another', () => {
    expect(hourly(priceBook('mars-north-1'), [two])).toBeNull();
  });
});

describe('a change', () => {
  it.each([
    ['adds up both fleets while both stand', [two], [five], 1, { before: 0.23, after: 1.15, surge: 1.38 }],
    ['adds up a part of the new one', [two], [five], 0.2, { before: 0.23, after: 1.15, surge: 0.46 }],
    ['has no surge where one fleet is moved', [two], [five], 0, { before: 0.23, after: 1.15 }],
    [
      'has the bounds of both fleets',
      [scaled],
      [{ ...five, bounds: { min: 5, max: 6 } }],
      0,
      { before: 0.23, after: 1.15, floorBefore: 0.115, ceilingBefore: 0.92, ceiling: 1.38 },
    ],
    [
      'has no surge where nothing is paid by the hour',
      [serverless],
      [serverless],
      1,
      { before: 0, after: 0, note: 'serverless', uses: [used] },
    ],
    [
      'to serverless says what use costs',
      [two],
      [serverless],
      0,
      { before: 0.23, after: 0, note: 'serverless', uses: [used] },
    ],
    ['with an unknown price says so', [exotic], [two], 1, { before: null, after: 0.23, note: 'unknown' }],
  ] as const)('%s', (_sentence, before, after, beside, expected) => {
    expect(changeCost(BOOK, before, after, beside)).toEqual(expected);
  });

  it('of what may be of several types says so, and of volumes without a price', () => {
    const pool: FleetPart = { ...two, others: ['ml.m5.xlarge'], volume: 8 };
    expect(changeCost(BOOK, [], [pool], 0)).toEqual({
      ...{ before: 0, after: 0.46, floor: 0.23, spread: 'types', unpriced: ['storage'] },
    });
    expect(changeCost(RICH, [], [{ ...pool, bounds: { min: 1, max: 2 } }], 0)).toMatchObject({
      spread: 'both',
    });
    expect(changeCost(RICH, [], [pool], 0)).not.toHaveProperty('unpriced');
  });

  it.each([
    // 600 a minute of 200 ms are 2 at once: all of it is provisioned. 5,256,000 s × $0.00002.
    ['in what is provisioned', 600, 105.12],
    // 6 at once, of which 3 are provisioned: 15,768,000 s × ($0.00002 + $0.00004) ÷ 2.
    ['in what is provisioned, and the rest on demand', 1800, 473.04],
  ])('to serverless reckons a month %s', (_where, perMinute, monthly) => {
    const load = { perMinute, milliseconds: 200 };
    expect(changeCost(RICH, [], [{ ...warm, load }], 0)).toEqual({
      ...{ before: 0, after: 0.108, note: 'serverless' },
      uses: [
        {
          ...{ variant: 'AllTrafficServerless', memory: 2048, perSecond: 0.00004, perGb: 0.016 },
          ...{ perProvisionedSecond: 0.00002, example: { ...load, monthly } },
        },
      ],
    });
  });

  it('to what is kept provisioned without a known price is unknown, and reckons no month', () => {
    const load = { perMinute: 600, milliseconds: 200 };
    expect(changeCost(BOOK, [], [{ ...warm, load }], 0)).toEqual({
      ...{ before: 0, after: null, note: 'unknown' },
      uses: [{ ...used, perProvisionedSecond: null }],
    });
  });

  it('to serverless without a known price says so, and never nothing', () => {
    const { uses } = changeCost(priceBook('mars-north-1'), [], [serverless], 0);
    expect(uses).toEqual([{ ...used, perSecond: null, perGb: null }]);
  });

  it('to serverless reckons a month of what is expected of it', () => {
    // 20 a minute are 876,000 a month; × 0.085 s × $0.00004 = $2.9784.
    const load = { perMinute: 20, milliseconds: 85 };
    const { uses } = changeCost(BOOK, [], [{ ...serverless, load }], 0);
    expect(uses).toEqual([{ ...used, example: { ...load, monthly: 2.9784 } }]);
  });
});
