// Which runs are in the same state.
import { expect, test } from 'vitest';
import type { Finding } from '../core/drift.ts';
import { everyFinding, report } from '../render/testing/drift.ts';
import { differencesOf, messageId, stateOf } from './state.ts';

const place = { file: 'inference.yaml', line: 3, column: 1 };

test('what a version says of a finding, where it stands and in which order it came is no other state', () => {
  const findings = everyFinding('x');
  const retold = findings.map((one): Finding => {
    const moved = { ...one, place };
    if ('takes' in moved) return { ...moved, takes: 'in other words' };
    return 'because' in moved ? { ...moved, because: 'in other words' } : moved;
  });
  expect(stateOf(retold.toReversed())).toBe(stateOf(findings));
  expect(stateOf(findings)).toMatch(/^[0-9a-f]{64}$/);
  expect(stateOf([])).toBeUndefined();
});

test('a finding more, less or of another kind is another state, and so is each thing that a finding says of the account', () => {
  const all = everyFinding('x');
  const base = stateOf(all);
  const states = all.flatMap((finding, at) => {
    const members = Object.entries(finding).filter(([key]) => !['takes', 'because', 'is'].includes(key));
    const changed = members.map(([key, value]) => {
      const other = Array.isArray(value) ? [...value, { at: 'y', field: 'y', by: 'account' }] : `${value}!`;
      return { ...finding, [key]: other } as Finding;
    });
    return [[], ...changed.map((one) => [one])].map((instead) => stateOf(all.toSpliced(at, 1, ...instead)));
  });
  expect(states).not.toContain(base);
  expect(new Set(states).size).toBe(states.length);
});

test.each(['by', 'applied', 'live', 'desired', 'at'])(
  'a field with another %s is another state',
  (member) => {
    const field = { at: 'a', field: 'a', by: 'account', applied: '1', live: '2', desired: '1' } as const;
    const finding = (fields: readonly object[]) => ({ ...everyFinding('x')[0], fields }) as Finding;
    expect(stateOf([finding([{ ...field, [member]: 'both' }])])).not.toBe(stateOf([finding([field])]));
  },
);

test('half a character in a tag has a state', () => {
  expect(stateOf(everyFinding('\ud800'))).toMatch(/^[0-9a-f]{64}$/);
});

test('what only waits for an apply is no difference where that is allowed', () => {
  const findings = everyFinding('x');
  const names = (allowPending: boolean) =>
    differencesOf(report({ findings, allowPending })).map(({ is }) => is);
  expect(names(false)).toHaveLength(findings.length);
  expect(names(true)).not.toContain('pending');
  expect(names(true)).not.toContain('undecided');
});

test('the id of a message is that of its check and its news', () => {
  const { project, environment, account, region } = report();
  const check = { project, environment, account, region };
  const id = messageId(check, 'found', 'a');
  expect(id).toMatch(/^drift_[0-9a-f]{32}$/);
  expect(messageId(report(), 'found', 'a')).toBe(id);
  expect([
    messageId({ ...check, project: 'other' }, 'found', 'a'),
    messageId(check, 'resolved', 'a'),
  ]).not.toContain(id);
});
