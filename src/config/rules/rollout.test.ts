import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const INSTANCE = '    instance: { type: ml.m5.large, count: 2 }';
const rolled = (rollout: string, count = 8, more = '') =>
  edited([INSTANCE, `${INSTANCE.replace('2 }', `${count} }`)}${more}\n    rollout: ${rollout}`]);

const on = (...alarms: readonly string[]) =>
  `rollbackOn: [${alarms.map((one) => `{ alarm: ${one} }`).join()}]`;
const BAKE = 'bake: 10m';

/** A sentence, the rollout of a fleet, what is wrong with it, and how many instances the fleet has. */
type Row = [what: string, rollout: string, expected: readonly unknown[], count?: number];

describe('a rollout', () => {
  test.each<Row>([
    ['is a canary with alarms', `{ canary: { size: 10%, ${BAKE} }, ${on('a', 'b')} }`, []],
    [
      'has at most half of the fleet in its canary',
      `{ canary: { size: 51%, ${BAKE} } }`,
      ['17:32 INF1014 51%'],
    ],
    ['also where it counts instances', `{ canary: { size: 5, ${BAKE} } }`, ['17:32 INF1069 5']],
    ['of which half is still right', `{ canary: { size: 4, ${BAKE} } }`, []],
    ['goes in steps of a tenth at least', `{ linear: { size: 9%, ${BAKE} } }`, ['17:32 INF1014 9%']],
    ['also where it counts instances', `{ linear: { size: 1, ${BAKE} } }`, ['17:32 INF1069 1'], 11],
    ['of which a tenth is still right', `{ linear: { size: 1, bake: 1m } }`, [], 10],
    ['goes in batches of a twentieth at least', `{ rolling: { size: 4%, ${BAKE} } }`, ['17:33 INF1014 4%']],
    ['also where it counts instances', `{ rolling: { size: 1, bake: 1m } }`, ['17:33 INF1069 1'], 21],
    [
      'goes one way',
      `{ canary: { size: 10%, ${BAKE} }, rolling: { size: 10%, ${BAKE} } }`,
      ['17:50 INF1069 rolling'],
    ],
    ['waits at the end where it is blue/green', `{ terminationWait: 5m, ${on('a')} }`, []],
    [
      'and not where it is rolling',
      `{ rolling: { size: 10%, ${BAKE} }, terminationWait: 5m }`,
      ['17:51 INF1069 terminationWait'],
    ],
    [
      'bakes in all less than it may take',
      `{ canary: { size: 10%, bake: 30m }, terminationWait: 30m, maximumExecutionTime: 1h }`,
      ['17:72 INF1069 maximumExecutionTime'],
    ],
    [
      'by a minute is enough',
      `{ canary: { size: 10%, bake: 30m }, terminationWait: 29m, maximumExecutionTime: 1h }`,
      [],
    ],
    ['bakes after each step', `{ linear: { size: 10%, bake: 1h } }`, ['17:16 INF1069 linear']],
    ['and not after the last', `{ linear: { size: 10%, bake: 53m } }`, []],
    ['but after each batch', `{ rolling: { size: 10%, bake: 48m } }`, ['17:16 INF1069 rolling']],
    [
      'bakes where alarms are to be watched',
      `{ canary: { size: 10%, bake: 0s }, ${on('a')} }`,
      ['17:49 INF1069 rollbackOn'],
    ],
    ['bakes for an hour at most', `{ canary: { size: 10%, bake: 3601s } }`, ['17:43 INF1014 3601s']],
    [
      'has alarms made for it',
      '{ terminationWait: 2m, rollbackOn: [{ errors5xx: 0.5% }, { latencyP95: 200ms }] }',
      [],
    ],
    [
      'bakes until they can go off',
      '{ terminationWait: 119s, rollbackOn: [{ errors5xx: 1% }] }',
      ['17:39 INF1069 rollbackOn'],
    ],
    [
      'has one condition of a kind',
      '{ terminationWait: 2m, rollbackOn: [{ errors5xx: 1% }, { errors5xx: 2% }] }',
      ['17:37 INF1069 rollbackOn'],
    ],
    [
      'has errors above none',
      '{ terminationWait: 2m, rollbackOn: [{ errors5xx: 0% }] }',
      ['17:63 INF1014 0%'],
    ],
    [
      'has one thing in each condition',
      '{ terminationWait: 2m, rollbackOn: [{ errors5xx: 1%, alarm: a }] }',
      [expect.stringMatching(/^17:/)],
    ],
    ['says something', '{}', ['17:14 INF1012 {}']],
    [
      'names at most ten alarms',
      `{ terminationWait: 1m, ${on(...'abcdefghijk')} }`,
      [expect.stringMatching(/^17:49 INF1021 /)],
    ],
    ['names alarms by text', `{ terminationWait: 1m, ${on('" "')} }`, ['17:59 INF1014 " "']],
  ])('%s', (_what, rollout, expected, count) => {
    expect(problems(rolled(rollout, count))).toEqual(expected);
  });

  test('has parts that fit the fleet at every size that autoscaling may give it', () => {
    const scaled = (size: number) =>
      problems(
        rolled(
          `{ linear: { size: ${size}, bake: 1m } }`,
          8,
          '\n    scaling: { min: 4, max: 30, target: 9/min }',
        ),
      );
    expect([1, 2, 3].map(scaled)).toEqual([['18:32 INF1069 1'], ['18:32 INF1069 2'], ['18:32 INF1069 3']]);
    const canary = (size: number) =>
      problems(
        rolled(
          `{ canary: { size: ${size}, bake: 1m } }`,
          8,
          '\n    scaling: { min: 4, max: 30, target: 9/min }',
        ),
      );
    expect([2, 3].map(canary)).toEqual([[], ['18:32 INF1069 3']]);
  });

  test('has at most ten alarms, of which inferra makes one for each variant', () => {
    const of = (alarms: number) =>
      problems(
        edited([
          `    model: xgb\n${INSTANCE}`,
          `    variants: { ${['a', 'b'].map((name) => `${name}: { model: xgb, instance: { type: ml.m5.large } }`)} }
    rollout: { terminationWait: 2m, rollbackOn: [{ errors5xx: 1% }, ${Array.from({ length: alarms }, (_, nth) => `{ alarm: a${nth} }`)}] }`,
        ]),
      );
    expect([of(8), of(9)]).toEqual([[], ['16:37 INF1069 rollbackOn']]);
  });

  test('is what it says, in seconds, each alarm once', () => {
    const of = (rollout: string) => load(rolled(rollout)).document?.endpoints[0]?.rollout;
    expect(
      of(`{ rolling: { size: 2, bake: 90s, rollbackSize: 50% }, ${on('"${key}-5xx"', 'b', 'b')} }`),
    ).toEqual({
      ...{ strategy: 'rolling', size: { instances: 2 }, bake: 90, terminationWait: 0 },
      ...{ rollbackSize: { percent: 50 }, alarms: ['fraud-5xx', 'b'], watches: [] },
    });
    expect(of('{ terminationWait: 10m, maximumExecutionTime: 2h }')).toEqual({
      ...{
        strategy: 'all-at-once',
        bake: 0,
        terminationWait: 600,
        maximumExecutionTime: 7200,
        alarms: [],
        watches: [],
      },
    });
  });

  test('of an environment takes the place of the other way', () => {
    const text = `${rolled(`{ canary: { size: 10%, ${BAKE} }, ${on('a')} }`)}
environments:
  prod: { endpoints: { fraud: { rollout: { linear: { size: 50%, bake: 5m } } } } }
`;
    expect(load(text, { environment: 'prod' }).document?.endpoints[0]?.rollout).toMatchObject({
      ...{ strategy: 'linear', bake: 300, alarms: ['a'] },
    });
  });
});
