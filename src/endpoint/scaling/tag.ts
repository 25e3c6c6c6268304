// The tag that remembers the autoscaling of an endpoint: its variants that inferra registered, each with a digest of what it
// wrote, and the alarms that it made. What inferra has is found there by whoever comes next.
import { shortDigest } from '../../base/hash.ts';
import type { Scaling } from '../../config/document.ts';
import { hasMore } from '../../config/scaling.ts';
import type { Tags } from '../../core/part.ts';
import { SCALING } from '../memory/tags.ts';
import type { Unit } from '../unit.ts';
import { stepAlarms } from './step-alarms.ts';

/** As long as a value of a tag may be. */
const LONGEST = 256;

/** Nothing where inferra registers none. */
export function scalingTags(unit: Pick<Unit, 'name' | 'owner' | 'address' | 'scaling'>): Tags {
  const all = Object.entries(unit.scaling ?? {});
  if (all.length === 0) return {};
  const alarms = all.flatMap(([variant, one]) => stepAlarms(unit, variant, one).map(({ word }) => word));
  const text = (named: (variant: string) => string) =>
    [
      ...all.map(([variant, one]) => `${named(variant)}:${digestOf(one)}${MORE[`${hasMore(one)}`]}`),
      ...alarms,
    ]
      .sort()
      .join(' ');
  const plain = text((variant) => variant);
  return { [SCALING]: plain.length > LONGEST ? text(shortened) : plain };
}

/** Whether there are further policies or a schedule. */
const MORE = { true: ':+', false: '' } as const;

/** Names of variants have no `=`. */
function shortened(variant: string): string {
  return `=${shortDigest(variant, 5)}`;
}

export function digestOf(scaling: Scaling): string {
  return shortDigest(scaling, 8);
}

export type Written = {
  readonly digest: string;
  /** Policies or scheduled actions may stand beside the one policy. */
  readonly more: boolean;
};

/** What inferra wrote of a variant; undefined where it has not registered it. */
export function writtenOf(tags: Tags, variant: string): Written | undefined {
  for (const word of (tags[SCALING] ?? '').split(' ')) {
    const [name = '', digest = '', more] = word.split(':');
    if (name === variant || name === shortened(variant)) return { digest, more: more === '+' };
  }
  return undefined;
}
