// What the real tables have not: serverless against instances, an earlier choice, unknown prices, and what would change
// the answer. All figures by hand; a month has 730 hours, which are 43,800 minutes.
import { describe, expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import type { Context, Policy } from './policy.ts';
import { rowsOf } from './rows.ts';
import { type Selection, select } from './select.ts';
import { NEO } from './tables.fixture.ts';

const PRICES: Readonly<Record<string, number>> = {
  'ml.c5.large': 0.102,
  'ml.c5.xlarge': 0.204,
  'ml.c5.2xlarge': 0.408,
  'ml.c5.9xlarge': 1.836,
  'ml.m5.large': 0.115,
};

const CONTEXT: Context = {
  region: 'us-east-1',
  prices: { instance: (type) => PRICES[type], serverless: (memory) => (memory / 1024) * 0.00002 },
};

const POLICY: Policy = {
  require: { p95: 100 },
  traffic: { average: 300, peak: 300, headroom: 0.7 },
  objective: 'cost',
  balance: 0.5,
  allowKindChange: false,
};

function instance(type: string, maxInvocations: number, more: Partial<Candidate> = {}): Candidate {
  return {
    id: type,
    hardware: { kind: 'instance', type },
    env: {},
    count: 1,
    maxInvocations,
    latency: 80,
    latencyAt: 'p95',
    ...more,
  };
}

function serverless(memory: number, more: Partial<Candidate> = {}): Candidate {
  return {
    id: `serverless ${memory / 1024} GB`,
    hardware: { kind: 'serverless', memory },
    env: {},
    count: 1,
    maxInvocations: 600,
    latency: 100,
    latencyAt: 'p95',
    coldStart: 8300,
    ...more,
  };
}

function reasonsOf({ verdicts }: Selection): readonly string[] {
  return verdicts.map(({ id, verdict, reason }) => `${id}: ${verdict}: ${reason}`);
}

/**
 * Serverless 2 GB: 0.1 s × $0.00004 = $0.000004 a request; 300 × 43,800 = 13,140,000 requests are $52.56. One concurrent
 * request carries 600 a minute, 420 with headroom. ml.m5.large carries 1200, 840 with headroom: 1, $83.95 (1.597 ×).
 * They cross at 83.95 ÷ 0.000004 = 20,987,500 requests. The second instance comes at 840 ÷ 300 = 2.8 times the traffic,
 * where serverless is $147.17 and two instances are $167.90; the third at 5.6 times: $294.34 and $251.85. So the last
 * crossing is that of two: 167.90 ÷ 0.000004 = 41,975,000. 200 concurrent requests carry 200 × 420 ÷ 300 = 280 times
 * the traffic, 3,679,200,000. In traffic, 20,987,500 ÷ 43,800 = 479 a minute.
 */
describe('serverless against instances', () => {
  const both = [instance('ml.m5.large', 1200), serverless(2048)];

  it('has one price for every memory: a dearer one never turns to more of it', () => {
    // $148.92 ÷ $52.56 = 2.83, while 4 GB costs twice as much as 2 GB at any price.
    const three = [instance('ml.c5.xlarge', 1200), serverless(2048), serverless(4096)];
    expect(select(three, POLICY, CONTEXT).whatWouldChange).toContain(
      'if serverless cost more (183 % more): ml.c5.xlarge × 1, $149 a month',
    );
  });

  it('is decided by the declared traffic, with the volume where it turns and what else would turn it', () => {
    const policy = { ...POLICY, require: { p95: 100, coldStart: 10_000 } };
    const selection = select(both, policy, CONTEXT);
    expect(selection.choice).toEqual({
      id: 'serverless 2 GB',
      hardware: { kind: 'serverless', memory: 2048 },
      env: {},
      capacity: 600,
      size: 1,
      price: { usd: 0.00004, per: 'second', from: 'table' },
      monthly: 52.56,
      perMillion: 4,
    });
    expect(reasonsOf(selection)).toEqual([
      'ml.m5.large: eligible: $83.95 a month, 60 % more than serverless 2 GB × 1',
      'serverless 2 GB: chosen: $52.56 a month, 100 ms at p95',
    ]);
    const even = selection.breakEven;
    expect(even?.declared).toBe(13_140_000);
    expect(even?.below).toBeCloseTo(20_987_500, 0);
    expect(even?.above).toBeCloseTo(41_975_000, 0);
    expect(even?.limit).toBeCloseTo(3_679_200_000, 0);
    expect(even?.text).toBe(
      'serverless 2 GB is cheaper than ml.m5.large up to 21,000,000 requests a month, and again in places up to 42,000,000; declared are 13,100,000',
    );
    expect(selection.whatWouldChange).toEqual([
      'above a peak of 479/min (average 479/min): ml.m5.large × 1, $83.95 a month',
      'if serverless cost more (60 % more): ml.m5.large × 1, $83.95 a month',
      'with a cold start below 8.3 s: ml.m5.large × 1, $83.95 a month',
    ]);
  });

  it('turns at the same volume for a variant with a tenth of the traffic', () => {
    const even = select(both, POLICY, { ...CONTEXT, share: 0.1 }).breakEven;
    expect(even?.declared).toBeCloseTo(1_314_000, 0);
    expect(even?.below).toBeCloseTo(20_987_500, 0);
  });

  it('is settled beforehand where instances are live, and says what it would have saved', () => {
    const live = { kind: 'instance', type: 'ml.m5.large', count: 2 } as const;
    const selection = select(both, POLICY, { ...CONTEXT, live });
    expect(reasonsOf(selection)).toEqual([
      'ml.m5.large: chosen: $83.95 a month, 80 ms at p95',
      'serverless 2 GB: refused: would be a new endpoint, as the live one runs on ml.m5.large × 2 (allowKindChange permits it): $52.56 a month, 37 % less than ml.m5.large × 1',
    ]);
    expect(selection.reason).toBe(
      'ml.m5.large × 1 is the only one of 2 that meets the policy: $83.95 a month, 80 ms at p95',
    );
    expect(selection.whatWouldChange).toEqual(['with allowKindChange: serverless 2 GB × 1, $52.56 a month']);
    expect(selection.breakEven?.below).toBeCloseTo(20_987_500, 0);
    expect(select(both, { ...POLICY, allowKindChange: true }, { ...CONTEXT, live }).choice?.id).toBe(
      'serverless 2 GB',
    );
  });

  it('has nothing to choose where only serverless is left for live instances', () => {
    const live = { kind: 'instance', type: 'ml.m5.large', count: 2 } as const;
    const selection = select([serverless(2048)], POLICY, { ...CONTEXT, live });
    expect(selection.choice).toBeUndefined();
    expect(selection.reason).toBe('serverless 2 GB cannot be chosen: serverless would be a new endpoint');
    expect(reasonsOf(selection)).toEqual([
      'serverless 2 GB: refused: would be a new endpoint, as the live one runs on ml.m5.large × 2 (allowKindChange permits it): $52.56 a month',
    ]);
  });

  it('may always move a live serverless endpoint to instances', () => {
    const live = { kind: 'serverless', memory: 1024 } as const;
    const policy = { ...POLICY, traffic: { average: 600, peak: 600, headroom: 0.8 } };
    const selection = select(both, policy, { ...CONTEXT, live });
    expect(selection.choice?.id).toBe('ml.m5.large');
    expect(selection.live?.text).toBe('now serverless 1 GB, paid by use');
  });

  it.each([
    // 1200 ÷ 600 of the capacity: 420 ÷ 300 = 1.4 times the traffic for $83.95, where serverless is $73.58.
    [
      'turns never where a full instance is dearer than its requests',
      600,
      'serverless 2 GB is cheaper than ml.m5.large at any volume that it can carry, up to 3,680,000,000 requests a month; declared are 13,100,000',
    ],
    // The second instance comes at 7 times the traffic, where serverless is $367.92.
    [
      'turns once where serverless does not come back after the step',
      3000,
      'serverless 2 GB is cheaper than ml.m5.large up to 21,000,000 requests a month; declared are 13,100,000',
    ],
  ])('%s', (_sentence, capacity, text) => {
    const { breakEven } = select([instance('ml.m5.large', capacity), serverless(2048)], POLICY, CONTEXT);
    expect(breakEven?.text).toBe(text);
  });

  it('has no break-even without traffic, or without the other kind', () => {
    const { traffic: _, ...rest } = POLICY;
    expect(select(both, rest, CONTEXT).breakEven).toBeUndefined();
    expect(select([serverless(2048)], POLICY, CONTEXT).breakEven).toBeUndefined();
    const idle = { ...POLICY, traffic: { average: 0, peak: 0, headroom: 0.7 } };
    expect(select(both, idle, CONTEXT).breakEven).toBeUndefined();
  });
});

describe('the concurrency of serverless', () => {
  it.each([
    // 10 a second × 0.178 s = 1.78 busy, ÷ 0.7 = 2.54; 600 measured a minute are not what 178 ms allow (337).
    ['follows from latency by Little’s law', { latency: 178, maxInvocations: 600 }, 600, 3],
    // Measured were 60 a minute, so one request holds its place for a second, whatever the model needs of it.
    ['follows from what was measured where that is less', { latency: 100, maxInvocations: 60 }, 420, 10],
    ['is at least one', { latency: 1, maxInvocations: 600 }, 0, 1],
  ])('%s', (_sentence, more, peak, expected) => {
    const policy = { ...POLICY, require: {}, traffic: { average: 0, peak, headroom: 0.7 } };
    expect(select([serverless(2048, more)], policy, CONTEXT).choice?.size).toBe(expected);
  });

  it.each([
    [84_000, 'chosen', '$0.18 a month, 100 ms at p95'],
    [
      84_001,
      'refused',
      'the peak needs 201 concurrent requests (600 a minute each), and serverless has at most 200',
    ],
  ])('ends at 200: %i at the peak', (peak, verdict, reason) => {
    const policy = { ...POLICY, traffic: { average: 1, peak, headroom: 0.7 } };
    expect(select([serverless(2048)], policy, CONTEXT).verdicts[0]).toMatchObject({ verdict, reason });
  });
});

describe('a cold start', () => {
  it.each([
    ['above the limit', { coldStart: 8300 }, 'cold start 8.3 s is above 5 s'],
    ['that was not measured', { coldStart: undefined }, 'the job gave no cold start, so 5 s is not shown'],
  ])('%s refuses', (_sentence, more, reason) => {
    const { coldStart, ...candidate } = serverless(2048);
    const given = more.coldStart === undefined ? candidate : { ...candidate, coldStart };
    const { verdicts } = select(
      [given, instance('ml.m5.large', 1200)],
      { ...POLICY, require: { p95: 100, coldStart: 5000 } },
      CONTEXT,
    );
    expect(verdicts[1]?.reason).toBe(reason);
    expect(verdicts[0]?.verdict).toBe('chosen');
  });
});

describe('limits', () => {
  it.each([
    [
      'all that a row misses is said',
      { latency: 118, coldStart: 9000 },
      'p95 118 ms is above 80 ms; cold start 9 s is above 5 s',
    ],
    ['a row at the limit passes', { latency: 80, coldStart: 5000 }, '$42.05 a month, 80 ms at p95'],
    [
      'a stricter percentile within the limit passes',
      { latency: 80, coldStart: 5000, latencyAt: 'p99' },
      '$42.05 a month, 80 ms at p99',
    ],
    [
      'a stricter percentile above it is named for what it is',
      { latency: 81, coldStart: 5000, latencyAt: 'p99' },
      'p99 81 ms is above 80 ms',
    ],
    [
      'a failed test keeps the words of the service',
      { failure: 'ModelError when calling InvokeEndpoint operation' },
      'ModelError when calling InvokeEndpoint operation',
    ],
    [
      'another specification of the package is not what runs',
      { specification: 'gpu' },
      "was measured with the package's inference specification gpu, which the model does not use",
    ],
  ] as const)('%s', (_sentence, more, reason) => {
    const policy = { ...POLICY, require: { p95: 80, coldStart: 5000 } };
    expect(select([serverless(2048, more)], policy, CONTEXT).verdicts[0]?.reason).toBe(reason);
  });

  it('a row without figures is refused for each that is wanted', () => {
    const { latency: _latency, maxInvocations: _max, ...bare } = instance('ml.m5.large', 1);
    const policy: Policy = { ...POLICY, objective: 'speed' };
    expect(select([bare], policy, CONTEXT).verdicts[0]?.reason).toBe(
      'the job gave no latency, so p95 100 ms is not shown; the job gave no latency, which speed is judged by; the job gave no throughput',
    );
  });
});

describe('a fleet', () => {
  it('is not one larger for floating point: 90 × 0.7 carries 63, though a machine makes it 62.99999999999999', () => {
    const policy = { ...POLICY, traffic: { average: 63, peak: 63, headroom: 0.7 } };
    expect(select([instance('ml.m5.large', 90)], policy, CONTEXT).choice).toMatchObject({
      size: 1,
      scaling: { min: 1, max: 1, target: 63 },
    });
  });

  it('that costs and answers the same is the one with more room, then the first by name and size', () => {
    const prices = { ...CONTEXT.prices, instance: () => 0.2 };
    const rows = [
      instance('ml.c5.xlarge', 1000),
      instance('ml.c5.large', 1000),
      instance('ml.m5.large', 1001),
    ];
    expect(reasonsOf(select(rows, POLICY, { ...CONTEXT, prices }))).toEqual([
      'ml.c5.large: eligible: as cheap and fast as ml.m5.large × 1, with room for 1,000 requests a minute against 1,001',
      'ml.c5.xlarge: eligible: as cheap and fast as ml.m5.large × 1, with room for 1,000 requests a minute against 1,001',
      'ml.m5.large: chosen: $146 a month, 80 ms at p95',
    ]);
    expect(reasonsOf(select(rows.slice(0, 2), POLICY, { ...CONTEXT, prices }))).toEqual([
      'ml.c5.large: chosen: $146 a month, 80 ms at p95',
      'ml.c5.xlarge: eligible: as cheap, fast and roomy as ml.c5.large × 1, which comes first by name',
    ]);
  });
});

/**
 * The table of Neo at 10,000/30,000 × 0.7, logarithms of $446.76, $595.68, $2,680.56: 6.1020, 6.3897, 7.8938; of 92, 21
 * and 7 ms: 4.5218, 3.0445, 1.9459. Balance 0.9: 5.9440, 6.0552 (e^0.1112 = 1.12), 7.2990 (e^1.3550 = 3.88). Balance
 * 0.1: 4.6798, 3.3790, 2.5407: e^2.1391 = 8.49 and e^0.8383 = 2.31 of the last.
 */
describe('a balance', () => {
  const policy: Policy = {
    ...POLICY,
    require: {},
    objective: 'balanced',
    traffic: { average: 10_000, peak: 30_000, headroom: 0.7 },
  };
  const times = (balance: number) => {
    const { choice, verdicts } = select(rowsOf(NEO, { kind: 'default' }), { ...policy, balance }, CONTEXT);
    const factors = verdicts.flatMap(({ reason }) => /[\d.]+(?= times)/.exec(reason)?.[0] ?? []);
    return [choice?.id, ...factors];
  };

  it.each([
    [1, 'ml.c5.xlarge', '1.33', '6.00'],
    [0.9, 'ml.c5.xlarge', '1.12', '3.88'],
    [0.1, 'ml.c5.9xlarge', '8.49', '2.31'],
    [0, 'ml.c5.9xlarge', '13.14', '3.00'],
  ])('of %d weighs cost and latency', (balance, ...expected) => {
    expect(times(balance)).toEqual(expected);
  });
});

/** $0.102 is $74.46 and $0.115 is $83.95 a month: 11.3 % less. $0.1035 is exactly 10 % less. */
describe('an earlier choice', () => {
  const pair = [instance('ml.c5.large', 1000), instance('ml.m5.large', 1000)];
  const withPrice = (usd: number, pinned?: string): Context => ({
    ...CONTEXT,
    prices: { ...CONTEXT.prices, instance: (type) => (type === 'ml.c5.large' ? usd : PRICES[type]) },
    ...(pinned === undefined ? {} : { pinned }),
  });

  it.each([
    [
      'gives way to one that is more than 10 % better',
      0.102,
      'ml.c5.large',
      'the earlier choice ml.m5.large gives way: ml.c5.large × 1 is 11 % cheaper, more than the 10 % that measurements differ by',
    ],
    [
      'stays where the other is 10 % better to the cent',
      0.1035,
      'ml.m5.large',
      'the earlier choice ml.m5.large stays: ml.c5.large × 1 would be 10 % cheaper, within the 10 % that measurements differ by',
    ],
    ['stays without a word where it is the best', 0.2, 'ml.m5.large', undefined],
  ])('%s', (_sentence, usd, winner, pin) => {
    const selection = select(pair, POLICY, withPrice(usd, 'ml.m5.large'));
    expect(selection.choice?.id).toBe(winner);
    expect(selection.pin).toBe(pin);
  });

  it('stays at exactly 10 %, also where floating point says a little more', () => {
    // $0.0441 and $0.049 are $32.193 and $35.77 a month, and 35.77 × 0.9 is 32.193000000000005 to a machine.
    const prices = { 'ml.c5.large': 0.0441, 'ml.m5.large': 0.049 } as Record<string, number>;
    const given = { ...CONTEXT, prices: { ...CONTEXT.prices, instance: (type: string) => prices[type] } };
    expect(select(pair, POLICY, { ...given, pinned: 'ml.m5.large' }).choice?.id).toBe('ml.m5.large');
  });

  it('that stays is named in the verdict of the one that it keeps off', () => {
    const { verdicts, reason, choice } = select(pair, POLICY, withPrice(0.11, 'ml.m5.large'));
    expect(reason).toBe(
      'ml.m5.large × 1 was chosen before and stays among 2 that meet the policy: $83.95 a month, 80 ms at p95',
    );
    expect(verdicts[0]).toMatchObject({
      verdict: 'eligible',
      rank: 1,
      reason:
        '$80.30 a month, 4 % less than ml.m5.large × 1; within the 10 % that measurements differ by, so the pinned choice stays',
    });
    expect(choice?.id).toBe('ml.m5.large');
  });

  it.each([
    [
      'is refused',
      'ml.c5.large',
      'the earlier choice ml.c5.large cannot be chosen any more: p95 101 ms is above 100 ms',
    ],
    ['is gone', 'ml.r5.large', 'the earlier choice ml.r5.large is not among the candidates'],
  ])('that %s is said so', (_sentence, pinned, pin) => {
    const candidates = [instance('ml.c5.large', 1000, { latency: 101 }), instance('ml.m5.large', 1000)];
    const selection = select(candidates, POLICY, { ...CONTEXT, pinned });
    expect(selection.choice?.id).toBe('ml.m5.large');
    expect(selection.pin).toBe(pin);
  });

  it('gives way among the equally fast to one that is clearly cheaper', () => {
    const policy: Policy = { ...POLICY, objective: 'speed' };
    expect(select(pair, policy, withPrice(0.102, 'ml.m5.large')).choice?.id).toBe('ml.c5.large');
    expect(select(pair, policy, withPrice(0.11, 'ml.m5.large')).choice?.id).toBe('ml.m5.large');
  });
});

describe('a price', () => {
  const nowhere: Context = {
    region: 'mars-north-1',
    prices: { instance: () => undefined, serverless: () => undefined },
  };

  it('comes from the job where no table has it: its bill ÷ its count', () => {
    const rows = [instance('ml.zz9.large', 2000, { count: 2, costPerHour: 0.3 })];
    expect(select(rows, POLICY, nowhere)).toMatchObject({
      choice: { price: { usd: 0.15, per: 'hour', from: 'job' }, hourly: 0.15, monthly: 109.5 },
      reason:
        "ml.zz9.large × 1 is the only candidate, and meets the policy: $110 a month (at the job's own price), 80 ms at p95",
    });
  });

  it('of serverless from the job is an hour of one busy environment', () => {
    // $0.144 an hour are $0.00004 a second: 13,140,000 × 0.1 s × 0.00004 = $52.56.
    const { choice } = select([serverless(2048, { costPerHour: 0.144 })], POLICY, nowhere);
    expect(choice).toMatchObject({ price: { usd: 0.00004, per: 'second', from: 'job' }, monthly: 52.56 });
  });

  it('that nobody knows refuses by cost and does not matter by speed', () => {
    const rows = [instance('ml.zz9.large', 2000)];
    expect(select(rows, POLICY, nowhere).verdicts[0]?.reason).toBe(
      'no price of ml.zz9.large in mars-north-1 is known, nor does the job give one',
    );
    const { choice, reason } = select(rows, { ...POLICY, objective: 'speed' }, nowhere);
    expect(choice?.size).toBe(1);
    expect(reason).toBe(
      'ml.zz9.large × 1 is the only candidate, and meets the policy: at an unknown price, 80 ms at p95',
    );
  });
});

/**
 * The table of Neo, 10,000/30,000 at 0.7: c5.xlarge carries 12,793.2 for $148.92, 2xlarge 22,547.7 for $297.84, so of
 * equal cost is half the number, and then the faster 2xlarge wins.
 * Traffic: up to 25,586.4 two xlarge ($297.84) against two 2xlarge, or against one up to 22,547.7 — equal, so 2xlarge.
 * Above 38,379.6 four xlarge against two 2xlarge: equal, so 2xlarge. Averages are a third: 7,516 and 12,793.
 * Headroom: xlarge 30,000 ÷ 18,276 = 1.6415, 2xlarge 30,000 ÷ 32,211 = 0.9314. From 0.9314 one 2xlarge against two
 * xlarge. Below 1.6415 ÷ 3 = 0.5472 four xlarge against two 2xlarge (down to 0.4657).
 * Price: three xlarge at the price of two 2xlarge, 0.816 ÷ 3 = $0.272, a third more.
 */
describe('what would change the answer', () => {
  const rows = rowsOf(NEO, { kind: 'default' });
  const policy: Policy = {
    ...POLICY,
    require: {},
    traffic: { average: 10_000, peak: 30_000, headroom: 0.7 },
  };

  it('is traffic, headroom and price', () => {
    expect(select(rows, policy, CONTEXT).whatWouldChange).toEqual([
      'above a peak of 38,400/min (average 12,800/min): ml.c5.2xlarge × 2, $596 a month',
      'below a peak of 22,500/min (average 7,520/min): ml.c5.2xlarge × 1, $298 a month',
      'above a headroom of 0.931: ml.c5.2xlarge × 1, $298 a month',
      'below a headroom of 0.547: ml.c5.2xlarge × 2, $596 a month',
      'if ml.c5.xlarge cost more than $0.272 an hour (33 % more): ml.c5.2xlarge × 2, $596 a month',
    ]);
  });

  it('is a limit, relaxed to the next that was measured or tightened below the winner', () => {
    const strict = { ...policy, require: { latencyAtSaturation: 50 } };
    expect(select(rows, strict, CONTEXT).whatWouldChange.slice(-2)).toEqual([
      'with a latency at saturation of 92 ms instead of 50 ms: ml.c5.xlarge × 3, $447 a month',
      'with a latency at saturation below 21 ms: ml.c5.9xlarge × 2, $2,681 a month',
    ]);
  });

  it('is a limit, where nothing meets it', () => {
    const impossible = { ...policy, require: { latencyAtSaturation: 5 } };
    expect(select(rows, impossible, CONTEXT).whatWouldChange).toEqual([
      'with a latency at saturation of 7 ms instead of 5 ms: ml.c5.9xlarge × 2, $2,681 a month',
    ]);
  });

  it('is nothing for a single candidate that always fits', () => {
    expect(select([instance('ml.m5.large', 1200)], POLICY, CONTEXT).whatWouldChange).toEqual([]);
  });
});

it('nothing measured is nothing chosen', () => {
  expect(select([], POLICY, CONTEXT)).toEqual({
    reason: 'the job has measured no candidate',
    runnersUp: [],
    verdicts: [],
    whatWouldChange: [],
  });
});
