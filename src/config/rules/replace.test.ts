// The next name of an endpoint that is replaced side by side. The valid file has the endpoints fraud and search.
import { describe, expect, test } from 'vitest';
import { check, edited, load, problems, shown, VALID } from '../load.fixture.ts';

const REPLACED: readonly [string, string] = ['count: 2 }', 'count: 2 }\n    replace: side-by-side'];
const replaced = (...edits: readonly (readonly [string, string])[]) => edited(REPLACED, ...edits);
const LONG = 'f'.repeat(62);
const moved = (from: string, to: string) => `moved: [{ from: endpoints.${from}, to: endpoints.${to} }]\n`;

describe('the next name', () => {
  test.each([
    ['is free', replaced(), []],
    ['is that of another endpoint', replaced(['  search:', '  fraud-2:']), ['17:14 INF1084 side-by-side']],
    ['is no matter without side-by-side', edited(['  search:', '  fraud-2:']), []],
    [
      'is no matter in place',
      edited(['count: 2 }', 'count: 2 }\n    replace: in-place'], ['  search:', '  fraud-2:']),
      [],
    ],
    ['is too long', replaced(['  fraud:', `  ${LONG}:`]), ['17:14 INF1084 side-by-side']],
    ['is just short enough', replaced(['  fraud:', `  ${LONG.slice(1)}:`]), []],
    [
      'is what another endpoint is still called',
      `${replaced()}${moved('fraud-2', 'search')}`,
      ['17:14 INF1084 side-by-side'],
    ],
    [
      'is that of another endpoint, as long as it is still called by its old key',
      `${replaced(['  search:', '  old-2:'])}${moved('old', 'fraud')}`,
      ['17:14 INF1084 side-by-side'],
    ],
    ['may have been its own', `${replaced()}${moved('fraud-2', 'fraud')}`, []],
    [
      'is neither kind of replacement',
      edited(['count: 2 }', 'count: 2 }\n    replace: blue']),
      ['17:14 INF1014 blue'],
    ],
  ])('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('is not that of an endpoint of another environment', () => {
    const naming = 'naming: "${key}-${environment}"\n';
    const file = (more: string) => `${replaced()}${naming}environments:\n  a: {${more}}\n  a-2: {}\n`;
    expect(shown(check(file('')))).toEqual(['24:3 INF1084 a-2']);
    expect(shown(check(file(' account: "999999999999" ')))).toEqual([]);
    expect(shown(check(`${VALID}${naming}environments:\n  a: {}\n  a-2: {}\n`))).toEqual([]);
  });
});

test('only side-by-side says anything of itself', () => {
  const of = (text: string) => load(text).document?.endpoints[0]?.replace;
  expect(of(replaced())).toBe('side-by-side');
  expect(of(edited(['count: 2 }', 'count: 2 }\n    replace: in-place']))).toBeUndefined();
});
