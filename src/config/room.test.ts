// Room for copies: what certainly has none, what fits, and what nobody can tell before SageMaker tries.
import { describe, expect, test } from 'vitest';
import { type Demand, shortageOf } from './room.ts';

const copies = (name: string, count: number, each: Partial<Demand['each']> = {}): Demand => ({
  name,
  copies: count,
  each: { memoryMin: 1024, ...each },
});

/** g5.12xlarge: 48 cores, 192 GiB, 4 accelerators. */
const TYPE = 'ml.g5.12xlarge';
const certain = (instances: number, ...demands: readonly Demand[]) => {
  const found = shortageOf(TYPE, instances, demands);
  return found?.isCertain === false ? `perhaps: ${found.reason}` : (found?.reason ?? 'fits');
};

describe('copies that certainly have no room', () => {
  test.each([
    [
      'one asks for more devices than there are',
      [copies('a', 1, { accelerators: 5 })],
      'a copy of a needs 5 accelerators, and an ml.g5.12xlarge has 4',
    ],
    [
      'one asks for more cores',
      [copies('a', 1, { cpus: 48.25 })],
      'a copy of a needs 48.25 cores, and an ml.g5.12xlarge has 48',
    ],
    [
      'one asks for more memory, also where a megabyte is a million bytes',
      [copies('a', 1, { memoryMin: 206_159 })],
      'a copy of a needs 206159 MB, and an ml.g5.12xlarge has 192 GB',
    ],
    [
      'together they need more devices',
      [copies('a', 3, { accelerators: 1 }), copies('b', 1, { accelerators: 2 })],
      'a × 3 and b × 1 need 5 accelerators together, which takes 2 × ml.g5.12xlarge with 4 each, and there is 1',
    ],
    [
      'together they need more memory',
      [copies('a', 4, { memoryMin: 60 * 1024 })],
      'a × 4 need 240 GB together, which takes 2 × ml.g5.12xlarge with 192 GB each, and there is 1',
    ],
    [
      'what fits together has no room on one instance each',
      [copies('a', 1, { cpus: 26 }), copies('b', 2, { cpus: 25 }), copies('c', 1, { cpus: 1 })],
      'a × 1 and b × 2 need 25 cores or more on one instance each, which takes 3 × ml.g5.12xlarge with 48 each, and there are 2',
      2,
    ],
  ] as const)('%s', (_, demands, reason, instances: number = 1) => {
    expect(certain(instances, ...demands)).toBe(reason);
  });

  test('on an instance without any device', () => {
    expect(shortageOf('ml.m5.large', 9, [copies('a', 1, { accelerators: 1 })])?.reason).toBe(
      'a copy of a needs 1 accelerator, and an ml.m5.large has none',
    );
  });
});

describe('copies that find room', () => {
  test.each([
    ['as many as there are devices', 1, [copies('a', 4, { accelerators: 1 })]],
    ['large ones first', 2, [copies('a', 2, { accelerators: 1 }), copies('b', 2, { accelerators: 3 })]],
    ['quarters of cores', 1, [copies('a', 192, { cpus: 0.25, memoryMin: 128 })]],
    ['thousands', 1000, [copies('a', 3000, { accelerators: 1 }), copies('b', 500, { accelerators: 2 })]],
    ['none at all', 1, [copies('a', 0, { accelerators: 4 }), copies('b', 1, { accelerators: 4 })]],
    ['nothing', 0, []],
  ] as const)('%s', (_, instances, demands) => {
    expect(certain(instances, ...demands)).toBe('fits');
  });

  test('on a type of which nothing is known', () => {
    expect(shortageOf('ml.p6e-gb200.36xlarge', 1, [copies('a', 500, { accelerators: 64 })])).toBeUndefined();
  });

  test('devices of AWS by the larger count: nobody says whether chips or cores are meant', () => {
    const on = (accelerators: number) => shortageOf('ml.inf2.xlarge', 1, [copies('a', 1, { accelerators })]);
    expect([on(2), on(3)?.isCertain]).toEqual([undefined, true]);
  });
});

describe('copies of which nobody knows', () => {
  test('all of the memory of an instance', () => {
    expect(certain(1, copies('a', 1, { memoryMin: 192 * 1024 }))).toBe(
      'perhaps: no way was found to place a × 1 on 1 × ml.g5.12xlarge, of which not all memory is for copies',
    );
    expect(certain(1, copies('a', 1, { memoryMin: 191 * 1024 }))).toBe('fits');
  });

  test('what two measures keep apart', () => {
    const demands = [
      copies('a', 1, { accelerators: 3, cpus: 1 }),
      copies('b', 1, { accelerators: 1, cpus: 47 }),
    ];
    expect(certain(1, ...demands)).toBe('fits');
    const wide = copies('c', 1, { cpus: 30 });
    expect(certain(2, copies('a', 2, { accelerators: 3, cpus: 30 }), wide)).toMatch(/which takes 3 ×/);
    const many = Array.from({ length: 8 }, (_, nth) => copies(`m${nth}`, 1, { memoryMin: 96 * 1024 }));
    expect(certain(4, ...many)).toMatch(
      /^perhaps: .*m0 × 1, m1 × 1, m2 × 1, m3 × 1, m4 × 1 and 3 more on 4 ×/,
    );
  });
});
