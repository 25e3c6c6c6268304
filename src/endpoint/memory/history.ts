// What the marks on an endpoint mean beside its live state. A table of sentences, first match wins: this is what lets a
// run be killed between any two requests and the next one know where it stands.
import { isBusy } from '../../kinds/endpoint/progress.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { hasSize, hasSizesOf, sameSizes, sizesDigest } from '../fleet/sizes.ts';
import { identityOf } from '../names/names.ts';
import type { Remembered } from '../unit.ts';
import { type Attempt, type Marks, readMarks, reasonDigest, servedConfig, standsFor } from './marks.ts';

export type HistoryState =
  /** The last attempt was carried through, or there was none. */
  | 'settled'
  /** The service is at work on our attempt. */
  | 'under way'
  /** The service is at work on something else. */
  | 'busy'
  /** Our attempt serves, and nobody wrote that down yet. */
  | 'arrived'
  /** Verified and written down; what it replaced may not be cleaned up yet. */
  | 'cleaning'
  /** Announced and never sent. */
  | 'unsent'
  /** The service undid our attempt. */
  | 'rolled back'
  /** The first create failed: it never served. */
  | 'never served'
  /** It served once and is Failed now. */
  | 'broken'
  /** Whether our attempt was sent cannot be told. */
  | 'unclear';

export type History = {
  readonly state: HistoryState;
  readonly marks: Marks;
  /** A sentence for people. */
  readonly because: string;
};

type Facts = { readonly live: LiveEndpoint; readonly marks: Marks; readonly attempt: Attempt | undefined };

type Sentence = {
  readonly state: HistoryState;
  readonly when: (facts: Facts) => boolean;
  readonly because: string;
};

const sent = ({ attempt }: Facts) => attempt?.stage === 'sent';
const intended = ({ attempt }: Facts) => attempt?.stage === 'intent';
const open = (facts: Facts) => sent(facts) || intended(facts);

const SENTENCES: readonly Sentence[] = [
  {
    state: 'under way',
    when: (facts) => open(facts) && isBusy(facts.live) && showsAttempt(facts),
    because: 'the service is at work on what an earlier run sent',
  },
  {
    // The service may show the state from before an accepted update for some seconds (API reference of
    // UpdateEndpoint: eventually consistent reads; read 2026-11).
    state: 'under way',
    when: (facts) => sent(facts) && !isBusy(facts.live) && !serves(facts) && !changedSince(facts),
    because: 'an earlier run sent an update that the service does not show yet',
  },
  {
    state: 'busy',
    when: ({ live }) => isBusy(live),
    because: 'the service is at work on it',
  },
  {
    state: 'never served',
    when: ({ live, marks }) => live.status === 'Failed' && marks.applied === undefined,
    because: 'it was never created successfully',
  },
  {
    state: 'broken',
    when: ({ live }) => live.status === 'Failed',
    because: 'it served once and has failed',
  },
  {
    // The rolling update and its rollback failed: a mix of both fleets serves. A fresh update is accepted as far as
    // public sources tell (inferred 2026-11), so it counts as undone.
    state: 'rolled back',
    when: ({ live }) => live.status === 'UpdateRollbackFailed',
    because: 'the update failed, and so did its rollback: old and new instances serve together',
  },
  {
    state: 'arrived',
    when: (facts) => open(facts) && serves(facts),
    because: 'what an earlier run sent has arrived',
  },
  {
    state: 'rolled back',
    when: (facts) => sent(facts) && (wentBack(facts) || newFailure(facts)),
    because: 'the service rolled the last attempt back',
  },
  {
    state: 'settled',
    when: (facts) => sent(facts),
    because: 'somebody else has changed it since the last attempt',
  },
  {
    state: 'unsent',
    when: (facts) => intended(facts) && !changedSince(facts),
    because: 'an earlier run was cut off before it sent the update',
  },
  {
    // A failure reason that was not there before can only come from an update that was sent and undone.
    state: 'rolled back',
    when: (facts) => intended(facts) && wentBack(facts) && newFailure(facts),
    because: 'the service rolled the last attempt back',
  },
  {
    // The service drops failure reasons at times (hashicorp/terraform-provider-aws#49020), so their absence proves
    // nothing.
    state: 'unclear',
    when: intended,
    because: 'an earlier run was cut off while it sent an update, and the endpoint has changed since',
  },
  {
    state: 'cleaning',
    when: ({ attempt }) => attempt?.stage === 'cleaning',
    because: 'what an earlier run replaced or took back is not cleaned up yet',
  },
  { state: 'settled', when: () => true, because: 'the last attempt was carried through' },
];

/** Reads the marks of a live endpoint that is ours, and says where its last attempt stands. */
export function history(live: LiveEndpoint): History {
  const marks = readMarks(live.tags);
  const facts = { live, marks, attempt: marks.attempt };
  const sentence = SENTENCES.find((one) => one.when(facts));
  return { state: sentence?.state ?? 'settled', because: sentence?.because ?? '', marks };
}

/** Does the live endpoint serve exactly this: the same fleet, and every size as wanted? */
export function servesTarget(live: LiveEndpoint, target: Remembered): boolean {
  if (!sameConfig(servedConfig(live), standsFor(live.tags, target.config))) return false;
  return 'sizes' in target
    ? target.sizes.every((size) => hasSize(live, size))
    : hasSizesOf(live, target.sizesDigest);
}

export function sameTarget(left: Remembered | undefined, right: Remembered | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (!sameConfig(left.config, right.config)) return false;
  return 'sizes' in left && 'sizes' in right
    ? sameSizes(left.sizes, right.sizes)
    : digestOf(left) === digestOf(right);
}

function digestOf(target: Remembered): string {
  return 'sizes' in target ? sizesDigest(target.sizes) : target.sizesDigest;
}

export function sameConfig(left: string | undefined, right: string): boolean {
  return left !== undefined && identityOf(left).toLowerCase() === identityOf(right).toLowerCase();
}

/** The name of what was sent: it may have begun with other counts than the file has, and is called otherwise then. */
export function sentConfig(live: LiveEndpoint | undefined, attempt: Attempt | undefined): string | undefined {
  const config = attempt?.target.config;
  if (live === undefined || config === undefined) return config;
  const there = [live.pendingConfig, live.config].filter((one) => one !== undefined);
  return there.find((one) => sameConfig(standsFor(live.tags, one), config)) ?? config;
}

function serves({ live, attempt }: Facts): boolean {
  return attempt !== undefined && servesTarget(live, attempt.target);
}

/** The live endpoint is back where it was before the attempt. */
function wentBack({ live, marks, attempt }: Facts): boolean {
  if (attempt === undefined) return false;
  if (marks.applied === undefined) return !sameConfig(servedConfig(live), attempt.target.config);
  return servesTarget(live, marks.applied);
}

/** A busy endpoint on its way to the attempt: a first create, a pending deployment, or moved sizes. */
function showsAttempt({ live, attempt }: Facts): boolean {
  if (attempt === undefined || live.status === 'Deleting') return false;
  const target = live.pendingConfig ?? live.config;
  if (target === undefined || !sameConfig(standsFor(live.tags, target), attempt.target.config)) return false;
  return live.pendingConfig !== undefined || live.status === 'Creating' || servesTarget(live, attempt.target);
}

function changedSince({ live, attempt }: Facts): boolean {
  return attempt !== undefined && live.lastModified !== attempt.before.modified;
}

function newFailure({ live, attempt }: Facts): boolean {
  const now = reasonDigest(live.failureReason);
  return now !== '-' && now !== attempt?.before.reason;
}
