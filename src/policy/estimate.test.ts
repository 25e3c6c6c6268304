// What a job will take, as people would work it out by hand.
import { expect, test } from 'vitest';
import { estimate } from './estimate.ts';

type Spec = Parameters<typeof estimate>[0];

const PRICES: Readonly<Record<string, number>> = { 'ml.a.large': 0.6, 'ml.b.large': 1.2 };
const pricing = {
  instance: (type: string) => PRICES[type],
  serverless: (memory: number) => (memory === 2048 ? 0.0001 : undefined),
};
/** Twice 9 minutes, 7 until the endpoint of a test is in service, and 5 for the rest: half an hour. */
const load = { phases: [540].map((seconds) => ({ users: 1, spawnRate: 1, seconds })) };
const A = { instanceType: 'ml.a.large' };
const B = { instanceType: 'ml.b.large' };

test.each<readonly [string, Spec, readonly [tests: number, minutes: number, usd: number | null]]>([
  [
    'a Default job measures each type for 45 minutes, all at once',
    { type: 'Default', container: { instanceTypes: ['ml.a.large', 'ml.b.large'] } },
    [2, 45, 1.35],
  ],
  [
    'a live endpoint that is loaded too is one more test, and paid for anyway',
    { type: 'Default', container: { instanceTypes: ['ml.a.large', 'ml.b.large'] }, endpoint: 'fraud' },
    [3, 45, 1.35],
  ],
  ['one that chooses its types costs nobody knows what', { type: 'Default', container: {} }, [3, 45, null]],
  [
    'a type without a price makes the sum unknown',
    { type: 'Default', container: { instanceTypes: ['ml.a.large', 'ml.x.large'] } },
    [2, 45, null],
  ],
  [
    'an Advanced job measures each candidate under the load, one after the other',
    { type: 'Advanced', candidates: [A, B], load },
    [2, 60, 0.9],
  ],
  [
    'several at once are sooner at their end',
    { type: 'Advanced', candidates: [A, B], load, maxParallel: 2 },
    [2, 30, 0.9],
  ],
  [
    'every combination of env is a test',
    {
      type: 'Advanced',
      candidates: [{ ...A, env: { X: ['1', '2'], Y: ['1', '2', '3'] } }],
      load,
      maxParallel: 6,
    },
    [6, 30, 1.8],
  ],
  [
    'of more than maxTests the dearest ones count',
    { type: 'Advanced', candidates: [A, B], load, maxTests: 1 },
    [1, 30, 0.6],
  ],
  [
    'it ends when its time is over',
    { type: 'Advanced', candidates: [A, B], load, seconds: 1200 },
    [2, 20, 0.9],
  ],
  [
    'and after two hours where nothing is said',
    { type: 'Advanced', candidates: Array.from({ length: 10 }, () => A), load },
    [10, 120, 3],
  ],
  [
    'stairs are read the longer way: each step has the duration',
    { type: 'Advanced', candidates: [A], load: { stairs: { steps: 3, users: 1, seconds: 180 } } },
    [1, 30, 0.3],
  ],
  [
    'serverless is paid by the second, while it works',
    { type: 'Advanced', candidates: [{ serverless: { memorySizeInMB: 2048 } }], load },
    [1, 30, 0.11],
  ],
  [
    'serverless without a price is unknown',
    { type: 'Advanced', candidates: [{ serverless: { memorySizeInMB: 1024 } }], load },
    [1, 30, null],
  ],
])('%s', (_, spec, [tests, minutes, usd]) => {
  expect(estimate(spec, pricing)).toEqual({ tests, minutes, usd });
});
