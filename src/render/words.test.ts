// The small words that all renderers share.
import { describe, expect, it } from 'vitest';
import { duration } from './duration.ts';
import { failureJson, failureText } from './error.ts';
import { explainJson, explainText } from './explain.ts';
import { dollars } from './money.ts';
import { tableLines } from './table.ts';
import { plain } from './testing/plan.ts';
import { titleOf } from './title.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [-5 * S, '0 s'],
    [400, '0 s'],
    [40 * S, '40 s'],
    [59.6 * S, '1 min'],
    [12 * MIN, '12 min'],
    [130 * S, '2 min 10 s'],
    [H - S, '59 min 59 s'],
    [65 * MIN, '1 h 5 min'],
    [2 * H - S, '2 h'],
    [24 * H - S, '1 d'],
    [49 * H, '2 d 1 h'],
  ])('of %i ms read %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

describe('money', () => {
  it.each([
    [0, '$0.00'],
    [0.0452, '$0.0452'],
    [0.00001, '$0.00001'],
    [0.306, '$0.31'],
    [1.5, '$1.50'],
    [1204.5, '$1,204.50'],
    [1234567.891, '$1,234,567.89'],
  ])('%d reads %s', (amount, text) => {
    expect(dollars(amount)).toBe(text);
  });
});

describe('titles, widths, tables and folds', () => {
  it.each([
    ['endpoints.fraud', 'endpoint fraud'],
    ['models.a.b', 'model a.b'],
    ['fraud', 'fraud'],
    ['endpoints.\u001b[2J', 'endpoint \\u{1b}[2J'],
  ])('%s is called %s', (address, title) => {
    expect(titleOf(address)).toBe(title);
  });

  it.each([
    ['abc', 3],
    ['a → b…', 6],
    ['名前', 4],
    ['👍🏽', 2],
    ['é', 1],
  ])('%s takes %i columns', (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });

  it('aligns by columns, colours after measuring, and leaves no blanks at the end', () => {
    const style = (text: string) => `<${text}>`;
    const rows = [
      [{ text: '名前', style }, { text: 'x' }],
      [{ text: 'a', style }, { text: '' }],
      [{ text: '' }],
    ];
    expect(tableLines(rows)).toEqual(['<名前>  x', '<a>', '']);
  });

  it('folds between words only', () => {
    expect(wrap('one two  three\nfour extraordinarily', 12, '  ')).toBe(
      '  one two\n  three four\n  extraordinarily',
    );
  });
});

describe('codes and failures', () => {
  it('explains a code in its own words', () => {
    expect(explainText('INF3001', plain)).toMatch(/^INF3001: .+\n\nWhy\n(?: {2}.+\n)+\nFix\n {2}.+/);
    expect(JSON.parse(explainJson('INF3001'))).toMatchObject({
      formatVersion: '1.0',
      code: 'INF3001',
      exit: 5,
    });
  });

  const diagnostics = [
    { code: 'INF6001', severity: 'warning', message: 'odd' },
    { code: 'INF3001', severity: 'error', message: 'the plan is stale', hint: 'plan again' },
  ] as const;

  it('shows a trace only where there is one', () => {
    expect(failureText({ exit: 5, diagnostics }, plain)).not.toContain('at run');
    expect(failureText({ exit: 5, diagnostics, trace: 'Error: x\n    at run' }, plain)).toMatch(
      /\nError: x\n {4}at run\n$/,
    );
  });

  it('is one line of JSON with the first error', () => {
    const text = failureJson({ exit: 5, diagnostics, trace: 'secret stack' }, 'apply');
    expect(text.trimEnd()).not.toContain('\n');
    expect(text).not.toContain('stack');
    expect(JSON.parse(text)).toMatchObject({
      formatVersion: '1.0',
      type: 'failed',
      command: 'apply',
      exit: 5,
      error: { code: 'INF3001', message: 'the plan is stale', hint: 'plan again' },
    });
  });
});
