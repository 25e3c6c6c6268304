// What `status` tells of an endpoint.
import type { StatusRow } from '../core/status.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { componentRows } from './components/status.ts';
import { liveSize } from './fleet/sizes.ts';
import { sameTarget, servesTarget } from './memory/history.ts';
import { readHold } from './memory/hold.ts';
import { isProtected } from './memory/tag-change.ts';
import { asideText } from './scaling/words.ts';
import type { Placed, Situation } from './situation.ts';
import { fleetText, type Sizes } from './text/fleet.ts';

export function statusRow({ subject, now }: Placed): StatusRow {
  const { live, past } = now;
  const { address, name } = subject;
  if (live === undefined) return { address, name, status: 'not created', verified: false, protected: false };
  if (past === undefined)
    return { address, name, status: `${live.status} (not ours)`, verified: false, protected: false };
  const { applied, attempt } = past.marks;
  const settled = attempt === undefined || sameTarget(attempt.target, applied);
  return {
    address,
    name,
    status: live.status,
    ...hardwareOf(now),
    ...(live.config === undefined ? {} : { config: live.config }),
    verified: settled && applied !== undefined && servesTarget(live, applied),
    protected: isProtected(live.tags),
    ...heldIn(live),
    ...asideIn(live),
    ...(live.failureReason === undefined ? {} : { failure: live.failureReason }),
    ...componentRows(subject.owner, now.components),
  };
}

function heldIn({ tags }: LiveEndpoint): Pick<StatusRow, 'heldAt'> {
  const hold = readHold(tags);
  return hold === undefined ? {} : { heldAt: hold.config };
}

function asideIn({ tags }: LiveEndpoint): Pick<StatusRow, 'aside'> {
  const aside = asideText(tags);
  return aside === undefined ? {} : { aside };
}

function hardwareOf({ live, serving }: Situation): Pick<StatusRow, 'hardware' | 'size'> {
  const variants = serving?.spec.variants ?? [];
  const sizes: Sizes = ({ name }) => live && liveSize(live, name);
  // While nothing serves there are no sizes to tell of.
  const standing = variants.filter((variant) => variant.shadow || sizes(variant) !== undefined);
  if (standing.length === 0) return {};
  if (variants.length > 1) return { hardware: fleetText(standing, sizes) };
  const [hardware = '', size = ''] = fleetText(standing, sizes).split(' × ');
  return { hardware, size };
}
