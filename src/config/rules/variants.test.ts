import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const OWN = 'model: xgb\n    instance: { type: ml.m5.large, count: 2 }';
const INSTANCE = 'instance: { type: ml.m5.large }';

/** The fixture's first endpoint with these lines as its variants, and what is wrong with it. */
const wrong = (...variants: readonly string[]) =>
  problems(edited([OWN, ['variants:', ...variants.map((one) => `      ${one}`)].join('\n')]));

describe('variants', () => {
  test('are a document with weights, hardware and a shadow of their own', () => {
    const text = edited([
      OWN,
      `variants:
      control: { model: xgb, instance: { type: ml.m5.large, count: 2 } }
      next: { model: xgb, ${INSTANCE}, weight: 0.5, shadow: true }`,
    ]);
    const { document, diagnostics } = load(text);
    expect(diagnostics).toEqual([]);
    expect(document?.endpoints[0]?.variants).toMatchObject([
      { name: 'control', weight: 1, hardware: { kind: 'instance', type: 'ml.m5.large', count: 2 } },
      { name: 'next', weight: 0.5, shadow: true, model: { key: 'xgb' } },
    ]);
    expect(document?.endpoints[0]?.variants[0]).not.toHaveProperty('shadow');
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['one alone', [`a: { model: xgb, ${INSTANCE} }`], []],
    [
      'one alone that is serverless',
      ['a: { model: xgb, serverless: { memory: 2GB, maxConcurrency: 5 } }'],
      [],
    ],
    [
      'a weight of nothing beside another',
      [`a: { model: xgb, ${INSTANCE}, weight: 0 }`, `b: { model: xgb, ${INSTANCE} }`],
      [],
    ],
    ['no model', [`a: { ${INSTANCE} }`], ['16:7 INF1012 a']],
    ['a model that is not there', [`a: { model: xgc, ${INSTANCE} }`], ['16:19 INF1040 xgc']],
    ['no hardware', ['a: { model: xgb }'], ['16:7 INF1019 a']],
    [
      'both kinds of hardware',
      [`a: { model: xgb, ${INSTANCE}, serverless: { memory: 2GB, maxConcurrency: 5 } }`],
      ['16:57 INF1019 serverless'],
    ],
    ['a name that the service does not take', [`a_b: { model: xgb, ${INSTANCE} }`], ['16:7 INF1014 a_b']],
    ['a long name', [`${'a'.repeat(64)}: { model: xgb, ${INSTANCE} }`], [`16:7 INF1016 ${'a'.repeat(64)}`]],
    [
      'two names that differ in case only',
      [`a: { model: xgb, ${INSTANCE} }`, `A: { model: xgb, ${INSTANCE} }`],
      ['17:7 INF1060 A'],
    ],
    ['a shadow alone', [`a: { model: xgb, ${INSTANCE}, shadow: true }`], ['16:57 INF1061 shadow']],
    [
      'a shadow of two',
      [
        `a: { model: xgb, ${INSTANCE} }`,
        `b: { model: xgb, ${INSTANCE} }`,
        `c: { model: xgb, ${INSTANCE}, shadow: true }`,
      ],
      ['18:57 INF1061 shadow'],
    ],
    [
      'two shadows',
      [
        `a: { model: xgb, ${INSTANCE} }`,
        `b: { model: xgb, ${INSTANCE}, shadow: true }`,
        `c: { model: xgb, ${INSTANCE}, shadow: true }`,
      ],
      ['18:57 INF1061 shadow'],
    ],
    [
      'weights of nothing',
      [`a: { model: xgb, ${INSTANCE}, weight: 0 }`, `b: { model: xgb, ${INSTANCE}, weight: 0 }`],
      ['15:5 INF1062 variants'],
    ],
    ['a weight below nothing', [`a: { model: xgb, ${INSTANCE}, weight: -1 }`], ['16:65 INF1015 -1']],
    ['a weight in words', [`a: { model: xgb, ${INSTANCE}, weight: half }`], ['16:65 INF1013 half']],
    [
      'serverless beside another',
      [`a: { model: xgb, ${INSTANCE} }`, 'b: { model: xgb, serverless: { memory: 2GB, maxConcurrency: 5 } }'],
      ['17:24 INF1063 serverless'],
    ],
    [
      'a serverless shadow',
      [
        `a: { model: xgb, ${INSTANCE} }`,
        'b: { model: xgb, serverless: { memory: 2GB, maxConcurrency: 5 }, shadow: true }',
      ],
      ['17:24 INF1063 serverless'],
    ],
    [
      'eleven of them',
      Array.from({ length: 11 }, (_, index) => `v${index}: { model: xgb, ${INSTANCE} }`),
      ['15:5 INF1021 variants'],
    ],
    ['a policy that is not there', ['a: { model: xgb, recommend: sla }'], ['16:35 INF1090 sla']],
  ])('%s', (_what, variants, expected) => {
    expect(wrong(...variants)).toEqual(expected);
  });

  test.each([
    ['none', 'variants: {}', ['15:15 INF1012 {}']],
    [
      'a model beside them',
      `model: xgb\n    variants: { a: { model: xgb, ${INSTANCE} } }`,
      ['15:5 INF1019 model'],
    ],
    [
      'hardware beside them',
      `${INSTANCE}\n    variants: { a: { model: xgb, ${INSTANCE} } }`,
      ['15:5 INF1019 instance'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(problems(edited([OWN, text]))).toEqual(expected);
  });
});
