// Ignore rules of drift, one sentence each. The valid file has the endpoints fraud and search, and the model xgb.
import { describe, expect, test } from 'vitest';
import { load, problems, VALID } from '../load.fixture.ts';

const withRule = (at: string, until = '2027-01-31', because = 'a campaign') =>
  `${VALID}drift:\n  ignore:\n    - at: ${at}\n      because: ${because}\n      until: ${until}\n`;

describe('an ignore rule', () => {
  test.each([
    ['may be about a field of an endpoint', withRule('endpoints.fraud.instance.count'), []],
    ['may be about a field of a variant', withRule('endpoints.fraud.variants.AllTraffic.weight'), []],
    ['may be about the content of a model', withRule('models.xgb.artifact'), []],
    ['is never about a whole endpoint', withRule('endpoints.fraud'), ['22:11 INF1014 endpoints.fraud']],
    [
      'is never about a whole variant',
      withRule('endpoints.fraud.variants.a'),
      ['22:11 INF1014 endpoints.fraud.variants.a'],
    ],
    [
      'is about something of the file',
      withRule('endpoints.froud.weight'),
      ['22:11 INF1085 endpoints.froud.weight'],
    ],
    [
      'has a day that there is',
      withRule('endpoints.fraud.weight', '2027-02-30'),
      ['24:14 INF1086 2027-02-30'],
    ],
    ['has a day', withRule('endpoints.fraud.weight', 'tomorrow'), ['24:14 INF1014 tomorrow']],
    ['has a reason', withRule('endpoints.fraud.weight', '2027-01-31', '""'), ['23:16 INF1016 ""']],
  ])('%s', (_name, file, expected) => {
    expect(problems(file)).toEqual(expected);
  });

  test('is in the document with its place', () => {
    expect(load(withRule('endpoints.fraud.weight')).document?.ignored).toEqual([
      {
        at: 'endpoints.fraud.weight',
        because: 'a campaign',
        until: '2027-01-31',
        place: { file: 'inference.yaml', line: 22, column: 7 },
      },
    ]);
    expect(load(VALID).document?.ignored).toBeUndefined();
  });
});
