// Components of an endpoint: what each must have, and what must agree beside each other, one sentence each.
import { expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

/** The endpoint `fraud` with these components in the place of its model. */
const hosted = (components: string, more = '', instance = '{ type: ml.g5.12xlarge, count: 2 }') =>
  edited([
    'model: xgb\n    instance: { type: ml.m5.large, count: 2 }',
    `instance: ${instance}\n${more === '' ? '' : `    ${more}\n`}    components:\n      ${components}`,
  ]);

const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const A = 'a: { model: xgb, resources: { memoryMin: 4GB } }';
const LORA = 'b: { base: a, artifact: s3://risk/lora.tar.gz }';

test.each([
  ['a model with what a copy needs, and an adapter of it', hosted(`${A}\n      ${LORA}`), []],
  [
    'all that a component can say',
    hosted(
      'a: { model: xgb, name: Own-Name, resources: { accelerators: 1, cpus: 0.5, memoryMin: 4GB, memoryMax: 6GB }, copies: 2, startup: { download: 20m, healthCheck: 90s }, placement: { strategy: spread, zoneImbalance: 1 }, cache: true, scaling: { min: 1, max: 4, target: 60/min }, rollout: { size: 1, bake: 5m, rollbackSize: 100%, maximumExecutionTime: 1h, rollbackOn: [{ alarm: a-5xx }, { errors5xx: 1% }, { latencyP95: 2s }] } }',
      'role: arn:aws:iam::${account}:role/host\n    networkIsolation: true\n    vpc: { subnets: [subnet-0a1b2c3d], securityGroups: [sg-0a1b2c3d] }',
      '{ type: ml.g5.12xlarge, count: 2, managed: { min: 1, max: 4 } }',
    ),
    [],
  ],
  [
    'copies that go to none do not come back',
    hosted('a: { model: xgb, resources: { memoryMin: 4GB }, scaling: { min: 0, max: 4, target: 60/min } }'),
    ['17:71 INF1180 0'],
  ],
  [
    'alarms watch while something bakes',
    hosted(
      'a: { model: xgb, resources: { memoryMin: 4GB }, rollout: { size: 1, bake: 0s, rollbackOn: [{ alarm: a-5xx }] } }',
    ),
    ['17:85 INF1131 rollbackOn'],
  ],
  [
    'and long enough for those that inferra makes',
    hosted(
      'a: { model: xgb, resources: { memoryMin: 4GB }, rollout: { size: 1, bake: 119s, rollbackOn: [{ errors5xx: 1% }] } }',
    ),
    ['17:87 INF1131 rollbackOn'],
  ],
  [
    'one of a kind',
    hosted(
      'a: { model: xgb, resources: { memoryMin: 4GB }, rollout: { size: 1, bake: 2m, rollbackOn: [{ errors5xx: 1% }, { errors5xx: 2% }] } }',
    ),
    ['17:85 INF1131 rollbackOn'],
  ],
  [
    'copies that the instances just hold',
    hosted('a: { model: xgb, copies: 8, resources: { accelerators: 1, memoryMin: 4GB } }'),
    [],
  ],
  [
    'one more has no room',
    hosted('a: { model: xgb, copies: 9, resources: { accelerators: 1, memoryMin: 4GB } }'),
    ['16:5 INF1130 components'],
  ],
  [
    'but where SageMaker may add an instance',
    hosted(
      'a: { model: xgb, copies: 9, resources: { accelerators: 1, memoryMin: 4GB } }',
      '',
      '{ type: ml.g5.12xlarge, count: 2, managed: { min: 1, max: 3 } }',
    ),
    [],
  ],
  [
    'no copy is larger than an instance',
    hosted('a: { model: xgb, resources: { accelerators: 1, cpus: 49, memoryMin: 4GB } }'),
    ['17:60 INF1130 49'],
  ],
  ['not also a model', hosted(A, 'model: xgb'), ['17:5 INF1019 components']],
  [
    'on instances only',
    edited(['model: xgb\n    serverless', `components: { ${A} }\n    serverless`]),
    ['18:5 INF1019 components'],
  ],
  ['a component has a model or a base', hosted('a: { resources: { memoryMin: 4GB } }'), ['17:7 INF1012 a']],
  [
    'not both',
    hosted(`${A}\n      b: { base: a, model: xgb, artifact: s3://risk/lora.tar.gz }`),
    ['18:21 INF1078 model'],
  ],
  [
    'a container in the place of a model',
    hosted(
      `a: { container: { image: "${IMAGE}", artifact: s3://risk/m.tar.gz, env: { THREADS: "2" }, containerMetrics: { path: /m } }, resources: { memoryMin: 4GB } }`,
    ),
    [],
  ],
  [
    'a container beside a model',
    hosted(`a: { model: xgb, container: { image: "${IMAGE}" }, resources: { memoryMin: 4GB } }`),
    ['17:24 INF1097 container'],
  ],
  ['a container needs resources', hosted(`a: { container: { image: "${IMAGE}" } }`), ['17:7 INF1012 a']],
  [
    'its image is in the region of the file',
    hosted(
      `a: { container: { image: "${IMAGE.replace('us-east-1', 'eu-west-1')}" }, resources: { memoryMin: 4GB } }`,
    ),
    ['17:32 INF1046 "683313688378.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1"'],
  ],
  [
    'its env holds no secrets',
    hosted(
      `a: { container: { image: "${IMAGE}", env: { TOKEN: "hf_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789" } }, resources: { memoryMin: 4GB } }`,
    ),
    ['17:118 INF1047 *****************************************'],
  ],
  [
    'an adapter has no container',
    hosted(`${A}\n      b: { base: a, artifact: s3://risk/l.tar.gz, container: { image: "${IMAGE}" } }`),
    ['18:51 INF1078 container'],
  ],
  ['a model needs resources', hosted('a: { model: xgb }'), ['17:7 INF1012 a']],
  ['a base needs an artifact', hosted(`${A}\n      b: { base: a }`), ['18:7 INF1012 b']],
  [
    'the model is one of the file',
    hosted('a: { model: xbg, resources: { memoryMin: 4GB } }'),
    ['17:19 INF1040 xbg'],
  ],
  [
    'the base is beside it',
    hosted(`${A}\n      b: { base: c, artifact: s3://risk/lora.tar.gz }`),
    ['18:18 INF1078 c'],
  ],
  [
    'an adapter is no base',
    hosted(`${A}\n      ${LORA}\n      c: { base: b, artifact: s3://risk/l.tar.gz }`),
    ['19:18 INF1078 b'],
  ],
  [
    'an adapter has no copies',
    hosted(`${A}\n      b: { base: a, artifact: s3://risk/l.tar.gz, copies: 2 }`),
    ['18:51 INF1078 copies'],
  ],
  [
    'memory grows upwards',
    hosted('a: { model: xgb, resources: { memoryMin: 4GB, memoryMax: 512MB } }'),
    ['17:64 INF1078 512MB'],
  ],
  [
    'scaling aims at one thing',
    hosted('a: { model: xgb, resources: { memoryMin: 4GB }, scaling: { min: 1, max: 2 } }'),
    ['17:55 INF1078 scaling'],
  ],
  [
    'copies have no further policies',
    hosted(
      'a: { model: xgb, resources: { memoryMin: 4GB }, scaling: { min: 1, max: 2, concurrency: 3, policies: {} } }',
    ),
    ['17:98 INF1010 policies'],
  ],
  [
    'copies have no schedule',
    hosted(
      'a: { model: xgb, resources: { memoryMin: 4GB }, scaling: { min: 1, max: 2, concurrency: 3, schedule: {} } }',
    ),
    ['17:98 INF1010 schedule'],
  ],
  [
    'copies lie between the bounds',
    hosted(
      'a: { model: xgb, copies: 5, resources: { memoryMin: 4GB }, scaling: { min: 1, max: 2, concurrency: 3 } }',
    ),
    ['17:90 INF1078 2'],
  ],
  [
    'a batch is at most half of the copies',
    hosted('a: { model: xgb, copies: 4, resources: { memoryMin: 4GB }, rollout: { size: 3, bake: 1m } }'),
    ['17:83 INF1078 3'],
  ],
  [
    'one copy is its own batch',
    hosted('a: { model: xgb, resources: { memoryMin: 4GB }, rollout: { size: 1, bake: 1m } }'),
    [],
  ],
  [
    'names are unique in the account',
    hosted(
      'a: { model: xgb, name: fraud-b, resources: { memoryMin: 4GB } }\n      b: { model: xgb, resources: { memoryMin: 4GB } }',
    ),
    ['18:7 INF1078 b'],
  ],
  [
    'a name is not too long',
    hosted(`${'x'.repeat(50)}: { model: xgb, resources: { memoryMin: 4GB } }`, `name: ${'y'.repeat(30)}`),
    [expect.stringMatching(/^18:7 INF1078 x+$/)],
  ],
  [
    'side by side there are two of each',
    hosted('a: { model: xgb, name: own, resources: { memoryMin: 4GB } }', 'replace: side-by-side'),
    ['18:24 INF1078 name'],
  ],
  [
    'the count is managed between bounds',
    hosted(A, '', '{ type: ml.g5.12xlarge, count: 2, managed: { min: 3, max: 4 } }'),
    ['15:65 INF1078 3'],
  ],
  [
    'and not above them',
    hosted(A, '', '{ type: ml.g5.12xlarge, count: 2, managed: { min: 0, max: 1 } }'),
    ['15:73 INF1078 1'],
  ],
  [
    'they are not beside serverless hardware',
    edited(['maxConcurrency: 20 }', `maxConcurrency: 20 }\n    components: { ${A} }`]),
    ['19:5 INF1078 serverless'],
  ],
  [
    'nor beside variants',
    edited([
      'model: xgb\n    instance: { type: ml.m5.large, count: 2 }',
      `variants: { v: { model: xgb, instance: { type: ml.m5.large } } }\n    components: { ${A} }`,
    ]),
    ['15:5 INF1078 variants'],
  ],
  [
    'scaling stands in the components',
    hosted(A, 'scaling: { min: 2, max: 4, target: 60/min }'),
    ['16:5 INF1078 scaling'],
  ],
  [
    'their instances are of one type',
    hosted(A, '', '{ pools: [{ type: ml.g5.12xlarge }, { type: ml.g6.12xlarge }], count: 2 }'),
    ['15:17 INF1078 pools'],
  ],
  ['they answer at once', hosted(A, 'async: { output: "s3://a/b/" }'), ['16:5 INF1078 async']],
  [
    'no smoke test asks them all',
    hosted(A, 'smokeTest: { payload: ./one.csv, contentType: text/csv }'),
    ['16:5 INF1079 smokeTest'],
  ],
  [
    'each has a smoke test of its own',
    hosted(
      "a: { model: xgb, resources: { memoryMin: 4GB }, smokeTest: { payload: './${key}.csv', contentType: text/csv } }",
    ),
    [],
  ],
  [
    'which asks it by its name, and may say what becomes of it',
    hosted(
      'a: { model: xgb, resources: { memoryMin: 4GB }, smokeTest: { payload: ./../a.csv, contentType: text/csv, targetModel: a.tar.gz, onFailure: stop } }',
    ),
    ['17:77 INF1079 ./../a.csv', '17:112 INF1140 targetModel'],
  ],
  [
    'managed is for components',
    edited(['count: 2 }', 'count: 2, managed: { min: 1, max: 2 } }']),
    ['16:46 INF1078 managed'],
  ],
  [
    'a role of the endpoint, too',
    edited(['    instance: {', '    role: arn:aws:iam::${account}:role/x\n    instance: {']),
    ['16:5 INF1078 role'],
  ],
  [
    'it is of the account',
    hosted(A, 'role: arn:aws:iam::999999999999:role/x'),
    ['16:11 INF1045 arn:aws:iam::999999999999:role/x'],
  ],
  [
    'a role is needed for the instances',
    hosted(A)
      .replace('  role: arn:aws:iam::${account}:role/sagemaker-execution\n', '')
      .replace('    env:', '    role: arn:aws:iam::123456789012:role/x\n    env:'),
    ['14:3 INF1042 fraud'],
  ],
])('%s', (_, text, expected) => {
  expect(problems(text)).toEqual(expected);
});

test('what they mean has defaults and numbers', () => {
  const { document } = load(hosted(`${A}\n      ${LORA}`, 'routing: { strategy: least-outstanding }'));
  expect(document?.endpoints[0]).toMatchObject({
    variants: [],
    hosting: {
      type: 'ml.g5.12xlarge',
      count: 2,
      raw: { RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' } },
      role: 'arn:aws:iam::123456789012:role/sagemaker-execution',
      components: [
        { key: 'a', model: { key: 'xgb' }, resources: { memoryMin: 4096 }, copies: 1 },
        { key: 'b', base: 'a', artifact: 's3://risk/lora.tar.gz' },
      ],
    },
  });
});
