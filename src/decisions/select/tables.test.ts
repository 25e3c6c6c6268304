// Real result tables, at least three policies each: the winner, its size, and why each other row lost. Everything here
// was worked out by hand before the code ran; the arithmetic stands above each table. A month has 730 hours:
// $0.102 74.46 · $0.115 83.95 · $0.204 148.92 · $0.23 167.90 · $0.297 216.81 · $0.408 297.84 · $0.48 350.40 ·
// $0.736 537.28 · $1.836 1340.28
import { describe, expect, it } from 'vitest';
import { pricePerHour, serverlessPerSecond } from '../../cost/prices.ts';
import type { Context, Policy } from './policy.ts';
import { endpointPerformance, type Job, rowsOf } from './rows.ts';
import { select } from './select.ts';
import {
  DOCS_ADVANCED,
  DOCS_SAMPLE,
  EXISTING,
  NEO,
  RESNET50,
  TENSORFLOW,
  TENSORFLOW_ADVANCED,
  XGBOOST,
} from './tables.fixture.ts';
import type { Described } from './wire.ts';

const DEFAULT: Job = { kind: 'default' };
const P95_100: Job = { kind: 'advanced', threshold: { percentile: 'p95', ms: 100 } };

type Case = {
  readonly policy: Partial<Policy>;
  readonly context?: Partial<Context>;
  /** `name × size`, USD an hour, and requests a minute per instance that scaling aims at; absent where nothing wins. */
  readonly wins?: readonly [name: string, size: number, hourly: number, min: number, target: number];
  readonly reason: string;
  /** All candidates but the winner, in the fixed order. */
  readonly others: Readonly<Record<string, string>>;
};

function check(
  described: Described,
  job: Job,
  region: string,
  { policy, context, wins, reason, others }: Case,
): void {
  const selection = select(
    rowsOf(described, job),
    { require: {}, objective: 'cost', balance: 0.5, allowKindChange: false, ...policy },
    {
      region,
      prices: {
        instance: (type) => pricePerHour(region, type),
        serverless: (memory) => serverlessPerSecond(region, memory),
      },
      ...context,
    },
  );
  const { choice } = selection;
  const { id, size, hourly, scaling } = choice ?? {};
  expect(choice && [id, size, hourly, scaling?.min, scaling?.target]).toEqual(wins && [...wins]);
  expect(scaling?.max).toBe(size);
  expect(selection.reason).toBe(reason);
  const lost = selection.verdicts.filter(({ verdict }) => verdict !== 'chosen');
  expect(lost.map(({ id, reason }) => [id, reason])).toEqual(Object.entries(others));
}

const traffic = (average: number, peak: number, headroom = 0.7) => ({ traffic: { average, peak, headroom } });

/**
 * us-east-2 has no table of prices, so the job's own count: CostPerHour ÷ 1.
 * Capacity × 0.7: m5.large 382.9, inf1.xlarge 560.7, c5.xlarge 530.6.
 * 600 at the peak: 1.57 → 2 m5.large $0.23 $167.90; 1.07 → 2 inf1 $0.594 $433.62; 1.13 → 2 c5 $0.408 $297.84.
 * 433.62 ÷ 167.90 = 2.583; 297.84 ÷ 167.90 = 1.774. Latency: 423 ÷ 197 = 2.147; 628 ÷ 423 = 1.485; 197 ÷ 423 = 0.466.
 * Balanced, √(cost × ms): m5 √71,021.7 = 266.50; inf1 √85,423.1 = 292.27 (1.097 ×); c5 √187,043.5 = 432.49 (1.623 ×).
 * 3,000 at the peak: 7.83 → 8 m5 $0.92 $671.60; 5.35 → 6 inf1 $1.782 $1,300.86 (1.937 ×); 5.65 → 6 c5 $1.224 $893.52
 * (1.330 ×). Average 120 ÷ 382.9 → 1; 1,000 ÷ 382.9 = 2.6 → 3.
 */
const resnet50: Readonly<Record<string, Case>> = {
  'the cheapest that stays below 500 ms at saturation': {
    policy: { require: { latencyAtSaturation: 500 }, ...traffic(120, 600) },
    wins: ['ml.m5.large', 2, 0.23, 1, 382.9],
    reason:
      "ml.m5.large × 2 is the cheapest of 2 that meet the policy: $168 a month (at the job's own price), 423 ms at saturation",
    others: {
      'ml.c5.xlarge': '628 ms at saturation is above 500 ms',
      'ml.inf1.xlarge': "$434 a month (at the job's own price), 158 % more than ml.m5.large × 2",
    },
  },
  'the fastest': {
    policy: { require: { latencyAtSaturation: 500 }, objective: 'speed', ...traffic(120, 600) },
    wins: ['ml.inf1.xlarge', 2, 0.594, 1, 560.7],
    reason:
      "ml.inf1.xlarge × 2 is the fastest of 2 that meet the policy: $434 a month (at the job's own price), 197 ms at saturation",
    others: {
      'ml.c5.xlarge': '628 ms at saturation is above 500 ms',
      'ml.m5.large': '423 ms at saturation, 115 % slower than ml.inf1.xlarge × 2',
    },
  },
  'the best balance': {
    policy: { objective: 'balanced', ...traffic(120, 600) },
    wins: ['ml.m5.large', 2, 0.23, 1, 382.9],
    reason:
      "ml.m5.large × 2 is the best balance of 3 that meet the policy: $168 a month (at the job's own price), 423 ms at saturation",
    others: {
      'ml.c5.xlarge':
        "$298 a month (at the job's own price) (77 % more) and 628 ms at saturation (48 % slower): 1.62 times the score of ml.m5.large × 2",
      'ml.inf1.xlarge':
        "$434 a month (at the job's own price) (158 % more) and 197 ms at saturation (53 % faster): 1.10 times the score of ml.m5.large × 2",
    },
  },
  'the cheapest for much traffic': {
    policy: traffic(1000, 3000),
    wins: ['ml.m5.large', 8, 0.92, 3, 382.9],
    reason:
      "ml.m5.large × 8 is the cheapest of 3 that meet the policy: $672 a month (at the job's own price), 423 ms at saturation",
    others: {
      'ml.c5.xlarge': "$894 a month (at the job's own price), 33 % more than ml.m5.large × 8",
      'ml.inf1.xlarge': "$1,301 a month (at the job's own price), 94 % more than ml.m5.large × 8",
    },
  },
  'nothing below 150 ms': {
    policy: { require: { latencyAtSaturation: 150 }, ...traffic(120, 600) },
    reason: 'none of 3 can be chosen; the fastest, ml.inf1.xlarge: 197 ms at saturation is above 150 ms',
    others: {
      'ml.c5.xlarge': '628 ms at saturation is above 150 ms',
      'ml.inf1.xlarge': '197 ms at saturation is above 150 ms',
      'ml.m5.large': '423 ms at saturation is above 150 ms',
    },
  },
  'nothing by p95, which a Default job does not measure': {
    policy: { require: { p95: 500 }, ...traffic(120, 600) },
    reason:
      'none of 3 can be chosen; the fastest, ml.inf1.xlarge: 197 ms at saturation says nothing of p95: only the threshold of an Advanced job does',
    others: {
      'ml.c5.xlarge': '628 ms at saturation says nothing of p95: only the threshold of an Advanced job does',
      'ml.inf1.xlarge':
        '197 ms at saturation says nothing of p95: only the threshold of an Advanced job does',
      'ml.m5.large': '423 ms at saturation says nothing of p95: only the threshold of an Advanced job does',
    },
  },
};

/**
 * Capacity × 0.8: c5.xlarge 518.4, c5d.large 524, m5.large 456. 400 at the peak: one of each, $148.92, $83.95, $83.95;
 * the tie goes to the faster. 500 at the peak: 1, 1 and 2: $148.92, $83.95, $167.90. 148.92 ÷ 83.95 = 1.774.
 * Latency, µs ÷ 1000: 263.596, 826.019 (3.134 ×), 1085.446 (4.118 ×).
 */
const docsSample: Readonly<Record<string, Case>> = {
  'the cheapest, and of two equally cheap the faster': {
    policy: traffic(100, 400, 0.8),
    wins: ['ml.c5d.large', 1, 0.115, 1, 524],
    reason:
      'ml.c5d.large × 1 is the cheapest of 3 that meet the policy: $83.95 a month, 826.019 ms at saturation',
    others: {
      'ml.c5.xlarge': '$149 a month, 77 % more than ml.c5d.large × 1',
      'ml.m5.large': '$83.95 a month like ml.c5d.large × 1, slower: 1085.446 ms against 826.019 ms',
    },
  },
  'the cheapest, where one more instance decides': {
    policy: traffic(100, 500, 0.8),
    wins: ['ml.c5d.large', 1, 0.115, 1, 524],
    reason:
      'ml.c5d.large × 1 is the cheapest of 3 that meet the policy: $83.95 a month, 826.019 ms at saturation',
    others: {
      'ml.c5.xlarge': '$149 a month, 77 % more than ml.c5d.large × 1',
      'ml.m5.large': '$168 a month, 100 % more than ml.c5d.large × 1',
    },
  },
  'the only one below half a second': {
    policy: { require: { latencyAtSaturation: 500 }, ...traffic(100, 400, 0.8) },
    wins: ['ml.c5.xlarge', 1, 0.204, 1, 518.4],
    reason:
      'ml.c5.xlarge × 1 is the only one of 3 that meets the policy: $149 a month, 263.596 ms at saturation',
    others: {
      'ml.c5d.large': '826.019 ms at saturation is above 500 ms',
      'ml.m5.large': '1085.446 ms at saturation is above 500 ms',
    },
  },
  'the fastest': {
    policy: { objective: 'speed', ...traffic(100, 400, 0.8) },
    wins: ['ml.c5.xlarge', 1, 0.204, 1, 518.4],
    reason:
      'ml.c5.xlarge × 1 is the fastest of 3 that meet the policy: $149 a month, 263.596 ms at saturation',
    others: {
      'ml.c5d.large': '826.019 ms at saturation, 213 % slower than ml.c5.xlarge × 1',
      'ml.m5.large': '1085.446 ms at saturation, 312 % slower than ml.c5.xlarge × 1',
    },
  },
};

/**
 * 1113 ÷ 3 = 371 for an instance. 1,113 at the peak, all of it used: 3, $0.69, $503.70. At 0.7 it is 259.7: 4.29 → 5,
 * $1.15, $839.50; 400 on average is 1.54 → 2.
 */
const docsAdvanced: Readonly<Record<string, Case>> = {
  'its own three instances at full load': {
    policy: { require: { p95: 100 }, ...traffic(1113, 1113, 1) },
    wins: ['ml.c5d.xlarge', 3, 0.69, 3, 371],
    reason: 'ml.c5d.xlarge × 3 is the only candidate, and meets the policy: $504 a month, 100 ms at p95',
    others: {},
  },
  'five with headroom': {
    policy: { require: { p95: 100 }, ...traffic(400, 1113) },
    wins: ['ml.c5d.xlarge', 5, 1.15, 2, 259.7],
    reason: 'ml.c5d.xlarge × 5 is the only candidate, and meets the policy: $840 a month, 100 ms at p95',
    others: {},
  },
  'nothing below the threshold': {
    policy: { require: { p95: 80 }, ...traffic(400, 1113) },
    reason: 'ml.c5d.xlarge cannot be chosen: p95 100 ms is above 80 ms',
    others: { 'ml.c5d.xlarge': 'p95 100 ms is above 80 ms' },
  },
  'nothing by another percentile': {
    policy: { require: { p99: 100 }, ...traffic(400, 1113) },
    reason: 'ml.c5d.xlarge cannot be chosen: 100 ms at p95 says nothing of p99',
    others: { 'ml.c5d.xlarge': '100 ms at p95 says nothing of p99' },
  },
};

const [C5, C5D, M5_LARGE, M5_XLARGE] = [
  'ml.c5.xlarge OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=1',
  'ml.c5d.large OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=16',
  'ml.m5.large OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=2',
  'ml.m5.xlarge OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=32',
] as const;
const sixteen = (size: number): string =>
  `ml.c5d.large × ${size} OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=16`;

/**
 * Capacity × 0.7: c5.xlarge 355.6, c5d.large 277.2, m5.large 207.9, m5.xlarge 375.2.
 * 600 at the peak: 1.69 → 2 $297.84 (1.183 ×); 2.16 → 3 $251.85; 2.89 → 3 $251.85; 1.60 → 2 $335.80 (1.333 ×).
 * 1,000 at the peak: c5d 3.61 → 4 $0.46 $335.80; m5.xlarge 2.67 → 3 $503.70 (1.5 ×). 500 on average: 1.8 → 2.
 * Balanced: c5 √1,094,264 = 1046.07 (2.880 ×); c5d √131,969 = 363.28; m5.large √612,247 = 782.46 (2.154 ×); m5.xlarge
 * √667,235 = 816.84 (2.249 ×). Latency: 3674 ÷ 524 = 7.01; 2431 ÷ 524 = 4.64; 1987 ÷ 524 = 3.79.
 */
const tensorflow: Readonly<Record<string, Case>> = {
  'the cheapest, and of two equally cheap the faster': {
    policy: traffic(120, 600),
    wins: [C5D, 3, 0.345, 1, 277.2],
    reason: `${sixteen(3)} is the cheapest of 4 that meet the policy: $252 a month, 524 ms at saturation`,
    others: {
      [C5]: `$298 a month, 18 % more than ${sixteen(3)}`,
      [M5_LARGE]: `$252 a month like ${sixteen(3)}, slower: 2431 ms against 524 ms`,
      [M5_XLARGE]: `$336 a month, 33 % more than ${sixteen(3)}`,
    },
  },
  'the cheapest within two seconds': {
    policy: { require: { latencyAtSaturation: 2000 }, ...traffic(500, 1000) },
    wins: [C5D, 4, 0.46, 2, 277.2],
    reason: `${sixteen(4)} is the cheapest of 2 that meet the policy: $336 a month, 524 ms at saturation`,
    others: {
      [C5]: '3674 ms at saturation is above 2 s',
      [M5_LARGE]: '2431 ms at saturation is above 2 s',
      [M5_XLARGE]: `$504 a month, 50 % more than ${sixteen(4)}`,
    },
  },
  'the best balance': {
    policy: { objective: 'balanced', ...traffic(120, 600) },
    wins: [C5D, 3, 0.345, 1, 277.2],
    reason: `${sixteen(3)} is the best balance of 4 that meet the policy: $252 a month, 524 ms at saturation`,
    others: {
      [C5]: `$298 a month (18 % more) and 3674 ms at saturation (601 % slower): 2.88 times the score of ${sixteen(3)}`,
      [M5_LARGE]: `$252 a month (the same) and 2431 ms at saturation (364 % slower): 2.15 times the score of ${sixteen(3)}`,
      [M5_XLARGE]: `$336 a month (33 % more) and 1987 ms at saturation (279 % slower): 2.25 times the score of ${sixteen(3)}`,
    },
  },
  'the pinned one, where the cheapest costs the same': {
    policy: traffic(120, 600),
    context: { pinned: M5_LARGE },
    wins: [M5_LARGE, 3, 0.345, 1, 207.9],
    reason:
      'ml.m5.large × 3 OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=2 was chosen before and stays among 4 that meet the policy: $252 a month, 2431 ms at saturation',
    others: {
      [C5]: '$298 a month, 18 % more than ml.m5.large × 3 OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=2',
      [C5D]:
        '$252 a month like ml.m5.large × 3 OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=2, faster: 524 ms against 2431 ms; no better by the objective, so the pinned choice stays',
      [M5_XLARGE]:
        '$336 a month, 33 % more than ml.m5.large × 3 OMP_NUM_THREADS=1 TS_DEFAULT_WORKERS_PER_MODEL=2',
    },
  },
};

const [TEN, TWO, FOUR] = [10, 2, 4].map((count) => `ml.m5.xlarge OMP_NUM_THREADS=${count}`) as [
  string,
  string,
  string,
];

/**
 * For an instance: OMP=2 522 ÷ 2 = 261, OMP=4 387 ÷ 3 = 129, OMP=10 300 ÷ 5 = 60; × 0.7 182.7, 90.3, 42.
 * 600 at the peak: 3.28 → 4 $0.92 $671.60; 6.64 → 7 $1.61 $1,175.30 (1.75 ×); 14.29 → 15 $3.45 $2,518.50 (3.75 ×).
 * A tenth of it, 60: 1 $167.90 (room 261), 1 $167.90 (room 129), 1.43 → 2 $335.80.
 */
const tensorflowAdvanced: Readonly<Record<string, Case>> = {
  'the cheapest of rows that all stand at the threshold': {
    policy: { require: { p95: 100 }, ...traffic(120, 600) },
    wins: [TWO, 4, 0.92, 1, 182.7],
    reason:
      'ml.m5.xlarge × 4 OMP_NUM_THREADS=2 is the cheapest of 3 that meet the policy: $672 a month, 100 ms at p95',
    others: {
      [TEN]: '$2,519 a month, 275 % more than ml.m5.xlarge × 4 OMP_NUM_THREADS=2',
      [FOUR]: '$1,175 a month, 75 % more than ml.m5.xlarge × 4 OMP_NUM_THREADS=2',
    },
  },
  'the cheapest of the equally fast': {
    policy: { require: { p95: 100 }, objective: 'speed', ...traffic(120, 600) },
    wins: [TWO, 4, 0.92, 1, 182.7],
    reason:
      'ml.m5.xlarge × 4 OMP_NUM_THREADS=2 is the fastest of 3 that meet the policy: $672 a month, 100 ms at p95',
    others: {
      [TEN]: 'as fast, $2,519 a month, 275 % more than ml.m5.xlarge × 4 OMP_NUM_THREADS=2',
      [FOUR]: 'as fast, $1,175 a month, 75 % more than ml.m5.xlarge × 4 OMP_NUM_THREADS=2',
    },
  },
  'the one with more room, for a variant with a tenth of the traffic': {
    policy: { require: { p95: 100 }, ...traffic(120, 600) },
    context: { share: 0.1 },
    wins: [TWO, 1, 0.23, 1, 182.7],
    reason:
      'ml.m5.xlarge × 1 OMP_NUM_THREADS=2 is the cheapest of 3 that meet the policy: $168 a month, 100 ms at p95',
    others: {
      [TEN]: '$336 a month, 100 % more than ml.m5.xlarge × 1 OMP_NUM_THREADS=2',
      [FOUR]:
        'as cheap and fast as ml.m5.xlarge × 1 OMP_NUM_THREADS=2, with room for 129 requests a minute against 261',
    },
  },
  'nothing below the threshold': {
    policy: { require: { p95: 99 }, ...traffic(120, 600) },
    reason: `none of 3 can be chosen; the fastest, ${TEN}: p95 100 ms is above 99 ms`,
    others: {
      [TEN]: 'p95 100 ms is above 99 ms',
      [TWO]: 'p95 100 ms is above 99 ms',
      [FOUR]: 'p95 100 ms is above 99 ms',
    },
  },
  'nothing by saturation, which an Advanced job does not reach': {
    policy: { require: { latencyAtSaturation: 500 }, ...traffic(120, 600) },
    reason: `none of 3 can be chosen; the fastest, ${TEN}: 100 ms at p95 is where the job stopped, which says nothing of saturation`,
    others: {
      [TEN]: '100 ms at p95 is where the job stopped, which says nothing of saturation',
      [TWO]: '100 ms at p95 is where the job stopped, which says nothing of saturation',
      [FOUR]: '100 ms at p95 is where the job stopped, which says nothing of saturation',
    },
  },
};

/**
 * Capacity × 0.7: c5.xlarge 13,022.8, m4.2xlarge 17,796.8. 10,000 at the peak: one each, $148.92, $350.40 (2.353 ×).
 * 40,000 at 0.5: c5 9,302 → 4.3 → 5 $1.02 $744.60; m4 12,712 → 3.15 → 4 $1.92 $1,401.60 (1.882 ×); 10,000 on average:
 * 1.08 → 2. A million requests: c5 0.204 ÷ 1.11624 = $0.1828; m4 0.48 ÷ 1.52544 = $0.3147 (1.722 ×). 69 ÷ 53 = 1.302.
 */
const xgboost: Readonly<Record<string, Case>> = {
  'the cheapest for little traffic': {
    policy: traffic(4000, 10_000),
    wins: ['ml.c5.xlarge', 1, 0.204, 1, 13_022.8],
    reason: 'ml.c5.xlarge × 1 is the cheapest of 2 that meet the policy: $149 a month, 53 ms at saturation',
    others: { 'ml.m4.2xlarge': '$350 a month, 135 % more than ml.c5.xlarge × 1' },
  },
  'the cheapest for much traffic': {
    policy: traffic(10_000, 40_000, 0.5),
    wins: ['ml.c5.xlarge', 5, 1.02, 2, 9302],
    reason: 'ml.c5.xlarge × 5 is the cheapest of 2 that meet the policy: $745 a month, 53 ms at saturation',
    others: { 'ml.m4.2xlarge': '$1,402 a month, 88 % more than ml.c5.xlarge × 5' },
  },
  'the fastest': {
    policy: { objective: 'speed', ...traffic(4000, 10_000) },
    wins: ['ml.c5.xlarge', 1, 0.204, 1, 13_022.8],
    reason: 'ml.c5.xlarge × 1 is the fastest of 2 that meet the policy: $149 a month, 53 ms at saturation',
    others: { 'ml.m4.2xlarge': '69 ms at saturation, 30 % slower than ml.c5.xlarge × 1' },
  },
  'the only one below 60 ms': {
    policy: { require: { latencyAtSaturation: 60 }, ...traffic(4000, 10_000) },
    wins: ['ml.c5.xlarge', 1, 0.204, 1, 13_022.8],
    reason: 'ml.c5.xlarge × 1 is the only one of 2 that meets the policy: $149 a month, 53 ms at saturation',
    others: { 'ml.m4.2xlarge': '69 ms at saturation is above 60 ms' },
  },
};

/**
 * Capacity × 0.7: xlarge 12,793.2, 2xlarge 22,547.7, 9xlarge 23,419.2. 30,000 at the peak: 2.34 → 3 $0.612 $446.76;
 * 1.33 → 2 $0.816 $595.68 (1.333 ×); 1.28 → 2 $3.672 $2,680.56 (6 ×; 4.5 × that of 2xlarge). 10,000 on average: 1.
 * Latency 92, 21, 7. Balanced: xlarge √41,101.9 = 202.74 (1.813 ×); 2xlarge √12,509.3 = 111.84; 9xlarge √18,763.9 =
 * 136.98 (1.225 ×). 446.76 ÷ 595.68 = 0.75; 92 ÷ 21 = 4.381; 7 ÷ 21 = 0.333; 92 ÷ 7 = 13.14.
 */
const COMPILED = {
  'ml.c5.xlarge compiled': 'needs the artifact of compilation job neo-1, not that of the model',
};
const neo: Readonly<Record<string, Case>> = {
  'the cheapest, not the compiled one': {
    policy: traffic(10_000, 30_000),
    wins: ['ml.c5.xlarge', 3, 0.612, 1, 12_793.2],
    reason: 'ml.c5.xlarge × 3 is the cheapest of 3 that meet the policy: $447 a month, 92 ms at saturation',
    others: {
      ...COMPILED,
      'ml.c5.2xlarge': '$596 a month, 33 % more than ml.c5.xlarge × 3',
      'ml.c5.9xlarge': '$2,681 a month, 500 % more than ml.c5.xlarge × 3',
    },
  },
  'the cheapest below 50 ms': {
    policy: { require: { latencyAtSaturation: 50 }, ...traffic(10_000, 30_000) },
    wins: ['ml.c5.2xlarge', 2, 0.816, 1, 22_547.7],
    reason: 'ml.c5.2xlarge × 2 is the cheapest of 2 that meet the policy: $596 a month, 21 ms at saturation',
    others: {
      'ml.c5.xlarge': '92 ms at saturation is above 50 ms',
      ...COMPILED,
      'ml.c5.9xlarge': '$2,681 a month, 350 % more than ml.c5.2xlarge × 2',
    },
  },
  'the fastest': {
    policy: { objective: 'speed', ...traffic(10_000, 30_000) },
    wins: ['ml.c5.9xlarge', 2, 3.672, 1, 23_419.2],
    reason: 'ml.c5.9xlarge × 2 is the fastest of 3 that meet the policy: $2,681 a month, 7 ms at saturation',
    others: {
      'ml.c5.xlarge': '92 ms at saturation, 1,214 % slower than ml.c5.9xlarge × 2',
      ...COMPILED,
      'ml.c5.2xlarge': '21 ms at saturation, 200 % slower than ml.c5.9xlarge × 2',
    },
  },
  'the best balance': {
    policy: { objective: 'balanced', ...traffic(10_000, 30_000) },
    wins: ['ml.c5.2xlarge', 2, 0.816, 1, 22_547.7],
    reason:
      'ml.c5.2xlarge × 2 is the best balance of 3 that meet the policy: $596 a month, 21 ms at saturation',
    others: {
      'ml.c5.xlarge':
        '$447 a month (25 % less) and 92 ms at saturation (338 % slower): 1.81 times the score of ml.c5.2xlarge × 2',
      ...COMPILED,
      'ml.c5.9xlarge':
        '$2,681 a month (350 % more) and 7 ms at saturation (67 % faster): 1.22 times the score of ml.c5.2xlarge × 2',
    },
  },
};

/** 1645 × 0.7 = 1,151.5: one for 1,000 at the peak, $537.28; 3,000 are 2.61 → 3, $2.208, $1,611.84; 2,000 → 1.74 → 2. */
const existing: Readonly<Record<string, Case>> = {
  'the alternative': {
    policy: traffic(200, 1000),
    wins: ['ml.g4dn.xlarge', 1, 0.736, 1, 1151.5],
    reason:
      'ml.g4dn.xlarge × 1 is the only candidate, and meets the policy: $537 a month, 171 ms at saturation',
    others: {},
  },
  'three of them': {
    policy: { require: { latencyAtSaturation: 171 }, ...traffic(2000, 3000) },
    wins: ['ml.g4dn.xlarge', 3, 2.208, 2, 1151.5],
    reason:
      'ml.g4dn.xlarge × 3 is the only candidate, and meets the policy: $1,612 a month, 171 ms at saturation',
    others: {},
  },
  'nothing below 100 ms': {
    policy: { require: { latencyAtSaturation: 100 }, ...traffic(200, 1000) },
    reason: 'ml.g4dn.xlarge cannot be chosen: 171 ms at saturation is above 100 ms',
    others: { 'ml.g4dn.xlarge': '171 ms at saturation is above 100 ms' },
  },
};

describe.each([
  ['ResNet50', RESNET50, DEFAULT, 'us-east-2', resnet50],
  ['the docs sample in µs', DOCS_SAMPLE, DEFAULT, 'us-east-1', docsSample],
  ['the docs sample of an Advanced job', DOCS_ADVANCED, P95_100, 'us-east-1', docsAdvanced],
  ['TensorFlow', TENSORFLOW, DEFAULT, 'us-east-1', tensorflow],
  ['TensorFlow by p95', TENSORFLOW_ADVANCED, P95_100, 'us-east-1', tensorflowAdvanced],
  ['XGBoost', XGBOOST, DEFAULT, 'us-east-1', xgboost],
  ['the comparison with Neo', NEO, DEFAULT, 'us-east-1', neo],
  ['the alternative to an existing endpoint', EXISTING, DEFAULT, 'us-east-1', existing],
] as const)('of %s wins', (_name, described, job, region, cases) => {
  it.each(Object.entries(cases))('%s', (_sentence, expected) => {
    check(described, job, region, expected);
  });
});

describe('of XGBoost without declared traffic', () => {
  it('full load is compared, and one instance is what is certain', () => {
    const { choice, reason, verdicts } = select(
      rowsOf(XGBOOST, DEFAULT),
      { require: {}, objective: 'cost', balance: 0.5, allowKindChange: false },
      {
        region: 'us-east-1',
        prices: { instance: (type) => pricePerHour('us-east-1', type), serverless: () => 0 },
      },
    );
    expect(choice).toMatchObject({ id: 'ml.c5.xlarge', size: 1, hourly: 0.204, perMillion: 0.1828 });
    expect(choice).not.toHaveProperty('scaling');
    expect(reason).toBe(
      'ml.c5.xlarge × 1 is the cheapest of 2 that meet the policy: $0.18 for a million requests at full load, 53 ms at saturation; no traffic is declared, so full load is compared',
    );
    expect(verdicts[1]?.reason).toBe(
      '$0.31 for a million requests at full load, 72 % more than ml.c5.xlarge × 1',
    );
  });
});

/**
 * m5.large × 1 is $83.95; 184 × 0.7 = 128.8, and 1,000 ÷ 128.8 = 7.76 → 8. Had the 184 come from two instances, each has
 * 92, 64.4 with headroom, and half of the traffic needs 500 ÷ 64.4 = 7.76 → 8 as well; a quarter 3.88 → 4.
 */
describe('beside the alternative to an existing endpoint', () => {
  it.each([
    [1, 1, 8, 83.95, '$83.95'],
    [2, 0.25, 4, 167.9, '$168'],
  ])('stands what %i instances have shown, for %d of the traffic', (count, share, needed, monthly, usd) => {
    const measured = endpointPerformance(EXISTING, DEFAULT);
    const { live } = select(
      rowsOf(EXISTING, DEFAULT),
      { require: {}, objective: 'cost', balance: 0.5, allowKindChange: false, ...traffic(200, 1000) },
      {
        region: 'us-east-1',
        prices: { instance: (type) => pricePerHour('us-east-1', type), serverless: () => undefined },
        live: { kind: 'instance', type: 'ml.m5.large', count, ...(measured ? { measured } : {}) },
        share,
      },
    );
    expect(live).toEqual({
      hourly: 0.115 * count,
      monthly,
      needed,
      text: `now ml.m5.large × ${count}, ${usd} a month, 184 requests a minute measured, 1312 ms at saturation, the declared peak needs × ${needed}`,
    });
  });
});
