// The hold after a rollback by hand, or after a smoke test that failed: a tag on the endpoint that says where it was taken back to and from what, so that
// the next merge does not undo it. It binds until the file wants something else than was rolled back from.
import { shortDigest } from '../../base/hash.ts';
import type { Tags } from '../../core/part.ts';
import { sizesDigest } from '../fleet/sizes.ts';
import { identityOf } from '../names/names.ts';
import type { Remembered } from '../unit.ts';

export const HOLD = 'inferra:hold';

export type HoldMark = {
  /** The verified config that the endpoint was taken back to. */
  readonly config: string;
  /** Digests of what it was taken back from: what the file wanted then, what was applied, what was tried. */
  readonly from: readonly string[];
  /** Absent where a person took it back. */
  readonly after?: 'smoke-test';
};

/** The version of what a digest is made of, as in the other marks. */
const DIGEST = '@1/';

/** As many digests as fit a tag beside the longest name. */
const MOST = 6;

export function targetDigest(target: Remembered): string {
  const sizes = 'sizes' in target ? sizesDigest(target.sizes) : target.sizesDigest;
  return shortDigest({ config: identityOf(target.config).toLowerCase(), sizes }, 16);
}

/** `<config> @1/<digest>…`, with `smoke-test` at the end where that is why. */
export function writeHold({ config, from, after }: HoldMark): string {
  return [config, ...from.map((digest) => DIGEST + digest), ...(after === undefined ? [] : [after])].join(
    ' ',
  );
}

/** Undefined where there is none, or none that can be read: the tag was edited, and nothing is guessed. */
export function readHold(tags: Tags): HoldMark | undefined {
  const [config = '', ...rest] = (tags[HOLD] ?? '').split(' ');
  const after = rest.at(-1) === 'smoke-test' ? 'smoke-test' : undefined;
  const words = after === undefined ? rest : rest.slice(0, -1);
  const from = words.flatMap((word) => /^@1\/([0-9a-f]{16})$/.exec(word)?.[1] ?? []);
  return config === '' || from.length !== words.length
    ? undefined
    : { config, from, ...(after && { after }) };
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
export function holdAt(
  to: Remembered,
  from: readonly (Remembered | undefined)[],
  before: Tags,
  after?: HoldMark['after'],
): HoldMark {
  const earlier = readHold(before);
  const kept = earlier?.config === to.config ? earlier.from : [];
  const all = [...kept, ...from.flatMap((one) => (one === undefined ? [] : [targetDigest(one)]))];
  const own = targetDigest(to);
  const digests = [...new Set(all)].filter((digest) => digest !== own);
  return { config: to.config, from: digests.slice(0, MOST), ...(after && { after }) };
}
