import { describe, expect, it } from 'vitest';
import type { UnitChange } from '../core/plan.ts';
import type { Step } from '../core/step.ts';
import { guard, type Leave } from './index.ts';

const NOTHING: Leave = { prune: false, allowDowntime: false };
const ALL: Leave = { prune: true, allowDowntime: true, maxDeletes: 1_000 };
const STEP: Step = { id: 's', verb: 'remove', kind: 'endpoint', name: 'x', after: [], title: 'remove' };

function change(name: string, one: Partial<UnitChange> = {}): UnitChange {
  return {
    address: `endpoints.${name}`,
    name,
    verdict: 'pending',
    effect: 'swap',
    summary: '',
    fields: [],
    reasons: [],
    downtime: false,
    minutes: 1,
    protected: false,
    live: true,
    basis: '',
    steps: [STEP],
    ...one,
  };
}

const removal = (name: string, one: Partial<UnitChange> = {}) => change(name, { effect: 'remove', ...one });
const remade = (name: string, one: Partial<UnitChange> = {}) =>
  change(name, { effect: 'recreate', downtime: true, ...one });
const AS_IT_IS = { verdict: 'same', effect: 'none', steps: [] } as const;
const replacedOne = (name: string, one: Partial<UnitChange> = {}) =>
  removal(name, { replacedBy: { name: 'b', verified: true }, ...one });
const many = (count: number, make: (name: string) => UnitChange, word = 'e') =>
  Array.from({ length: count }, (_, index) => make(`${word}${index}`));

describe('the guards', () => {
  it.each<[string, readonly UnitChange[], Leave, readonly string[]]>([
    [
      'let creates, swaps and moves pass',
      [change('a', { effect: 'create' }), change('b'), change('c', { effect: 'live' })],
      NOTHING,
      [],
    ],
    ['keep what the file no longer has', [removal('a')], NOTHING, ['a INF5001']],
    ['keep leftover parts too', [removal('a', { live: false })], NOTHING, ['a INF5001']],
    ['let it go with --prune', [removal('a'), ...many(3, change)], { ...NOTHING, prune: true }, []],
    [
      'keep all where more than 30 % would go',
      [removal('a'), removal('b'), ...many(4, change)],
      { ...NOTHING, prune: true },
      ['a INF5002', 'b INF5002'],
    ],
    ['let exactly 30 % go', [...many(3, removal, 'r'), ...many(7, change)], { ...NOTHING, prune: true }, []],
    [
      'keep all where more than 3 would go',
      [...many(4, removal, 'r'), ...many(20, change)],
      { ...NOTHING, prune: true },
      ['r0 INF5002', 'r1 INF5002', 'r2 INF5002', 'r3 INF5002'],
    ],
    [
      'count only live endpoints',
      [...many(9, (name) => removal(name, { live: false }), 'r')],
      { ...NOTHING, prune: true },
      [],
    ],
    [
      'let as many go as --max-deletes says',
      [removal('a'), removal('b')],
      { ...NOTHING, prune: true, maxDeletes: 2 },
      [],
    ],
    [
      'keep all where there are more than --max-deletes says',
      [removal('a'), removal('b')],
      { ...NOTHING, prune: true, maxDeletes: 1 },
      ['a INF5002', 'b INF5002'],
    ],
    ['keep what would be interrupted', [remade('a')], { ...ALL, allowDowntime: false }, ['a INF5003']],
    ['let it be interrupted with --allow-downtime', [remade('a')], { ...NOTHING, allowDowntime: true }, []],
    ['let an endpoint that never served be made anew', [remade('a', { downtime: false })], NOTHING, []],
    [
      'keep a protected endpoint, whatever is allowed',
      [removal('a', { protected: true }), remade('b', { protected: true })],
      ALL,
      ['a INF5004', 'b INF5004'],
    ],
    ['let a protected endpoint be changed', [change('a', { protected: true })], NOTHING, []],
    [
      'say of a protected endpoint that it is protected, first of all',
      [removal('a', { protected: true })],
      NOTHING,
      ['a INF5004'],
    ],
    [
      'do not count protected endpoints as deletions',
      [removal('a', { protected: true }), removal('b'), ...many(3, change)],
      { ...NOTHING, prune: true },
      ['a INF5004'],
    ],
    ['keep what was replaced', [replacedOne('a'), change('b', AS_IT_IS)], NOTHING, ['a INF5001']],
    [
      'let it go with --prune, however few there are',
      [replacedOne('a'), change('b', AS_IT_IS)],
      { ...NOTHING, prune: true },
      [],
    ],
    [
      'keep it until the new one is verified, whatever is allowed',
      [replacedOne('a', { replacedBy: { name: 'b', verified: false } }), change('b', AS_IT_IS)],
      ALL,
      ['a INF5006'],
    ],
    [
      'keep it while something is done about the new one',
      [replacedOne('a'), change('b')],
      ALL,
      ['a INF5006'],
    ],
    [
      'keep it while the new one is not as the file says, though nothing is done about that',
      [replacedOne('a'), change('b', { verdict: 'rolled back', held: 'needs --retry', steps: [] })],
      ALL,
      ['a INF5006'],
    ],
    ['let it go where the new one is not asked about', [replacedOne('a')], ALL, []],
    [
      'let it go while the new one waits for just that',
      [replacedOne('a'), remade('b', { replaces: 'a' })],
      { ...NOTHING, prune: true },
      ['b INF5005'],
    ],
    [
      'keep a replaced endpoint that is protected',
      [replacedOne('a', { protected: true }), change('b', AS_IT_IS)],
      ALL,
      ['a INF5004'],
    ],
    [
      'do not speak of its protection where nobody asks for its removal',
      [replacedOne('a', { protected: true }), change('b', AS_IT_IS)],
      NOTHING,
      ['a INF5001'],
    ],
    [
      'keep what has no free name to be made anew under',
      [remade('b', { replaces: 'a' })],
      NOTHING,
      ['b INF5005'],
    ],
    [
      'do not speak of what is withheld already',
      [removal('a', { held: 'waits', heldBy: 'INF3006' })],
      NOTHING,
      [],
    ],
  ])('%s', (_sentence, changes, leave, expected) => {
    const guarded = guard(changes, leave);
    expect(guarded.vetoes.map(({ address, code }) => `${address.replace('endpoints.', '')} ${code}`)).toEqual(
      expected,
    );
    for (const one of guarded.changes) {
      const veto = guarded.vetoes.find(({ address }) => address === one.address);
      if (veto !== undefined) expect(one).toMatchObject({ held: veto.short, heldBy: veto.code, steps: [] });
      else expect(one.steps).toEqual(changes.find(({ name }) => name === one.name)?.steps);
    }
  });

  it.each<[string, number, number, number | undefined, string]>([
    [
      'the share',
      2,
      6,
      undefined,
      '2 of 6 endpoints would be deleted, and without --max-deletes at most 30 % are (1 of 6)',
    ],
    [
      'a share of few',
      2,
      3,
      undefined,
      '2 of 3 endpoints would be deleted, and without --max-deletes at most 30 % are (none of 3)',
    ],
    [
      'the number',
      4,
      24,
      undefined,
      '4 of 24 endpoints would be deleted, and without --max-deletes at most 3 are',
    ],
    ['what was allowed', 2, 9, 1, '2 of 9 endpoints would be deleted, and --max-deletes allows 1'],
    ['that nothing was allowed', 2, 9, 0, '2 of 9 endpoints would be deleted, and --max-deletes allows none'],
  ])('say of too many deletions %s', (_what, gone, all, maxDeletes, message) => {
    const leave = { ...NOTHING, prune: true, ...(maxDeletes === undefined ? {} : { maxDeletes }) };
    const [veto] = guard([...many(gone, removal, 'r'), ...many(all - gone, change)], leave).vetoes;
    expect(veto?.message).toBe(`endpoint r0 stays: ${message}`);
  });

  it('say how many deletions would have to be allowed', () => {
    const [veto] = guard(many(2, removal), { ...NOTHING, prune: true }).vetoes;
    expect(veto).toMatchObject({
      short: 'needs --max-deletes 2',
      hint: expect.stringContaining('--max-deletes 2'),
    });
  });
});
