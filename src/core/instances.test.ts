// Instances of one type or several: what limits of each type, and of all, are held against.
import { expect, test } from 'vitest';
import { instancesOf, of, total, typesAmong } from './instances.ts';

test('what may be of several types counts for each of them, and once in all', () => {
  const instances = instancesOf([
    { types: ['a', 'b'], count: 3 },
    { types: ['b'], count: 2 },
    { types: ['a', 'b'], count: 1 },
  ]);
  expect([of(instances, 'a'), of(instances, 'b'), of(instances, 'c'), total(instances)]).toEqual([
    4, 6, 0, 6,
  ]);
  expect([...new Set(typesAmong(instances))]).toEqual(['a', 'b']);
});
