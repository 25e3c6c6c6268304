// A job's name is the identity of what it measures: whatever decides a result makes another name, and nothing else does.
import { describe, expect, test } from 'vitest';
import { type Asking, type Edit, groupsOf, unitsOf } from './asked.fixture.ts';
import { attemptName, attemptParts } from './job-unit.ts';

const names = (asking?: Asking) => unitsOf(asking).map(({ name }) => name);
const edit = (...edit: Edit): Asking => ({ edits: [edit] });
const SERVERLESS: Edit = ['      load:', '      serverless: [{ memory: 2GB }, { memory: 4GB }]\n      load:'];

test('an upgrade alone buys no job: these names stay', () => {
  expect(names()).toEqual(['risk-sla-cbf6a6f0c7']);
  expect(names({ edits: [SERVERLESS] })).toEqual(['risk-sla-cbf6a6f0c7', 'risk-sla-234311bc3c']);
});

test.each<readonly [string, Asking]>([
  ['the value of a secret', { token: 'two' }],
  ['tags', { tags: { team: 'fraud' } }],
  [
    'the role of the jobs',
    edit('recommender: {', 'recommender: { role: "arn:aws:iam::123456789012:role/b",'),
  ],
  ['the role of the model', edit('role/sagemaker-execution', 'role/other')],
  ['what it may cost', edit('maxCost: $20', 'maxCost: $2')],
  ['how many tests run at once', edit('maxParallel: 5', 'maxParallel: 2')],
  ['the address of the same samples', { payload: { url: 's3://b/c.tar.gz', content: 'c0ffee', files: 1 } }],
  ['the order of candidates', edit('[ml.c5.large, ml.m5.large]', '[ml.m5.large, ml.c5.large]')],
  ['the objective', edit('    require:', '    objective: speed\n    require:')],
  ['the average of the traffic', edit('average: 120/min', 'average: 60/min')],
  ['the age at which it is old', edit('    require:', '    refresh: { after: 30d }\n    require:')],
])('%s changes no name', (_, asking) => {
  expect(names(asking)).toEqual(names());
});

test('nor does another account or region, where the file names its own', () => {
  const where = { account: '999999999999', region: 'eu-west-1' };
  const edits: readonly Edit[] = [
    ['123456789012', where.account],
    ['us-east-1', where.region],
  ];
  expect(names({ where, edits })).toEqual(names());
  const archive = (account: string) => {
    const url = `s3://samples-${account}/p.tar.gz`;
    return { url, content: url, files: 0 };
  };
  expect(names({ where, edits, payload: archive(where.account) })).toEqual(
    names({ payload: archive('123456789012') }),
  );
});

test.each<readonly [string, Asking]>([
  ['the artifact', edit('fraud/42/', 'fraud/43/')],
  ['the image', edit('xgboost:1.7-1', 'xgboost:1.7-2')],
  ['a value of env', edit('LOG_LEVEL: info', 'LOG_LEVEL: debug')],
  ['the name of a secret', edit('TOKEN:', 'KEY:')],
  ['a byte of the samples', { payload: { url: 's3://b/c.tar.gz', content: 'c0ffef', files: 1 } }],
  ['a candidate', edit('[ml.c5.large, ml.m5.large]', '[ml.c5.large]')],
  ['a value to try', edit('["1", "2"]', '["1", "4"]')],
  ['the load', edit('{ users: 3, spawnRate: 1, duration: 2m }', '{ users: 3, spawnRate: 1, duration: 3m }')],
  ['the threshold', edit('p95: 80ms', 'p95: 70ms')],
  ['the percentile', edit('p95: 80ms', 'p99: 80ms')],
  ['the peak, at which a test ends', edit('peak: 600/min', 'peak: 900/min')],
  ['the number of tests', edit('maxTests: 10', 'maxTests: 9')],
  ['the duration', edit('duration: 2h', 'duration: 1h')],
  ['the framework', edit('frameworkVersion: "1.7"', 'frameworkVersion: "1.5"')],
])('%s is another name', (_, asking) => {
  expect(names(asking)).not.toEqual(names());
});

describe('kinds of candidates', () => {
  test('are measured by a job each', () => {
    const units = unitsOf({ edits: [SERVERLESS] });
    expect(units.map(({ measures, spec }) => [measures, spec?.candidates?.length])).toEqual([
      ['instances', 2],
      ['serverless', 2],
    ]);
  });

  test('another serverless size is no other job for instances', () => {
    const [before] = names({ edits: [SERVERLESS] });
    const [after] = names({ edits: [[SERVERLESS[0], SERVERLESS[1].replace('4GB', '6GB')]] });
    expect(after).toBe(before);
  });
});

describe('a name', () => {
  test('tells what it measures within the 40 characters that the service uses, and leaves room for attempts', () => {
    const owner = { project: 'a-project-with-a-name-of-many', environment: 'production' };
    const [{ name, inputs } = { name: '', inputs: '' }] = unitsOf({ owner });
    expect(name).toBe(`a-project-with-a-name-of-many-${inputs}`);
    expect(name.length).toBeLessThanOrEqual(40);
    expect(attemptName(name, 999).length).toBeLessThanOrEqual(64);
  });

  test('has a number from the second attempt on, and its temporary model has the same name', () => {
    const [unit] = unitsOf({ tags: { team: 'risk' } });
    if (unit === undefined) throw new Error('there is a unit');
    const first = attemptParts(unit, 1);
    const second = attemptParts(unit, 2);
    expect([first.job.name, first.benchmark?.name]).toEqual([unit.name, unit.name]);
    expect([second.job.name, second.benchmark?.name]).toEqual([`${unit.name}-2`, `${unit.name}-2`]);
    expect(second.job.spec).toMatchObject({ model: { name: `${unit.name}-2` } });
    expect(second.job.tags).toMatchObject({
      team: 'risk',
      'inferra:address': 'recommendations.sla',
      'inferra:name': `${unit.name}-2`,
    });
  });
});

describe('who asks', () => {
  const VARIANTS: Edit = [
    '    model: fraud-xgb\n    recommend: sla\n',
    `    variants:
      a: { model: fraud-xgb, recommend: sla, weight: 3 }
      b: { model: fraud-xgb, recommend: sla, weight: 1 }
      c: { model: fraud-xgb, recommend: sla, weight: 0 }
`,
  ];

  test('an endpoint asks for all of its traffic', () => {
    expect(groupsOf().flatMap(({ askers }) => askers.map(({ address, share }) => [address, share]))).toEqual([
      ['endpoints.fraud', 1],
    ]);
  });

  test('variants ask one question, each for its share; one without weight for all that it may get', () => {
    const groups = groupsOf([VARIANTS]);
    expect(groups.map(({ key }) => key)).toEqual(['sla/fraud-xgb']);
    expect(groups[0]?.askers.map(({ address, share }) => [address, share])).toEqual([
      ['endpoints.fraud.a', 0.75],
      ['endpoints.fraud.b', 0.25],
      ['endpoints.fraud.c', 1],
    ]);
  });
});
