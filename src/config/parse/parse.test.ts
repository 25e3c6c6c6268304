// Strictness: every way in which readers of YAML disagree, or in which a file could hurt, is one error with a place.
import { describe, expect, test } from 'vitest';
import { edited, load, problems, VALID } from '../load.fixture.ts';

const RAW_ESCAPE = '\\ud800';

describe('a file that cannot be read at all', () => {
  test.each([
    ['is empty', '', '1:1 INF1009 '],
    ['holds only comments', '# nothing\n', '1:1 INF1009 #'],
    ['is not a mapping', 'just text\n', '1:1 INF1013 just text'],
    ['is a list', '- 1\n', '1:1 INF1013 - 1'],
    ['has an unclosed bracket', 'a: [1,2', '1:8 INF1001 '],
    ['has an unclosed quote', 'a: "x\n', '2:1 INF1001 '],
    ['is indented with a tab', 'a:\n\tb: 1\n', '2:1 INF1001 \t'],
    ['holds two documents', 'version: 1\n---\nversion: 1\n', '2:1 INF1001 ---'],
    ['has a list as a key', '? [a]\n: 1\n', '1:3 INF1001 ['],
    ['declares another YAML', '%YAML 1.1\n---\nversion: 1\n', '1:1 INF1006 %YAML'],
    ['has an unknown directive', '%FOO x\n---\nversion: 1\n', '1:1 INF1001 %FOO x'],
  ])('%s', (_, text, expected) => {
    expect(problems(text)[0]).toBe(expected);
    expect(load(text).document).toBeUndefined();
  });
});

describe('a single node that readers disagree on', () => {
  test.each([
    ['a duplicate key', 'project: risk\n', 'project: risk\nproject: other\n', ['3:1 INF1004 project']],
    ['a merge key', 'endpoints:\n', 'endpoints:\n  <<: { a: { model: xgb } }\n', ['14:3 INF1005 <<']],
    ['a custom tag', 'project: risk', 'project: !secret risk', ['2:10 INF1006 !secret']],
    ['a binary', 'project: risk', 'project: !!binary aGk=', ['2:10 INF1006 !!binary']],
    ['a lost leading zero', '"123456789012"', '012345678901', ['3:10 INF1008 012345678901']],
    ['a hexadecimal number', 'count: 2', 'count: 0x2', ['16:43 INF1008 0x2']],
    ['an exponent', 'count: 2', 'count: 2e0', ['16:43 INF1008 2e0']],
    ['infinity', 'count: 2', 'count: .inf', ['16:43 INF1008 .inf']],
    [
      'a number beyond exactness',
      '"123456789012"',
      '123456789012345678901',
      ['3:10 INF1008 123456789012345678901'],
    ],
    ['half a code point', '"2"', `"${RAW_ESCAPE}"`, [`12:21 INF1008 "${RAW_ESCAPE}"`]],
    ['the key __proto__', '{ THREADS', '{ __proto__: "x", THREADS', ['12:12 INF1007 __proto__']],
    ['the key constructor', 'xgb:\n', 'xgb:\n    constructor: 1\n', ['10:5 INF1007 constructor']],
    ['the key prototype', 'models:\n', 'models:\n  prototype: {}\n', ['9:3 INF1007 prototype']],
    ['an alias without an anchor', '{ team: risk }', '*tags', ['7:9 INF1003 *tags']],
  ])('%s is one problem', (_, from, to, expected) => {
    expect(problems(edited([from, to]))).toEqual(expected);
  });
});

describe('anchors and aliases', () => {
  test('carry a value to where the alias stands', () => {
    const text = edited(
      ['{ team: risk }', '&tags { team: risk }'],
      ['    serverless', '    tags: *tags\n    serverless'],
    );
    expect(load(text).document?.endpoints[1]?.tags).toEqual({ team: 'risk' });
  });

  test('a cycle is refused', () => {
    expect(problems(edited(['{ team: risk }', '&tags { team: *tags }']))[0]).toMatch(/INF100[23]/);
  });

  test('many uses of a large value are refused before they are read', () => {
    const list = `[${'x, '.repeat(10_000)}x]`;
    const text = `a: &a ${list}\nb:\n${'  - *a\n'.repeat(30)}`;
    expect(problems(text)).toEqual([expect.stringMatching(/INF1002/)]);
  });

  test('a bomb is refused before it explodes', () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `a${n}: &a${n} [${n === 0 ? 'x' : Array(9).fill(`*a${n - 1}`)}]`,
    );
    expect(problems(levels.join('\n'))).toContainEqual(expect.stringMatching(/INF100[23]/));
  });
});

describe('sizes', () => {
  test.each([
    ['a line of brackets', '['.repeat(100_000), '1:65 INF1002 ['],
    ['a line of braces in a value', `project: ${'{a: '.repeat(100_000)}`, '1:266 INF1002 {'],
    ['many nested lists', '- '.repeat(20_000), undefined],
    [
      'many nested mappings',
      Array.from({ length: 200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      undefined,
    ],
    ['one very long text', `a: ${'x'.repeat(65_537)}`, '1:4 INF1002 x'],
    ['one very long key', `"${'x'.repeat(65_536)}": 1`, undefined],
    ['more than eight megabytes', `#${'x'.repeat(1023)}\n`.repeat(8193), '1:1 INF1002 #'],
    ['four hundred thousand entries', 'a: 1\n'.repeat(400_000), undefined],
    ['a list of three hundred thousand values', `a: [${'1,'.repeat(300_000)}]`, undefined],
  ])('%s', (_, text, expected) => {
    const [first] = problems(text);
    expect(first).toMatch(/INF1002/);
    if (expected !== undefined) expect(first).toBe(expected);
  });

  test('brackets inside of texts count for nothing', () => {
    const env = `{ A: "${'['.repeat(500)}", B: '${'{'.repeat(500)}' }`;
    expect(problems(edited(['{ THREADS: "2" }', env]))).toEqual([]);
  });
});

describe('what is only a matter of style', () => {
  test.each([
    ['a byte order mark', `\uFEFF${VALID}`],
    ['Windows line ends', VALID.replaceAll('\n', '\r\n')],
    ['a document marker', `---\n${VALID}`],
    ['a comment for the editor', `# yaml-language-server: $schema=x.json\n${VALID}`],
    ['a tag that says what the value is anyway', edited(['"2"', '!!str 2'])],
  ])('%s changes nothing', (_, text) => {
    expect(problems(text)).toEqual([]);
    expect(load(text).document).toMatchObject({ project: 'risk' });
  });

  test('places are the same behind a byte order mark and with Windows line ends', () => {
    const wrong = edited(['project: risk', 'project: Risk']);
    for (const text of [`\uFEFF${wrong}`, wrong.replaceAll('\n', '\r\n')])
      expect(problems(text)).toEqual(problems(wrong));
  });
});
