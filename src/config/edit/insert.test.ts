// What is put into a file stands where it belongs, and everything else is the same, byte for byte.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { insertEntry } from './insert.ts';

const FILE = `# our models
version: 1   # of the language
models:
  a:
    image: 'one'     # quoted so

  # the other one
  b:
    image: "two"
    # artifact: s3://later

# what serves them
endpoints:
  x: { model: a }   # short
  # y is gone
`;

const added = { image: 'three', env: { N: '2', ON: 'true', EMPTY: '', TEXT: 'a: b # c' } };

/** The lines of `after` that are not in `before`, which must hold all others in their order. */
function addition(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at] && at < before.length) at += 1;
  const tail = before.length - at;
  expect(after.slice(0, at) + after.slice(after.length - tail)).toBe(before);
  return after.slice(at, after.length - tail);
}

describe('an entry', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['behind the last of a section with comments', FILE, ['models', 'c']],
    ['into a section of short entries', FILE, ['endpoints', 'c']],
    ['into a section that is not there', FILE, ['moves', 'c']],
    [
      'three deep, where only the first is there',
      `${FILE}environments:\n  prod:\n    account: "1"\n`,
      ['environments', 'prod', 'models', 'c'],
    ],
    ['into a file without a last line break', FILE.trimEnd(), ['models', 'c']],
    ['at the end of a file without a last line break', 'models:\n  a: 1', ['models', 'c']],
    ['into a file with the line breaks of Windows', FILE.replaceAll('\n', '\r\n'), ['models', 'c']],
    ['into a file with a byte order mark', `\uFEFF${FILE}`, ['models', 'c']],
    ['into a file indented by four', 'models:\n    a:\n        image: one\n', ['models', 'c']],
    ['into a key without a value', 'models:   # none yet\nversion: 1\n', ['models', 'c']],
    ['into braces', 'models: { a: { image: one } } # all\nversion: 1\n', ['models', 'c']],
    ['into empty braces inside braces', '{ "models": {}, "version": 1 }', ['models', 'c']],
    ['into JSON', `${JSON.stringify({ models: { a: 1 }, version: 1 }, undefined, 2)}\n`, ['models', 'c']],
    ['into JSON without the section', JSON.stringify({ version: 1 }), ['models', 'c']],
    ['behind a long text', 'models:\n  a: |\n    one\n    two\nversion: 1\n', ['models', 'c']],
    ['behind a list', 'models:\n  a:\n    - 1\n    - 2   # two\nversion: 1\n', ['models', 'c']],
    ['before the end of a document', 'models:\n  a: 1\n...\n', ['models', 'c']],
  ])('%s', (_what, before, path) => {
    const after = insertEntry(before, path, added);
    addition(before, after);
    const wanted = parse(before) as Record<string, unknown>;
    const [last = '', ...rest] = path.toReversed();
    const holder = rest.toReversed().reduce<Record<string, unknown>>((one, key) => {
      one[key] ??= {};
      return one[key] as Record<string, unknown>;
    }, wanted);
    holder[last] = added;
    expect(parse(after)).toEqual(wanted);
  });

  it('stands below the comments that belong to the entry before, apart as the others are', () => {
    expect(insertEntry(FILE, ['models', 'c'], { image: 'three' })).toContain(
      '    # artifact: s3://later\n\n  c:\n    image: three\n\n# what serves them\n',
    );
  });

  it.each([
    ['models: {}   # none\nversion: 1\n', 'models:   # none\n  c: 1\nversion: 1\n'],
    ['models: ~\n', 'models:\n  c: 1\n'],
  ])('takes the place of nothing: %j', (before, after) => {
    expect(insertEntry(before, ['models', 'c'], 1)).toBe(after);
  });

  it.each([
    ['an alias', 'x: &m { a: 1 }\nmodels: *m\n'],
    ['a list', 'models: [a]\n'],
    ['a text', 'models: a\n'],
    ['the same key', 'models:\n  c: 1\n'],
    ['a file of one text', 'models\n'],
  ])('is refused where %s stands', (_what, file) => {
    expect(() => insertEntry(file, ['models', 'c'], 1)).toThrow(/cannot add to/);
  });
});
