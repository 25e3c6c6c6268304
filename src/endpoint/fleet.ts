// The instances of an endpoint as a sum of money needs them: those that stand, and those that are to.
import type { FleetPart } from '../cost/fleet.ts';
import type { LiveEndpoint, VariantSize } from '../kinds/endpoint/spec.ts';
import type { VariantSpec } from '../kinds/endpoint-config/spec.ts';
import { servesTarget } from './history.ts';
import { typesOf } from './machines.ts';
import type { Refit } from './refit.ts';
import { isAsleep, isScaled } from './scaled.ts';
import type { Situation } from './situation.ts';
import { liveSize, sizeOf } from './sizes.ts';
import type { Unit } from './unit.ts';

/** What stands now, as far as it costs anything. */
export function liveFleet(unit: Unit, now: Situation): readonly FleetPart[] {
  const { live, serving } = now;
  if (live === undefined || !now.ours || live.status === 'Failed') return [];
  if (serving === undefined) return servesTarget(live, unit.target) ? desiredFleet(unit, now) : [];
  return serving.spec.variants.map((variant) => fleetPart(variant, sizeIn(live, variant)));
}

/** What is to stand: under autoscaling with the counts that it has reached. */
export function desiredFleet(unit: Unit, { live }: Situation, refit?: Refit): readonly FleetPart[] {
  const { variants } = (refit?.config ?? unit.config).spec;
  // A fleet that begins with counts of its own has them in its config.
  if (refit !== undefined) return variants.map((variant) => fleetPart(variant, undefined));
  // What takes the place of no instances begins with those of the file.
  const begins = live !== undefined && isAsleep(live) && !servesTarget(live, unit.target);
  const isKept = ({ name }: VariantSpec) => !begins && isScaled(live, name);
  return variants.map((variant) =>
    fleetPart(variant, isKept(variant) ? sizeIn(live, variant) : sizeOf(unit, variant)),
  );
}

/** Absent where the variant does not stand. */
export function sizeIn(live: LiveEndpoint | undefined, variant: VariantSpec): VariantSize | undefined {
  return live === undefined ? undefined : liveSize(live, variant.name);
}

export function fleetPart(variant: VariantSpec, size: VariantSize | undefined): FleetPart {
  if ('serverless' in variant) return 'serverless';
  const count = size !== undefined && 'count' in size ? size.count : variant.initialInstanceCount;
  const [, ...others] = typesOf(variant);
  return { instanceType: variant.instanceType, ...(others.length === 0 ? {} : { others }), count };
}
