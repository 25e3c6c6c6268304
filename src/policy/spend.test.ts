import { describe, expect, test } from 'vitest';
import { openBudget } from './budget.ts';
import type { Pricing } from './estimate.ts';
import { spendOf } from './spend.ts';

const MINUTE = 60_000;
/** $6 and $60 an hour are 10 cents and a dollar a minute. */
const pricing: Pricing = {
  instance: (type) => ({ small: 6, large: 60 })[type],
  serverless: (memory) => (memory === 2048 ? 0.01 : undefined),
};

type Times = { readonly from?: number; readonly to?: number };

function shown(status: string, hardware: object, { from, to }: Times = {}): object {
  return {
    StepType: 'BENCHMARK',
    Status: status,
    InferenceBenchmark: {
      EndpointConfiguration: { InitialInstanceCount: 3, ...hardware },
      ...(from === undefined ? {} : { InvocationStartTime: new Date(from * MINUTE) }),
      ...(to === undefined ? {} : { InvocationEndTime: new Date(to * MINUTE) }),
    },
  };
}

const small = { InstanceType: 'small' };
const large = { InstanceType: 'large' };
const serverless = { ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 1 } };
const mine = { EndpointName: 'fraud', InstanceType: 'large' };

describe('the spend of a job', () => {
  // Seven minutes of launch count beside the load.
  test.each<[string, readonly object[], number, number | null, number]>([
    ['is nothing before a test has begun', [], 5, 0, 0],
    [
      'is the launch and the load of a test that has ended',
      [shown('COMPLETED', small, { from: 8, to: 18 })],
      60,
      1.7,
      1,
    ],
    ['grows with the load of one that runs', [shown('IN_PROGRESS', small, { from: 8 })], 10, 0.9, 0],
    ['grows with a launch that does not end', [shown('IN_PROGRESS', large)], 40, 40, 0],
    [
      'takes a launch to have begun when the job last moved',
      [shown('COMPLETED', small, { from: 8, to: 18 }), shown('IN_PROGRESS', large)],
      20,
      3.7,
      1,
    ],
    ['of a test that failed before its load is its launch', [shown('FAILED', small)], 60, 0.7, 1],
    ['of a test that failed in its load is both', [shown('FAILED', small, { from: 8, to: 9 })], 60, 0.8, 1],
    [
      'of a test that was broken off ends with it',
      [shown('STOPPED', small, { from: 8, to: 10 })],
      60,
      0.9,
      1,
    ],
    ['of serverless is its load alone', [shown('COMPLETED', serverless, { from: 8, to: 10 })], 60, 1.2, 1],
    ['of serverless without a load is nothing', [shown('IN_PROGRESS', serverless)], 60, 0, 0],
    [
      'of a live endpoint is nothing',
      [shown('IN_PROGRESS', mine, { from: 1 }), shown('COMPLETED', small, { from: 8, to: 18 })],
      60,
      1.7,
      1,
    ],
    [
      'is not known with one test whose price is not',
      [shown('COMPLETED', { InstanceType: 'odd' }), shown('COMPLETED', small)],
      60,
      null,
      2,
    ],
    [
      'is not known for a memory without a price',
      [shown('COMPLETED', { ServerlessConfig: { MemorySizeInMB: 1 } })],
      60,
      null,
      1,
    ],
    ['is not known where a test does not say its hardware', [{}, shown('COMPLETED', small)], 60, null, 1],
    [
      'never shrinks by times the wrong way round',
      [shown('COMPLETED', small, { from: 18, to: 8 })],
      60,
      0.7,
      1,
    ],
  ])('%s', (_, inside, now, usd, done) => {
    const spend = spendOf(inside, { now: now * MINUTE, since: 0, endpoint: 'FRAUD' }, pricing);
    expect(spend.usd === null ? null : Number(spend.usd.toFixed(4))).toBe(usd);
    expect(spend.done).toBe(done);
    expect(spend.begun).toBe(inside.length);
  });

  test.each([
    ['an instance', { InstanceType: 'odd' }, 'odd'],
    ['a memory', { ServerlessConfig: { MemorySizeInMB: 1024 } }, 'serverless 1024 MB'],
    ['nothing', {}, 'a test that does not say its hardware'],
  ])('says what has no price: %s', (_, hardware, unpriced) => {
    const inside = [shown('COMPLETED', small), shown('COMPLETED', hardware)];
    expect(spendOf(inside, { now: 0, since: 0, endpoint: undefined }, pricing)).toMatchObject({ unpriced });
  });
});

describe('a budget', () => {
  const job = (name: string) => ({ name, tests: 4, created: undefined, endpoint: undefined });
  const ten = [shown('COMPLETED', small, { from: 8, to: 101 })];

  test.each([
    ['lets a job go on that has cost as much as it may', 10, undefined],
    ['stops one that has cost more', 9.99, 'about $10.00 is spent, and the limit of its policy is $9.99'],
    ['never stops one without a limit', undefined, undefined],
  ])('%s', (_, maxCost, reason) => {
    const policy = { key: 'sla', ...(maxCost === undefined ? {} : { maxCost }) };
    const { enough } = openBudget(policy, 'default', pricing).judge(job('a'), ten, 200 * MINUTE, 0);
    expect(enough?.reason).toBe(reason);
  });

  test('is for all jobs of its policy together', () => {
    const budget = openBudget({ key: 'sla', maxCost: 15 }, 'prod', pricing);
    expect(budget.judge(job('a'), ten, 200 * MINUTE, 0).enough).toBeUndefined();
    expect(budget.judge(job('b'), ten, 200 * MINUTE, 0).enough).toMatchObject({
      code: 'INF7040',
      hint: 'leave candidates out, or raise maxCost; then `inferra recommend run sla --env prod --force` makes another attempt',
    });
    // The first one is over the limit, too, from now on.
    expect(budget.judge(job('a'), ten, 200 * MINUTE, 0).enough).toBeDefined();
  });

  test('that cannot be watched says why, and stops nothing', () => {
    const odd = [shown('IN_PROGRESS', { InstanceType: 'odd' }, { from: 1 })];
    const judged = openBudget({ key: 'sla', maxCost: 1 }, 'default', pricing).judge(job('a'), odd, 9e9, 0);
    expect(judged).toEqual({
      measuring: { tests: { done: 0, planned: 4 }, spentUsd: null },
      since: 0,
      unwatched: 'the limit of $1.00 cannot be watched: the price of odd is not known',
    });
  });

  test('counts more tests than were planned, and from when a job was made', () => {
    const many = Array.from({ length: 5 }, () => shown('COMPLETED', small));
    const judged = openBudget({ key: 'sla' }, 'default', pricing).judge(
      { ...job('a'), created: 7 },
      many,
      9,
      8,
    );
    expect(judged).toMatchObject({ measuring: { tests: { done: 5, planned: 5 } }, since: 7 });
  });
});
