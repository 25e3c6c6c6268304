// What is drawn says the same as the words of `recommend show`, and knows no time.

import { describe, expect, test } from 'vitest';
import { assert } from '../core/errors.ts';
import { priceBook } from '../cost/book.ts';
import type { Measurement } from '../decisions/measurement.ts';
import { EMPTY_LOCK, type Lock, withMeasurement } from '../decisions/pins.ts';
import type { Candidate } from '../decisions/select/candidate.ts';
import { type Edit, groupOf } from './asked.fixture.ts';
import { drawnPolicy } from './draw.ts';
import { shownPolicy } from './show.ts';

const common = { env: {}, count: 1, latencyAt: 'p95', latency: 80 } as const;
const CANDIDATES: readonly Candidate[] = [
  {
    ...common,
    id: 'ml.c5.large',
    hardware: { kind: 'instance', type: 'ml.c5.large' },
    maxInvocations: 9960,
  },
  {
    ...common,
    id: 'serverless 4 GB',
    hardware: { kind: 'serverless', memory: 4096 },
    maxInvocations: 5800,
  },
];
const MEASURED: Measurement = {
  inputs: ['45ccc3c8ef'],
  model: '44e24279e5',
  measuredOn: 's3://risk-models/fraud/42/model.tar.gz',
  jobs: ['risk-sla-45ccc3c8ef'],
  measuredAt: '2026-11-24T13:20:00Z',
  prices: 'us-east-1 2026-08',
  choices: {},
  candidates: CANDIDATES,
};
const lockOf = (environment = 'default', measured = MEASURED): Lock =>
  withMeasurement(EMPTY_LOCK, environment, 'sla', 'fraud-xgb', measured);

function drawn(edits: readonly Edit[] = [], lock = lockOf(), live = new Map()) {
  const policy = drawnPolicy(groupOf(edits), lock, 'default', priceBook, live);
  const { measured } = policy;
  assert(measured !== undefined, 'it was measured');
  const [choice] = measured.choices;
  assert(choice !== undefined, 'somebody asks');
  return { measured, choice };
}

describe('what is drawn', () => {
  test('says of every candidate what the words say', () => {
    const { choice } = drawn();
    const shown = shownPolicy(groupOf(), lockOf(), 'default', priceBook).measured?.choices[0];
    expect(choice).toMatchObject(shown ?? {});
    expect(choice.curves.places.map(({ id }) => id)).toEqual(CANDIDATES.map(({ id }) => id));
    expect(choice.asked).toMatchObject({ require: { p95: 80 }, traffic: { average: 120, peak: 600 } });
  });

  test('has both sides of the break-even and its volume', () => {
    // $74.46 for 80 ms of 4 GB at $0.00008 a second, which is $0.0000064 a request.
    const { choice } = drawn();
    expect(choice.crossing).toMatchObject({ serverless: 'serverless 4 GB', instance: 'ml.c5.large' });
    expect((choice.crossing?.below ?? 0) / 11_634_375).toBeCloseTo(1, 3);
  });

  test('has no age, and tells from when on it is old', () => {
    const { measured } = drawn([['    require:', '    refresh: { after: 90d }\n    require:']]);
    expect(measured).toMatchObject({ oldAfter: '2027-02-22T13:20:00Z', kind: 'advanced' });
    expect(measured).not.toHaveProperty('ageDays');
    expect(drawn().measured).not.toHaveProperty('oldAfter');
  });

  test('names the environment that it was measured in', () => {
    const group = groupOf();
    const theirs = { ...group, policy: { ...group.policy, measuredIn: 'staging' } };
    expect(drawnPolicy(group, lockOf('staging'), 'default', priceBook).measured).toBeUndefined();
    expect(drawnPolicy(theirs, lockOf('staging'), 'default', priceBook).measured?.measuredIn).toBe('staging');
    expect(drawnPolicy(theirs, lockOf('default'), 'default', priceBook).measured).not.toHaveProperty(
      'measuredIn',
    );
  });

  test('has the live hardware with its own cost, and only where it was looked at', () => {
    const live = new Map([['endpoints.fraud', { kind: 'instance', type: 'ml.m5.large', count: 2 }]]);
    expect(drawn([], lockOf(), live).choice.live).toEqual({ text: 'ml.m5.large × 2', monthly: 167.9 });
    expect(drawn().choice).not.toHaveProperty('live');
  });
});
