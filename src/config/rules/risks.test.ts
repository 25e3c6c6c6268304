// Accepted risks, one sentence each. The valid file has the endpoints fraud and search.
import { describe, expect, test } from 'vitest';
import { load, problems, VALID } from '../load.fixture.ts';

type Entry = readonly [rule: string, key: string];
const accepting = (...entries: readonly Entry[]) =>
  `${VALID}risks:\n  allow:\n${entries.map(([rule, key]) => `    - { rule: ${rule}, at: endpoints.${key}, because: meant }\n`).join('')}`;

describe('an accepted risk', () => {
  test.each([
    ['is of an endpoint of the file', accepting(['downtime', 'fraud']), []],
    ['is of one that it has not', accepting(['downtime', 'froud']), ['22:29 INF1087 endpoints.froud']],
    ['is a deletion of one that is gone', accepting(['delete', 'old']), []],
    ['is a deletion of one that is there', accepting(['delete', 'fraud']), ['22:27 INF1087 endpoints.fraud']],
    ['is said once', accepting(['delete', 'a'], ['delete', 'a']), ['23:27 INF1087 endpoints.a']],
    ['is of two rules at one endpoint', accepting(['downtime', 'fraud'], ['kms-change', 'fraud']), []],
    ['is of a rule that there is', accepting(['dleete', 'old']), ['22:15 INF1014 dleete']],
    ['has a reason', accepting(['delete', 'old']).replace(', because: meant', ''), ['21:3 INF1012 allow']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('stands in the document, and stops nothing where it accepts nothing', () => {
    expect(load(accepting(['delete', 'old'])).document?.allowedRisks).toEqual([
      { rule: 'delete', at: 'endpoints.old', because: 'meant' },
    ]);
    expect(load(accepting(['downtime', 'froud'])).document).toBeDefined();
  });
});
