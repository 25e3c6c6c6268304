// The points of the report, by hand. A month has 43,800 minutes.
import { describe, expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import { curves } from './curves.ts';
import type { Context, Policy } from './policy.ts';
import { rowsOf } from './rows.ts';
import { NEO, TENSORFLOW_ADVANCED } from './tables.fixture.ts';

const PRICES: Readonly<Record<string, number>> = {
  'ml.c5.xlarge': 0.204,
  'ml.c5.2xlarge': 0.408,
  'ml.c5.9xlarge': 1.836,
  'ml.m5.large': 0.115,
  'ml.m5.xlarge': 0.23,
};
const CONTEXT: Context = {
  region: 'us-east-1',
  prices: { instance: (type) => PRICES[type], serverless: (memory) => (memory / 1024) * 0.00002 },
};
const POLICY: Policy = {
  require: {},
  traffic: { average: 300, peak: 300, headroom: 0.7 },
  objective: 'cost',
  balance: 0.5,
  allowKindChange: false,
};

const common = { env: {}, count: 1, latencyAt: 'p95' } as const;
const m5: Candidate = {
  ...common,
  id: 'ml.m5.large',
  hardware: { kind: 'instance', type: 'ml.m5.large' },
  maxInvocations: 1200,
  latency: 80,
};
const serverless: Candidate = {
  ...common,
  id: 'serverless 2 GB',
  hardware: { kind: 'serverless', memory: 2048 },
  maxInvocations: 600,
  latency: 100,
};

/**
 * 300 a minute are 13,140,000 a month. An instance carries 1200 × 0.7 ÷ 300 = 2.8 times that, 36,792,000, for $83.95; a
 * serverless request costs 0.1 s × $0.00004 = $0.000004; 200 concurrent ones carry 280 times the traffic.
 */
describe('cost over traffic', () => {
  it('is a staircase for instances and a line for serverless', () => {
    expect(curves([serverless, m5], POLICY, CONTEXT, 100_000_000).costs).toEqual([
      {
        id: 'ml.m5.large',
        points: [
          { requests: 0, usd: 83.95 },
          { requests: 36_792_000, usd: 83.95 },
          { requests: 36_792_000, usd: 167.9 },
          { requests: 73_584_000, usd: 167.9 },
          { requests: 73_584_000, usd: 251.85 },
          { requests: 100_000_000, usd: 251.85 },
        ],
      },
      {
        id: 'serverless 2 GB',
        points: [
          { requests: 0, usd: 0 },
          { requests: 100_000_000, usd: 400 },
        ],
      },
    ]);
  });

  it('ends where serverless cannot carry more', () => {
    const [line] = curves([serverless], POLICY, CONTEXT, 1e10).costs;
    expect(line?.points.at(-1)).toEqual({ requests: 3_679_200_000, usd: 14_716.8 });
  });

  it('reaches past the last crossing, 41,975,000, by half, and at least twice the declared volume', () => {
    const end = (rows: readonly Candidate[]) =>
      curves(rows, POLICY, CONTEXT).costs[0]?.points.at(-1)?.requests;
    expect(end([serverless, m5])).toBe(62_962_500);
    expect(end([m5])).toBe(26_280_000);
    const tenth = curves([m5], POLICY, { ...CONTEXT, share: 0.1 });
    expect(tenth.costs[0]?.points.at(-1)?.requests).toBe(2_628_000);
    expect(tenth.headroom[0]?.atPeak).toBe(0.025);
  });

  it('is a line for the eye after 200 steps', () => {
    // 1,000 instances carry 36,792,000,000.
    const [stairs] = curves([m5], POLICY, CONTEXT, 36_792_000_000).costs;
    expect(stairs?.points).toHaveLength(401);
    expect(stairs?.points.at(-1)).toEqual({ requests: 36_792_000_000, usd: 83_950 });
  });

  it('is that of a variant with a share of the traffic', () => {
    // A tenth: 1,314,000 requests, and an instance carries 28 times that: the same volume for each step.
    const { costs } = curves([m5], POLICY, { ...CONTEXT, share: 0.1 }, 40_000_000);
    expect(costs[0]?.points.map(({ requests }) => requests)).toEqual([0, 36_792_000, 36_792_000, 40_000_000]);
  });

  it.each([
    ['no traffic is declared', undefined],
    ['none is expected', { average: 0, peak: 0, headroom: 0.7 }],
  ])('is not drawn where %s', (_sentence, traffic) => {
    const { traffic: _, ...rest } = POLICY;
    const policy = traffic === undefined ? rest : { ...rest, traffic };
    expect(curves([m5], policy, CONTEXT)).toMatchObject({ costs: [], headroom: [] });
  });
});

/** At 10,000/30,000 × 0.7: $446.76 at 92 ms, $595.68 at 21 ms, $2,680.56 at 7 ms; none beats another. */
describe('cost against latency', () => {
  const policy: Policy = { ...POLICY, traffic: { average: 10_000, peak: 30_000, headroom: 0.7 } };

  it('places all rows that can run, those above the limit too, and no compiled one', () => {
    const limited = { ...policy, require: { latencyAtSaturation: 50 } };
    expect(curves(rowsOf(NEO, { kind: 'default' }), limited, CONTEXT).places).toEqual([
      { id: 'ml.c5.xlarge', cost: 446.76, latency: 92, eligible: false, front: true },
      { id: 'ml.c5.2xlarge', cost: 595.68, latency: 21, eligible: true, front: true },
      { id: 'ml.c5.9xlarge', cost: 2680.56, latency: 7, eligible: true, front: true },
    ]);
  });

  it('has a front of those that none beats: at equal latency the cheapest alone', () => {
    const rows = rowsOf(TENSORFLOW_ADVANCED, { kind: 'advanced', threshold: { percentile: 'p95', ms: 100 } });
    const { places } = curves(
      rows,
      { ...POLICY, traffic: { average: 120, peak: 600, headroom: 0.7 } },
      CONTEXT,
    );
    expect(places.map(({ id, cost, front }) => [id, cost, front])).toEqual([
      ['ml.m5.xlarge OMP_NUM_THREADS=10', 2518.5, false],
      ['ml.m5.xlarge OMP_NUM_THREADS=2', 671.6, true],
      ['ml.m5.xlarge OMP_NUM_THREADS=4', 1175.3, false],
    ]);
  });

  it('leaves two that are equal in both on the front, and one that is equal in one off it', () => {
    const twin = { ...m5, id: 'ml.m5.large A=1', env: { A: '1' } };
    const slower = { ...m5, id: 'ml.m5.large A=2', env: { A: '2' }, latency: 81 };
    const { places } = curves([m5, twin, slower], POLICY, CONTEXT);
    expect(places.map(({ front }) => front)).toEqual([true, true, false]);
  });

  it('shows serverless that a live endpoint of instances keeps from being chosen', () => {
    const live = { kind: 'instance', type: 'ml.m5.large', count: 1 } as const;
    expect(curves([serverless], POLICY, { ...CONTEXT, live }).places[0]).toMatchObject({ eligible: false });
  });
});

/** 600 at the peak on 4 × 261 is 0.5747, on 3 × 261 0.7663; 300 on 1 × 1200 is 0.25, 300 on 600 is 0.5. */
describe('headroom', () => {
  it('is the peak over what is left after one instance is lost', () => {
    const rows = rowsOf(TENSORFLOW_ADVANCED, { kind: 'advanced', threshold: { percentile: 'p95', ms: 100 } });
    const policy = { ...POLICY, traffic: { average: 120, peak: 600, headroom: 0.7 } };
    expect(curves(rows, policy, CONTEXT).headroom[1]).toEqual({
      id: 'ml.m5.xlarge OMP_NUM_THREADS=2',
      size: 4,
      atPeak: 0.5747,
      oneLost: 0.7663,
    });
  });

  it('is nothing after the only instance, and serverless has none to lose', () => {
    expect(curves([m5, serverless], POLICY, CONTEXT).headroom).toEqual([
      { id: 'ml.m5.large', size: 1, atPeak: 0.25, oneLost: null },
      { id: 'serverless 2 GB', size: 1, atPeak: 0.5 },
    ]);
  });

  it('can be more than was measured to work', () => {
    // 1,500 need ceil(1,500 ÷ 840) = 2; one alone is 1,500 ÷ 1,200 = 1.25.
    const policy = { ...POLICY, traffic: { average: 300, peak: 1500, headroom: 0.7 } };
    expect(curves([m5], policy, CONTEXT).headroom[0]).toMatchObject({
      size: 2,
      atPeak: 0.625,
      oneLost: 1.25,
    });
  });
});
