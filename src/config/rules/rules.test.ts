// Rules between fields, one sentence each.
import { describe, expect, test } from 'vitest';
import { edited, load, problems, VALID } from '../load.fixture.ts';
import { secretIn } from './secrets.ts';

const naming = (value: string) => ['defaults:', `naming: "${value}"\ndefaults:`] as const;
const tagsOf = (count: number, from = 0) =>
  `{ ${Array.from({ length: count }, (_, n) => `t${n + from}: x`).join(', ')} }`;

describe('rules', () => {
  test.each([
    [
      'a model must exist',
      edited(['model: xgb\n    serverless', 'model: xbg\n    serverless']),
      ['18:12 INF1040 xbg'],
    ],
    [
      'what every object has is no model',
      edited(['model: xgb\n    serverless', 'model: toString\n    serverless']),
      ['18:12 INF1040 toString'],
    ],
    [
      'a model should be used',
      edited([
        'endpoints:\n',
        `  spare:\n    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/x:1\nendpoints:\n`,
      ]),
      ['13:3 INF1041 spare'],
    ],
    [
      'a model needs a role',
      edited(['  role: arn:aws:iam::${account}:role/sagemaker-execution\n', '']),
      ['8:3 INF1042 xgb'],
    ],
    [
      'the role is of the account',
      edited(['::${account}:', '::999999999999:']),
      ['6:9 INF1045 arn:aws:iam::999999999999:role/sagemaker-execution'],
    ],
    [
      'a role of a model is, too',
      edited(['    env:', '    role: arn:aws:iam::999999999999:role/x\n    env:']),
      ['12:11 INF1045 arn:aws:iam::999999999999:role/x'],
    ],
    [
      'the role to assume is of the account',
      edited(['region:', 'assumeRole: arn:aws:iam::999999999999:role/inferra\nregion:']),
      ['4:13 INF1052 arn:aws:iam::999999999999:role/inferra'],
    ],
    [
      'with an external id, too',
      edited(['region:', 'assumeRole: { arn: "arn:aws:iam::999999999999:role/x", externalId: ab }\nregion:']),
      ['4:20 INF1052 "arn:aws:iam::999999999999:role/x"'],
    ],
    [
      'a role to assume by the account of the file is fine',
      edited(['region:', 'assumeRole: arn:aws:iam::${account}:role/inferra\nregion:']),
      [],
    ],
    [
      'without an account any role will do',
      edited(['account: "123456789012"\n', ''], ['${account}', '999999999999']),
      [],
    ],
    [
      'the image is in the region',
      edited(['region: us-east-1', 'region: eu-west-1']),
      ['10:12 INF1046 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1'],
    ],
    ['names differ', edited(naming('${project}')), ['5:9 INF1043 "${project}"']],
    ['a name begins with a letter or digit', edited(naming('-${key}')), ['5:9 INF1044 "-${key}"']],
    [
      'a name is not too long',
      edited(naming(`${'x'.repeat(60)}-\${key}`)),
      ['15:3 INF1044 fraud', '18:3 INF1044 search'],
    ],
    [
      'tags fit together',
      edited(
        ['{ team: risk }', tagsOf(20)],
        ['    serverless', `    tags: ${tagsOf(19, 20)}\n    serverless`],
      ),
      ['19:5 INF1021 tags'],
    ],
    [
      'as many tags as fit are fine',
      edited(['{ team: risk }', tagsOf(37)], ['    serverless', `    tags: ${tagsOf(37)}\n    serverless`]),
      [],
    ],
    [
      'too many tags at once are one problem',
      edited(['{ team: risk }', tagsOf(39)]),
      [expect.stringMatching(/^7:9 INF1021/)],
    ],
    [
      'a variable is counted in bytes',
      edited(['"2"', `"${'é'.repeat(600)}"`]),
      [expect.stringMatching(/^12:21 INF1016/)],
    ],
    [
      'all variables together fit',
      edited([
        '{ THREADS: "2" }',
        `{ ${Array.from({ length: 40 }, (_, n) => `V${n}: "${'word '.repeat(200)}"`).join(', ')} }`,
      ]),
      ['12:5 INF1021 env'],
    ],
    ['a secret is no literal', edited(['THREADS: "2"', 'DB_PASSWORD: hunter2']), ['12:25 INF1047 *******']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('one endpoint alone needs no key in its name', () => {
    const text = edited(naming('${project}')).replace(/ {2}search:[\s\S]*/, '');
    expect(load(text).document?.endpoints.map((one) => one.name)).toEqual(['risk']);
  });

  test('an unused model is a warning and stops nothing', () => {
    const { document, diagnostics } = load(
      edited(
        ['model: xgb\n    instance', 'model: b\n    instance'],
        ['model: xgb\n    serverless', 'model: b\n    serverless'],
        ['endpoints:', '  b: { image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/x:1 }\nendpoints:'],
      ),
    );
    expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([['INF1041', 'warning']]);
    expect(document?.endpoints).toHaveLength(2);
  });

  test('--env needs environments, --region must agree', () => {
    expect(problems(VALID, { environment: 'prod' })).toEqual(['1:1 INF1049 v']);
    expect(problems(VALID, { region: 'us-east-1' })).toEqual([]);
    expect(problems(edited(['us-east-1.amazonaws', '${region}.amazonaws']), { region: 'eu-west-1' })).toEqual(
      ['4:9 INF1050 us-east-1'],
    );
  });
});

describe('a literal that looks like a secret', () => {
  test.each([
    ['HF_TOKEN', 'abcdefgh'],
    ['MY_SECRET_VALUE', 'x'],
    ['password', 'hunter2'],
    ['OPENAI_API_KEY', 'abc'],
    ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['ANY', 'AKIAIOSFODNN7EXAMPLE'],
    ['ANY', `-----BEGIN RSA ${'PRIVATE'} KEY-----\nabc`],
    ['ANY', 'ghp_0123456789abcdefghijABCDEFGHIJ0123456789'],
    ['ANY', 'hf_abcdefghijklmnopqrstuvwxyzABCDEFGH'],
    ['ANY', 'postgres://joe:hunter2@db.example.com/x'],
    ['ANY', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc'],
    ['ANY', 'q8Zr3Lx0Vb7Kp2Ws9Jt5Hy4Nd6Gm1Fc'],
  ])('%s: %s', (name, value) => {
    expect(secretIn(name, value)).toBeDefined();
  });
});

describe('a literal that only resembles one', () => {
  test.each([
    ['HF_TOKEN_SECRET_ARN', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:hf-AbCdEf'],
    ['API_KEY', 'arn:aws:ssm:us-east-1:123456789012:parameter/key'],
    ['MAX_TOTAL_TOKENS', '4096'],
    ['TOKENIZERS_PARALLELISM', 'false'],
    ['EOS_TOKEN', '</s>'],
    ['PAD_TOKEN', '[PAD]'],
    ['PASSWORD_FILE', '/run/secrets/x'],
    ['USE_API_KEY', 'true'],
    ['HF_MODEL_ID', 'mistralai/Mixtral-8x7B-Instruct-v0.1'],
    ['HF_MODEL_ID', 'distilbert-base-uncased-finetuned-sst-2-english'],
    ['COMMIT', '0a3b567d28da5435e855984ff2920a3b567d28da'],
    ['BUCKET', 's3://risk-models/fraud/2024-11-05T10-11-12Z/model.tar.gz'],
    ['IMAGE', '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1'],
    ['ID', '123e4567-e89b-12d3-a456-426614174000'],
    ['SENTENCE', 'TheQuickBrownFoxJumpsOverTheLazyDog'],
    ['KEYBOARD', 'qwerty'],
  ])('%s: %s', (name, value) => {
    expect(secretIn(name, value)).toBeUndefined();
  });

  test('a secret never shows, even where another problem shares its line', () => {
    const { diagnostics } = load(edited(['THREADS: "2"', 'A_TOKEN: hunter2hunter2, "1X": "1"']));
    expect(diagnostics).toHaveLength(2);
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2');
  });
});
