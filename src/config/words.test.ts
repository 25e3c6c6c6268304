import { describe, expect, test } from 'vitest';
import { didYouMean, distance, nearest, quote, suggester } from './words.ts';

describe('the nearest name', () => {
  test.each([
    ['a swap is one edit', 'porject', ['project', 'account'], 'project'],
    ['a missing letter', 'enpoints', ['endpoints', 'models'], 'endpoints'],
    ['letter case counts for nothing', 'MODEL', ['model'], 'model'],
    ['the nearest of several wins', 'ml.m5.larg', ['ml.m5.xlarge', 'ml.m5.large'], 'ml.m5.large'],
    ['something else altogether is nothing', 'banana', ['model', 'role'], undefined],
    ['a short word is not just any short word', 'ab', ['cd', 'ac'], undefined],
  ])('%s', (_, word, names, expected) => {
    expect(nearest(word, names)).toBe(expected);
  });

  test('a very long word is not compared at all', () => {
    expect(didYouMean('m'.repeat(100_000), ['m'.repeat(100_000)])).toBeUndefined();
  });

  test('among a few names each word gets its suggestion, among thousands the first words do', () => {
    const few = suggester(['model']);
    expect([few('modle'), few('mdel')]).toEqual(Array(2).fill('did you mean "model"?'));
    const names = Array.from({ length: 8_000 }, (_, index) => `model-${index}`);
    const many = suggester(names);
    expect([many('modle-7999'), many('modle-1'), many('modle-2')]).toEqual([
      'did you mean "model-7999"?',
      'did you mean "model-1"?',
      undefined,
    ]);
  });

  test('distances are those of optimal string alignment', () => {
    expect(distance('', 'abc')).toBe(3);
    expect(distance('kitten', 'sitting')).toBe(3);
    expect(distance('ab', 'ba')).toBe(1);
  });
});

describe('quotes', () => {
  test.each([
    ['text as JSON', 'a"b', '"a\\"b"'],
    ['control characters are escaped', '\u001b[31m', '"\\u001b[31m"'],
    ['numbers bare', 12, '12'],
    ['nothing', null, 'nothing'],
    ['a list', [1], 'a list'],
    ['a mapping', {}, 'a mapping'],
  ])('%s', (_, value, expected) => {
    expect(quote(value)).toBe(expected);
  });

  test('are short however long the value is, and cut no code point in half', () => {
    const quoted = quote('😀'.repeat(100_000));
    expect(Array.from(quoted)).toHaveLength(63);
    expect(quoted).toMatch(/^"(😀)+…"$/u);
  });
});
