// The tag that remembers the autoscaling of an endpoint: its variants that inferra registered, each with a digest of what it
// wrote, and the alarms that it made. What inferra has is found there by whoever comes next.
import { shortDigest } from '../../base/hash.ts';
import type { Scaling } from '../../config/document.ts';
import { hasMore } from '../../config/scaling.ts';
import type { Tags } from '../../core/part.ts';
import { SCALING } from '../memory/tags.ts';
import type { Unit } from '../unit.ts';
import { namedItems } from './items.ts';
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
      ...all.flatMap(([variant, one]) => namedItems(one).map((item) => namedWord(variant, item))),
    ]
      .sort()
      .join(' ');
  const plain = text((variant) => variant);
  return { [SCALING]: plain.length > LONGEST ? text(shortened) : plain };
}

/** Values of tags take few signs (API reference of Tag, read 2026-11), and names of variants none of them. */
const NAMED = '/';

/** What stands for an item whose name inferra did not give. */
function namedWord(variant: string, item: string): string {
  return `${NAMED}${shortDigest([variant, item], 5)}`;
}

/** Whether an earlier file had this item of the variant under a name that inferra did not give. */
export function remembersNamed(tags: Tags, variant: string, item: string): boolean {
  return wordsIn(tags).includes(namedWord(variant, item));
}

/** Whether an earlier file had some that this scaling has no more. */
export function hasForgotten(tags: Tags, scaling: Unit['scaling']): boolean {
  const wanted = Object.entries(scaling ?? {}).flatMap(([variant, one]) =>
    namedItems(one).map((item) => namedWord(variant, item)),
  );
  return wordsIn(tags).some((word) => word.startsWith(NAMED) && !wanted.includes(word));
}

function wordsIn(tags: Tags): readonly string[] {
  return (tags[SCALING] ?? '').split(' ');
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
  for (const word of wordsIn(tags)) {
    const [name = '', digest = '', more] = word.split(':');
    if (name === variant || name === shortened(variant)) return { digest, more: more === '+' };
  }
  return undefined;
}
