import { describe, expect, test } from 'vitest';
import { sourceOf } from './source.ts';

describe('places', () => {
  const source = sourceOf('f.yaml', 'a: 1\r\n\n😀é: x\n');
  test.each([
    ['the first character is 1:1', 0, 1, 1],
    ['the second line begins behind the line end', 6, 2, 1],
    ['an emoji is one column', 7 + 2, 3, 2],
    ['a letter behind it is the next one', 7 + 3, 3, 3],
    ['the end of the text has a place', 14, 4, 1],
  ])('%s', (_, offset, line, column) => {
    expect(source.place(offset)).toEqual({ file: 'f.yaml', line, column });
  });
});

describe('excerpts', () => {
  test('show the line without its end, and mark code points', () => {
    const source = sourceOf('f', '😀: wrong\r\nnext');
    expect(source.excerpt({ start: 4, end: 9 }, [])).toEqual({ text: '😀: wrong', start: 4, length: 5 });
  });

  test('mark at least one column, and only the first line of many', () => {
    const source = sourceOf('f', 'a: |\n  x\n');
    expect(source.excerpt({ start: 3, end: 9 }, [])).toEqual({ text: 'a: |', start: 4, length: 1 });
    expect(source.excerpt({ start: 9, end: 9 }, [])).toEqual({ text: '', start: 1, length: 1 });
  });

  test('cut a long line around the mark', () => {
    const source = sourceOf('f', `${'x'.repeat(500_000)}HERE${'y'.repeat(500_000)}`);
    const { text, start, length } = source.excerpt({ start: 500_000, end: 500_004 }, []);
    expect(text.slice(start - 1, start - 1 + length)).toBe('HERE');
    expect(text).toMatch(/^…x+HEREy+…$/);
    expect(text.length).toBeLessThan(200);
  });

  test('a mark that is longer than the line can show ends with it', () => {
    const { text, start, length } = sourceOf('f', 'z'.repeat(1000)).excerpt({ start: 0, end: 1000 }, []);
    expect(start).toBe(1);
    expect(length).toBeLessThanOrEqual(text.length);
  });

  test('stars stand for what is hidden, one for each code point', () => {
    const source = sourceOf('f', 'A: s😀t, B: x');
    const hidden = [{ start: 3, end: 7 }];
    expect(source.excerpt({ start: 12, end: 13 }, hidden)).toEqual({
      text: 'A: ***, B: x',
      start: 12,
      length: 1,
    });
  });
});
