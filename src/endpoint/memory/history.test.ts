import { describe, expect, it } from 'vitest';
import { instances, liveOf, MODIFIED, type Now, serverless, unitOf } from '../testing/scene.ts';
import { type HistoryState, history, sameConfig, sameTarget, servesTarget } from './history.ts';
import { reasonDigest, type Stage } from './marks.ts';

const old = unitOf();
const wanted = unitOf({ image: 'image:2' });
const bigger = unitOf({ hardware: instances(3) });
const LATER = MODIFIED + 60_000;

const at = (stage: Stage, target = wanted.target, before: object = {}) => ({
  attempt: { target, stage, before },
});
/** `old` was applied and serves. */
const serving = (now: Now): Now => ({
  serves: old,
  applied: old.target,
  verified: [old.target.config],
  ...now,
});

const SENTENCES: Readonly<Record<string, readonly [HistoryState, Now]>> = {
  'no marks at all: nothing was ever tried': ['settled', {}],
  'carried through': ['settled', serving({ attempt: { target: old.target, stage: 'done' } })],
  'carried through, and somebody moved it since': [
    'settled',
    serving({ attempt: { target: old.target, stage: 'done' }, count: 4, lastModified: LATER }),
  ],
  'a mark that cannot be read counts as absent': [
    'settled',
    serving({ tags: { 'inferra:attempt': 'what?' } }),
  ],

  'killed between the intent and the update: never sent': ['unsent', serving(at('intent'))],
  'killed between the intent and the update, and nothing but an old failure reason to see': [
    'unsent',
    serving({
      ...at('intent', wanted.target, { reason: reasonDigest('capacity') }),
      failureReason: 'capacity',
    }),
  ],
  'intent, and the service is at work on it': [
    'under way',
    serving({
      ...at('intent'),
      status: 'Updating',
      pendingConfig: wanted.target.config,
      lastModified: LATER,
    }),
  ],
  'intent, sent without a mark, and it arrived': [
    'arrived',
    serving({ ...at('intent'), serves: wanted, lastModified: LATER }),
  ],
  'intent, sent without a mark and rolled back with a new reason': [
    'rolled back',
    serving({ ...at('intent'), failureReason: 'ping', lastModified: LATER }),
  ],
  'intent, sent without a mark and rolled back, the reason dropped': [
    'unclear',
    serving({ ...at('intent'), lastModified: LATER }),
  ],
  'intent, changed since, and the reason is the old one': [
    'unclear',
    serving({
      ...at('intent', wanted.target, { reason: reasonDigest('capacity') }),
      failureReason: 'capacity',
      lastModified: LATER,
    }),
  ],
  'intent, and somebody moved it elsewhere': [
    'unclear',
    serving({ ...at('intent'), serves: unitOf({ image: 'image:3' }), lastModified: LATER }),
  ],

  'sent and not visible yet': ['under way', serving(at('sent'))],
  'sent, and the service is at work on it': [
    'under way',
    serving({ ...at('sent'), status: 'Updating', pendingConfig: wanted.target.config, lastModified: LATER }),
  ],
  'sent and arrived': ['arrived', serving({ ...at('sent'), serves: wanted, lastModified: LATER })],
  'sent and rolled back with a reason': [
    'rolled back',
    serving({ ...at('sent'), failureReason: 'ping', lastModified: LATER }),
  ],
  'sent and rolled back, the reason dropped': [
    'rolled back',
    serving({ ...at('sent'), lastModified: LATER }),
  ],
  'sent and rolled back, the old reason still there': [
    'rolled back',
    serving({
      ...at('sent', wanted.target, { reason: reasonDigest('capacity') }),
      failureReason: 'capacity',
      lastModified: LATER,
    }),
  ],
  'sent, and somebody moved it elsewhere since': [
    'settled',
    serving({ ...at('sent'), serves: unitOf({ image: 'image:3' }), lastModified: LATER }),
  ],
  'rolling back': [
    'under way',
    serving({
      ...at('sent'),
      status: 'RollingBack',
      pendingConfig: wanted.target.config,
      lastModified: LATER,
    }),
  ],
  'the update and its rollback failed': [
    'rolled back',
    serving({ ...at('sent'), status: 'UpdateRollbackFailed', failureReason: 'ping', lastModified: LATER }),
  ],

  'a new size, announced and never sent': ['unsent', serving(at('intent', bigger.target))],
  'a new size, and the service is at work on it': [
    'under way',
    serving({ ...at('sent', bigger.target), status: 'Updating', count: 3, lastModified: LATER }),
  ],
  'a new size that arrived': [
    'arrived',
    serving({ ...at('sent', bigger.target), count: 3, lastModified: LATER }),
  ],
  'a new size that was rolled back': [
    'rolled back',
    serving({ ...at('sent', bigger.target), failureReason: 'capacity', lastModified: LATER }),
  ],
  'a new size, and the service is at work on another size': [
    'busy',
    serving({ ...at('sent', bigger.target), status: 'Updating', count: 2, lastModified: LATER }),
  ],

  'a first create in progress': ['under way', { ...at('sent'), serves: wanted, status: 'Creating' }],
  'a create that somebody else began': ['busy', { serves: wanted, status: 'Creating' }],
  'a first create that arrived': [
    'arrived',
    { ...at('sent', wanted.target, { modified: 0 }), serves: wanted },
  ],
  'a create that failed before it ever served': [
    'never served',
    {
      ...at('sent', wanted.target, { modified: 0 }),
      serves: wanted,
      status: 'Failed',
      failureReason: 'ping',
    },
  ],
  'failed after it served': [
    'broken',
    serving({ attempt: { target: old.target, stage: 'done' }, status: 'Failed', failureReason: 'ping' }),
  ],
  'failed after an update was sent': [
    'broken',
    serving({ ...at('sent'), status: 'Failed', lastModified: LATER }),
  ],

  maintenance: [
    'busy',
    serving({ attempt: { target: old.target, stage: 'done' }, status: 'SystemUpdating' }),
  ],
  'maintenance after an intent': ['busy', serving({ ...at('intent'), status: 'SystemUpdating' })],
  'somebody deletes it': [
    'busy',
    serving({ attempt: { target: old.target, stage: 'done' }, status: 'Deleting' }),
  ],
  'somebody deletes it while our update was sent': ['busy', serving({ ...at('sent'), status: 'Deleting' })],
  'somebody else updates it': [
    'busy',
    serving({ attempt: { target: old.target, stage: 'done' }, status: 'Updating', pendingConfig: 'theirs' }),
  ],
  'a status that nobody knows yet': ['busy', serving({ status: 'Meditating' })],

  'killed while cleaning up': [
    'cleaning',
    { applied: wanted.target, serves: wanted, attempt: { target: wanted.target, stage: 'cleaning' } },
  ],
};

describe('what the marks mean', () => {
  it.each(Object.entries(SENTENCES))('%s', (_sentence, [state, now]) => {
    const past = history(liveOf(wanted, now));
    expect(past.state).toBe(state);
    expect(past.because).not.toBe('');
  });
});

describe('the same target', () => {
  it.each([
    ['another sizing of the same config', bigger.target.config, old.target.config, true],
    [
      'letter case aside',
      old.target.config.toUpperCase().replace('RISK', 'risk'),
      wanted.target.config,
      false,
    ],
    ['another identity', wanted.target.config, old.target.config, false],
    ['a foreign name is only itself', 'theirs', 'Theirs', true],
    ['nothing is not something', undefined, old.target.config, false],
  ])('config: %s', (_sentence, left, right, same) => {
    expect(sameConfig(left, right)).toBe(same);
  });

  it.each([
    ['is the same with itself', old.target, old.target, true],
    ['has all its sizes', old.target, bigger.target, false],
    ['is not absent', undefined, old.target, false],
    ['is absent with the absent', undefined, undefined, true],
    ['is not of another kind', unitOf({ hardware: serverless(5) }).target, old.target, false],
  ])('%s', (_sentence, left, right, same) => {
    expect(sameTarget(left, right)).toBe(same);
  });

  it('has weights of single precision', () => {
    const sized = (weight: number) => ({ config: 'c', sizes: [{ variant: 'v', count: 1, weight }] });
    expect(sameTarget(sized(0.1), sized(Math.fround(0.1)))).toBe(true);
    expect(sameTarget(sized(0.1), sized(0.2))).toBe(false);
  });

  it('is served only in every size', () => {
    expect(servesTarget(liveOf(old), old.target)).toBe(true);
    expect(servesTarget(liveOf(old, { count: 2 }), old.target)).toBe(false);
    expect(servesTarget({ ...liveOf(old), variants: [] }, old.target)).toBe(false);
  });
});
