// Which measured types take the place of a chosen one, and what the lock file and the endpoint then have.

import { describe, expect, test } from 'vitest';
import { assert } from '../core/errors.ts';
import { priceBook } from '../cost/book.ts';
import type { Candidate } from '../decisions/select/candidate.ts';
import { type Edit, groupOf, WHERE } from './asked.fixture.ts';
import { choicePin, selectFor } from './measure.ts';

const NONE = { env: {}, count: 1, latency: 60, latencyAt: 'p95' } as const;
const on = (type: string, maxInvocations: number, more: Partial<Candidate> = {}): Candidate => ({
  ...NONE,
  id: `${type}${Object.keys(more.env ?? {}).join()}`,
  hardware: { kind: 'instance', type },
  maxInvocations,
  costPerHour: maxInvocations / 1000,
  ...more,
});

const FIRST = on('ml.c5.large', 900);
const WEAK = on('ml.m5.large', 200);
const STRONG = on('ml.c5.xlarge', 450);

function pinOf(candidates: readonly Candidate[], pools: number | undefined, edits: readonly Edit[] = []) {
  const asked: Edit = [
    'recommend: sla',
    pools === undefined ? 'recommend: sla' : `recommend: { policy: sla, pools: ${pools} }`,
  ];
  const [asker] = groupOf([asked, ...edits]).askers;
  assert(asker !== undefined, 'somebody asks');
  const selection = selectFor(asker, candidates, { book: priceBook(WHERE.region) });
  assert(selection.choice !== undefined, selection.reason);
  return choicePin(asker, selection.choice, selection);
}

const AUTO: Edit = ['recommend: { policy', 'scaling: auto\n    recommend: { policy'];

describe('the pools of a choice', () => {
  test.each<[string, number | undefined, readonly Candidate[], readonly string[] | undefined, number]>([
    ['are not there unless asked for', undefined, [FIRST, WEAK, STRONG], undefined, 1],
    [
      'are the next best, with as many instances as the weakest needs',
      3,
      [FIRST, WEAK, STRONG],
      ['ml.c5.large', 'ml.c5.xlarge', 'ml.m5.large'],
      5,
    ],
    ['are no more than asked for', 2, [FIRST, STRONG, WEAK], ['ml.c5.large', 'ml.c5.xlarge'], 2],
    [
      'have no type that misses a requirement',
      3,
      [FIRST, on('ml.m5.large', 200, { latency: 90 }), STRONG],
      ['ml.c5.large', 'ml.c5.xlarge'],
      2,
    ],
    [
      'have none that was measured with another environment',
      3,
      [FIRST, on('ml.m5.large', 200, { env: { OMP_NUM_THREADS: '2' } })],
      undefined,
      1,
    ],
    ['have each type once', 3, [FIRST, { ...FIRST, id: 'again' }, WEAK], ['ml.c5.large', 'ml.m5.large'], 5],
  ])('%s', (_, pools, candidates, expected, count) => {
    const pin = pinOf(candidates, pools);
    expect(pin.instance).toEqual({ type: 'ml.c5.large', count });
    expect(pin.pools).toEqual(expected);
    expect(pin.cost === undefined).toBe(expected !== undefined);
  });

  test('scale by bounds that are enough for each, and a target that is for the weakest', () => {
    const alone = pinOf([WEAK], 3, [AUTO]).scaling;
    const together = pinOf([FIRST, WEAK, STRONG], 3, [AUTO]).scaling;
    expect(together).toEqual(alone);
    expect(together?.target).toBeLessThan(pinOf([FIRST], 3, [AUTO]).scaling?.target ?? 0);
  });

  test('decide anew once they are asked for, and not before', () => {
    const digests = [undefined, 2, 3].map((pools) => pinOf([FIRST, WEAK], pools).decidedBy);
    expect(new Set(digests).size).toBe(3);
  });
});
