// Fewer than half of the instances are left, of a variant or of all together. What autoscaling has made of a count stays, but for bounds that are others by
// then. Only instances of one type are compared: what one of another type can do nobody knows before it was measured.
import type { UnitChange } from '../../core/plan.ts';
import { machinesText } from '../../endpoint/fleet/machines.ts';
import { liveSize, sizeOf } from '../../endpoint/fleet/sizes.ts';
import type { Situation } from '../../endpoint/situation.ts';
import { isUnit } from '../../endpoint/subject.ts';
import type { Unit } from '../../endpoint/unit.ts';
import type { Rule } from './risk.ts';

export const capacityCut: Rule = ({ change, subject, now }) => {
  const { effect } = change;
  if (!isUnit(subject) || now.live === undefined || (effect !== 'live' && effect !== 'swap'))
    return undefined;
  const [before, after] = [standing(now), coming(subject, change)];
  const own = after.flatMap(({ variant, machines, count }) => {
    const from = before.find((one) => one.variant === variant && one.machines === machines);
    return from === undefined ? [] : cut(from.count, count, machines);
  });
  const types = [...new Set(after.map(({ machines }) => machines))];
  const all = types.flatMap((type) => cut(sum(before, type), sum(after, type), type));
  const cuts = own.length > 0 ? own : all;
  return cuts.length === 0 ? undefined : cuts.join(', ');
};

type Standing = { readonly variant: string; readonly machines: string; readonly count: number };

function cut(from: number, to: number, machines: string): readonly string[] {
  return to * 2 >= from ? [] : [`${from} → ${to} × ${machines}`];
}

function sum(all: readonly Standing[], machines: string): number {
  return all.reduce((total, one) => (one.machines === machines ? total + one.count : total), 0);
}

function standing({ live, serving }: Situation): readonly Standing[] {
  return (serving?.spec.variants ?? []).flatMap((variant) => {
    const size = live && liveSize(live, variant.name);
    if (!('instanceType' in variant) || size === undefined || !('count' in size)) return [];
    return [{ variant: variant.name, machines: machinesText(variant), count: size.count }];
  });
}

/** What is kept counts as that, and else what the file says. */
function coming(unit: Unit, { kept = [] }: UnitChange): readonly Standing[] {
  return unit.config.spec.variants.flatMap((variant) => {
    const { name } = variant;
    const [size, stays] = [sizeOf(unit, variant), kept.find((one) => one.variant === name)];
    if (!('instanceType' in variant) || size === undefined || !('count' in size)) return [];
    return [
      { variant: name, machines: machinesText(variant), count: stays?.to ?? stays?.count ?? size.count },
    ];
  });
}
