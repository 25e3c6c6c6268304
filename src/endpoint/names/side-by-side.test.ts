// When an endpoint is made anew beside the one that serves, and when the old one may go.
import { describe, expect, it } from 'vitest';
import type { Document } from '../../config/document.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import {
  documentOf,
  instances,
  liveOf,
  OWNER,
  seenOf,
  serverless,
  settledOf,
  situationOf,
  unitOf,
} from '../testing/scene.ts';
import type { Unit } from '../unit.ts';
import { isVerified, unitsOf } from './side-by-side.ts';
import { standingOf } from './standing.ts';

const wish = { hardware: serverless(5) };
const onInstances = unitOf({ hardware: instances(2) });
const second = unitOf({ name: 'fraud-2', hardware: instances(1) });
const CANNOT = 'SageMaker cannot update an instance-based endpoint to serverless';

/** `fraud-2`, written down under the address of `fraud`. */
function secondOf(unit: Unit, now: Parameters<typeof liveOf>[1] = {}, created = 900): LiveEndpoint {
  const live = settledOf({ ...unit, name: 'fraud-2', address: 'endpoints.fraud' }, now);
  return { ...live, created };
}

function planned(all: readonly LiveEndpoint[], hardware = wish.hardware, twoNames = true): Unit | undefined {
  const plain = documentOf('fraud', { hardware });
  const document: Document = {
    ...plain,
    endpoints: plain.endpoints.map((one) => (twoNames ? { ...one, replace: 'side-by-side' } : one)),
  };
  const seen = seenOf({ endpoints: all, absent: ['fraud', 'fraud-2'] });
  return unitsOf(
    document,
    document.endpoints.map((one) => standingOf(one, OWNER, seen)),
    seen,
  )[0];
}

describe('an endpoint that is replaced side by side', () => {
  it.each<[string, readonly LiveEndpoint[], Partial<Unit>]>([
    ['is made under its first name', [], { name: 'fraud' }],
    [
      'is made under the second name, where the service cannot change the first one',
      [settledOf(onInstances)],
      { name: 'fraud-2', replaces: 'fraud', reasons: [CANNOT] },
    ],
    [
      'is made under the second name, where the first one served and has failed',
      [settledOf(unitOf(wish), { status: 'Failed' })],
      { name: 'fraud-2', replaces: 'fraud' },
    ],
    [
      'is made anew in its place, where it never served',
      [liveOf(unitOf(wish), { status: 'Failed' })],
      { name: 'fraud' },
    ],
    [
      'is made under the second name, where an update and its rollback failed and the service cannot change it',
      [settledOf(onInstances, { status: 'UpdateRollbackFailed' })],
      { name: 'fraud-2', replaces: 'fraud' },
    ],
    [
      'is made under the first name, where the second one serves',
      [secondOf(second)],
      { name: 'fraud', replaces: 'fraud-2', reasons: [CANNOT] },
    ],
    [
      'is the second one, where that serves what is wanted, and the first one is still there',
      [settledOf(onInstances), secondOf(unitOf({ ...wish, name: 'fraud-2' }))],
      { name: 'fraud-2', replaces: 'fraud' },
    ],
    ['has no third name', [settledOf(onInstances), secondOf(second)], { name: 'fraud-2', replaces: 'fraud' }],
    [
      'stays where it is, where something else has its next name',
      [settledOf(onInstances), settledOf(second)],
      { name: 'fraud', reasons: ['its next name, fraud-2, is taken by an endpoint that is not this one'] },
    ],
  ])('%s', (_sentence, all, expected) => {
    const { name, replaces, reasons } = planned(all) ?? {};
    const given = {
      name,
      ...(replaces === undefined ? {} : { replaces }),
      ...(reasons === undefined ? {} : { reasons }),
    };
    expect({ ...given, ...expected }).toEqual(given);
    expect('replaces' in expected).toBe(replaces !== undefined);
  });

  it('keeps its name through everything that the service can change', () => {
    expect(planned([settledOf(onInstances)], instances(2, 'ml.c5.large'))?.name).toBe('fraud');
    expect(planned([settledOf(unitOf(wish))], instances(2))?.name).toBe('fraud-2');
    expect(planned([secondOf(second)], instances(3))).toMatchObject({ name: 'fraud-2' });
  });

  it('has models and a config of its own', () => {
    const unit = planned([settledOf(onInstances)]);
    expect(unit?.target.config).toMatch(/^risk-fraud-2-[0-9a-f]{10}-[0-9a-f]{6}$/);
    expect(unit?.models.map(({ name }) => name.replace(/[0-9a-f]{10}$/, ''))).toEqual(['risk-fraud-2-']);
    expect(unit?.config.tags).toMatchObject({
      'inferra:address': 'endpoints.fraud',
      'inferra:endpoint': 'fraud-2',
    });
  });

  it('is one that asks for it', () => {
    expect(planned([settledOf(onInstances)], wish.hardware, false)).toMatchObject({ name: 'fraud' });
  });
});

describe('an endpoint is verified', () => {
  const unit = unitOf();
  it.each<[string, LiveEndpoint | undefined, boolean]>([
    ['in service on what was marked as applied', settledOf(unit), true],
    ['with counts that somebody moved', settledOf(unit, { count: 7 }), true],
    ['not before it was marked', liveOf(unit, { attempt: { target: unit.target, stage: 'sent' } }), false],
    ['not while it is changed', settledOf(unit, { status: 'Updating' }), false],
    ['not once it has failed', settledOf(unit, { status: 'Failed' }), false],
    [
      'not on another config',
      settledOf(unit, { serves: unitOf({ image: 'image:2' }), applied: unit.target }),
      false,
    ],
    ['not where it is not there', undefined, false],
  ])('%s', (_sentence, live, expected) => {
    expect(isVerified(situationOf(unit, live))).toBe(expected);
  });
});
