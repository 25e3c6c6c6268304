import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../core/diagnostic.ts';
import { lineOf, regionOf } from './region.ts';

function problemAt(line: number, column: number, length?: number): Diagnostic {
  const excerpt = length === undefined ? {} : { excerpt: { text: 'cut', start: 1, length } };
  const place = { file: 'f', line, column };
  return { code: 'INF1001', severity: 'error', message: 'm', place, ...excerpt };
}

describe('a region', () => {
  it.each([
    ['is that of the place in plain text', 'a: bcd', problemAt(1, 4, 3), [1, 4, 7]],
    ['counts UTF-16 code units before it', '"😀": bcd', problemAt(1, 6, 3), [1, 7, 10]],
    ['counts UTF-16 code units in it', 'a: 😀😀', problemAt(1, 4, 2), [1, 4, 8]],
    ['is one wide without an excerpt', 'a: bcd', problemAt(1, 4), [1, 4, 5]],
    ['is one wide at the end of the line', 'a:', problemAt(1, 3, 0), [1, 3, 4]],
    ['looks at its own line', '😀\r\nab: c\r\n', problemAt(2, 5, 1), [2, 5, 6]],
    ['does not count a byte order mark', '\uFEFFabc', problemAt(1, 2, 1), [1, 2, 3]],
  ] as const)('%s', (_, text, problem, [line, column, endColumn]) => {
    expect(regionOf(problem, text)).toEqual({ line, column, endColumn });
  });

  it('is there only for a place', () => {
    expect(regionOf({ code: 'INF1001', severity: 'error', message: 'm' }, 'text')).toBeUndefined();
  });
});

it('a line comes without its break, and a missing one is empty', () => {
  expect([lineOf('a\r\nb', 1), lineOf('a\r\nb', 2), lineOf('a', 9)]).toEqual(['a', 'b', '']);
});
