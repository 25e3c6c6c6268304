// Renames, one sentence each. The valid file has the endpoints fraud and search.
import { describe, expect, test } from 'vitest';
import { load, problems, VALID } from '../load.fixture.ts';

type Move = readonly [from: string, to: string];
const withMoves = (...moves: readonly Move[]) =>
  `${VALID}moved:\n${moves.map(([from, to]) => `  - { from: endpoints.${from}, to: endpoints.${to} }\n`).join('')}`;
const formerOf = (...moves: readonly Move[]) =>
  load(withMoves(...moves)).document?.endpoints.map(({ moved }) => moved?.map(({ name }) => name));

describe('a rename', () => {
  test.each([
    ['leads to an endpoint of the file', withMoves(['old', 'fraud']), []],
    ['may be one of a chain, in any order', withMoves(['b', 'fraud'], ['a', 'b']), []],
    ['leads nowhere', withMoves(['old', 'froud']), ['21:32 INF1080 endpoints.froud']],
    ['leads nowhere by a chain', withMoves(['a', 'b'], ['b', 'c']), ['22:30 INF1080 endpoints.c']],
    ['is from what is still there', withMoves(['search', 'fraud']), ['21:13 INF1081 endpoints.search']],
    [
      'changes two around',
      withMoves(['search', 'fraud'], ['fraud', 'search']),
      [
        '21:13 INF1081 endpoints.search',
        '21:35 INF1083 endpoints.fraud',
        '22:13 INF1081 endpoints.fraud',
        '22:34 INF1083 endpoints.search',
      ],
    ],
    [
      'is none',
      withMoves(['fraud', 'fraud']),
      ['21:13 INF1081 endpoints.fraud', '21:34 INF1083 endpoints.fraud'],
    ],
    [
      'goes in a circle',
      withMoves(['a', 'b'], ['b', 'a']),
      ['21:30 INF1083 endpoints.b', '22:30 INF1083 endpoints.a'],
    ],
    ['has one source', withMoves(['a', 'fraud'], ['b', 'fraud']), ['22:30 INF1082 endpoints.fraud']],
    ['has one target', withMoves(['a', 'fraud'], ['a', 'search']), ['22:13 INF1082 endpoints.a']],
    [
      'is of a name that can exist',
      withMoves(['x', 'fraud'])
        .replace('defaults:', `naming: "${'n'.repeat(56)}-\${key}"\ndefaults:`)
        .replaceAll('endpoints.x', `endpoints.${'x'.repeat(8)}`),
      ['22:13 INF1044 endpoints.xxxxxxxx'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test.each([
    ['a mapping instead of a list', 'moved: {}', ['20:8 INF1013 {}']],
    ['an entry that is no mapping', 'moved: [old]', ['20:9 INF1013 old']],
    ['an entry without an end', 'moved: [{ from: endpoints.old }]', ['20:1 INF1012 moved']],
    ['a model', 'moved: [{ from: models.a, to: endpoints.fraud }]', ['20:17 INF1014 models.a']],
    ['a key without its room', 'moved: [{ from: old, to: endpoints.fraud }]', ['20:17 INF1014 old']],
  ])('is written right: %s', (_, line, expected) => {
    expect(problems(`${VALID}${line}\n`)).toEqual(expected);
  });

  test('gives the endpoint its former names, the latest first', () => {
    expect(formerOf(['a', 'b'], ['b', 'fraud'])).toEqual([['b', 'a'], undefined]);
  });
});
