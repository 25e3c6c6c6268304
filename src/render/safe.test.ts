import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.ts';
import { LIVE_LIMIT, safe, safeBlock, safeCells } from './safe.ts';
import { harmIn, hostile } from './testing/hostile.ts';

/** Any code units at all, with what matters more likely than chance. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('#', ':', '[', 'vso', ' '),
    ),
  )
  .map((parts) => parts.join(''));

describe('safe', () => {
  it.each([
    ['leaves plain text alone', 'ml.m5.xlarge × 5', 'ml.m5.xlarge × 5'],
    ['leaves an ARN alone', 'arn:aws:s3:::bucket/key', 'arn:aws:s3:::bucket/key'],
    ['leaves other scripts alone', '日本語 עברית 👍', '日本語 עברית 👍'],
    ['leaves a backslash alone', String.raw`C:\u{1b}`, String.raw`C:\u{1b}`],
    ['shows an escape', '\u001b[31m', '\\u{1b}[31m'],
    ['shows a carriage return', 'ok\rgone', 'ok\\u{d}gone'],
    ['shows a line feed and a tab', 'a\n\tb', 'a\\u{a}\\u{9}b'],
    ['shows an eight-bit CSI', '\u009b2J', '\\u{9b}2J'],
    ['shows a bidi override', 'a\u202eb', 'a\\u{202e}b'],
    ['shows a zero-width space and a BOM', '\ufeffa\u200bb', '\\u{feff}a\\u{200b}b'],
    ['shows a lone surrogate', 'a\ud83d', 'a\\u{d83d}'],
    ['shows invisible tags', '\u{e0041}', '\\u{e0041}'],
    ['breaks a command of GitHub', '::add-mask::x', '\\u{3a}:add-mask::x'],
    ['breaks it behind white space, which the runner skips', ' \u00a0::group::x', ' \u00a0\\u{3a}:group::x'],
    ['leaves double colons inside a line', 'std::vector', 'std::vector'],
    ['breaks an old command anywhere', 'see ##[error]x', 'see #\\u{23}[error]x'],
    ['breaks a command of Azure', '##vso[task.complete]', '#\\u{23}vso[task.complete]'],
    ['breaks a command of TeamCity', '##teamcity[message]', '#\\u{23}teamcity[message]'],
    ['expects the bracket in what follows', 'a##', 'a#\\u{23}'],
    ['leaves a heading alone', '## Results', '## Results'],
  ])('%s', (_, text, shown) => {
    expect(safe(text)).toBe(shown);
  });

  it('shows every hostile string without harm', () => {
    expect(hostile.length).toBeGreaterThan(400);
    expect(hostile.map((payload) => harmIn(safe(payload))).filter((harm) => harm !== undefined)).toEqual([]);
  });

  it('has nothing forbidden for any text', () => {
    fc.assert(fc.property(anyText, (text) => harmIn(safe(text)) === undefined && !safe(text).includes('\n')));
  });

  it('cuts long text at a whole character and says so', () => {
    expect(safe('a'.repeat(5000))).toBe(`${'a'.repeat(LIVE_LIMIT)}…`);
    expect(safe('ab👍cd', 3)).toBe('ab…');
  });

  it('gives one cell for each code point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(safeCells(text)).toHaveLength([...text].length);
        expect(safeCells(text).join('')).toBe(safe(text));
      }),
    );
  });

  it('keeps the lines of a block and nothing else', () => {
    expect(safeBlock('a\n::debug::b\r')).toBe('a\n\\u{3a}:debug::b\\u{d}');
  });
});

describe('JSON text', () => {
  it('prints every hostile string without harm, and means exactly that string', () => {
    for (const payload of hostile) {
      const text = jsonText({ [payload]: [payload] }, 2);
      expect(harmIn(text)).toBeUndefined();
      expect(JSON.parse(text)).toEqual({ [payload]: [payload] });
    }
  });

  it('means the same for any text', () => {
    fc.assert(fc.property(anyText, (text) => JSON.parse(jsonText(text)) === text && !harmIn(jsonText(text))));
  });
});
