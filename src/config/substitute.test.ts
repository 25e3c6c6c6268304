// Substitutions: where they are possible, what they become, and that nothing from the environment gets out.
import { describe, expect, test } from 'vitest';
import { edited, load, problems } from './load.fixture.ts';
import { expand, piecesOf } from './references.ts';

describe('the small language', () => {
  test.each([
    ['a plain text', 'abc', [{ kind: 'text', text: 'abc' }]],
    ['a reference', '${key}', [{ kind: 'reference', reference: { written: '${key}', name: 'key' } }]],
    [
      'a named one',
      '${env:A_B}',
      [{ kind: 'reference', reference: { written: '${env:A_B}', name: 'env', argument: 'A_B' } }],
    ],
    ['an escape', '$${key}', [{ kind: 'escape' }, { kind: 'text', text: 'key}' }]],
    ['a dollar before an escape', '$$${', [{ kind: 'text', text: '$' }, { kind: 'escape' }]],
    ['an unclosed one', '${key', [{ kind: 'broken', written: '${key' }]],
    ['an empty one', '${}', [{ kind: 'broken', written: '${}' }]],
    [
      'one in another',
      '${env:${key}}',
      [
        { kind: 'broken', written: '${env:${key}' },
        { kind: 'text', text: '}' },
      ],
    ],
    ['shell habits', '${HOME:-x}', [{ kind: 'broken', written: '${HOME:-x}' }]],
    ['a lone dollar', 'a$b', [{ kind: 'text', text: 'a$b' }]],
  ])('%s', (_, text, expected) => {
    expect(piecesOf(text)).toEqual(expected);
  });

  test('values are not read again', () => {
    expect(expand('${a}$${b}', () => '${c}')).toBe('${c}${b}');
  });
});

describe('where a substitution is possible', () => {
  const more = { env: { X: 'x' }, params: { x: 'x' } };
  const variable = (value: string) => edited(['"2"', `"${value}"`]);
  const tag = (value: string) => edited(['{ team: risk }', `{ team: "${value}" }`]);
  const own = (value: string) => edited(['    serverless', `    tags: { x: "${value}" }\n    serverless`]);
  const naming = (value: string) => edited(['defaults:', `naming: "${value}"\ndefaults:`]);

  test.each([
    ['env of a model, facts', variable('${account} ${region} ${project} ${key}'), []],
    ['env of a model, outside', variable('${env:X} ${param:x}'), []],
    ['default tags take parameters', tag('${param:x}-${project}'), []],
    ['default tags take no key', tag('${key}'), ['7:18 INF1031 ${key}']],
    ['default tags take nothing from the environment', tag('${env:X}'), ['7:18 INF1031 ${env:X}']],
    ['own tags take the key', own('${key}'), []],
    ['own tags take nothing from the environment', own('${env:X}'), ['19:17 INF1031 ${env:X}']],
    ['naming takes facts', naming('${project}-${key}-${region}'), []],
    ['naming takes no parameters', naming('${param:x}-${key}'), ['5:10 INF1031 ${param:x}']],
    ['a project takes none', edited(['project: risk', 'project: "${param:x}"']), ['2:11 INF1031 ${param:x}']],
    [
      'a model reference takes none',
      edited(['model: xgb\n    inst', 'model: ${param:x}\n    inst']),
      ['15:12 INF1031 ${param:x}'],
    ],
    ['an instance type takes none', edited(['ml.m5.large', '"${param:x}"']), ['16:24 INF1031 ${param:x}']],
    ['a key takes none', edited(['  fraud:', '  "${project}":']), ['14:3 INF1032 "${project}"']],
    ['a key of env takes none', edited(['THREADS', '"${project}"']), ['12:12 INF1032 "${project}"']],
    ['an unknown one is named', variable('${acount}'), ['12:22 INF1030 ${acount}']],
    ['a variable needs a name', variable('${env}'), ['12:22 INF1030 ${env}']],
    ['a fact has none', variable('${region:x}'), ['12:22 INF1030 ${region:x}']],
    ['every broken one is told', variable('${a} ${b}'), ['12:22 INF1030 ${a}', '12:27 INF1030 ${b}']],
    ['an escape is possible in env', variable('$${x}'), []],
    ['an escape is not possible in tags', tag('$${x}'), ['7:18 INF1031 $${']],
    ['without environments there is none', variable('${environment}'), ['12:22 INF1033 ${environment}']],
  ])('%s', (_, text, expected) => {
    expect(problems(text, more)).toEqual(expected);
  });
});

describe('what a substitution becomes', () => {
  test('facts, keys, parameters and escapes', () => {
    const text = edited(
      ['"2"', '"${account}/${region}/${project}/${key}/${param:size}/$${x}"'],
      ['    serverless', '    tags: { at: "${key}" }\n    serverless'],
      ['defaults:', 'naming: "${project}-${key}"\ndefaults:'],
    );
    const { document } = load(text, { params: { size: '7' } });
    expect(document?.endpoints.map((one) => one.name)).toEqual(['risk-fraud', 'risk-search']);
    expect(document?.endpoints[1]?.tags).toEqual({ team: 'risk', at: 'search' });
    expect(document?.endpoints[0]?.variants[0]?.model.env).toEqual({
      THREADS: '123456789012/us-east-1/risk/xgb/7/${x}',
    });
  });

  test.each([
    ['an unset variable', '${env:NOPE}', '12:22 INF1034 ${env:NOPE}'],
    ['what every object has is no variable', '${env:toString}', '12:22 INF1034 ${env:toString}'],
    ['a missing parameter', '${param:nope}', '12:22 INF1035 ${param:nope}'],
  ])('%s is told', (_, value, expected) => {
    expect(problems(edited(['"2"', `"${value}"`]))).toEqual([expected]);
  });

  test('an account that the file does not say is told where it is used', () => {
    expect(problems(edited(['account: "123456789012"\n', '']))).toEqual(['5:22 INF1033 ${account}']);
  });

  test('a value is checked again after substitution', () => {
    const text = edited(['s3://risk-models/fraud/42/model.tar.gz', '"s3://${param:bucket}/model.tar.gz"']);
    expect(problems(text, { params: { bucket: 'Not A Bucket' } })).toEqual([
      '11:15 INF1014 "s3://${param:bucket}/model.tar.gz"',
    ]);
    expect(problems(text, { params: { bucket: '${account}' } })).toEqual([
      '11:15 INF1036 "s3://${param:bucket}/model.tar.gz"',
    ]);
    expect(problems(text, { params: { bucket: 'my-bucket' } })).toEqual([]);
  });
});

describe('the environment', () => {
  const canary = 'CANARY-9f8e7d';

  test('its values are masked, alone and in what they became part of', () => {
    const text = edited(['"2"', '"a-${env:X}-b", PLAIN: "1"']);
    const { document, masked } = load(text, { env: { X: canary } });
    expect(masked).toEqual([canary, `a-${canary}-b`]);
    expect(document?.endpoints[0]?.variants[0]?.model.maskedEnv).toEqual(['THREADS']);
    expect(document?.endpoints[0]?.variants[0]?.model.env.THREADS).toBe(`a-${canary}-b`);
  });

  test('an empty value masks nothing', () => {
    expect(load(edited(['"2"', '"${env:X}"']), { env: { X: '' } }).masked).toEqual([]);
  });

  test.each([
    ['a wrong image', ['683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1', '${env:X}']],
    ['an image of another region', ['683313688378.dkr.ecr.us-east-1', '683313688378.dkr.ecr.${env:REGION}']],
    ['a role of another account', ['::${account}:', '::${env:ACCOUNT}:']],
    ['a wrong role', ['role/sagemaker-execution', 'role/${env:LONG}!']],
    ['a long variable', ['"2"', '"${env:LONG}"']],
    ['a value with a substitution in it', ['42/model', '${env:AGAIN}/model']],
  ] as const)('%s is told without showing it', (_, edit) => {
    const env = {
      X: canary,
      REGION: 'eu-west-3',
      ACCOUNT: '999999999999',
      LONG: canary.repeat(100),
      AGAIN: `\${${canary}}`,
    };
    const { diagnostics } = load(edited(edit), { env });
    expect(diagnostics).toHaveLength(1);
    expect(JSON.stringify(diagnostics)).not.toMatch(/CANARY|eu-west-3|999999999999/);
  });
});
