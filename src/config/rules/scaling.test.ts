import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const INSTANCE = '    instance: { type: ml.m5.large, count: 2 }';
const scaled = (scaling: string, instance = INSTANCE) =>
  edited([INSTANCE, `${instance}\n    scaling: ${scaling}`]);
const later = (scaling: string) => scaled(scaling, `${INSTANCE}\n    async: { output: s3://out/ }`);
const queue = (name: string, more = '') => `{ name: ${name}, namespace: AWS/SageMaker, value: 7${more} }`;
const warm = (scaling: string) =>
  edited([
    '    serverless: { memory: 4GB, maxConcurrency: 20 }',
    `    serverless: { memory: 4GB, maxConcurrency: 20, provisionedConcurrency: 5 }\n    scaling: ${scaling}`,
  ]);
const GOOD = '{ min: 1, max: 8, target: 420/min }';

describe('scaling by numbers', () => {
  test.each([
    ['is bounds and a rate', scaled(GOOD), []],
    [
      'or a concurrency',
      scaled('{ min: 1, max: 8, concurrency: 5, cooldown: { out: 60s }, scaleIn: false }'),
      [],
    ],
    ['needs something to aim at', scaled('{ min: 1, max: 8 }'), ['17:5 INF1068 scaling']],
    ['aims at one thing', scaled('{ min: 1, max: 8, target: 420/min, concurrency: 5 }'), ['17:62 INF1068 5']],
    [
      'or a metric',
      scaled('{ min: 1, max: 8, metric: { name: GPUUtilization, namespace: n, value: 70 } }'),
      [],
    ],
    [
      'aims at one thing, metrics included',
      scaled('{ min: 1, max: 8, metric: { name: a, namespace: n, value: 70 }, concurrency: 5 }'),
      ['17:40 INF1068 { name: a, namespace: n, value: 70 }'],
    ],
    [
      'knows how values become one',
      scaled('{ min: 1, max: 8, metric: { name: a, namespace: n, value: 70, statistic: p99 } }'),
      ['17:87 INF1014 p99'],
    ],
    ['has at least one instance', scaled('{ min: 0, max: 2, target: 1/min }'), ['17:16 INF1068 min']],
    ['has bounds in their order', scaled('{ min: 5, max: 3, target: 1/min }'), ['17:21 INF1068 5']],
    ['begins below its maximum', scaled(GOOD, INSTANCE.replace('2 }', '9 }')), ['17:29 INF1068 8']],
    ['begins above its minimum', scaled('{ min: 3, max: 8, target: 420/min }'), ['17:21 INF1068 3']],
    [
      'is not for serverless',
      edited([
        '    serverless: { memory: 4GB, maxConcurrency: 20 }',
        `    serverless: { memory: 4GB, maxConcurrency: 20 }\n    scaling: ${GOOD}`,
      ]),
      ['20:5 INF1068 scaling'],
    ],
    [
      'is on each variant where there are several',
      edited([
        `    model: xgb\n${INSTANCE}`,
        `    variants:\n      a: { model: xgb, instance: { type: ml.m5.large, count: 1 }, scaling: ${GOOD} }`,
      ]),
      [],
    ],
    [
      'is not for a shadow, nor below its count',
      edited([
        `    model: xgb\n${INSTANCE}`,
        `    variants:\n      a: { model: xgb, instance: { type: ml.m5.large, count: 9 }, scaling: ${GOOD} }\n      b: { model: xgb, instance: { type: ml.m5.large, count: 1 }, shadow: true, scaling: ${GOOD} }`,
      ]),
      ['16:91 INF1068 8', '17:81 INF1068 scaling'],
    ],
    [
      'is not for several variants',
      edited([
        `    model: xgb\n${INSTANCE}`,
        `    variants: { a: { model: xgb, instance: { type: ml.m5.large, count: 1 } } }\n    scaling: ${GOOD}`,
      ]),
      ['16:5 INF1068 scaling'],
    ],
    [
      'is not for burstable instances',
      scaled(GOOD, INSTANCE.replace('ml.m5.large', 'ml.t2.medium')),
      ['17:5 INF1068 scaling'],
    ],
    [
      'has no backlog where it answers at once, and is never without instances',
      scaled('{ min: 0, max: 8, backlog: 5 }'),
      ['17:16 INF1068 min', '17:32 INF1068 backlog'],
    ],
    [
      'does not follow a queue that there is not',
      scaled(`{ min: 1, max: 8, metric: ${queue('ApproximateBacklogSize')} }`),
      ['17:32 INF1068 metric'],
    ],
    ['of a queue goes to nothing', later('{ min: 0, max: 8, backlog: 5 }'), []],
    [
      'of a queue has another metric',
      later('{ min: 1, max: 8, metric: { name: a, namespace: n, value: 7 } }'),
      [],
    ],
    [
      'of a queue is not by invocations',
      later('{ min: 1, max: 8, target: 420/min }'),
      ['18:32 INF1068 target'],
    ],
    [
      'of a queue is not by requests at once',
      later('{ min: 1, max: 8, concurrency: 4 }'),
      ['18:32 INF1068 concurrency'],
    ],
    [
      'of a queue names the backlog in one way',
      later(`{ min: 1, max: 8, metric: ${queue('ApproximateBacklogSizePerInstance')} }`),
      ['18:32 INF1068 metric'],
    ],
    [
      'of a queue has metrics of the endpoint, and none of the variant',
      later(`{ min: 1, max: 8, metric: ${queue('ApproximateAgeOfOldestRequest')} }`),
      ['18:32 INF1068 metric'],
    ],
    [
      'of a queue says where they are published',
      later(
        `{ min: 0, max: 8, metric: ${queue('ApproximateAgeOfOldestRequest', ', dimensions: { EndpointName: fraud }')} }`,
      ),
      [],
    ],
    ['is for provisioned concurrency, by its use', warm('{ min: 1, max: 20, utilization: 70% }'), []],
    ['counts no requests of serverless', warm('{ min: 1, max: 20, target: 1/min }'), ['20:41 INF1068 1/min']],
    ['keeps within the concurrency', warm('{ min: 1, max: 21, utilization: 70% }'), ['20:29 INF1068 21']],
    ['holds what is provisioned', warm('{ min: 1, max: 4, utilization: 70% }'), ['20:29 INF1068 4']],
    [
      'counts nothing provisioned of instances',
      scaled('{ min: 1, max: 8, utilization: 70% }'),
      ['17:45 INF1068 70%'],
    ],
    ['knows auto and numbers', scaled('on'), ['17:14 INF1014 on']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('is in minutes and seconds, with the cooldowns of the service', () => {
    const of = (text: string) => load(text).document?.endpoints[0]?.variants[0]?.scaling;
    expect(of(scaled('{ min: 1, max: 8, target: 7/s }'))).toEqual({
      min: 1,
      max: 8,
      metric: 'invocations',
      target: 420,
      cooldown: { out: 300, in: 300 },
      scaleIn: true,
    });
    expect(
      of(scaled('{ min: 1, max: 8, concurrency: 5, cooldown: { in: 10m }, scaleIn: false }')),
    ).toMatchObject({
      metric: 'concurrency',
      target: 5,
      cooldown: { out: 300, in: 600 },
      scaleIn: false,
    });
    const queue =
      '{ name: Queue, namespace: n, value: 7, statistic: maximum, dimensions: { service: fraud } }';
    expect(of(scaled(`{ min: 1, max: 8, metric: ${queue} }`))).toMatchObject({
      metric: { name: 'Queue', namespace: 'n', statistic: 'maximum', dimensions: { service: 'fraud' } },
      target: 7,
    });
    expect(of(later('{ min: 0, max: 8, backlog: 5 }'))).toMatchObject({
      min: 0,
      metric: 'backlog',
      target: 5,
    });
    expect(of(scaled('{ min: 1, max: 8, metric: { name: a, namespace: n, value: 7 } }'))?.metric).toEqual({
      ...{ name: 'a', namespace: 'n', statistic: 'average' },
    });
  });
});
