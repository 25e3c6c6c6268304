import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const IMAGE = '    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1\n';
const ARTIFACT = '    artifact: s3://risk-models/fraud/42/model.tar.gz\n';
const ENV = '    env: { THREADS: "2" }\n';
const CONTENT = `${IMAGE}${ARTIFACT}${ENV}`;
const SEARCH = '  search:\n    model: xgb\n    serverless: { memory: 4GB, maxConcurrency: 20 }\n';
const VPC = '    vpc: { subnets: [subnet-2, subnet-1, subnet-2], securityGroups: [sg-1] }\n';
const PACKAGE = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/reranker/12';
const piped = (first = '', second = '') =>
  ['    containers:', `      - { ${XGB}${first} }`, `      - { ${XGB}${second} }`, ''].join('\n');
const XGB = 'image: "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1"';

/** The fixture on instances only, with this as the content of its model. */
const model = (content: string) => edited([CONTENT, content], [SEARCH, '']);
/** With these lines on its endpoint. */
const endpoint = (lines: string) => edited([SEARCH, lines]);
const codes = (text: string) => problems(text).map((one) => one.split(' ')[1]);

describe('a model', () => {
  test('may be a VPC, isolated; ids are sorted and each is there once', () => {
    const { document, diagnostics } = load(model(`${CONTENT}${VPC}    networkIsolation: true\n`));
    expect(diagnostics).toEqual([]);
    expect(document?.endpoints[0]?.variants[0]?.model).toMatchObject({
      vpc: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] },
      networkIsolation: true,
    });
  });

  test('may be a version of a package, with an env of its own', () => {
    const { document, diagnostics } = load(model(`    package: ${PACKAGE}\n${ENV}`));
    expect(diagnostics).toEqual([]);
    expect(document?.endpoints[0]?.variants[0]?.model).toEqual({
      key: 'xgb',
      package: PACKAGE,
      env: { THREADS: '2' },
      maskedEnv: [],
      role: 'arn:aws:iam::123456789012:role/sagemaker-execution',
    });
  });

  test('may be a pipeline, whose masked values are named by their container', () => {
    const text = model(piped(', hostname: a', ', hostname: b, env: { X: "${env:X}", Y: "1" }'));
    const { document, diagnostics } = load(text, { env: { X: 'hunter2' } });
    expect(diagnostics).toEqual([]);
    expect(document?.endpoints[0]?.variants[0]?.model).toMatchObject({
      containers: [
        { hostname: 'a', env: {} },
        { hostname: 'b', env: { X: 'hunter2', Y: '1' } },
      ],
      env: {},
      maskedFields: ['container 2 env X'],
    });
  });

  test.each<[string, string, readonly string[]]>([
    ['neither image nor package', ENV, ['INF1012']],
    ['image and package', `${CONTENT}    package: ${PACKAGE}\n`, ['INF1064']],
    ['package and artifact', `    package: ${PACKAGE}\n${ARTIFACT}`, ['INF1064']],
    [
      'a package without a version',
      '    package: arn:aws:sagemaker:us-east-1:123456789012:model-package/a\n',
      ['INF1014'],
    ],
    [
      'a package of another region',
      `    package: ${PACKAGE.replace('us-east-1', 'eu-west-1')}\n`,
      ['INF1066'],
    ],
    [
      'a group of another region',
      '    package: { group: "arn:aws:sagemaker:eu-west-1:123456789012:model-package-group/a", version: latest-approved }\n',
      ['INF1066'],
    ],
    ['a group with a number', '    package: { group: a, version: 12 }\n', ['INF1013']],
    ['a group with another word', '    package: { group: a, version: latest }\n', ['INF1014']],
    ['a group without a version', '    package: { group: a }\n', ['INF1012']],
    ['a group that is no name', '    package: { group: a_b, version: latest-approved }\n', ['INF1014']],
    [
      'a group and something else',
      '    package: { group: a, version: latest-approved, arn: b }\n',
      ['INF1010'],
    ],
    ['a list for a package', '    package: [a]\n', ['INF1013']],
    [
      'a group and an artifact',
      '    package: { group: a, version: latest-approved }\n    artifact: s3://b1b/k.tar.gz\n',
      ['INF1064'],
    ],
    ['a pipeline and an image', `${IMAGE}${piped()}`, ['INF1064']],
    ['a pipeline and an env of the model', `${piped()}${ENV}`, ['INF1064']],
    ['a pipeline of one', `    containers:\n      - { ${XGB} }\n`, ['INF1012']],
    ['a hostname for one of two', piped(', hostname: a'), ['INF1065']],
    ['a hostname that is a number', piped(', hostname: a', ', hostname: 5'), ['INF1013']],
    ['a hostname that is none', piped(', hostname: a', ', hostname: a_b'), ['INF1014']],
    ['an image that is none in a pipeline', piped().replace('683313688378.dkr', 'docker'), ['INF1014']],
    ['a hostname twice', piped(', hostname: a', ', hostname: A'), ['INF1065']],
    ['an image of another region in a pipeline', piped().replace('us-east-1', 'eu-west-1'), ['INF1046']],
    ['a secret in a pipeline', piped(', env: { DB_PASSWORD: hunter2 }'), ['INF1047']],
    ['no subnets', `${CONTENT}    vpc: { subnets: [], securityGroups: [sg-1] }\n`, ['INF1012']],
    ['no security groups', `${CONTENT}    vpc: { subnets: [subnet-1] }\n`, ['INF1012']],
    [
      'six security groups',
      `${CONTENT}${VPC.replace('[sg-1]', '[sg-1, sg-2, sg-3, sg-4, sg-5, sg-6]')}`,
      ['INF1021'],
    ],
    ['a subnet that is none', `${CONTENT}${VPC.replace('subnet-1', 'vpc-1')}`, ['INF1014']],
  ])('with %s is refused', (_what, content, expected) => {
    expect(codes(model(content))).toEqual(expected);
  });
});

describe('an endpoint', () => {
  const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

  test('has a key and data capture', () => {
    const { document, diagnostics } = load(
      endpoint(
        `    kmsKey: ${KEY}\n    dataCapture: { sampling: 20%, destination: "s3://capture/\${key}/" }\n`,
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(document?.endpoints[0]).toMatchObject({
      kmsKey: KEY,
      dataCapture: { sampling: 20, destination: 's3://capture/fraud/', capture: ['input', 'output'] },
    });
  });

  test.each<[string, string, readonly string[]]>([
    ['a key that is none', '    kmsKey: secret\n', ['INF1014']],
    [
      'a sampling of too much',
      '    dataCapture: { sampling: 101%, destination: s3://capture/ }\n',
      ['INF1014'],
    ],
    [
      'a sampling without a unit',
      '    dataCapture: { sampling: 20, destination: s3://capture/ }\n',
      ['INF1013'],
    ],
    ['no destination', '    dataCapture: { sampling: 20% }\n', ['INF1012']],
    ['a destination elsewhere', '    dataCapture: { sampling: 20%, destination: /tmp/x }\n', ['INF1014']],
    [
      'a side that is none',
      '    dataCapture: { sampling: 20%, destination: s3://capture/, capture: [inputs] }\n',
      ['INF1014'],
    ],
  ])('with %s is refused', (_what, lines, expected) => {
    expect(codes(endpoint(lines))).toEqual(expected);
  });

  test('on instances with local disks takes no key', () => {
    const text = edited([SEARCH, '    kmsKey: alias/inference\n'], ['ml.m5.large', 'ml.g5.xlarge']);
    expect(problems(text)).toEqual(['16:23 INF1067 ml.g5.xlarge']);
  });

  test.each<[string, string]>([
    ['a VPC', edited([ENV, `${ENV}${VPC}`])],
    ['network isolation', edited([ENV, `${ENV}    networkIsolation: true\n`])],
    ['a pipeline', edited([CONTENT, piped()])],
    ['a key', `${edited()}    kmsKey: alias/inference\n`],
    ['data capture', `${edited()}    dataCapture: { sampling: 20%, destination: s3://capture/ }\n`],
  ])('that is serverless has no %s', (_what, text) => {
    expect(codes(text)).toEqual(['INF1063']);
  });
});
