// What `status` tells of an endpoint.
import type { StatusRow } from '../core/status.ts';
import { compute } from './compare.ts';
import { liveSize, sameTarget, servesTarget } from './history.ts';
import { type Seen, type Situation, type Subject, situation } from './situation.ts';
import { isProtected } from './tag-change.ts';

export function statusRow(subject: Subject, seen: Seen): StatusRow {
  const now = situation(subject, seen);
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
    ...(live.failureReason === undefined ? {} : { failure: live.failureReason }),
  };
}

function hardwareOf({ live, serving }: Situation): Pick<StatusRow, 'hardware' | 'size'> {
  const texts = (serving?.spec.variants ?? []).map((variant) => {
    const size = live === undefined ? undefined : liveSize(live, variant.name);
    return size === undefined ? undefined : compute(variant, size);
  });
  const [hardware, size] = texts
    .filter((text) => text !== undefined)
    .join(', ')
    .split(' × ');
  return {
    ...(hardware === undefined || hardware === '' ? {} : { hardware }),
    ...(size === undefined ? {} : { size }),
  };
}
