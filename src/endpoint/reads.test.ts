import { describe, expect, it } from 'vitest';
import { listingKey } from '../core/sightings.ts';
import { nextReads, orphans, servingReads, stray } from './reads.ts';
import type { Seen, Subject } from './subject.ts';
import {
  instances,
  liveConfigOf,
  type Now,
  OWNER,
  type Parts,
  seenOf,
  serverless,
  settledOf,
  unitOf,
} from './testing/scene.ts';

const fraud = unitOf();
const other = unitOf({ image: 'image:2' });
const old = unitOf({ name: 'old' });
const strayOld = stray(OWNER, 'endpoints.old', 'old');
const LISTS = [
  { kind: 'endpoint-config', nameContains: 'risk-' },
  { kind: 'model', nameContains: 'risk-' },
];

function next(subjects: readonly Subject[], parts: Parts, listed?: readonly string[], sweep = false) {
  const names = (listed ?? []).map((name) => ({ name, arn: name }));
  const lists = listed === undefined ? [] : LISTS.map((one) => [listingKey(one), names] as const);
  const seen: Seen = { ...seenOf(parts), lists: new Map(lists) };
  const { read, list } = nextReads(OWNER, subjects, seen, sweep);
  return { read: read.map(({ kind, name }) => `${kind}/${name}`).sort(), list };
}

const TARGET = 'endpoint/fraud/variant/AllTraffic';
const served = (now: Now) => ({
  endpoints: [settledOf(other, { serves: fraud, ...now })],
  absent: [TARGET],
});

describe('what must be read next', () => {
  it('is first the endpoints themselves', () => {
    expect(next([fraud, old], {})).toEqual({ read: ['endpoint/fraud', 'endpoint/old'], list: [] });
  });

  it('is nothing more for an endpoint that is as the file says', () => {
    expect(next([fraud], { endpoints: [settledOf(fraud)] })).toEqual({ read: [], list: [] });
  });

  it('is nothing more for an endpoint that is not ours', () => {
    const theirs = settledOf(fraud, { tags: { 'inferra:project': 'theirs' } });
    expect(next([fraud], { endpoints: [theirs] })).toEqual({ read: [], list: [] });
  });

  const three = unitOf({ hardware: instances(3) });
  const elsewhere = { target: three.target, stage: 'done' } as const;
  it.each<[string, Subject, Parts]>([
    ['has another count than the file says', three, { endpoints: [settledOf(fraud)] }],
    [
      'has another count than was applied, and the one of the file',
      three,
      { endpoints: [settledOf(three, { count: 3, applied: fraud.target, attempt: elsewhere })] },
    ],
    ['gets a new fleet', other, { endpoints: [settledOf(other, { serves: fraud })] }],
    [
      'is being moved by the service right now',
      fraud,
      { endpoints: [settledOf(fraud, { status: 'Updating' })] },
    ],
  ])('is whether autoscaling moves an endpoint that %s', (_what, subject, parts) => {
    expect(next([subject], parts)).toEqual({ read: [`scalable-target/${TARGET}`], list: [] });
  });

  it.each<[string, Subject, Parts]>([
    ['is as the file says', fraud, { endpoints: [settledOf(fraud)] }],
    ['is not there', fraud, { absent: ['fraud'] }],
    [
      "is somebody else's",
      three,
      { endpoints: [settledOf(fraud, { tags: { 'inferra:project': 'theirs' } })] },
    ],
    ['has failed', three, { endpoints: [settledOf(fraud, { status: 'Failed' })] }],
    [
      'is serverless',
      unitOf({ hardware: serverless(5) }),
      { endpoints: [settledOf(unitOf({ hardware: serverless(9) }))] },
    ],
  ])('is nothing about autoscaling for an endpoint that %s', (_what, subject, parts) => {
    expect(next([subject], parts).read.filter((one) => one.startsWith('scalable-target/'))).toEqual([]);
  });

  it('is nothing more for an endpoint that is as the file says but for a count that autoscaling moves', () => {
    const target = { kind: 'scalable-target', name: TARGET, arn: 'a', tags: {}, min: 2, max: 8 };
    for (const status of ['InService', 'Updating']) {
      const live = settledOf(fraud, { count: 5, status });
      expect(next([fraud], { endpoints: [live], targets: [target] })).toEqual({ read: [], list: [] });
    }
  });

  it('is what serves and what the marks name, for an endpoint that is to be changed', () => {
    expect(
      next([other], served({ verified: [fraud.target.config, 'risk-fraud-0123456789-012345'] })),
    ).toEqual({
      read: [`endpoint-config/${fraud.target.config}`, 'endpoint-config/risk-fraud-0123456789-012345'].sort(),
      list: [],
    });
  });

  it('is then the models that these refer to', () => {
    const seen = {
      ...served({}),
      standing: [],
      configs: [seenOf({ standing: [fraud] }).parts['endpoint-config'].get(fraud.target.config)].filter(
        (one) => one != null,
      ),
    };
    expect(next([other], seen).read).toEqual([`model/${fraud.models[0]?.name}`]);
  });

  it.each<[string, Subject, Parts]>([
    ['that is not there: a cut-off run may have left parts', fraud, { absent: ['fraud'] }],
    ['that a run was cut off at', other, served({ attempt: { target: other.target, stage: 'intent' } })],
    ['that is gone and that the file does not have', strayOld, { absent: ['old'] }],
  ])('is the lists of parts for an endpoint %s', (_what, subject, parts) => {
    expect(next([subject], parts)).toEqual({ read: [], list: LISTS });
  });

  it('is of the listed parts only what may belong to an endpoint that is open', () => {
    const listed = [
      fraud.target.config,
      old.target.config,
      'risk-fraud-notes',
      'other-risk-fraud-0123456789',
    ];
    expect(next([fraud], { absent: ['fraud'] }, listed).read).toEqual([
      `endpoint-config/${fraud.target.config}`,
      `model/${fraud.target.config}`,
    ]);
  });

  it('is in a sweep everything of the owner but the parts of clean endpoints', () => {
    const listed = [fraud.target.config, old.target.config];
    expect(next([fraud], { endpoints: [settledOf(fraud)] }, listed, true).read).toEqual([
      `endpoint-config/${old.target.config}`,
      `model/${old.target.config}`,
    ]);
  });

  it('comes to an end: nothing that was looked for is asked for again', () => {
    const known = settledOf(unitOf({ hardware: instances(3) }), { serves: fraud });
    const parts = { endpoints: [known], absent: [fraud.target.config, TARGET] };
    expect(next([unitOf({ hardware: instances(3) })], parts)).toEqual({ read: [], list: [] });
  });

  it('is for a status the endpoints and what they serve', () => {
    const need = servingReads([fraud, old], seenOf({ endpoints: [settledOf(fraud)] }));
    expect(need.read.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      `endpoint-config/${fraud.target.config}`,
      'endpoint/old',
    ]);
  });

  it('is for the status of a failed endpoint also its models, which the reason may quote', () => {
    const endpoints = [{ ...settledOf(fraud), failureReason: 'no ping' }, settledOf(old)];
    const configs = [liveConfigOf(fraud), liveConfigOf(old)];
    const need = servingReads([fraud, old], seenOf({ endpoints, configs }));
    expect(need.read.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      `model/${fraud.config.spec.variants[0]?.model}`,
    ]);
  });
});

describe('endpoints of which only parts are left', () => {
  it('are found by the tags of the parts', () => {
    expect(orphans(OWNER, [fraud], seenOf({ standing: [fraud, old] }))).toEqual([strayOld]);
  });

  it('are not those of others, nor those whose tags were copied', () => {
    const [config] = [...seenOf({ standing: [old] }).parts['endpoint-config'].values()];
    if (config == null) throw new Error('the config stands');
    const copied = { ...config, name: 'copy' };
    const theirs = { ...config, tags: { ...config.tags, 'inferra:project': 'theirs' } };
    expect(orphans(OWNER, [], seenOf({ configs: [copied, theirs] }))).toEqual([]);
  });
});
