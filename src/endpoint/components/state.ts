// What one component takes, by what is live beside what the file wants and what its marks say. A table of sentences, first
// match wins, as for an endpoint: this is what lets a run be killed between any two requests.

import { differingIn, hasMore } from '../../kinds/inference-component/fields.ts';
import { isBusy } from '../../kinds/inference-component/kind.ts';
import type { LiveComponent } from '../../kinds/inference-component/spec.ts';
import { reasonDigest } from '../memory/marks.ts';
import { asDeclared } from './adopted.ts';
import { isAdapterSpec, type UnitComponent } from './component.ts';
import { isHeldFrom } from './hold.ts';
import { type ComponentAttempt, readComponentMarks, sameComponent, specDigest, targetOf } from './marks.ts';
import { goesBack, hasFailed } from './smoke-test.ts';

/**
 * create: it is not there · replace: it has failed, or became another kind of thing · update: its spec · adjust: its copies
 * only · confirm: what an earlier run sent is under way · record: it is right, and nobody wrote that down · held: somebody took
 * it back from that · failed (its smoke test), rolled back, unclear: not without a person · none.
 */
export type Does =
  | 'create'
  | 'replace'
  | 'update'
  | 'adjust'
  | 'confirm'
  | 'record'
  | 'failed'
  | 'held'
  | 'rolled back'
  | 'unclear'
  | 'none';

export type ComponentState = {
  readonly does: Does;
  /** The service is at work on something else of it: that is waited for first. */
  readonly waits: boolean;
  /** The file has moved on since inferra last wrote it. */
  readonly pending: boolean;
  /** Somebody changed what inferra wrote, and the file still wants that. */
  readonly drift: boolean;
  /** It serves, and will not for a while. */
  readonly downtime: boolean;
};

type Facts = {
  readonly part: UnitComponent;
  readonly live: LiveComponent;
  /** The last attempt at exactly what the file wants, if it was at that. */
  readonly attempt: ComponentAttempt | undefined;
  /** It is as the file says. */
  readonly right: boolean;
};

type Sentence = { readonly does: Does; readonly when: (facts: Facts) => boolean };

const sent = ({ attempt }: Facts) => attempt?.stage === 'sent';
const intended = ({ attempt }: Facts) => attempt?.stage === 'intent';
const busy = ({ live }: Facts) => isBusy(live);
const changed = ({ live, attempt }: Facts) =>
  attempt !== undefined && live.lastModified !== attempt.before.modified;

const SENTENCES: readonly Sentence[] = [
  {
    does: 'held',
    when: ({ part, live }) => live.status !== 'Failed' && isHeldFrom(live.tags, part.spec),
  },
  { does: 'confirm', when: (facts) => (sent(facts) || intended(facts)) && busy(facts) && isOnItsWay(facts) },
  // A failed component serves nothing; that it takes an update is nowhere said, a deletion is seen to work (read 2026-11).
  { does: 'replace', when: ({ live }) => live.status === 'Failed' || live.status === 'Deleting' },
  { does: 'replace', when: ({ part, live }) => isOtherKind(part, live) },
  // What was accepted may not be shown for some seconds, as of an endpoint.
  { does: 'confirm', when: (facts) => sent(facts) && !busy(facts) && !facts.right && !changed(facts) },
  {
    does: 'failed',
    when: (facts) =>
      hasFailed(facts.part, facts.live) && !busy(facts) && !isRecorded(facts) && !isCutOff(facts),
  },
  { does: 'record', when: (facts) => facts.right && !busy(facts) && !isRecorded(facts) },
  { does: 'rolled back', when: (facts) => sent(facts) && !busy(facts) && !facts.right && wentBack(facts) },
  {
    does: 'rolled back',
    when: (facts) => intended(facts) && !busy(facts) && changed(facts) && newFailure(facts),
  },
  { does: 'unclear', when: (facts) => intended(facts) && !busy(facts) && !facts.right && changed(facts) },
  { does: 'none', when: ({ right }) => right },
  { does: 'adjust', when: ({ part, live }) => hasRightSpec(part, live) },
  { does: 'update', when: () => true },
];

/** @param retry whether a person has said that it be tried again */
export function componentState(
  part: UnitComponent,
  live: LiveComponent | undefined,
  retry: boolean,
): ComponentState {
  if (live === undefined)
    return { does: 'create', waits: false, pending: true, drift: false, downtime: false };
  const target = targetOf(part);
  const { applied, attempt } = readComponentMarks(live.tags);
  const mine = attempt !== undefined && sameComponent(attempt.target, target) ? attempt : undefined;
  const facts: Facts = { part, live, attempt: mine, right: isRight(part, live) };
  const found = SENTENCES.find(({ when }) => when(facts))?.does ?? 'update';
  const does = DECLINED.includes(found) && retry ? again(facts) : found;
  const recorded = sameComponent(applied, target);
  return {
    does,
    waits: isBusy(live) && does !== 'confirm' && does !== 'none' && does !== 'held',
    pending: !recorded && does !== 'none',
    drift: recorded && (does === 'update' || does === 'adjust' || does === 'replace'),
    downtime: does === 'replace' && live.status === 'InService',
  };
}

/** What is not done again by itself. */
const DECLINED: readonly Does[] = ['failed', 'rolled back', 'unclear'];

/** What failed its smoke test and is there is only asked again. */
function again({ part, live, right }: Facts): Does {
  if (right) return 'record';
  return hasRightSpec(part, live) ? 'adjust' : 'update';
}

function isRight(part: UnitComponent, live: LiveComponent): boolean {
  return hasRightSpec(part, live) && hasRightCopies(part, live);
}

/** Settings of which the file says nothing may be what the service fills in, as long as nobody took them out of the file. */
export function hasRightSpec(part: UnitComponent, live: LiveComponent): boolean {
  const { spec } = part;
  if (live.spec === undefined || live.unexpressed.length > 0) return false;
  if (differingIn(spec, live.spec).length > 0) return false;
  if (!hasMore(spec, live.spec)) return true;
  const { applied, attempt } = readComponentMarks(live.tags);
  return [applied, attempt?.target].some((one) => one?.digest === targetOf(part).digest);
}

function hasRightCopies({ copies }: UnitComponent, { desiredCopies, scaled }: LiveComponent): boolean {
  return copies === undefined || scaled === true || copies === desiredCopies;
}

/** The service keeps what a component is a part of (UpdateInferenceComponent names neither endpoint nor variant). */
function isOtherKind({ spec, variant }: UnitComponent, live: LiveComponent): boolean {
  if (live.spec === undefined || live.unexpressed.length > 0) return true;
  if (isAdapterSpec(spec) !== isAdapterSpec(live.spec)) return true;
  // That an update takes a model for a container, or the other way round, is nowhere said.
  if ('container' in spec !== 'container' in live.spec) return true;
  if (isAdapterSpec(spec) && isAdapterSpec(live.spec)) {
    return spec.base.toLowerCase() !== live.spec.base.toLowerCase();
  }
  return variant.toLowerCase() !== live.variant.toLowerCase();
}

/** What a busy component becomes is not shown: a creation is ours, a change as far as nothing else is known. */
function isOnItsWay({ live, attempt }: Facts): boolean {
  if (live.status === 'Deleting') return false;
  return (
    live.status === 'Creating' || attempt?.stage === 'sent' || live.lastModified !== attempt?.before.modified
  );
}

/** It was to go back when the run ended: that is found out again, as of an endpoint, and it goes. */
function isCutOff({ live, part, right }: Facts): boolean {
  return right && goesBack(part, live);
}

function isRecorded({ live, part }: Facts): boolean {
  const { applied, attempt } = readComponentMarks(live.tags);
  const target = targetOf(part);
  return sameComponent(applied, target) && (attempt === undefined || attempt.stage === 'done');
}

function wentBack(facts: Facts): boolean {
  const { live } = facts;
  const { applied } = readComponentMarks(live.tags);
  const served = asDeclared(live);
  const isBack =
    served !== undefined &&
    specDigest(served) === applied?.digest &&
    (applied.copies === undefined || live.scaled === true || applied.copies === live.desiredCopies);
  return isBack || newFailure(facts);
}

function newFailure({ live, attempt }: Facts): boolean {
  const now = reasonDigest(live.failureReason);
  return now !== '-' && now !== attempt?.before.reason;
}
