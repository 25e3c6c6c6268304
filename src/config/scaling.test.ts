// What brings a first instance belongs to queues: copies of a component that are at none are brought back by nothing.
import { expect, test } from 'vitest';
import { copiesScalingOf, scalingOf } from './scaling.ts';

const NONE = { min: 0, max: 4 };

test('only what has no instance is woken, and no copy is', () => {
  expect(Object.keys(scalingOf({ ...NONE, backlog: 5 }).policies ?? {})).toEqual(['wake']);
  expect(copiesScalingOf({ ...NONE, target: '60/min' })).toEqual({
    ...NONE,
    ...{ metric: 'invocations', target: 60, cooldown: { out: 300, in: 300 }, scaleIn: true },
  });
});
