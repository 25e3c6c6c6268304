// Pools of instance types: what the file may say of them, and what it then means.
import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const pools = (text: string, more = '') =>
  edited(
    ['instance: { type: ml.m5.large, count: 2 }', `instance: { pools: [${text}], count: 2 }${more}`],
    ['    serverless: { memory: 4GB, maxConcurrency: 20 }\n', '    instance: { type: ml.m5.large }\n'],
  );

describe('pools', () => {
  test.each<[string, string, readonly object[]]>([
    [
      'have the priority of their place',
      '{ type: ml.g6.2xlarge }, { type: ml.g5.2xlarge }',
      [
        { type: 'ml.g6.2xlarge', priority: 1 },
        { type: 'ml.g5.2xlarge', priority: 2 },
      ],
    ],
    [
      'are sorted by priority',
      '{ type: ml.g6.2xlarge, priority: 5 }, { type: ml.g5.2xlarge, priority: 1 }',
      [
        { type: 'ml.g5.2xlarge', priority: 1 },
        { type: 'ml.g6.2xlarge', priority: 5 },
      ],
    ],
    ['may be one', '{ type: ml.g5.2xlarge }', [{ type: 'ml.g5.2xlarge', priority: 1 }]],
  ])('%s', (_, text, expected) => {
    const { document, diagnostics } = load(pools(text));
    expect(diagnostics).toEqual([]);
    expect(document?.endpoints[0]?.variants[0]?.hardware).toEqual({
      kind: 'instance',
      type: (expected[0] as { type: string }).type,
      count: 2,
      pools: expected,
    });
  });

  test.each<[string, string, readonly string[]]>([
    [
      'name a type once',
      pools('{ type: ml.g6.2xlarge }, { type: ml.g6.2xlarge }'),
      ['16:58 INF1055 ml.g6.2xlarge'],
    ],
    ['know the types', pools('{ type: ml.g6.2xlarg }'), ['16:33 INF1018 ml.g6.2xlarg']],
    ['are there', pools(''), ['16:24 INF1012 []']],
    [
      'are five at most',
      pools(['g6', 'g5', 'm5', 'c5', 'r5', 'c6i'].map((one) => `{ type: ml.${one}.2xlarge }`).join(', ')),
      [expect.stringMatching(/^16:24 INF1021/)],
    ],
    ['have priorities from 1 to 5', pools('{ type: ml.g5.2xlarge, priority: 6 }'), ['16:58 INF1015 6']],
    [
      'take the place of a type',
      pools('{ type: ml.g5.2xlarge }').replace('count: 2 }', 'type: ml.m5.large }'),
      ['16:17 INF1019 pools'],
    ],
    ['or a type takes theirs', pools('').replace('pools: [], ', ''), ['16:5 INF1012 instance']],
    [
      'have no local disks where there is a KMS key',
      pools('{ type: ml.m5.large }, { type: ml.g5.2xlarge }', '\n    kmsKey: alias/inference'),
      ['16:56 INF1067 ml.g5.2xlarge'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('of an environment take the place of the type, and the other way round', () => {
    const text = pools('{ type: ml.g5.2xlarge }')
      .replace('endpoints:', 'naming: "${environment}-${key}"\nendpoints:')
      .concat(
        'environments:\n',
        '  one: { endpoints: { search: { instance: { pools: [{ type: ml.m5.large }] } } } }\n',
        '  two: { endpoints: { fraud: { instance: { type: ml.m5.large } } } }\n',
      );
    const typesIn = (environment: string) =>
      load(text, { environment }).document?.endpoints.map(({ variants }) => {
        const [hardware] = variants.map((one) => one.hardware);
        return hardware?.kind === 'instance' ? (hardware.pools?.length ?? hardware.type) : undefined;
      });
    expect([typesIn('one'), typesIn('two')]).toEqual([
      [1, 1],
      ['ml.m5.large', 'ml.m5.large'],
    ]);
  });
});
