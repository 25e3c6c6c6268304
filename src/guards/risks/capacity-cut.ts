// Fewer than half of the instances are left; counts that autoscaling moves are left alone. Only instances of one type are compared: what one of another type can do
// nobody knows before it was measured.
import { machinesText } from '../../endpoint/fleet/machines.ts';
import { liveSize, sizeOf } from '../../endpoint/fleet/sizes.ts';
import { isScaled } from '../../endpoint/scaling/scaled.ts';
import { isUnit } from '../../endpoint/subject.ts';
import type { Rule } from './risk.ts';

export const capacityCut: Rule = ({ change: { effect }, subject, now: { live, serving } }) => {
  if (!isUnit(subject) || live === undefined || (effect !== 'live' && effect !== 'swap')) return undefined;
  const cuts = subject.config.spec.variants.flatMap((variant) => {
    const before = serving?.spec.variants.find(({ name }) => name === variant.name);
    if (isScaled(live, variant.name)) return [];
    if (before === undefined || !('instanceType' in before) || !('instanceType' in variant)) return [];
    const [from, to] = [liveSize(live, variant.name), sizeOf(subject, variant)];
    const known = from !== undefined && to !== undefined && 'count' in from && 'count' in to;
    if (!known || machinesText(before) !== machinesText(variant) || to.count * 2 >= from.count) return [];
    return [`${from.count} → ${to.count} × ${machinesText(variant)}`];
  });
  return cuts.length === 0 ? undefined : cuts.join(', ');
};
