// The hold of a component that was taken back, by hand or after its smoke test: a tag on it that says to what and from what. It binds
// until the file wants another specification of it; copies alone do not end it, since they would bring back what was taken back.
import type { Tags } from '../../core/part.ts';
import type { ComponentSpec, LiveComponent } from '../../kinds/inference-component/spec.ts';
import { HOLD, type HoldMark } from '../memory/hold.ts';
import { readComponentMarks, specDigest } from './marks.ts';

export type ComponentHold = {
  /** Digest of the specification that it was taken back to. */
  readonly to: string;
  /** Those that it was taken back from. */
  readonly from: readonly string[];
  /** Absent where a person took it back. */
  readonly after?: HoldMark['after'];
};

const FORM = /^(?<digests>[0-9a-f]{10}( [0-9a-f]{10})*)(?<after> smoke-test)?$/;
/** As many as fit a tag, with why. */
const MOST = 20;

export function readComponentHold(tags: Tags): ComponentHold | undefined {
  const { digests, after } = FORM.exec(tags[HOLD] ?? '')?.groups ?? {};
  const [to, ...from] = digests?.split(' ') ?? [];
  return to === undefined ? undefined : { to, from, ...(after && { after: 'smoke-test' }) };
}

/** Does a hold on the component keep it from this? */
export function isHeldFrom(tags: Tags, spec: ComponentSpec): boolean {
  return readComponentHold(tags)?.from.includes(specDigest(spec)) === true;
}

/** What is told of a component that is held. */
export type HeldAs = Pick<ComponentHold, 'after'> & {
  /** It serves what it was taken back to, as far as the marks tell. */
  readonly arrived: boolean;
};

export function heldAs({ tags }: LiveComponent): HeldAs {
  const { to, after } = readComponentHold(tags) ?? {};
  const { attempt } = readComponentMarks(tags);
  return { arrived: attempt?.stage === 'done' && attempt.target.digest === to, ...(after && { after }) };
}

/**
 * A rollback that is taken up again keeps why, and what it was taken back from.
 * @param from digests of what must not come back by itself: what the file wants, what serves, what was applied and tried
 */
export function componentHold(
  to: ComponentSpec,
  from: readonly (string | undefined)[],
  before: Tags,
  after?: HoldMark['after'],
): string {
  const own = specDigest(to);
  const earlier = readComponentHold(before);
  const begun = earlier?.to === own ? earlier : undefined;
  const all = [...(begun?.from ?? []), ...from];
  const why = after ?? begun?.after;
  const held = all.filter((one): one is string => one !== undefined && one !== own);
  return [own, ...[...new Set(held)].slice(0, MOST), ...(why === undefined ? [] : [why])].join(' ');
}
