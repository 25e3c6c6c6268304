// What a smoke test may send, and to whom. The valid file has an endpoint on instances and a serverless one.
import { describe, expect, test } from 'vitest';
import { edited, problems } from '../load.fixture.ts';

const tested = (smokeTest: string, ...edits: readonly (readonly [string, string])[]) =>
  edited(['count: 2 }', `count: 2 }\n    smokeTest: ${smokeTest}`], ...edits);

const SMOKE = '{ payload: ./samples/one.csv, contentType: text/csv }';
const ASYNC: readonly [string, string] = [
  '    smokeTest:',
  '    async: { output: "s3://a/b/" }\n    smokeTest:',
];

describe('a smoke test', () => {
  test.each([
    ['sends a file beside the configuration', tested(SMOKE), []],
    ['may be of a serverless endpoint', edited(['20 }', `20 }\n    smokeTest: ${SMOKE}`]), []],
    [
      'leads out of the folder',
      tested('{ payload: ./samples/../../one.csv, contentType: text/csv }'),
      ['17:27 INF1079 ./samples/../../one.csv'],
    ],
    [
      'has no absolute path',
      tested('{ payload: /etc/passwd, contentType: text/csv }'),
      ['17:27 INF1014 /etc/passwd'],
    ],
    ['says what it sends', tested('{ payload: ./one.csv }'), ['17:5 INF1012 smokeTest']],
    ['asks nobody who gives no answer', tested(SMOKE, ASYNC), ['18:5 INF1079 smokeTest']],
  ])('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
