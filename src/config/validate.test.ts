// What the schema refuses, in words: the code, the place, and a hint that says how to write it.
import { describe, expect, test } from 'vitest';
import { edited, load, problems } from './load.fixture.ts';

const INSTANCE = 'instance: { type: ml.m5.large, count: 2 }';
const ROLE = 'role: arn:aws:iam::${account}:role/sagemaker-execution';
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const ARTIFACT = 's3://risk-models/fraud/42/model.tar.gz';

describe('a wrong value is one problem at its place', () => {
  test.each([
    ['a later language', 'version: 1', 'version: 2', '1:10 INF1017 2'],
    ['a version as text', 'version: 1', 'version: "1"', '1:10 INF1017 "1"'],
    ['a missing project', 'project: risk\n', '', '1:1 INF1012 v'],
    ['an empty project', 'project: risk', 'project: ""', '2:10 INF1016 ""'],
    ['a project without a value', 'project: risk', 'project:', '2:1 INF1013 project'],
    ['a long project', 'project: risk', `project: ${'r'.repeat(33)}`, `2:10 INF1016 ${'r'.repeat(33)}`],
    ['a project that ends in a dash', 'project: risk', 'project: risk-', '2:10 INF1014 risk-'],
    ['an account without quotes', '"123456789012"', '123456789012', '3:10 INF1013 123456789012'],
    ['an account of eleven digits', '"123456789012"', '"12345678901"', '3:10 INF1014 "12345678901"'],
    ['a zone as region', 'region: us-east-1', 'region: us-east-1a', '4:9 INF1014 us-east-1a'],
    ['a key of nobody', 'region: us-east-1', 'x-note: hello', '4:1 INF1010 x-note'],
    ['an upper-case naming', 'region: us-east-1', 'naming: "A-${key}"', '4:9 INF1014 "A-${key}"'],
    [
      'a user instead of a role',
      ROLE,
      'role: arn:aws:iam::123456789012:user/joe',
      '6:9 INF1014 arn:aws:iam::123456789012:user/joe',
    ],
    ['an image of another registry', IMAGE, 'public.ecr.aws/x/y:1', '10:12 INF1014 public.ecr.aws/x/y:1'],
    ['an image with a space', IMAGE, `"${IMAGE} "`, `10:12 INF1014 "${IMAGE} "`],
    ['an image that is too long', IMAGE, `${IMAGE}${'x'.repeat(255)}`, undefined],
    ['an artifact without a bucket', ARTIFACT, 's3:///model.tar.gz', '11:15 INF1014 s3:///model.tar.gz'],
    [
      'an artifact that is no archive',
      ARTIFACT,
      's3://risk-models/fraud',
      '11:15 INF1014 s3://risk-models/fraud',
    ],
    [
      'an artifact on the web',
      ARTIFACT,
      'https://x.org/model.tar.gz',
      '11:15 INF1014 https://x.org/model.tar.gz',
    ],
    ['a variable that is a number', '"2"', '2', '12:21 INF1013 2'],
    ['a variable with a dash', 'THREADS', 'OMP-THREADS', '12:12 INF1014 OMP-THREADS'],
    ['a variable of 1025 characters', '"2"', 'x'.repeat(1025), undefined],
    ['a tag key with a star', '{ team: risk }', '{ "te*m": risk }', '7:11 INF1014 "te*m"'],
    ['a tag key of AWS', '{ team: risk }', '{ "Aws:x": risk }', '7:11 INF1022 "Aws:x"'],
    ['a tag key of inferra', '{ team: risk }', '{ "inferra:env": risk }', '7:11 INF1022 "inferra:env"'],
    ['a tag value with a semicolon', '{ team: risk }', '{ team: "a;b" }', '7:17 INF1014 "a;b"'],
    ['a tag value that is a number', '{ team: risk }', '{ team: 4711 }', '7:17 INF1013 4711'],
    ['an endpoint key in upper case', '  fraud:', '  Fraud:', '14:3 INF1014 Fraud'],
    ['an endpoint without a model', '    model: xgb\n    instance', '    instance', '14:3 INF1012 fraud'],
    ['an endpoint without hardware', `    ${INSTANCE}\n`, '', '14:3 INF1019 fraud'],
    [
      'two kinds of hardware',
      INSTANCE,
      `${INSTANCE}\n    serverless: { memory: 1GB, maxConcurrency: 1 }`,
      '17:5 INF1019 serverless',
    ],
    ['an instance without a type', 'type: ml.m5.large, ', '', '16:5 INF1012 instance'],
    ['no instances', 'count: 2', 'count: 0', '16:43 INF1015 0'],
    ['half an instance', 'count: 2', 'count: 1.5', '16:43 INF1013 1.5'],
    ['a mapping as a type', 'type: ml.m5.large', 'type: { a: b }', '16:23 INF1013 { a: b }'],
    ['a count as text', 'count: 2', 'count: "2"', '16:43 INF1013 "2"'],
    ['a family for notebooks only', 'ml.m5.large', 'ml.t3.medium', '16:23 INF1018 ml.t3.medium'],
    ['a family of EC2 only', 'ml.m5.large', 'ml.m7g.large', '16:23 INF1018 ml.m7g.large'],
    ['a type without ml.', 'ml.m5.large', 'm5.large', '16:23 INF1018 m5.large'],
    ['memory of 7 GB', '4GB', '7GB', '19:27 INF1020 7GB'],
    ['memory of 1.5 GB', '4GB', '1536MB', '19:27 INF1020 1536MB'],
    ['memory with another unit', '4GB', '4GiB', '19:27 INF1020 4GiB'],
    ['memory without a unit', '4GB', '4', '19:27 INF1020 4'],
    ['memory in a plain number of MB', '4GB', '4096', '19:27 INF1020 4096'],
    ['no concurrency', 'maxConcurrency: 20', 'maxConcurrency: 0', '19:48 INF1015 0'],
    ['a concurrency of 201', 'maxConcurrency: 20', 'maxConcurrency: 201', '19:48 INF1015 201'],
    ['yes for true', INSTANCE, `${INSTANCE}\n    protect: yes`, '17:14 INF1013 yes'],
  ])('%s', (_, from, to, expected) => {
    const found = problems(edited([from, to]));
    expect(found).toHaveLength(1);
    if (expected !== undefined) expect(found[0]).toBe(expected);
  });
});

describe('hints say how to write it', () => {
  test.each([
    ['the nearest key', 'region:', 'regoin:', 'did you mean "region"?'],
    [
      'the nearest type',
      'ml.m5.large',
      'ml.m5.lagre',
      'ml.m5 has the sizes large, xlarge, 2xlarge, 4xlarge, 12xlarge, 24xlarge',
    ],
    ['the nearest family', 'ml.m5.large', 'ml.mm5.large', 'did you mean "ml.m5.large"?'],
    ['the type with its prefix', 'ml.m5.large', 'm5.large', 'did you mean "ml.m5.large"?'],
    ['the family instead', 'ml.m5.large', 'ml.m7g.large', 'use ml.m6g.large'],
    ['quotes around a number', '"2"', '2', 'put it in quotes: "2"'],
    ['quotes around the number as written', '"2"', '1.10', 'put it in quotes: "1.10"'],
    ['no quotes around a count', 'count: 2', 'count: "2"', 'write it without quotes: 2'],
    [
      'the right units',
      '4GB',
      '4GiB',
      'write a whole number of gigabytes from 1GB to 6GB, or the same in MB (1024MB, 2048MB, …)',
    ],
    ['dashes for underscores', '  fraud:', '  My_Fraud:', 'write "my-fraud"'],
    ['lower case', 'project: risk', 'project: Risk', 'write "risk"'],
    [
      'what is known where nothing is near',
      'region:',
      'banana:',
      'known keys here: version, project, account, region, assumeRole, naming, defaults, models, endpoints, recommendations, moved, drift, risks, policy, prices, environments',
    ],
  ])('%s', (_, from, to, hint) => {
    expect(load(edited([from, to])).diagnostics.map((one) => one.hint)).toEqual([hint]);
  });
});

test('a hostile or huge value is quoted as data, and short', () => {
  const text = edited(['project: risk', `project: "\\e[31m::error::\\u202e${'x'.repeat(60_000)}"`]);
  const [one] = load(text).diagnostics;
  expect(one?.code).toMatch(/INF101[46]/);
  expect(JSON.stringify(one).length).toBeLessThan(2000);
});
