// Environments: what an overlay makes of the file, where its problems are shown, and which environment is meant.
import { describe, expect, test } from 'vitest';
import { check, edited, load, problems, shown, VALID } from './load.fixture.ts';

const NAMING = ['defaults:', 'naming: "${project}-${environment}-${key}"\ndefaults:'] as const;
/** The valid file, named by environment, with these overlays; they begin in line 22. */
const withOverlays = (overlays: string) => `${edited(NAMING)}environments:\n${overlays}`;
const prod = (overlay: string) => withOverlays(`  prod: ${overlay}\n  staging: {}\n`);
const endpointsIn = (overlay: string) =>
  load(prod(overlay), { environment: 'prod' }).document?.endpoints ?? [];

describe('an overlay is a merge patch', () => {
  test.each([
    [
      'a value replaces',
      '{ endpoints: { fraud: { instance: { count: 5 } } } }',
      { count: 5, type: 'ml.m5.large' },
    ],
    ['a mapping is merged', '{ endpoints: { fraud: { instance: { type: ml.c5.large } } } }', { count: 2 }],
    [
      'null removes, and a default comes back',
      '{ endpoints: { fraud: { instance: { count: null } } } }',
      { count: 1 },
    ],
    [
      'another kind of hardware removes the one above',
      '{ endpoints: { fraud: { serverless: { memory: 2GB, maxConcurrency: 5 } } } }',
      { kind: 'serverless', memory: 2048 },
    ],
  ])('%s', (_, overlay, hardware) => {
    expect(endpointsIn(overlay)[0]?.variants[0]?.hardware).toMatchObject(hardware);
  });

  test('null removes an endpoint, a new key adds one, and the order is that of the file', () => {
    const overlay =
      '{ endpoints: { fraud: null, extra: { model: xgb, tags: null, serverless: { memory: 1GB, maxConcurrency: 1 } } } }';
    expect(endpointsIn(overlay).map(({ key }) => key)).toEqual(['search', 'extra']);
  });

  test('what one environment says is not said in another', () => {
    const text = prod('{ endpoints: { fraud: { instance: { count: 5 } } } }');
    const counts = ['prod', 'staging'].map(
      (environment) => load(text, { environment }).document?.endpoints[0]?.variants[0]?.hardware,
    );
    expect(counts).toMatchObject([{ count: 5 }, { count: 2 }]);
  });

  test('the environment is in the document, in ${environment} and in names', () => {
    const text = withOverlays('  prod: { models: { xgb: { env: { STAGE: "${environment}" } } } }\n');
    const { document } = load(text, { environment: 'prod' });
    expect(document).toMatchObject({ environment: 'prod' });
    expect(document?.endpoints[0]).toMatchObject({
      name: 'risk-prod-fraud',
      place: { line: 15, column: 3 },
      variants: [{ model: { env: { THREADS: '2', STAGE: 'prod' } } }],
    });
  });

  test('an endpoint that the overlay adds stands in the overlay', () => {
    const overlay =
      '{ endpoints: { extra: { model: xgb, serverless: { memory: 1GB, maxConcurrency: 1 } } } }';
    expect(endpointsIn(overlay)[2]?.place).toEqual({ file: 'inference.yaml', line: 22, column: 24 });
  });

  test('a variable named like a member of every object is just a variable', () => {
    const { document } = load(prod('{ models: { xgb: { env: { toString: "x" } } } }'), {
      environment: 'prod',
    });
    expect(document?.endpoints[0]?.variants[0]?.model.env).toEqual({ THREADS: '2', toString: 'x' });
  });
});

describe('a problem is shown where its value was written', () => {
  test.each([
    [
      'a wrong value of the overlay',
      prod('{ endpoints: { fraud: { instance: { count: 0 } } } }'),
      ['22:52 INF1015 0'],
    ],
    [
      'an unknown key of the overlay',
      prod('{ endpoints: { fraud: { instanse: {} } } }'),
      ['22:33 INF1010 instanse'],
    ],
    [
      'a model that only another environment lacks',
      prod('{ models: { xgb: null } }'),
      ['16:12 INF1040 xgb', '19:12 INF1040 xgb'],
    ],
    [
      'two kinds of hardware at once',
      prod(
        '{ endpoints: { fraud: { instance: { type: ml.m5.large }, serverless: { memory: 1GB, maxConcurrency: 1 } } } }',
      ),
      ['22:66 INF1019 serverless'],
    ],
    [
      'hardware that was taken away',
      prod('{ endpoints: { fraud: { instance: null } } }'),
      ['15:3 INF1019 fraud'],
    ],
    ['a wrong value above', prod('{}').replace('count: 2', 'count: 0'), ['17:43 INF1015 0']],
    [
      'a substitution of the overlay',
      prod('{ models: { xgb: { env: { X: "${nope}" } } } }'),
      ['22:39 INF1030 ${nope}'],
    ],
    ['a null that removes nothing', prod('{ endpoints: { freud: null } }'), ['22:24 INF1074 freud']],
    [
      'a tag of YAML',
      prod('{ endpoints: { fraud: { instance: { count: !big 3 } } } }'),
      ['22:52 INF1006 !big'],
    ],
    ['a number with a leading zero', prod('{ account: 012345678901 }'), ['22:20 INF1008 012345678901']],
    [
      'a role that is of another account here',
      prod('{ account: "999999999999", defaults: { role: "arn:aws:iam::123456789012:role/x" } }'),
      ['22:54 INF1045 "arn:aws:iam::123456789012:role/x"'],
    ],
    ['a secret', prod('{ models: { xgb: { env: { DB_PASSWORD: hunter2 } } } }'), ['22:48 INF1047 *******']],
  ])('%s', (_, text, expected) => {
    expect(problems(text, { environment: 'prod' })).toEqual(expected);
    expect(shown(check(text))).toEqual(expected);
  });

  test('what the picked environment does not say is not its problem', () => {
    const text = prod('{ endpoints: { fraud: { instance: { count: 0 } } } }');
    expect(problems(text, { environment: 'staging' })).toEqual([]);
  });

  test('a file may be whole only with its environments', () => {
    const text = edited(['    instance: { type: ml.m5.large, count: 2 }\n', ''], NAMING);
    const whole = '{ endpoints: { fraud: { instance: { type: ml.m5.large } } } }';
    expect(shown(check(`${text}environments: { a: ${whole}, b: ${whole} }\n`))).toEqual([]);
  });
});

describe('the environments themselves', () => {
  test.each([
    ['none', 'environments: {}', ['21:15 INF1012 {}']],
    ['a list', 'environments: [prod]', ['21:15 INF1013 [prod]']],
    ['an overlay that is no mapping', 'environments: { prod: 1 }', ['21:23 INF1013 1']],
    ['a name in upper case', 'environments: { Prod: {} }', ['21:17 INF1014 Prod']],
    ['a name with an underscore', 'environments: { pre_prod: {} }', ['21:17 INF1014 pre_prod']],
    ['the name of no environment', 'environments: { default: {} }', ['21:17 INF1014 default']],
    ['the word for every environment', 'environments: { all: {} }', ['21:17 INF1014 all']],
    ['a long name', `environments: { ${'x'.repeat(33)}: {} }`, [`21:17 INF1016 ${'x'.repeat(33)}`]],
    [
      'an environment in an environment',
      'environments: { prod: { environments: {} } }',
      ['21:25 INF1010 environments'],
    ],
    ['another version', 'environments: { prod: { version: 1 } }', ['21:25 INF1010 version']],
  ])('%s', (_, line, expected) => {
    expect(shown(check(`${edited(NAMING)}${line}\n`))).toEqual(expected);
  });

  test('project and environment leave room in the names of parts', () => {
    const long = 'x'.repeat(32);
    const text = edited(['project: risk', `project: ${'r'.repeat(13)}`]);
    expect(shown(check(`${text}environments: { ${long}: {} }\n`))).toEqual([`20:17 INF1072 ${long}`]);
    expect(shown(check(`${edited()}environments: { ${long}: {} }\n`))).toEqual([]);
  });

  test.each([
    [
      'none is picked',
      prod('{}'),
      undefined,
      ['21:1 INF1070 environments'],
      'pass --env prod or --env staging',
    ],
    ['an unknown one is', prod('{}'), 'prd', ['21:1 INF1071 environments'], 'did you mean "prod"?'],
    ['there are none', VALID, 'prod', ['1:1 INF1049 v'], 'leave --env out'],
  ])('a run stops where %s', (_, text, environment, expected, hint) => {
    const loaded = load(text, environment === undefined ? {} : { environment });
    expect(shown(loaded)).toEqual(expected);
    expect(loaded.diagnostics.map((one) => one.hint)).toEqual([hint]);
    expect(loaded.document).toBeUndefined();
  });
});

describe('two environments must not name endpoints alike', () => {
  const two = (prodOverlay: string, stagingOverlay: string, naming = '${key}') =>
    `${edited(['defaults:', `naming: "${naming}"\ndefaults:`])}environments:\n  prod: ${prodOverlay}\n  staging: ${stagingOverlay}\n`;
  test.each([
    ['the same account, region and naming', two('{}', '{}'), ['23:3 INF1073 staging']],
    ['a name by the environment', two('{}', '{}', '${environment}-${key}'), []],
    ['another naming in one', two('{}', '{ naming: "stage-${key}" }'), []],
    [
      'another region',
      two(
        '{}',
        '{ region: eu-west-1, models: { xgb: { image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1" } } }',
      ),
      [],
    ],
    ['another account', two('{}', '{ account: "999999999999" }'), []],
    ['other endpoints', two('{ endpoints: { fraud: null } }', '{ endpoints: { search: null } }'), []],
    [
      'accounts that nobody says',
      two('{ account: null }', '{ account: null }').replace('${account}', '123456789012'),
      ['23:3 INF1073 staging'],
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(check(text))).toEqual(expected);
  });

  test('also where one of them is picked', () => {
    expect(problems(two('{}', '{}'), { environment: 'staging' })).toEqual(['22:3 INF1073 prod']);
  });

  test('naming is what to write', () => {
    const [first] = check(two('{}', '{}')).diagnostics;
    expect(first?.message).toBe(
      '"staging" and "prod" both name an endpoint "fraud" in 123456789012/us-east-1',
    );
    expect(first?.hint).toContain('naming: "${project}-${environment}-${key}"');
  });
});

describe('all environments at once', () => {
  test('what is wrong in all of them is said once and plainly', () => {
    const { diagnostics } = check(prod('{}').replace('count: 2', 'count: 0'));
    expect(diagnostics.map(({ message }) => message)).toEqual(['instance count must be at least 1, not 0']);
  });

  test('what is wrong in some of them names these', () => {
    const { diagnostics } = check(prod('{ models: { xgb: null } }'));
    expect(diagnostics[0]?.message).toBe('there is no model "xgb" (in prod)');
  });

  test('each has its own values masked', () => {
    const text = prod('{ models: { xgb: { env: { X: "${env:A}" } } } }');
    expect(check(text, { env: { A: 'canary-value' } }).masked).toContain('canary-value');
  });

  test('what one conceals stands in no excerpt of another', () => {
    const text = withOverlays(
      '  { prod: { models: { xgb: { env: { DB_PASSWORD: hunter2 } } } }, staging: { region: nowhere } }\n',
    );
    const { diagnostics } = check(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['INF1047', 'INF1014']);
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2');
  });
});
