// What is known about a question, by the lock file and the account; and what is chosen from it for whom.

import { describe, expect, test } from 'vitest';
import { type Answers, type JobFact, NO_ANSWERS } from '../core/fact.ts';
import { priceBook } from '../cost/book.ts';
import type { Measurement } from '../decisions/measurement.ts';
import { EMPTY_LOCK, type Lock, withMeasurement } from '../decisions/pins.ts';
import type { Candidate } from '../decisions/select/candidate.ts';
import { type Edit, groupOf, unitsOf, WHERE } from './asked.fixture.ts';
import { contentDigest } from './askers.ts';
import { type Chosen, choose, hardwareQuestions, hardwareText } from './choose.ts';
import { partDigests } from './inputs.ts';
import { settle } from './settle.ts';
import { accountState, type GroupState, pinnedState, type Surroundings } from './state.ts';

const NEW_MODEL: Edit = ['fraud/42/', 'fraud/43/'];
const NEW_LOAD: Edit = ['maxTests: 10', 'maxTests: 9'];
const MORE_TRAFFIC: Edit = ['average: 120/min, peak: 600/min', 'average: 120/min, peak: 60000/min'];
const ON_CHANGE: Edit = ['    require:', '    renew: on-model-change\n    require:'];

const instance = (type: string, costPerHour: number): Candidate => ({
  id: type,
  hardware: { kind: 'instance', type },
  env: {},
  count: 1,
  maxInvocations: 6000,
  latency: 80,
  latencyAt: 'p95',
  costPerHour,
});

function measured(more: Partial<Measurement> = {}): Measurement {
  return {
    inputs: unitsOf().map(({ inputs }) => inputs),
    model: contentDigest(groupOf().model, WHERE),
    measuredOn: 's3://risk-models/fraud/42/model.tar.gz',
    jobs: unitsOf().map(({ name }) => name),
    measuredAt: '2026-01-05T09:20:27Z',
    prices: 'us-east-1 2026-08',
    choices: {},
    candidates: [instance('ml.c5.large', 0.102), instance('ml.m5.large', 0.115)],
    ...more,
  };
}

const lockWith = (one: Measurement, environment = 'default') =>
  withMeasurement(EMPTY_LOCK, environment, 'sla', 'fraud-xgb', one);
const around = (lock: Lock, more: Partial<Surroundings> = {}): Surroundings => ({
  environment: 'default',
  where: WHERE,
  prices: priceBook(WHERE.region),
  lock,
  anew: new Set(),
  ...more,
});
const pinned = (lock: Lock, edits: readonly Edit[] = [], more?: Partial<Surroundings>) =>
  pinnedState(groupOf(edits), unitsOf({ edits }), around(lock, more));

describe('by the lock file a question is', () => {
  test.each<readonly [string, GroupState | undefined, object | undefined]>([
    [
      'measured, where its inputs are the same',
      pinned(lockWith(measured())),
      { is: 'measured', found: false },
    ],
    ['for the account, where nothing stands there', pinned(EMPTY_LOCK), undefined],
    [
      'for the account, where it is asked anew',
      pinned(lockWith(measured()), [], { anew: new Set(['sla/fraud-xgb']) }),
      undefined,
    ],
    [
      'measured on another model',
      pinned(lockWith(measured()), [NEW_MODEL]),
      { is: 'measured', outdated: 'model' },
    ],
    [
      'measured by another load',
      pinned(lockWith(measured()), [NEW_LOAD]),
      { is: 'measured', outdated: 'policy' },
    ],
    [
      'for the account, where a new model is measured at once',
      pinned(lockWith(measured()), [NEW_MODEL, ON_CHANGE]),
      undefined,
    ],
    [
      'kept, where only the load is new',
      pinned(lockWith(measured()), [NEW_LOAD, ON_CHANGE]),
      { outdated: 'policy' },
    ],
  ])('%s', (_, state, expected) => {
    if (expected === undefined) expect(state).toBeUndefined();
    else expect(state).toMatchObject(expected);
  });

  test('not outdated, where nothing has changed', () => {
    expect(pinned(lockWith(measured()))).not.toHaveProperty('outdated');
  });
});

describe('a measurement of another environment', () => {
  const group = groupOf();
  const borrowing = { ...group, policy: { ...group.policy, measuredIn: 'staging' } };
  const borrowed = (lock: Lock) => pinnedState(borrowing, unitsOf(), around(lock, { environment: 'prod' }));

  test('is used where its inputs are the same; the choice is not taken over', () => {
    const state = borrowed(lockWith(measured({ choices: { 'endpoints.fraud': CHOICE } }), 'staging'));
    expect(state).toMatchObject({ is: 'measured', found: true, measurement: { choices: {} } });
  });

  test('once taken over stays as it is', () => {
    const lock = withMeasurement(
      lockWith(measured(), 'staging'),
      'prod',
      'sla',
      'fraud-xgb',
      measured({ choices: { 'endpoints.fraud': CHOICE } }),
    );
    expect(borrowed(lock)).toMatchObject({
      found: false,
      measurement: { choices: { 'endpoints.fraud': CHOICE } },
    });
  });

  test.each([
    ['missing', EMPTY_LOCK, 'is measured in staging, and the lock file has no result there'],
    [
      'of other inputs',
      lockWith(measured({ inputs: ['0123456789'] }), 'staging'),
      'was measured in staging with other inputs',
    ],
  ])('that is %s starts no job', (_, lock, message) => {
    expect(borrowed(lock)).toMatchObject({
      is: 'failed',
      jobs: [],
      problem: { code: 'INF7024', message: expect.stringContaining(message) },
    });
  });

  const parted = (edits: readonly Edit[] = []) =>
    measured({
      inputs: unitsOf({ edits }).map(({ inputs }) => inputs),
      asked: partDigests(unitsOf({ edits }).map(({ asked }) => asked)),
    });
  const problemOf = (state: GroupState | undefined) =>
    state?.is === 'failed' ? state.problem.message : undefined;

  test.each<readonly [string, Edit, string]>([
    [
      'the load',
      ['{ users: 3, spawnRate: 1, duration: 2m }', '{ users: 3, spawnRate: 1, duration: 3m }'],
      'another load',
    ],
    ['the threshold', ['p95: 80ms', 'p95: 70ms'], 'another threshold or peak'],
    ['the peak', ['peak: 600/min', 'peak: 900/min'], 'another threshold or peak'],
    ['a candidate', ['[ml.c5.large, ml.m5.large]', '[ml.c5.large]'], 'other candidates'],
    ['a value of env to try', ['["1", "2"]', '["1", "4"]'], 'other candidates'],
    ['the number of tests', ['maxTests: 10', 'maxTests: 9'], 'other limits (maxTests, duration)'],
    [
      'the framework',
      ['frameworkVersion: "1.7"', 'frameworkVersion: "1.5"'],
      'another description of the container',
    ],
  ])('with another value of %s names just that', (_, edit, words) => {
    expect(problemOf(borrowed(lockWith(parted([edit]), 'staging')))).toBe(
      `recommendations.sla was measured in staging with other inputs: ${words}`,
    );
  });

  test('names the payload and the model, with both models', () => {
    const units = unitsOf({ payload: { url: 's3://b/c.tar.gz', content: 'c0ffef', files: 1 } });
    const other = measured({
      inputs: units.map(({ inputs }) => inputs),
      asked: partDigests(units.map(({ asked }) => asked)),
      model: '0123456789',
      measuredOn: 's3://risk-models/fraud/41/model.tar.gz',
    });
    expect(problemOf(borrowed(lockWith(other, 'staging')))).toBe(
      'recommendations.sla was measured in staging with other inputs: another model (s3://risk-models/fraud/41/model.tar.gz, here s3://risk-models/fraud/42/model.tar.gz); another payload',
    );
  });

  test('of before the parts had digests says so', () => {
    const old = lockWith(measured({ inputs: ['0123456789'] }), 'staging');
    expect(problemOf(borrowed(old))).toContain('with other inputs: the lock file does not say which');
  });

  test('is taken even where it is asked anew: nothing is measured here', () => {
    const anew = new Set([borrowing.key]);
    const state = (lock: Lock) =>
      pinnedState(borrowing, unitsOf(), around(lock, { environment: 'prod', anew }));
    expect(state(lockWith(measured(), 'staging'))).toMatchObject({ is: 'measured' });
    expect(state(EMPTY_LOCK)).toMatchObject({ is: 'failed', jobs: [] });
  });

  describe('that was taken over, and is not what is asked any more,', () => {
    const both = withMeasurement(lockWith(parted(), 'staging'), 'prod', 'sla', 'fraud-xgb', parted());
    const later = (renew: 'on-request' | 'on-model-change', edit: Edit) => {
      const now = groupOf([edit]);
      const asking = { ...now, policy: { ...now.policy, measuredIn: 'staging', renew } };
      return pinnedState(asking, unitsOf({ edits: [edit] }), around(both, { environment: 'prod' }));
    };

    test('stands for a new model, as it would if it were measured here', () => {
      expect(later('on-request', NEW_MODEL)).toMatchObject({
        is: 'measured',
        outdated: 'model',
        found: false,
      });
      expect(later('on-model-change', NEW_LOAD)).toMatchObject({
        is: 'measured',
        outdated: 'policy',
        differs: ['other limits (maxTests, duration)'],
      });
    });

    test('does not where a new model has to be measured at once', () => {
      expect(later('on-model-change', NEW_MODEL)).toMatchObject({ is: 'failed', jobs: [] });
    });
  });
});

const CHOICE = {
  candidate: 'ml.m5.large',
  instance: { type: 'ml.m5.large', count: 7 },
  reason: 'because',
  others: {},
  decidedBy: '0123456789',
};

function answersOf(fact: Partial<JobFact> | undefined): Answers {
  const [unit] = unitsOf();
  const job: JobFact = {
    attempt: 1,
    name: unit?.name ?? '',
    status: 'COMPLETED',
    completed: 0,
    described: {},
    tests: [],
    ...fact,
  };
  const answer = fact === undefined ? { state: 'missing', reason: 'none' } : { state: 'found', value: job };
  return { to: () => answer } as Answers;
}

describe('by the account a question is', () => {
  test.each<readonly [string, Partial<JobFact> | undefined, object]>([
    ['open, where there is no job', undefined, { is: 'open' }],
    ['open, while its job goes on', { status: 'IN_PROGRESS' }, { is: 'open' }],
    ['open, while its job is being stopped', { status: 'STOPPING' }, { is: 'open' }],
    ['measured, once it is complete', {}, { is: 'measured', found: true }],
    [
      'failed, in the words of the service',
      { status: 'FAILED', failureReason: 'no quota' },
      { is: 'failed', problem: { code: 'INF7021', message: expect.stringMatching(/failed: no quota$/) } },
    ],
    [
      'failed, where somebody stopped it',
      { status: 'STOPPED' },
      { is: 'failed', problem: { code: 'INF7022' } },
    ],
  ])('%s', (_, fact, expected) => {
    expect(accountState(groupOf(), unitsOf(), around(EMPTY_LOCK), answersOf(fact))).toMatchObject(expected);
  });

  test('measured anew, with the choices that were made before', () => {
    const lock = lockWith(measured({ choices: { 'endpoints.fraud': CHOICE } }));
    expect(accountState(groupOf(), unitsOf(), around(lock), answersOf({}))).toMatchObject({
      measurement: { choices: { 'endpoints.fraud': CHOICE } },
    });
  });
});

type MeasuredState = Extract<GroupState, { is: 'measured' }>;

function stateOf(edits: readonly Edit[] = [], more: Partial<Measurement> = {}): MeasuredState {
  return { group: groupOf(edits), is: 'measured', measurement: measured(more), found: false };
}

const live = (hardware: object): Answers =>
  ({ to: () => ({ state: 'found', value: { AllTraffic: hardware } }) }) as Answers;
const chosen = (state: MeasuredState, answers: Answers = NO_ANSWERS) =>
  choose(state, priceBook(WHERE.region), answers);
const pinOf = ({ measurement }: Chosen) => measurement.choices['endpoints.fraud'];

describe('a choice', () => {
  test('is made where there is none, and is a decision', () => {
    const made = chosen(stateOf());
    expect(pinOf(made)).toMatchObject({
      candidate: 'ml.c5.large',
      instance: { type: 'ml.c5.large', count: 1 },
    });
    expect(made.decisions).toEqual([
      { address: 'endpoints.fraud', what: 'hardware', to: 'ml.c5.large × 1', because: 'not pinned yet' },
    ]);
  });

  test('stands while the policy does, and nobody looks at the account for it', () => {
    const { measurement } = chosen(stateOf());
    const state = stateOf([], measurement);
    expect(hardwareQuestions(state)).toEqual([]);
    expect(chosen(state)).toMatchObject({ measurement, decisions: [] });
  });

  test('is made anew by another policy, without a job', () => {
    const { measurement } = chosen(stateOf());
    const made = chosen(stateOf([MORE_TRAFFIC], measurement));
    expect(made.decisions).toMatchObject([
      { from: 'ml.c5.large × 1', to: 'ml.c5.large × 15', because: 'the policy has changed' },
    ]);
  });

  test('of somebody else is left alone', () => {
    const made = chosen(stateOf([], { choices: { 'endpoints.other': CHOICE } }));
    expect(made.measurement.choices['endpoints.other']).toEqual(CHOICE);
  });

  test('is not made where every candidate misses the policy', () => {
    const made = chosen(stateOf([], { candidates: [{ ...instance('ml.c5.large', 0.1), latency: 900 }] }));
    expect(pinOf(made)).toBeUndefined();
    expect(made.problems.get('endpoints.fraud')).toMatchObject({
      code: 'INF7026',
      address: 'endpoints.fraud',
    });
  });
});

describe('a serverless winner', () => {
  const serverless: Candidate = {
    id: 'serverless 2 GB',
    hardware: { kind: 'serverless', memory: 2048 },
    env: {},
    count: 1,
    maxInvocations: 6000,
    latency: 50,
    latencyAt: 'p95',
  };
  const candidates = [instance('ml.c5.large', 0.102), serverless];
  const ALLOWED: Edit = ['    require:', '    allowKindChange: true\n    require:'];
  const INSTANCE = live({ kind: 'instance', type: 'ml.c5.large', count: 1 });
  const onto = (edits: readonly Edit[], answers: Answers) =>
    pinOf(chosen(stateOf(edits, { candidates }), answers))?.candidate;

  test.each<readonly [string, readonly Edit[], Answers, string]>([
    ['wins where nothing is live', [], NO_ANSWERS, 'serverless 2 GB'],
    ['wins where serverless is live', [], live({ kind: 'serverless', memory: 4096 }), 'serverless 2 GB'],
    ['does not win where instances are live', [], INSTANCE, 'ml.c5.large'],
    ['wins there too, where the file allows it', [ALLOWED], INSTANCE, 'serverless 2 GB'],
  ])('%s', (_, edits, answers, expected) => {
    expect(onto(edits, answers)).toBe(expected);
  });
});

test.each([
  [{ instance: { type: 'ml.c5.large', count: 3 } }, 'ml.c5.large × 3'],
  [{ serverless: { memory: 4096, maxConcurrency: 20 } }, 'serverless 4 GB × 20'],
])('%j is %s', (hardware, text) => {
  expect(hardwareText({ candidate: 'x', reason: 'r', others: {}, decidedBy: 'd', ...hardware })).toBe(text);
});

describe('what is settled', () => {
  const DAY = 86_400_000;
  const NOW = Date.parse('2026-01-05T09:20:27Z');
  const group = groupOf();
  const endpoint = group.askers[0]?.endpoint;
  if (endpoint === undefined) throw new Error('somebody asks');
  const document = { endpoints: [endpoint], environment: 'default' } as unknown as Parameters<
    typeof settle
  >[0];
  const of = (state: GroupState, now = NOW) =>
    settle(
      document,
      EMPTY_LOCK,
      [state.is === 'measured' ? { state, chosen: chosen(state) } : { state }],
      now,
    );

  test('a choice fills the endpoint, and the lock file', () => {
    const settled = of(stateOf());
    expect(settled.waiting).toEqual([]);
    expect(settled.document.endpoints[0]?.variants[0]).toMatchObject({
      hardware: { kind: 'instance', type: 'ml.c5.large', count: 1 },
      recommended: expect.stringMatching(/^recommendation sla \(job risk-sla-[0-9a-f]{10}\)$/),
    });
    expect(Object.keys(settled.next.environments)).toEqual(['default']);
  });

  test('an open question lets the endpoint wait, and leaves the lock file', () => {
    const settled = of({ group, is: 'open', jobs: [] });
    expect(settled.document.endpoints).toEqual([]);
    expect(settled.waiting).toMatchObject([{ because: [{ code: 'INF7020' }] }]);
    expect(settled.next).toBe(EMPTY_LOCK);
  });

  test.each<readonly [string, GroupState, number, readonly string[]]>([
    ['a fresh measurement is not spoken of', stateOf(), NOW, []],
    ['one on another model is', { ...stateOf(), outdated: 'model' }, NOW, ['INF7027']],
    [
      'one of the last allowed day is not',
      stateOf([['    require:', '    refresh: { after: 90d }\n    require:']]),
      NOW + 90 * DAY,
      [],
    ],
    [
      'an older one is',
      stateOf([['    require:', '    refresh: { after: 90d }\n    require:']]),
      NOW + 91 * DAY,
      ['INF7028'],
    ],
  ])('%s', (_, state, now, codes) => {
    expect(of(state, now).diagnostics.map(({ code }) => code)).toEqual(codes);
  });
});
