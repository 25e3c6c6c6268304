// The fleets of an endpoint as things that cost: what stands now, what is to, and the bounds between which autoscaling moves
// them.
import { widestOf } from '../../config/scaling.ts';
import type { FleetPart, InstancePart, ServerlessPart } from '../../cost/fleet.ts';
import type { LiveEndpoint, VariantSize } from '../../kinds/endpoint/spec.ts';
import type { VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import { servesTarget } from '../memory/history.ts';
import { isAsleep, isScaled, within } from '../scaling/scaled.ts';
import { boundsAfter, type Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { typesOf } from './machines.ts';
import type { Refit } from './refit.ts';
import { liveSize, sizeOf } from './sizes.ts';

/** What stands now, as far as it costs anything. */
export function liveFleet(unit: Unit, now: Situation): readonly FleetPart[] {
  const { live, serving } = now;
  if (live === undefined || !now.ours || live.status === 'Failed') return [];
  if (serving === undefined) return servesTarget(live, unit.target) ? desiredFleet(unit, now) : [];
  return servingFleet(now);
}

/**
 * What is to stand: under autoscaling with the counts that it has reached. What the file says of its bounds counts; where it
 * says nothing, what is registered stays.
 */
export function desiredFleet(unit: Unit, now: Situation, refit?: Refit): readonly FleetPart[] {
  const { live } = now;
  const { variants } = (refit?.config ?? unit.config).spec;
  return variants.map((variant) => {
    const { name } = variant;
    const scaling = unit.scaling?.[name];
    const bounds =
      scaling === undefined ? (managedIn(variant) ?? boundsIn(live, variant)) : widestOf(scaling);
    return fleetPart(variant, sizeAfter(unit, now, variant, refit), bounds, unit.loads?.[name]);
  });
}

/** A fleet that begins with counts of its own has them in its config; what is kept is brought into bounds that are written. */
function sizeAfter(
  unit: Unit,
  now: Situation,
  variant: VariantSpec,
  refit: Refit | undefined,
): VariantSize | undefined {
  if (refit !== undefined) return undefined;
  const { live } = now;
  // What takes the place of no instances begins with those of the file.
  const begins = live !== undefined && isAsleep(live) && !servesTarget(live, unit.target);
  if (begins || !isScaled(live, variant.name)) return sizeOf(unit, variant);
  const size = sizeIn(live, variant);
  if (size === undefined || !('count' in size)) return size;
  return { ...size, count: within(size.count, boundsAfter(unit, now, variant.name)) };
}

/** What the config that serves makes run, whoever owns it. */
export function servingFleet({ live, serving }: Situation): readonly FleetPart[] {
  return (serving?.spec.variants ?? []).map((variant) =>
    fleetPart(variant, sizeIn(live, variant), boundsIn(live, variant)),
  );
}

/** Absent where the variant does not stand. */
function sizeIn(live: LiveEndpoint | undefined, variant: VariantSpec): VariantSize | undefined {
  return live === undefined ? undefined : liveSize(live, variant.name);
}

type Bounds = NonNullable<InstancePart['bounds']>;

function boundsIn(live: LiveEndpoint | undefined, variant: VariantSpec): Bounds | undefined {
  return live?.variants.find(({ name }) => name === variant.name)?.scaling;
}

function managedIn(variant: VariantSpec): Bounds | undefined {
  return 'serverless' in variant ? undefined : variant.managed;
}

function fleetPart(
  variant: VariantSpec,
  size: VariantSize | undefined,
  bounds: Bounds | undefined,
  load?: ServerlessPart['load'],
): FleetPart {
  const between = bounds === undefined ? {} : { bounds: { min: bounds.min, max: bounds.max } };
  if ('serverless' in variant) {
    const { name, serverless } = variant;
    const held =
      size !== undefined && 'provisioned' in size ? size.provisioned : serverless.provisionedConcurrency;
    return {
      variant: name,
      memory: serverless.memorySizeInMB,
      ...(held === undefined ? {} : { provisioned: { count: held, ...between } }),
      ...(load === undefined ? {} : { load }),
    };
  }
  const count = size !== undefined && 'count' in size ? size.count : variant.initialInstanceCount;
  const [, ...others] = typesOf(variant);
  const volume = volumeOf(variant);
  return {
    instanceType: variant.instanceType,
    ...(others.length === 0 ? {} : { others }),
    count,
    ...between,
    ...(volume === undefined ? {} : { volume }),
  };
}

/** GB, where the config says how many. */
function volumeOf({ raw }: VariantSpec): number | undefined {
  const volume = raw?.VolumeSizeInGB;
  return typeof volume === 'number' ? volume : undefined;
}
