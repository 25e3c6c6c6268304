// Rules about recommendation policies, one sentence each. The numbers are those of the service's documents.
import { assert, describe, expect, test } from 'vitest';
import { load, problems } from '../../load.fixture.ts';

const POLICY = `    advanced:
      instances: [ml.c6i.large, ml.m5.large]
      env: { OMP_NUM_THREADS: ["1", "2"] }
      load: { phases: [{ users: 1, spawnRate: 1, duration: 2m }, { users: 3, spawnRate: 1, duration: 2m }] }
      limits: { maxTests: 10, maxParallel: 5, duration: 2h, maxCost: $20 }
    container: { domain: machine-learning, task: classification, framework: xgboost, frameworkVersion: "1.7" }
    payload: ./payloads/fraud/
    require: { p95: 80ms }
    traffic: { average: 120/min, peak: 600/min }
`;
const FILE = `version: 1
project: risk
account: "123456789012"
region: us-east-1
defaults:
  role: arn:aws:iam::123456789012:role/sagemaker-execution
  recommender: { bucket: s3://risk-benchmarks/payloads }
models:
  xgb:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
endpoints:
  fraud:
    model: xgb
    recommend: fraud-sla
    scaling: auto
recommendations:
  fraud-sla:
${POLICY}`;

/** The valid file with each `from` replaced by its `to`. */
function edited(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    assert(text.includes(from), `the fixture has ${from}`);
    return text.replace(from, () => to);
  }, FILE);
}

const LOAD = 'phases: [{ users: 1, spawnRate: 1, duration: 2m }, { users: 3, spawnRate: 1, duration: 2m }]';
const phases = (...all: readonly string[]) =>
  edited([LOAD, `phases: [${all.map((one) => `{ ${one} }`).join(', ')}]`]);
const VARIANTS = `    variants:
      a: { model: xgb, recommend: fraud-sla }
      b: { model: xgb, instance: { type: ml.m5.large } }
`;
const ON_ITSELF = '    model: xgb\n    recommend: fraud-sla\n    scaling: auto\n';
const DEFAULT = `    default: { instances: [ml.c6i.large] }
    container: { domain: machine-learning, task: classification, framework: xgboost }
    payload: s3://risk-benchmarks/payload.tar.gz
    require: { latencyAtSaturation: 500ms }
    traffic: { average: 120/min, peak: 600/min }
`;
/** The file with a Default job, which has these edits. */
const defaultJob = (...edits: readonly (readonly [string, string])[]) =>
  edits.reduce(
    (text, [from, to]) => {
      assert(text.includes(from), `the fixture has ${from}`);
      return text.replace(from, () => to);
    },
    edited([POLICY, DEFAULT]),
  );

test.each([
  ['an Advanced policy as the contract shows it is valid', FILE, []],
  ['so is a Default one', defaultJob(), []],
  ['so are stairs', edited([LOAD, 'stairs: { steps: 3, users: 2, duration: 6m }']), []],
  [
    'a policy must exist',
    edited(['recommend: fraud-sla', 'recommend: fraud-slo']),
    ['14:16 INF1090 fraud-slo', '17:3 INF1091 fraud-sla'],
  ],
  [
    'what every object has is no policy',
    edited(['recommend: fraud-sla', 'recommend: valueof']),
    ['14:16 INF1090 valueof', '17:3 INF1091 fraud-sla'],
  ],
  [
    'a policy should be used',
    edited(['    recommend: fraud-sla\n    scaling: auto\n', '    instance: { type: ml.m5.large }\n']),
    ['16:3 INF1091 fraud-sla'],
  ],
  [
    'an endpoint has one kind of hardware',
    edited(['    recommend', '    instance: { type: ml.m5.large }\n    recommend']),
    ['15:5 INF1019 recommend'],
  ],
  [
    'beside variants there is no policy',
    edited([ON_ITSELF, `    recommend: fraud-sla\n${VARIANTS}`]),
    ['13:5 INF1019 recommend'],
  ],
  ['a variant may ask a policy', edited([ON_ITSELF, VARIANTS]), []],
  [
    'a policy has one job',
    edited(['    advanced:\n', '    default: { instances: [ml.m5.large] }\n    advanced:\n']),
    ['19:5 INF1097 advanced'],
  ],
  [
    'a policy has a job',
    edited([POLICY, '    require: { p95: 80ms }\n']),
    ['15:14 INF1096 auto', '17:3 INF1012 fraud-sla'],
  ],
  [
    'numbers for autoscaling need a policy no more than a measurement does',
    edited(['scaling: auto', 'scaling: { min: 1, max: 2, target: 60/min }']),
    [],
  ],
  [
    'an Advanced job has candidates',
    edited(['      instances: [ml.c6i.large, ml.m5.large]\n', '']),
    ['18:5 INF1012 advanced'],
  ],
] as const)('%s', (_sentence, text, expected) => {
  expect(problems(text)).toEqual(expected);
});

describe('the load', () => {
  test.each([
    ['lasts two minutes at least', phases('users: 1, spawnRate: 1, duration: 119s'), ['21:60 INF1092 119s']],
    ['lasts an hour at most', phases('users: 1, spawnRate: 1, duration: 61m'), ['21:60 INF1092 61m']],
    ['of a phase ends with more users', phases('users: 1, spawnRate: 0, duration: 2m'), ['21:47 INF1092 0']],
    [
      'goes on within three users of the phase before',
      phases('users: 1, spawnRate: 3, duration: 2m', 'users: 3, spawnRate: 1, duration: 2m'),
      ['21:75 INF1092 3'],
    ],
    [
      'may go on three users away',
      phases('users: 1, spawnRate: 1, duration: 3m', 'users: 1, spawnRate: 1, duration: 2m'),
      [],
    ],
    ['fits into the job', edited(['duration: 2h', 'duration: 3m']), ['22:57 INF1092 3m']],
    [
      'fits as stairs, whichever way their duration is read',
      edited([LOAD, 'stairs: { steps: 3, users: 2, duration: 1h }']),
      ['22:57 INF1092 2h'],
    ],
    ['is of a job of five hours at most', edited(['duration: 2h', 'duration: 301m']), ['22:57 INF1092 301m']],
    ['has three users at most', phases('users: 4, spawnRate: 1, duration: 2m'), ['21:33 INF1015 4']],
    [
      'has one form',
      edited([LOAD, `${LOAD}, stairs: { steps: 3, users: 2, duration: 6m }`]),
      ['21:109 INF1097 stairs'],
    ],
    ['has a form', edited([LOAD, '']), ['21:7 INF1012 load']],
    [
      'is not made by more parallel tests than there are',
      edited(['maxTests: 10', 'maxTests: 4']),
      ['22:43 INF1097 5'],
    ],
  ] as const)('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('candidates', () => {
  const types = ['c5', 'c6i', 'm5', 'm6i'].flatMap((family) =>
    ['large', 'xlarge', '2xlarge'].map((size) => `ml.${family}.${size}`),
  );
  const of = (count: number) =>
    edited(['[ml.c6i.large, ml.m5.large]', `[${types.slice(0, count).join(', ')}]`]);
  test.each([
    ['are not burstable', edited(['ml.m5.large]', 'ml.t2.large]']), ['19:33 INF1093 ml.t2.large']],
    [
      'are ten at most',
      of(11),
      [
        '19:18 INF1021 [ml.c5.large, ml.c5.xlarge, ml.c5.2xlarge, ml.c6i.large, ml.c6i.xlarge, ml.c6i.2xlarge, ml.m5.large, ml.m5.xlarge, ml.m5.2xlarge, ml.m6i.large,',
      ],
    ],
    ['may be ten', of(10), []],
    [
      'have three values of a variable at most',
      edited(['["1", "2"]', '["1", "2", "3", "4"]']),
      ['20:31 INF1021 ["1", "2", "3", "4"]'],
    ],
    [
      'cannot be serverless for one of several variants',
      edited([ON_ITSELF, VARIANTS], ['      load:', '      serverless: [{ memory: 2GB }]\n      load:']),
      ['21:7 INF1099 serverless'],
    ],
    [
      'cannot be serverless in a VPC',
      edited(
        ['      load:', '      serverless: [{ memory: 2GB }]\n      load:'],
        ['    image:', '    vpc: { subnets: [subnet-1], securityGroups: [sg-1] }\n    image:'],
      ),
      ['22:7 INF1099 serverless'],
    ],
    [
      'cannot be serverless with a KMS key',
      edited(
        ['      load:', '      serverless: [{ memory: 2GB }]\n      load:'],
        ['    scaling: auto', '    kmsKey: 1234abcd-12ab-34cd-56ef-1234567890ab'],
      ),
      ['21:7 INF1099 serverless'],
    ],
    [
      'are measured against an endpoint that does not scale',
      defaultJob(['default: {', 'default: { against: endpoint,']),
      ['18:16 INF1099 against'],
    ],
    [
      'are measured against one endpoint of a model',
      defaultJob(
        ['default: {', 'default: { against: endpoint,'],
        ['    scaling: auto\n', ''],
        ['endpoints:\n', 'endpoints:\n  other: { model: xgb, recommend: fraud-sla }\n'],
      ),
      ['18:16 INF1099 against'],
    ],
  ] as const)('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('requirements', () => {
  const requiring = (text: string) => edited(['{ p95: 80ms }', `{ ${text} }`]);
  test.each([
    ['of an Advanced job are one threshold', requiring('p95: 80ms, p99: 100ms'), ['25:27 INF1095 p99']],
    [
      'of an Advanced job are not at saturation',
      requiring('p95: 80ms, latencyAtSaturation: 1s'),
      ['25:27 INF1095 latencyAtSaturation'],
    ],
    [
      'speak of a cold start only with serverless candidates',
      requiring('p95: 80ms, coldStart: 5s'),
      ['25:27 INF1095 coldStart'],
    ],
    [
      'of a Default job are at saturation',
      defaultJob(['latencyAtSaturation: 500ms', 'p95: 80ms']),
      ['21:16 INF1095 p95'],
    ],
    [
      'say when a test is over',
      edited(
        ['    require: { p95: 80ms }\n    traffic: { average: 120/min, peak: 600/min }\n', ''],
        ['    scaling: auto\n', ''],
      ),
      ['17:5 INF1095 advanced'],
    ],
    ['are times with a unit', requiring('p95: 80'), ['25:21 INF1013 80']],
    ['are times with a known unit', requiring('p95: 80us'), ['25:21 INF1014 80us']],
    [
      'expect no average above the peak',
      edited(['average: 120/min', 'average: 20/s']),
      ['26:25 INF1097 20/s'],
    ],
    [
      'are weighed only when balanced',
      edited(['    require:', '    balance: 0.3\n    require:']),
      ['25:5 INF1097 balance'],
    ],
  ] as const)('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('a job is told', () => {
  const CONTAINER =
    '    container: { domain: machine-learning, task: classification, framework: xgboost, frameworkVersion: "1.7" }\n';
  const PAYLOAD = '    payload: ./payloads/fraud/\n';
  const IMAGE = '    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1\n';
  const packaged = (...edits: readonly (readonly [string, string])[]) =>
    edited([IMAGE, '    package: arn:aws:sagemaker:us-east-1:123456789012:model-package/xgb/3\n'], ...edits);
  test.each([
    ['what a plain model is', edited([CONTAINER, '']), ['17:3 INF1096 fraud-sla']],
    ['all of it', edited(['task: classification, ', '']), ['17:3 INF1096 fraud-sla']],
    ['nothing that a package may say', packaged([CONTAINER, '']), []],
    ['sample requests for a plain model', edited([PAYLOAD, '']), ['17:3 INF1096 fraud-sla']],
    ['nothing of them where a package may bring some', packaged([PAYLOAD, '']), []],
    [
      'where a folder is uploaded',
      edited(['  recommender: { bucket: s3://risk-benchmarks/payloads }\n', '']),
      ['23:14 INF1096 ./payloads/fraud/'],
    ],
    [
      'no archive of another form',
      edited(['./payloads/fraud/', 's3://risk-benchmarks/payload.zip']),
      ['24:14 INF1014 s3://risk-benchmarks/payload.zip'],
    ],
    [
      'the traffic to scale for',
      edited(['    traffic: { average: 120/min, peak: 600/min }\n', '']),
      ['15:14 INF1096 auto'],
    ],
  ] as const)('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('what else is meant by default', () => {
    const { document } = load(FILE);
    expect(document?.endpoints[0]).toMatchObject({
      scaling: 'auto',
      variants: [
        {
          hardware: {
            kind: 'undecided',
            policy: {
              address: 'recommendations.fraud-sla',
              job: {
                kind: 'advanced',
                serverless: [],
                stopWhen: { maxInvocations: 600, flatInvocations: 'stop' },
              },
              payload: './payloads/fraud',
              require: { p95: 80 },
              traffic: { average: 120, peak: 600, headroom: 0.7 },
              objective: 'cost',
              balance: 1,
              maxCost: 20,
              renew: 'on-request',
              allowKindChange: false,
              bucket: 's3://risk-benchmarks/payloads/',
            },
          },
        },
      ],
    });
  });
});

describe('serverless candidates', () => {
  const TRAFFIC = '    traffic: { average: 120/min, peak: 600/min }\n';
  const SERVERLESS = ['      load:', '      serverless: [{ memory: 2GB }]\n      load:'] as const;
  test.each([
    ['are sized by the traffic', edited(SERVERLESS, ['    scaling: auto\n', '']), []],
    [
      'of an Advanced job cannot be sized without it',
      edited(SERVERLESS, ['    scaling: auto\n', ''], [TRAFFIC, '']),
      ['16:3 INF1096 fraud-sla'],
    ],
    [
      'of a Default job neither',
      defaultJob(
        ['[ml.c6i.large]', '[ml.c6i.large], endpointType: serverless'],
        ['    scaling: auto\n', ''],
        [TRAFFIC, ''],
      ),
      ['16:3 INF1096 fraud-sla'],
    ],
    ['are not asked about where there are none', edited(['    scaling: auto\n', ''], [TRAFFIC, '']), []],
  ] as const)('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('what is measured elsewhere needs an elsewhere', () => {
  const measured = (where: string) => edited(['    require:', `    measuredIn: ${where}\n    require:`]);
  const ENVIRONMENTS = 'environments:\n  staging: {}\n  prod: { naming: "prod-${key}" }\n';
  test.each([
    ['a file with environments', measured('staging'), undefined, ['25:17 INF1098 staging']],
    ['another environment of it', measured('staging') + ENVIRONMENTS, 'prod', []],
    ['not the one itself', measured('prod') + ENVIRONMENTS, 'prod', ['25:17 INF1098 prod']],
    ['one that the file has', measured('stagin') + ENVIRONMENTS, 'prod', ['25:17 INF1098 stagin']],
  ] as const)('%s', (_sentence, text, environment, expected) => {
    expect(problems(text, environment === undefined ? {} : { environment })).toEqual(expected);
  });
});
