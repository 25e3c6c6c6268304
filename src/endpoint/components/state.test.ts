// What one component takes: the sentences of the table, one each.
import { expect, test } from 'vitest';
import type { LiveComponent } from '../../kinds/inference-component/spec.ts';
import { reasonDigest } from '../memory/marks.ts';
import type { UnitComponent } from './component.ts';
import { componentApplied, componentAttempt, readComponentMarks, targetOf } from './marks.ts';
import { writeFailed } from './smoke-test.ts';
import { componentState } from './state.ts';
import { verifiedTags } from './verified.ts';

const PART: UnitComponent = {
  ...{ key: 'one', address: 'endpoints.chat.components.one', name: 'chat-one', variant: 'AllTraffic' },
  spec: { model: 'new', resources: { accelerators: 1, memoryMin: 4096 } },
  copies: 2,
  tags: {},
};
const OLD: UnitComponent = { ...PART, spec: { ...PART.spec, model: 'old' } as UnitComponent['spec'] };
const BEFORE = { modified: 1000, reason: '-' };

/** As it is once what `part` wants was applied. */
function live(part: UnitComponent, more: Partial<LiveComponent> = {}): LiveComponent {
  return {
    ...{ kind: 'inference-component', name: part.name, arn: 'arn', endpoint: 'chat', variant: 'AllTraffic' },
    ...{ status: 'InService', spec: part.spec, unexpressed: [], lastModified: 1000 },
    ...(part.copies === undefined ? {} : { desiredCopies: part.copies, currentCopies: part.copies }),
    tags: componentApplied(targetOf(part), BEFORE),
    ...more,
  };
}

const tried = (stage: 'intent' | 'sent', applied = OLD) => ({
  ...componentApplied(targetOf(applied), BEFORE),
  ...componentAttempt(targetOf(PART), stage, BEFORE),
});
const ADAPTER = { base: 'chat-one', artifact: 's3://a/b.tar.gz' };

test.each<readonly [string, LiveComponent | undefined, string]>([
  ['it is not there', undefined, 'create'],
  ['it is as the file says', live(PART), 'none'],
  ['the service has filled in what nobody said', live(PART, { spec: { ...PART.spec, cache: true } }), 'none'],
  [
    'somebody has taken a setting out of the file',
    live(PART, {
      spec: { ...PART.spec, cache: true },
      tags: componentApplied(targetOf({ ...PART, spec: { ...PART.spec, cache: true } }), BEFORE),
    }),
    'update',
  ],
  ['another model is wanted', live(OLD), 'update'],
  ['other copies are wanted', live({ ...PART, copies: 1 }), 'adjust'],
  [
    'copies that autoscaling moves are right whatever they are',
    live(PART, { desiredCopies: 7, scaled: true }),
    'none',
  ],
  ['it has what inferra cannot write', live(PART, { unexpressed: ['Specifications'] }), 'replace'],
  ['it has failed', live(OLD, { status: 'Failed' }), 'replace'],
  ['it is going', live(PART, { status: 'Deleting' }), 'replace'],
  ['it was an adapter', live(PART, { spec: ADAPTER }), 'replace'],
  ['it is being made by an earlier run', live(PART, { status: 'Creating', tags: tried('sent') }), 'confirm'],
  ['what was sent is under way', live(OLD, { status: 'Updating', tags: tried('sent') }), 'confirm'],
  ['what was sent is not shown yet', live(OLD, { tags: tried('sent') }), 'confirm'],
  [
    'what was meant may be under way',
    live(OLD, { status: 'Updating', lastModified: 2000, tags: tried('intent') }),
    'confirm',
  ],
  ['what was sent has arrived', live(PART, { lastModified: 2000, tags: tried('sent') }), 'record'],
  ['what was meant has arrived', live(PART, { lastModified: 2000, tags: tried('intent') }), 'record'],
  ['somebody did what the file says', live(PART, { tags: {} }), 'record'],
  [
    'what was sent is back on what was applied',
    live(OLD, { lastModified: 2000, tags: tried('sent') }),
    'rolled back',
  ],
  [
    'what was meant has failed since',
    live(OLD, { lastModified: 2000, failureReason: 'no room', tags: tried('intent') }),
    'rolled back',
  ],
  ['what was meant was not sent', live(OLD, { tags: tried('intent') }), 'update'],
  ['what was meant may have been sent', live(OLD, { lastModified: 2000, tags: tried('intent') }), 'unclear'],
  [
    'somebody else has changed it since it was sent',
    live({ ...OLD, copies: 5 }, { lastModified: 2000, tags: tried('sent') }),
    'update',
  ],
])('%s', (_, found, does) => {
  expect(componentState(PART, found, false).does).toBe(does);
});

const TEST = { samples: [{ payload: './a.csv', contentType: 'text/csv' }], onFailure: 'rollback' } as const;
const TESTED: UnitComponent = { ...PART, smokeTest: TEST };
const READ: UnitComponent = {
  ...PART,
  smokeTest: { ...TEST, samples: [{ ...TEST.samples[0], sample: 'MSwy' }] },
};
const STOPPED: UnitComponent = { ...PART, smokeTest: { ...TEST, onFailure: 'stop' } };
const failedAs = (part: UnitComponent) => ({ ...tried('sent'), ...writeFailed(part) });

test.each<readonly [string, UnitComponent, LiveComponent, readonly [string, string]]>([
  ['what failed serves', READ, live(PART, { tags: failedAs(READ) }), ['failed', 'record']],
  ['who looks has not read the samples', TESTED, live(PART, { tags: failedAs(READ) }), ['failed', 'record']],
  ['another sample failed', READ, live(PART, { tags: failedAs(TESTED) }), ['record', 'record']],
  ['nothing is asked any more', PART, live(PART, { tags: failedAs(READ) }), ['record', 'record']],
  [
    'something was verified before what failed, and it was to go back',
    READ,
    live(PART, { tags: { ...failedAs(READ), ...verifiedTags([PART.spec, OLD.spec]) } }),
    ['record', 'record'],
  ],
  [
    'nothing but what failed was verified',
    READ,
    live(PART, { tags: { ...failedAs(READ), ...verifiedTags([PART.spec]) } }),
    ['failed', 'record'],
  ],
  [
    'it was to stop there',
    STOPPED,
    live(PART, { tags: { ...failedAs(STOPPED), ...verifiedTags([OLD.spec]) } }),
    ['failed', 'record'],
  ],
  [
    'something else failed',
    READ,
    live(PART, { tags: failedAs({ ...READ, spec: OLD.spec }) }),
    ['record', 'record'],
  ],
  [
    'it was verified after all',
    READ,
    live(PART, { tags: { ...live(PART).tags, ...writeFailed(READ) } }),
    ['none', 'none'],
  ],
  [
    'somebody took what failed back',
    READ,
    live(OLD, { lastModified: 2000, tags: failedAs(READ) }),
    ['failed', 'update'],
  ],
  ['it is at work', READ, live(PART, { status: 'Updating', tags: failedAs(READ) }), ['confirm', 'confirm']],
])('of a smoke test: %s', (_, part, found, does) => {
  expect([false, true].map((retry) => componentState(part, found, retry).does)).toEqual(does);
});

test('a person says that what went back is tried again, and what is unclear sent', () => {
  const back = live(OLD, { lastModified: 2000, tags: tried('sent') });
  expect(componentState(PART, back, true).does).toBe('update');
  const copies = live(
    { ...PART, copies: 1 },
    {
      lastModified: 2000,
      failureReason: 'no room',
      tags: tried('intent', { ...PART, copies: 1 }),
    },
  );
  expect([false, true].map((retry) => componentState(PART, copies, retry).does)).toEqual([
    'rolled back',
    'adjust',
  ]);
});

test('it is told whether the file or somebody else moved it, and what does not answer meanwhile', () => {
  expect(componentState(PART, live(OLD), false)).toMatchObject({ pending: true, drift: false });
  const moved = live(OLD, { tags: componentApplied(targetOf(PART), BEFORE) });
  expect(componentState(PART, moved, false)).toMatchObject({ pending: false, drift: true });
  expect(componentState(PART, live(PART, { spec: ADAPTER }), false).downtime).toBe(true);
  expect(componentState(PART, live(PART, { status: 'Failed' }), false).downtime).toBe(false);
  const busy = live(OLD, { status: 'Updating', lastModified: 2000 });
  expect(componentState(PART, busy, false)).toMatchObject({ does: 'update', waits: true });
});

test('marks read back as they were written, and anything else counts as absent', () => {
  const before = { modified: 12, reason: reasonDigest('no room') };
  for (const part of [PART, { ...PART, spec: ADAPTER, copies: undefined } as unknown as UnitComponent]) {
    const target = targetOf(part);
    expect(readComponentMarks(componentApplied(target, before))).toEqual({
      applied: target,
      attempt: { target, stage: 'done', before },
    });
  }
  for (const text of [
    '',
    '0123456789',
    '0123456789 x',
    'zz23456789 2',
    '0123456789 2 sent',
    '0123456789 2 gone 1/-',
  ]) {
    expect(readComponentMarks({ 'inferra:applied': text, 'inferra:attempt': text })).toEqual({});
  }
});
