// The hold after a rollback by hand: a tag on the endpoint that says where it was taken back to and from what, so that
// the next merge does not undo it. It binds until the file wants something else than was rolled back from.
import { shortDigest } from '../base/hash.ts';
import type { Tags } from '../core/part.ts';
import { identityOf } from './names.ts';
import { sizesDigest } from './sizes.ts';
import type { Remembered } from './unit.ts';

export const HOLD = 'inferra:hold';

export type HoldMark = {
  /** The verified config that the endpoint was taken back to. */
  readonly config: string;
  /** Digests of what it was taken back from: what the file wanted then, what was applied, what was tried. */
  readonly from: readonly string[];
};

/** The version of what a digest is made of, as in the other marks. */
const DIGEST = '@1/';

/** As many digests as fit a tag beside the longest name. */
const MOST = 6;

export function targetDigest(target: Remembered): string {
  const sizes = 'sizes' in target ? sizesDigest(target.sizes) : target.sizesDigest;
  return shortDigest({ config: identityOf(target.config).toLowerCase(), sizes }, 16);
}

/** `<config> @1/<digest>…` */
export function writeHold({ config, from }: HoldMark): string {
  return [config, ...from.map((digest) => DIGEST + digest)].join(' ');
}

/** Undefined where there is none, or none that can be read: the tag was edited, and nothing is guessed. */
export function readHold(tags: Tags): HoldMark | undefined {
  const [config = '', ...words] = (tags[HOLD] ?? '').split(' ');
  const from = words.flatMap((word) => /^@1\/([0-9a-f]{16})$/.exec(word)?.[1] ?? []);
  return config === '' || from.length !== words.length ? undefined : { config, from };
}

/** Does a hold on the endpoint keep it from this target? */
export function holdOn(tags: Tags, target: Remembered): HoldMark | undefined {
  const hold = readHold(tags);
  return hold?.from.includes(targetDigest(target)) ? hold : undefined;
}

/**
 * The hold of a rollback to `to`. A rollback that is taken up again keeps what it was taken back from.
 * @param from what must not come back by itself, the most important first
 */
export function holdAt(to: Remembered, from: readonly (Remembered | undefined)[], before: Tags): HoldMark {
  const earlier = readHold(before);
  const kept = earlier?.config === to.config ? earlier.from : [];
  const all = [...kept, ...from.flatMap((one) => (one === undefined ? [] : [targetDigest(one)]))];
  const own = targetDigest(to);
  return { config: to.config, from: [...new Set(all)].filter((digest) => digest !== own).slice(0, MOST) };
}
