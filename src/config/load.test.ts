import { expect, test } from 'vitest';
import { edited, load, problems, VALID } from './load.fixture.ts';

test('a file becomes a document with defaults and substitutions carried out', () => {
  const { document, diagnostics } = load(VALID);
  expect(diagnostics).toEqual([]);
  const model = {
    key: 'xgb',
    image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
    artifact: 's3://risk-models/fraud/42/model.tar.gz',
    env: { THREADS: '2' },
    maskedEnv: [],
    role: 'arn:aws:iam::123456789012:role/sagemaker-execution',
  };
  const variant = { model, weight: 1 };
  expect(document).toEqual({
    file: 'inference.yaml',
    project: 'risk',
    environment: 'default',
    account: '123456789012',
    region: 'us-east-1',
    endpoints: [
      {
        address: 'endpoints.fraud',
        key: 'fraud',
        name: 'fraud',
        variants: [
          { ...variant, name: 'AllTraffic', hardware: { kind: 'instance', type: 'ml.m5.large', count: 2 } },
        ],
        tags: { team: 'risk' },
        protect: false,
        place: { file: 'inference.yaml', line: 14, column: 3 },
      },
      {
        address: 'endpoints.search',
        key: 'search',
        name: 'search',
        variants: [
          {
            ...variant,
            name: 'AllTrafficServerless',
            hardware: { kind: 'serverless', memory: 4096, maxConcurrency: 20 },
          },
        ],
        tags: { team: 'risk' },
        protect: false,
        place: { file: 'inference.yaml', line: 17, column: 3 },
      },
    ],
  });
});

test('a small spec is enough', () => {
  const text = `version: 1
project: risk
models:
  m: { image: 763104351884.dkr.ecr.eu-west-1.amazonaws.com/x@sha256:${'a'.repeat(64)}, role: arn:aws:iam::123456789012:role/x }
endpoints:
  e: { model: m, instance: { type: ml.m5.large } }
`;
  const { document, diagnostics } = load(text);
  expect(diagnostics).toEqual([]);
  expect(document?.endpoints[0]?.variants[0]?.hardware).toEqual({
    kind: 'instance',
    type: 'ml.m5.large',
    count: 1,
  });
  expect(document).not.toHaveProperty('account');
  expect(document).not.toHaveProperty('region');
});

test('no endpoints are said explicitly', () => {
  expect(load('version: 1\nproject: risk\nendpoints: {}\n').document?.endpoints).toEqual([]);
});

test('memory is counted in MB however it is written', () => {
  for (const memory of ['2GB', '2 GB', '2048MB', '2048 MB']) {
    const hardware = load(edited(['4GB', memory])).document?.endpoints[1]?.variants[0]?.hardware;
    expect(hardware).toEqual({ kind: 'serverless', memory: 2048, maxConcurrency: 20 });
  }
});

test('the own tag of an endpoint wins over the default one', () => {
  const text = edited([
    '    model: xgb\n    serverless',
    '    model: xgb\n    tags: { team: search, tier: "1" }\n    serverless',
  ]);
  expect(load(text).document?.endpoints.map((one) => one.tags)).toEqual([
    { team: 'risk' },
    { team: 'search', tier: '1' },
  ]);
});

test('--region fills the gap that the file leaves', () => {
  const text = edited(['region: us-east-1\n', ''], ['us-east-1.amazonaws', '${region}.amazonaws']);
  const { document } = load(text, { region: 'eu-west-1' });
  expect(document?.region).toBe('eu-west-1');
  expect(document?.endpoints[0]?.variants[0]?.model.image).toContain('.eu-west-1.');
});

test('ten mistakes are ten problems at their places', () => {
  const text = `version: 1
project: Risk
account: 012345678901
nam1ng: x
defaults:
  role: arn:aws:iam::999999999999:role/x
models:
  xgb:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
    artefact: s3://b/model.tar.gz
    env: { HF_TOKEN: hf_abcdefghijklmnopqrstuvwxyz0123456789, "1X": "1" }
endpoints:
  fraud:
    model: xbg
    instance: { type: ml.m5.lagre, count: 0 }
  größe:
    model: xgb
    serverless: { memory: 4GiB, maxConcurrency: 500 }
`;
  expect(problems(text)).toEqual([
    '2:10 INF1014 Risk',
    '3:10 INF1008 012345678901',
    '4:1 INF1010 nam1ng',
    '10:5 INF1010 artefact',
    '11:22 INF1047 ***************************************',
    '11:63 INF1014 "1X"',
    '14:12 INF1040 xbg',
    '15:23 INF1018 ml.m5.lagre',
    '15:43 INF1015 0',
    '16:3 INF1014 größe',
    '18:27 INF1020 4GiB',
    '18:49 INF1015 500',
  ]);
  expect(load(text).document).toBeUndefined();
});

test('one cause is one problem', () => {
  const chains = {
    'a wrong account does not make every role wrong': edited(['"123456789012"', '"1234"']),
    'an endpoint that cannot be read does not make its model unused': edited([
      'model: xgb\n    instance',
      'model: 7\n    instance',
    ]),
    'models that cannot be read do not make every reference wrong': edited([
      VALID.slice(VALID.indexOf('models:'), VALID.indexOf('endpoints:')),
      'models: nothing\n',
    ]),
    'a wrong instance is not missing hardware': edited([
      'instance: { type: ml.m5.large, count: 2 }',
      'instance: 2',
    ]),
    'a policy that is not there is not missing hardware': edited([
      'instance: { type: ml.m5.large, count: 2 }',
      'recommend: sla',
    ]),
    'an unset variable is not a wrong image': edited(['683313688378.dkr', '${env:REGISTRY}.dkr']),
    'a wrong role is not a missing one': edited([
      'role: arn:aws:iam::${account}:role/sagemaker-execution',
      'role: admin',
    ]),
  };
  for (const [sentence, text] of Object.entries(chains)) expect(problems(text), sentence).toHaveLength(1);
});
