// What the policy of a team says offline: one warning a place, and none of what it allows.
import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const policed = (policy: string, ...edits: readonly (readonly [from: string, to: string])[]) =>
  `${edited(...edits)}policy: ${policy}\n`;

describe('the policy of a team', () => {
  test.each<[string, string, readonly string[]]>([
    ['that says nothing', policed('{ serverless: true }'), []],
    ['that all keep', policed('{ instances: [ml.m5.*], maxCount: 2, maxCountTotal: 2 }'), []],
    ['has types', policed('{ instances: [ml.c6i.*, ml.m5.xlarge] }'), ['16:23 INF5010 ml.m5.large']],
    ['has no types at all', policed('{ instances: [] }'), ['16:23 INF5010 ml.m5.large']],
    ['has nothing serverless', policed('{ serverless: false }'), ['19:5 INF5010 serverless']],
    ['has a count for one endpoint', policed('{ maxCount: 1 }'), ['16:43 INF5010 2']],
    ['and for all', policed('{ maxCountTotal: 1 }'), ['20:26 INF5010 1']],
    [
      'counts the maximum of autoscaling',
      policed('{ maxCount: 8 }', [
        'count: 2 }',
        'count: 2 }\n    scaling: { min: 1, max: 9, target: 5/min }',
      ]),
      ['17:29 INF5010 9'],
    ],
    [
      'counts the maximum of managed instances',
      policed('{ maxCount: 8 }', [
        'model: xgb\n    instance: { type: ml.m5.large, count: 2 }',
        'components: { a: { model: xgb, resources: { memoryMin: 4GB } } }\n    instance: { type: ml.m5.large, managed: { min: 1, max: 9 } }',
      ]),
      ['16:60 INF5010 9'],
    ],
    [
      'counts all variants, at the endpoint',
      policed('{ maxCount: 3 }', [
        'model: xgb\n    instance: { type: ml.m5.large, count: 2 }',
        'variants:\n      a: { model: xgb, instance: { type: ml.m5.large, count: 2 }, weight: 1 }\n      b: { model: xgb, instance: { type: ml.m5.large, count: 2 }, weight: 1 }',
      ]),
      ['14:3 INF5010 fraud'],
    ],
    [
      'counts what a schedule may reach',
      policed('{ maxCount: 9 }', [
        'count: 2 }',
        'count: 2 }\n    scaling: { min: 1, max: 8, target: 5/min, schedule: { day: { cron: "0 6 * * ? *", max: 10 } } }',
      ]),
      ['14:3 INF5010 fraud'],
    ],
    [
      'counts the maximum of each variant',
      policed('{ maxCount: 9 }', [
        'model: xgb\n    instance: { type: ml.m5.large, count: 2 }',
        'variants:\n      a: { model: xgb, instance: { type: ml.m5.large }, weight: 1, scaling: { min: 1, max: 8, target: 5/min } }\n      b: { model: xgb, instance: { type: ml.m5.large, count: 2 }, weight: 1 }',
      ]),
      ['14:3 INF5010 fraud'],
    ],
    [
      'looks at every type of a pool',
      policed('{ instances: [ml.m5.*] }', [
        'type: ml.m5.large, count: 2',
        'pools: [{ type: ml.m5.large }, { type: ml.c5.large }], count: 2',
      ]),
      ['16:56 INF5010 ml.c5.large'],
    ],
    ['asks for tags', policed('{ tags: [owner] }'), ['14:3 INF5010 fraud', '17:3 INF5010 search']],
    [
      'takes those of defaults, and shows the tags of an endpoint',
      policed(
        '{ tags: [owner, team] }',
        ['{ team: risk }', '{ owner: ops }'],
        ['  search:\n', '  search:\n    tags: { team: risk }\n'],
        ['  fraud:\n', '  fraud:\n    tags: { cost: a }\n'],
      ),
      ['15:5 INF5010 tags'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('warns, and keeps nothing from being planned', () => {
    const { document, diagnostics } = load(policed('{ instances: [ml.c6i.*] }'));
    expect(document?.teamPolicy?.instances).toEqual(['ml.c6i.*']);
    expect(diagnostics).toMatchObject([
      {
        severity: 'warning',
        address: 'endpoints.fraud',
        message: 'the policy has no ml.m5.large, only ml.c6i.*',
      },
    ]);
  });
});
