// Ignore rules, one sentence each.
import { describe, expect, test } from 'vitest';
import type { IgnoreRule } from '../../config/document.ts';
import type { DriftField, Finding, MovedBy } from '../../core/drift.ts';
import { sift } from './ignore.ts';

const place = { file: 'inference.yaml', line: 20, column: 9 };
const rule = (at: string, until = '2027-01-31'): IgnoreRule => ({ at, because: 'a campaign', until, place });
const field = (at: string, by: MovedBy = 'account'): DriftField => ({
  at,
  field: at,
  by,
  applied: '1',
  live: '2',
  desired: '1',
});
const changed = (...fields: readonly DriftField[]): Finding => ({
  is: 'changed',
  address: 'endpoints.fraud',
  name: 'fraud',
  takes: 'live',
  fields,
});
const both = (...fields: readonly DriftField[]): Finding =>
  ({ ...changed(...fields), is: 'both' }) as Finding;
const part = (...fields: readonly DriftField[]): Finding => ({
  is: 'part',
  address: 'endpoints.fraud',
  name: 'fraud',
  kind: 'model',
  part: 'risk-fraud-0123456789',
  state: fields.length === 0 ? 'deleted' : 'replaced',
  fields,
});
const content: Finding = {
  is: 'content',
  address: 'models.a',
  at: 'models.a.artifact',
  what: 'artifact',
  uri: 's3://risk-models/a',
  state: 'moved',
  live: 'ETag 2',
};
const stale: Finding = {
  is: 'stale',
  address: 'recommendations.sla',
  model: 'a',
  measuredAt: '2026-11-24T13:20:00Z',
  after: 90,
  since: '2027-02-22',
};
const COUNT = 'endpoints.fraud.instance.count';
const DURING = Date.parse('2027-01-01T12:00:00Z');

const told = (findings: readonly Finding[], rules: readonly IgnoreRule[], now = DURING) => {
  const { ignored, diagnostics, findings: kept } = sift(findings, rules, now, () => true);
  return [
    ...kept.map(
      (one) => `${one.is} ${'fields' in one ? one.fields.map(({ at }) => at).join() : one.address}`,
    ),
    ...ignored.map(({ at }) => `ignored ${at}`),
    ...diagnostics.map(({ code }) => code),
  ];
};

describe('an ignore rule', () => {
  test.each([
    ['takes a field out, and nothing is left', [changed(field(COUNT))], [rule(COUNT)], [`ignored ${COUNT}`]],
    [
      'leaves the other fields',
      [changed(field(COUNT), field('endpoints.fraud.weight'))],
      [rule(COUNT)],
      ['changed endpoints.fraud.weight', `ignored ${COUNT}`],
    ],
    [
      'stands for all fields below it',
      [changed(field('endpoints.fraud.tags.a'), field('endpoints.fraud.tags.b'))],
      [rule('endpoints.fraud.tags')],
      ['ignored endpoints.fraud.tags.a', 'ignored endpoints.fraud.tags.b'],
    ],
    [
      'is no beginning of another word',
      [changed(field('endpoints.fraud.weight'))],
      [rule('endpoints.fraud.w')],
      ['changed endpoints.fraud.weight', 'INF8021'],
    ],
    [
      'is about one endpoint',
      [changed(field(COUNT))],
      [rule('endpoints.fraud-2.instance.count')],
      [`changed ${COUNT}`, 'INF8021'],
    ],
    [
      'never hides what the file itself has moved',
      [{ ...changed(field(COUNT, 'repository')), is: 'pending' } as Finding],
      [rule(COUNT)],
      [`pending ${COUNT}`, 'INF8021'],
    ],
    [
      'leaves of both only what is pending',
      [both(field(COUNT), field('endpoints.fraud.weight', 'repository'))],
      [rule(COUNT)],
      ['pending endpoints.fraud.weight', `ignored ${COUNT}`],
    ],
    [
      'leaves of both what the file has moved, though it is about that',
      [both(field(COUNT), field('endpoints.fraud.weight', 'repository'))],
      [rule('endpoints.fraud.weight')],
      [`both ${COUNT},endpoints.fraud.weight`, 'INF8021'],
    ],
    [
      'takes out a field that moved on both sides',
      [both(field(COUNT, 'both'))],
      [rule(COUNT)],
      [`ignored ${COUNT}`],
    ],
    [
      'is about a part made anew as well',
      [part(field('endpoints.fraud.model.image'))],
      [rule('endpoints.fraud.model.image')],
      ['ignored endpoints.fraud.model.image'],
    ],
    ['never hides a part that is gone', [part()], [rule('endpoints.fraud.model')], ['part ', 'INF8021']],
    ['is about content', [content], [rule('models.a.artifact')], ['ignored models.a.artifact']],
    ['is about an age', [stale], [rule('recommendations.sla')], ['ignored recommendations.sla']],
    ['that fits nothing is told', [], [rule(COUNT)], ['INF8021']],
  ] as const)('%s', (_name, findings, rules, expected) => {
    expect(told(findings, rules)).toEqual(expected);
  });

  test('counts to the end of its last day', () => {
    const found = [changed(field(COUNT))];
    expect(told(found, [rule(COUNT)], Date.parse('2027-01-31T23:59:59Z'))).toEqual([`ignored ${COUNT}`]);
    expect(told(found, [rule(COUNT)], Date.parse('2027-02-01T00:00:00Z'))).toEqual([
      `changed ${COUNT}`,
      'INF8020',
    ]);
  });

  test('is not said to fit nothing where nobody looked', () => {
    expect(sift([], [rule(COUNT), rule(COUNT, '2020-01-01')], DURING, () => false).diagnostics).toEqual([]);
  });

  test('keeps what it ignores, with its reason', () => {
    expect(sift([changed(field(COUNT))], [rule(COUNT)], DURING, () => true).ignored).toEqual([
      {
        address: 'endpoints.fraud',
        at: COUNT,
        field: COUNT,
        applied: '1',
        live: '2',
        because: 'a campaign',
        until: '2027-01-31',
      },
    ]);
  });
});
