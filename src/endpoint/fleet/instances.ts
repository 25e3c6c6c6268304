// How many instances of which type an endpoint has before its change, and at most while that goes on.
import { type Instances, instancesOf, type Standing, total } from '../../core/instances.ts';
import type { UnitChange } from '../../core/plan.ts';
import type { FleetPart } from '../../cost/fleet.ts';

/** What stands, what is to, and the share of that which stands beside the old one for a while. */
export type Fleets = {
  readonly before: readonly FleetPart[];
  readonly after: readonly FleetPart[];
  readonly beside: number;
};

/** What is held, or removed, stands on until nobody knows when. */
export function standingOf({ address, held, effect, steps }: UnitChange, fleets: Fleets): Standing {
  const before = countsOf(fleets.before);
  const idle = held !== undefined || steps.length === 0 || effect === 'remove';
  if (idle) return { address, before, during: before };
  const during = countsDuring(fleets);
  if (effect !== 'recreate') return { address, before, during };
  return { address, before, during, most: Math.max(total(before), total(countsOf(fleets.after))) };
}

/** A fleet that takes the place of another one runs beside it; one that moves has the larger count of both. */
function countsDuring({ before, after, beside }: Fleets): Instances {
  const [old, next] = [countsOf(before), countsOf(after)];
  const types = new Set([...old.keys(), ...next.keys()]);
  return new Map(
    [...types].map((type) => {
      const [was, is] = [old.get(type) ?? 0, next.get(type) ?? 0];
      return [type, beside === 0 ? Math.max(was, is) : was + Math.ceil(is * beside)];
    }),
  );
}

function countsOf(fleet: readonly FleetPart[]): Instances {
  return instancesOf(
    fleet.flatMap((part) =>
      'instanceType' in part
        ? [{ types: [part.instanceType, ...(part.others ?? [])], count: part.count }]
        : [],
    ),
  );
}
