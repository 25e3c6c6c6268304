// What each mark writes. One AddTags request a mark, so that it is written whole or not at all.
import type { Tags } from '../../core/part.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { escrowKeys } from '../scaling/escrow.ts';
import { scalingTags } from '../scaling/tag.ts';
import type { Situation } from '../situation.ts';
import type { Target, Unit } from '../unit.ts';
import {
  APPLIED,
  ATTEMPT,
  type Before,
  NOTHING_BEFORE,
  type Stage,
  VERIFIED,
  verifiedAfter,
  writeAttempt,
  writeTarget,
} from './marks.ts';
import { othersTags, userTags } from './tag-change.ts';
import { ownershipTags } from './tags.ts';

type Set = { readonly set: Tags };

/** `now` is given where the last attempt arrived without being written down: it is written down along with this one. */
export function attemptMark(target: Target, stage: Stage, before: Before, now?: Situation): Set {
  const arrived = now?.past?.state === 'arrived' ? now.marks : undefined;
  return {
    set: {
      [ATTEMPT]: writeAttempt({ target, stage, before }),
      ...(arrived?.applied === undefined
        ? {}
        : { [APPLIED]: writeTarget(arrived.applied), [VERIFIED]: arrived.verified.join(' ') }),
    },
  };
}

export function appliedMark(
  target: Target,
  stage: 'cleaning' | 'done',
  before: Before,
  verified: readonly string[],
): Set {
  return {
    set: {
      [APPLIED]: writeTarget(target),
      [VERIFIED]: verifiedAfter(target.config, verified).join(' '),
      [ATTEMPT]: writeAttempt({ target, stage, before }),
    },
  };
}

/**
 * A new endpoint is born with its ownership, its tags, and the mark that it was sent.
 * @param replaced the endpoint that is made anew: tags that others put on it are kept, and what it has put aside
 */
export function creationTags(unit: Unit, target: Target, replaced?: LiveEndpoint): Tags {
  return {
    ...(replaced === undefined ? {} : { ...othersTags(replaced.tags), ...escrowIn(replaced.tags) }),
    ...userTags(unit),
    ...scalingTags(unit),
    ...ownershipTags(unit.owner, unit.address, unit.name),
    [ATTEMPT]: writeAttempt({ target, stage: 'sent', before: NOTHING_BEFORE }),
  };
}

function escrowIn(tags: Tags): Tags {
  return Object.fromEntries(escrowKeys(tags).map((key) => [key, tags[key] ?? '']));
}
