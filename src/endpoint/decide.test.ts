import { describe, expect, it } from 'vitest';
import type { Effect, Verdict } from '../core/plan.ts';
import { decide } from './decide.ts';
import { effectOf, type Recipe } from './effect.ts';
import { reasonDigest } from './memory/marks.ts';
import {
  instances,
  liveOf,
  MODIFIED,
  type Now,
  serverless,
  settledOf,
  situationOf,
  unitOf,
} from './testing/scene.ts';
import type { Unit } from './unit.ts';

const fraud = unitOf();
const other = unitOf({ image: 'image:2' });
const third = unitOf({ image: 'image:3' });
const bigger = unitOf({ hardware: instances(3) });
const onDemand = unitOf({ hardware: serverless(5) });
const renamed = unitOf({ variants: { OnDemand: { hardware: serverless(5) } } });
const pair = (control: number, weight: number, image = 'image:1') =>
  unitOf({
    image,
    variants: { control: { hardware: instances(control), weight: 90 }, candidate: { weight } },
  });
const shadowed = (weight: number) => unitOf({ variants: { live: {}, next: { weight, shadow: true } } });
const later = unitOf({ async: { output: 's3://b/1/' } });
const LATER = MODIFIED + 60_000;

describe('what a change does to traffic', () => {
  it.each<[string, Unit, Parameters<typeof situationOf>[1], Effect, Recipe, boolean]>([
    ['nothing is live: create', fraud, undefined, 'create', 'create', false],
    ['as it should be: nothing', fraud, settledOf(fraud), 'none', 'none', false],
    ['other content: a new fleet', other, settledOf(fraud), 'swap', 'update', false],
    [
      'another instance type: a new fleet',
      unitOf({ hardware: instances(1, 'ml.c5.large') }),
      settledOf(fraud),
      'swap',
      'update',
      false,
    ],
    ['another count: the same fleet', bigger, settledOf(fraud), 'live', 'adjust', false],
    [
      'another concurrency: the same fleet',
      unitOf({ hardware: serverless(9) }),
      settledOf(onDemand),
      'live',
      'adjust',
      false,
    ],
    [
      'another serverless memory: a new fleet',
      unitOf({ hardware: serverless(5, 4096) }),
      settledOf(onDemand),
      'swap',
      'update',
      false,
    ],
    [
      'serverless to instances: a new fleet',
      fraud,
      settledOf(fraud, { serves: renamed }),
      'swap',
      'update',
      false,
    ],
    [
      'serverless to instances under the same variant name: downtime',
      fraud,
      settledOf(fraud, { serves: onDemand }),
      'recreate',
      'recreate',
      true,
    ],
    ['another weight: the same fleet', pair(2, 50), settledOf(pair(2, 10)), 'live', 'adjust', false],
    [
      'another count of one variant: the same fleet',
      pair(3, 10),
      settledOf(pair(2, 10)),
      'live',
      'adjust',
      false,
    ],
    ['one variant less: a new fleet', fraud, settledOf(pair(2, 10)), 'swap', 'update', false],
    [
      'another model of the variants: a new fleet',
      pair(2, 10, 'b'),
      settledOf(pair(2, 10)),
      'swap',
      'update',
      false,
    ],
    [
      'a new shadow: a new fleet',
      shadowed(1),
      settledOf(unitOf({ variants: { live: {} } })),
      'swap',
      'update',
      false,
    ],
    [
      'another weight of a shadow: a new fleet',
      shadowed(0.5),
      settledOf(shadowed(1)),
      'swap',
      'update',
      false,
    ],
    [
      'instances to serverless: downtime',
      onDemand,
      settledOf(onDemand, { serves: fraud }),
      'recreate',
      'recreate',
      true,
    ],
    [
      'other answers of an asynchronous endpoint: a new fleet',
      unitOf({ async: { output: 's3://b/2/' } }),
      settledOf(later),
      'swap',
      'update',
      false,
    ],
    [
      'real-time to asynchronous: downtime',
      later,
      settledOf(later, { serves: fraud }),
      'recreate',
      'recreate',
      true,
    ],
    [
      'asynchronous to real-time: downtime',
      fraud,
      settledOf(fraud, { serves: later }),
      'recreate',
      'recreate',
      true,
    ],
    ['other tags: no fleet at all', unitOf({ tags: { a: 'b' } }), settledOf(fraud), 'live', 'tags', false],
    [
      'a failed create: made anew, freely',
      fraud,
      liveOf(fraud, { status: 'Failed' }),
      'recreate',
      'recreate',
      false,
    ],
    [
      'failed after it served: downtime',
      fraud,
      settledOf(fraud, { status: 'Failed' }),
      'recreate',
      'recreate',
      true,
    ],
    [
      'a mix of fleets: a new one, though the config is the same',
      fraud,
      settledOf(fraud, { status: 'UpdateRollbackFailed' }),
      'swap',
      'update',
      false,
    ],
  ])('%s', (_sentence, unit, live, effect, recipe, downtime) => {
    expect(effectOf(unit, situationOf(unit, live, [unit, fraud, later]))).toMatchObject({
      effect,
      recipe,
      downtime,
    });
  });
});

type Expected = readonly [Verdict, Effect, start: string, heldBy?: string];

const sent = { attempt: { target: other.target, stage: 'sent' } } as const;
const intended = { attempt: { target: other.target, stage: 'intent' } } as const;
/** `fraud` serves and was applied; then something was tried. */
const served = (now: Now): Now => ({
  serves: fraud,
  applied: fraud.target,
  verified: [fraud.target.config],
  ...now,
});

const SENTENCES: Readonly<Record<string, readonly [Unit, Now | undefined, Expected]>> = {
  'not there yet': [fraud, undefined, ['pending', 'create', 'begin']],
  'as it should be': [
    fraud,
    served({ attempt: { target: fraud.target, stage: 'done' } }),
    ['same', 'none', 'begin'],
  ],
  'the file moved on': [
    other,
    served({ attempt: { target: fraud.target, stage: 'done' } }),
    ['pending', 'swap', 'begin'],
  ],
  'somebody moved a count': [fraud, served({ count: 3 }), ['drift', 'live', 'begin']],
  'somebody put another config on': [fraud, served({ serves: third }), ['drift', 'swap', 'begin']],
  'the file moved on, and somebody moved a count': [other, served({ count: 3 }), ['both', 'swap', 'begin']],
  'somebody brought it to what the file wants now': [
    other,
    served({ serves: other }),
    ['unfinished', 'none', 'record'],
  ],
  'ours, and never marked': [fraud, {}, ['unfinished', 'none', 'record']],

  'our update is under way': [
    other,
    served({ ...sent, status: 'Updating', pendingConfig: other.target.config }),
    ['unfinished', 'swap', 'confirm'],
  ],
  'our update was sent and cannot be seen yet': [other, served(sent), ['unfinished', 'swap', 'confirm']],
  'our first create is under way': [
    other,
    { ...sent, serves: other, status: 'Creating' },
    ['unfinished', 'create', 'confirm'],
  ],
  'our update has arrived': [
    other,
    served({ ...sent, serves: other, lastModified: LATER }),
    ['unfinished', 'none', 'record'],
  ],
  'our update was never sent': [other, served(intended), ['unfinished', 'swap', 'begin']],
  'our update was rolled back': [
    other,
    served({ ...sent, failureReason: 'ping', lastModified: LATER }),
    ['rolled back', 'swap', 'begin', 'INF3003'],
  ],
  'whether our update was sent cannot be told': [
    other,
    served({ ...intended, lastModified: LATER }),
    ['unclear', 'swap', 'begin', 'INF3004'],
  ],
  'our create failed': [
    other,
    { ...sent, serves: other, status: 'Failed' },
    ['unfinished', 'recreate', 'begin'],
  ],
  'we were cut off while cleaning up': [
    other,
    { serves: other, applied: other.target, attempt: { target: other.target, stage: 'cleaning' } },
    ['unfinished', 'none', 'clean'],
  ],
  'we were cut off while cleaning up, and somebody moved a count': [
    other,
    { serves: other, applied: other.target, attempt: { target: other.target, stage: 'cleaning' }, count: 3 },
    ['drift', 'live', 'begin'],
  ],

  'the file moved on while an update is under way': [
    third,
    served({ ...sent, status: 'Updating', pendingConfig: other.target.config }),
    ['busy', 'swap', 'begin', 'INF3006'],
  ],
  'the file went back to what still serves while an update is under way': [
    fraud,
    served({ ...sent, status: 'Updating', pendingConfig: other.target.config }),
    ['busy', 'none', 'begin', 'INF3006'],
  ],
  'the file moved on after a rollback': [
    third,
    served({ ...sent, failureReason: 'ping', lastModified: LATER }),
    ['pending', 'swap', 'begin'],
  ],
  'the file went back to what serves after a rollback': [
    fraud,
    served({ ...sent, failureReason: 'ping', lastModified: LATER }),
    ['unfinished', 'none', 'record'],
  ],
  'the file moved on after an update that was never sent': [
    third,
    served(intended),
    ['pending', 'swap', 'begin'],
  ],
  'the file moved on from what cannot be told': [
    third,
    served({ ...intended, lastModified: LATER }),
    ['pending', 'swap', 'begin'],
  ],
  'the file moved on after an update arrived unmarked': [
    third,
    served({ ...sent, serves: other, lastModified: LATER }),
    ['pending', 'swap', 'begin'],
  ],
  'the file moved on after a create that failed': [
    third,
    { ...sent, serves: other, status: 'Failed' },
    ['unfinished', 'recreate', 'begin'],
  ],
  maintenance: [fraud, served({ status: 'SystemUpdating' }), ['busy', 'none', 'begin', 'INF3006']],
  'somebody deletes it': [fraud, served({ status: 'Deleting' }), ['busy', 'none', 'begin', 'INF3006']],
  'it failed after it served': [fraud, served({ status: 'Failed' }), ['pending', 'recreate', 'begin']],
};

describe('the verdict', () => {
  it.each(Object.entries(SENTENCES))('%s', (_sentence, [unit, now, [verdict, effect, start, heldBy]]) => {
    const live = now === undefined ? undefined : liveOf(unit, now);
    const decision = decide(unit, situationOf(unit, live, [fraud, other, third]), { retry: false });
    expect([decision.verdict, decision.row.effect, decision.start, decision.hold?.code]).toEqual([
      verdict,
      effect,
      start,
      heldBy,
    ]);
  });

  it.each([
    ['rolled back', served({ ...sent, failureReason: 'ping', lastModified: LATER })],
    ['unclear', served({ ...intended, lastModified: LATER })],
  ] as const)('%s is tried again with --retry', (verdict, now) => {
    const decision = decide(other, situationOf(other, liveOf(other, now)), { retry: true });
    expect(decision).toMatchObject({ verdict, start: 'begin', row: { recipe: 'update' } });
    expect(decision.hold).toBeUndefined();
  });

  it('names the service’s reason of a rollback', () => {
    const live = liveOf(other, served({ ...sent, failureReason: 'no capacity', lastModified: LATER }));
    expect(decide(other, situationOf(other, live), { retry: false }).hold?.reason).toContain('no capacity');
  });

  it('is foreign where the tags do not fit, whatever else is the case', () => {
    for (const tags of [
      { 'inferra:project': 'theirs' },
      { 'inferra:name': 'original' },
      { 'inferra:env': 'prod' },
    ]) {
      const decision = decide(fraud, situationOf(fraud, settledOf(fraud, { tags })), { retry: true });
      expect([decision.verdict, decision.hold?.code]).toEqual(['foreign', 'INF3002']);
    }
  });

  it('is rolled back by a digest of the reason, not by the same reason from before', () => {
    const before = { reason: reasonDigest('ping') };
    const live = liveOf(
      other,
      served({
        attempt: { target: other.target, stage: 'intent', before },
        failureReason: 'ping',
        lastModified: LATER,
      }),
    );
    expect(decide(other, situationOf(other, live), { retry: false }).verdict).toBe('unclear');
  });
});

describe('the target', () => {
  it('is the live config with the wanted sizes where only sizes move', () => {
    const { target } = decide(bigger, situationOf(bigger, settledOf(bigger, { serves: fraud })), {
      retry: false,
    });
    expect(target).toEqual({ config: fraud.target.config, sizes: bigger.target.sizes });
  });

  it.each([
    ['a create that failed', liveOf(bigger, { serves: fraud, status: 'Failed' })],
    ['a broken endpoint', settledOf(bigger, { serves: fraud, status: 'Failed' })],
    ['a mix of fleets', settledOf(bigger, { serves: fraud, status: 'UpdateRollbackFailed' })],
  ])('is the unit’s own config where a new fleet is made after %s', (_what, live) => {
    expect(decide(bigger, situationOf(bigger, live), { retry: true }).target).toEqual(bigger.target);
  });
});
