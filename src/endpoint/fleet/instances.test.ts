// Instances of an endpoint before its change and at most while that goes on, as a table.
import { expect, test } from 'vitest';
import type { UnitChange } from '../../core/plan.ts';
import type { FleetPart } from '../../cost/fleet.ts';
import { standingOf } from './instances.ts';

const fleet = (...parts: readonly (readonly [string, number])[]): readonly FleetPart[] =>
  parts.map(([instanceType, count]) => ({ instanceType, count }));
const change = (more: Partial<UnitChange> = {}) =>
  ({ address: 'endpoints.a', effect: 'swap', steps: [{ id: 's' }], ...more }) as UnitChange;

const [two, three] = [fleet(['large', 2]), fleet(['large', 3])];

test.each<[string, UnitChange, Parameters<typeof standingOf>[1], string]>([
  ['a new endpoint', change({ effect: 'create' }), { before: [], after: two, beside: 0 }, '→ large 2'],
  ['a new fleet beside the old one', change(), { before: two, after: three, beside: 1 }, 'large 2 → large 5'],
  [
    'a fleet of another type',
    change(),
    { before: two, after: fleet(['xlarge', 1]), beside: 1 },
    'large 2 → large 2, xlarge 1',
  ],
  [
    'batches',
    change(),
    { before: fleet(['large', 8]), after: fleet(['large', 8]), beside: 0.25 },
    'large 8 → large 10',
  ],
  [
    'any one of several types',
    change(),
    {
      before: two,
      after: [{ instanceType: 'large', others: ['xlarge'], count: 2 }],
      beside: 1,
    },
    'large 2 → large 2, large or xlarge 2',
  ],
  ['a part of one instance', change(), { before: three, after: three, beside: 0.1 }, 'large 3 → large 4'],
  [
    'more instances',
    change({ effect: 'live' }),
    { before: two, after: three, beside: 0 },
    'large 2 → large 3',
  ],
  ['fewer', change({ effect: 'live' }), { before: three, after: two, beside: 0 }, 'large 3 → large 3'],
  [
    'deleted and made again',
    change({ effect: 'recreate' }),
    { before: three, after: two, beside: 0 },
    'large 3 → large 3',
  ],
  ['a removal', change({ effect: 'remove' }), { before: two, after: [], beside: 0 }, 'large 2 → large 2'],
  ['what is held', change({ held: 'waits' }), { before: two, after: three, beside: 1 }, 'large 2 → large 2'],
  ['nothing to do', change({ steps: [] }), { before: two, after: three, beside: 1 }, 'large 2 → large 2'],
  [
    'variants of one type',
    change({ effect: 'create' }),
    { before: [], after: fleet(['large', 1], ['large', 2]), beside: 0 },
    '→ large 3',
  ],
])('%s', (_, one, fleets, expected) => {
  const { before, during } = standingOf(one, fleets);
  const told = [before, during].map((all) => [...all].map((pair) => pair.join(' ')).join(', '));
  expect(told.join(' → ').trim()).toBe(expected);
});

test('of one that is made anew in another type, not both fleets at once', () => {
  const fleets = { before: three, after: fleet(['xlarge', 2]), beside: 0 };
  expect(standingOf(change({ effect: 'recreate' }), fleets).most).toBe(3);
  expect(standingOf(change(), { ...fleets, beside: 1 }).most).toBeUndefined();
  expect(standingOf(change({ effect: 'recreate', held: 'waits' }), fleets).most).toBeUndefined();
});
