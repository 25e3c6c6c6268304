// What a target is told, as sentences, and what the file of it holds.
import { describe, expect, test } from 'vitest';
import {
  changeFor,
  type Memory,
  memoryOf,
  memoryText,
  remembered,
  type Standing,
  standingNow,
} from './memory.ts';

const CHECK = {
  project: 'risk',
  environment: 'prod',
  account: '123456789012',
  region: 'us-east-1',
  targets: ['fraud'],
};
const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const MONDAY = Date.UTC(2026, 0, 5, 9);
const SINCE = '2026-01-05T09:00:00.000Z';
const standing = (digest: string): Standing => ({ digest, since: SINCE });
const memory = (differs: Standing | null, told: Memory['told'] = {}): Memory => ({
  formatVersion: '1.0',
  check: CHECK,
  differs,
  told,
});

test.each([
  ['the first run finds nothing', undefined, null, undefined],
  ['the first run finds something', undefined, A, 'found'],
  ['it is as it was told', memory(standing(A), { t: standing(A) }), A, undefined],
  ['something else differs', memory(standing(A), { t: standing(A) }), B, 'changed'],
  ['what was told is resolved', memory(standing(A), { t: standing(A) }), null, 'resolved'],
  ['it was resolved before, and told', memory(null), null, undefined],
  ['it was resolved before, and telling it failed', memory(null, { t: standing(A) }), null, 'resolved'],
  ['it has come back as it was', memory(null), A, 'found'],
  ['telling it failed', memory(standing(A)), A, 'found'],
  ['only others were told', memory(standing(A), { u: standing(A) }), A, 'found'],
  ['only others were told, and it is resolved', memory(standing(A), { u: standing(A) }), null, undefined],
] as const)('%s', (_, before, digest, change) => {
  expect(changeFor('t', before, digest === null ? null : standing(digest))).toBe(change);
});

test('a name that every object has was told nothing', () => {
  expect(changeFor('constructor', memory(standing(A)), standing(A))).toBe('found');
});

test('it differs since the first run that found it so, whatever has changed meanwhile', () => {
  expect(standingNow(undefined, A, MONDAY)).toEqual(standing(A));
  expect(standingNow(memory(standing(A)), B, MONDAY + 1)).toEqual(standing(B));
  expect(standingNow(memory(standing(A)), undefined, MONDAY + 1)).toBeNull();
  expect(standingNow(memory(null), A, MONDAY)).toEqual(standing(A));
});

describe('the next run knows', () => {
  const before = memory(standing(A), { kept: standing(A), gone: standing(A) });
  const words = ['new', 'kept'];

  test('who was told how things stand, who was not, and nobody else', () => {
    const next = remembered(CHECK, before, standing(B), words, new Set(['new']));
    expect(next).toEqual(memory(standing(B), { kept: standing(A), new: standing(B) }));
  });

  test('nothing of those who know that all is well', () => {
    expect(remembered(CHECK, before, null, words, new Set(words))).toEqual(memory(null));
    expect(remembered(CHECK, before, null, words, new Set())).toEqual(memory(null, { kept: standing(A) }));
  });
});

test('a memory comes back from its text, and is the same text again', () => {
  const whole = memory(standing(A), { 'slack:A': standing(A), 'sns:x': standing(B) });
  expect(memoryOf(memoryText(whole))).toEqual(whole);
  expect(
    memoryText(remembered(CHECK, whole, standing(A), ['sns:x', 'slack:A'], new Set(['sns:x', 'slack:A']))),
  ).toBe(memoryText(memory(standing(A), { 'slack:A': standing(A), 'sns:x': standing(A) })));
});

test.each([
  ...['', '{', 'null', '[]', '{}', 'version: 1\nproject: risk\n', '{"formatVersion":"2.0"}'],
  ...[
    { check: {} },
    { check: { ...CHECK, region: 1 } },
    { check: { ...CHECK, targets: 'fraud' } },
    { check: { ...CHECK, targets: [1] } },
    { differs: {} },
    { differs: { digest: 'x', since: SINCE } },
  ].map((change) => JSON.stringify({ ...memory(null), ...change })),
  JSON.stringify({ ...memory(null), told: { t: { digest: A, since: 'yesterday' } } }),
  JSON.stringify({ ...memory(null), told: [] }),
])('%s is none', (text) => {
  expect(memoryOf(text)).toBeUndefined();
});
