// The hold of a component that was taken back by hand: a tag on it that says to what and from what. It binds until the file wants
// another specification of it; copies alone do not end it, since they would bring back what was taken back.
import type { Tags } from '../../core/part.ts';
import type { ComponentSpec } from '../../kinds/inference-component/spec.ts';
import { HOLD } from '../memory/hold.ts';
import { specDigest } from './marks.ts';

export type ComponentHold = {
  /** Digest of the specification that it was taken back to. */
  readonly to: string;
  /** Those that it was taken back from. */
  readonly from: readonly string[];
};

const FORM = /^[0-9a-f]{10}( [0-9a-f]{10})*$/;
/** As many as fit a tag. */
const MOST = 20;

export function readComponentHold(tags: Tags): ComponentHold | undefined {
  const text = tags[HOLD] ?? '';
  const [to = '', ...from] = text.split(' ');
  return FORM.test(text) ? { to, from } : undefined;
}

/** Does a hold on the component keep it from this? */
export function isHeldFrom(tags: Tags, spec: ComponentSpec): boolean {
  return readComponentHold(tags)?.from.includes(specDigest(spec)) === true;
}

/**
 * A rollback that is taken up again keeps what it was taken back from.
 * @param from digests of what must not come back by itself: what the file wants, what serves, what was applied and tried
 */
export function componentHold(
  to: ComponentSpec,
  from: readonly (string | undefined)[],
  before: Tags,
): string {
  const own = specDigest(to);
  const earlier = readComponentHold(before);
  const all = [...(earlier?.to === own ? earlier.from : []), ...from];
  const held = all.filter((one): one is string => one !== undefined && one !== own);
  return [own, ...[...new Set(held)].slice(0, MOST)].join(' ');
}
