// The types of a variant: what of them is another fleet, and how people read them.
import { describe, expect, test } from 'vitest';
import type { Hardware } from '../../config/document.ts';
import { identityOf } from '../names/names.ts';
import { unitOf } from '../testing/scene.ts';
import { machinesText, typesOf } from './machines.ts';

const pools = (...all: readonly (readonly [type: string, priority: number])[]) => ({
  kind: 'instance' as const,
  type: all[0]?.[0] ?? '',
  count: 2,
  pools: all.map(([type, priority]) => ({ type, priority })),
});
const nameOf = (hardware: Hardware) => unitOf({ hardware }).config.name;

test('other types, other priorities and a pool of one are other fleets; another count is not', () => {
  const names = [
    pools(['ml.g6.2xlarge', 1], ['ml.g5.2xlarge', 2]),
    pools(['ml.g6.2xlarge', 1], ['ml.g5.2xlarge', 3]),
    pools(['ml.g6.2xlarge', 1], ['ml.g6e.2xlarge', 2]),
    pools(['ml.g6.2xlarge', 1]),
    { kind: 'instance' as const, type: 'ml.g6.2xlarge', count: 2 },
  ].map(nameOf);
  expect(new Set(names.map(identityOf)).size).toBe(5);
  const more = { ...pools(['ml.g6.2xlarge', 1], ['ml.g5.2xlarge', 2]), count: 5 };
  expect(identityOf(nameOf(more))).toBe(identityOf(names[0] ?? ''));
});

describe('as people read them', () => {
  test.each([
    ['ml.g6.2xlarge or ml.g5.2xlarge', pools(['ml.g6.2xlarge', 1], ['ml.g5.2xlarge', 2])],
    ['ml.g6.2xlarge or ml.g5.2xlarge (priority 5)', pools(['ml.g6.2xlarge', 1], ['ml.g5.2xlarge', 5])],
    ['pool of ml.g6.2xlarge', pools(['ml.g6.2xlarge', 1])],
    ['ml.g6.2xlarge', { type: 'ml.g6.2xlarge', pools: undefined }],
  ])('%s', (text, { type, pools: all }) => {
    const variant = {
      instanceType: type,
      initialInstanceCount: 1,
      ...(all === undefined ? {} : { pools: all }),
    };
    expect(machinesText(variant)).toBe(text);
    expect(typesOf(variant)).toEqual(all?.map((one) => one.type) ?? [type]);
  });
});
