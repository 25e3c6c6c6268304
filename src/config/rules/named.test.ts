// Names that endpoints write on themselves. The valid file has the endpoints fraud and search.
import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const named = (fraud: string, search?: string) =>
  edited(
    ['  fraud:\n', `  fraud:\n    name: ${fraud}\n`],
    ['  search:\n', search === undefined ? '  search:\n' : `  search:\n    name: ${search}\n`],
  );
const NAMING = 'naming: "${project}-${key}"\n';

describe('a name that an endpoint writes on itself', () => {
  test.each([
    ['may be anything', named('FraudDetection-Prod'), []],
    ['is that of another one in another case', named('Old', 'oLD'), ['19:11 INF1043 oLD']],
    ['is what naming makes of another one', named('SEARCH'), ['15:11 INF1043 SEARCH']],
    ['is free once naming makes another name of that', `${named('search')}${NAMING}`, []],
    ['is what naming makes then', `${named('Risk-Search')}${NAMING}`, ['15:11 INF1043 Risk-Search']],
    ['has letters, digits and dashes', named('a_b'), ['15:11 INF1014 a_b']],
    ['leaves one endpoint to a naming without a key', `${named('a')}naming: b\n`, []],
  ])('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('counts, and in the case in which it is written', () => {
    const { document } = load(`${named('FraudDetection-Prod')}${NAMING}`);
    expect(document?.endpoints.map(({ name }) => name)).toEqual(['FraudDetection-Prod', 'risk-search']);
  });

  test('was its name under every key', () => {
    const { document } = load(`${named('Old')}moved: [{ from: endpoints.gone, to: endpoints.fraud }]\n`);
    expect(document?.endpoints[0]?.moved).toEqual([{ address: 'endpoints.gone', name: 'Old' }]);
  });
});
