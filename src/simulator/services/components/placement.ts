// Which copies find room: every copy lies on one instance and takes its accelerators, memory and cores there (Developer
// Guide, "Deploy models with inference components", read 2026-11). Managed instance scaling adds instances for them.
import type { ComponentRecord, Requirements } from '../../world/component-records.ts';
import type { EndpointRecord, FleetVariant } from '../../world/records.ts';
import type { Context } from '../context.ts';
import { type Hardware, instanceTypes } from '../generated/instances.ts';

/** Copies that all need the same. */
export type Demand = { readonly copies: number; readonly each: Requirements };

type Managed = {
  readonly Status?: string;
  readonly MinInstanceCount?: number;
  readonly MaxInstanceCount?: number;
};

type Room = { cores: number; memory: number; accelerators: number };

/** How many instances of a type hold the demands, first fit and the largest first; Infinity where one copy is too large. */
export function instancesFor(type: string, demands: readonly Demand[]): number {
  const whole = roomOf(instanceTypes[type]);
  // What nothing is known of holds everything.
  if (whole === undefined) return 1;
  const open: Room[] = [];
  const copies = demands
    .flatMap(({ copies: count, each }) => Array.from({ length: count }, () => each))
    .toSorted((left, right) => sizeOf(right) - sizeOf(left));
  for (const copy of copies) {
    const room = open.find((one) => holds(one, copy)) ?? opened(open, whole);
    if (!holds(room, copy)) return Number.POSITIVE_INFINITY;
    take(room, copy);
  }
  return open.length;
}

function opened(open: Room[], whole: Room): Room {
  const room = { ...whole };
  open.push(room);
  return room;
}

function roomOf(hardware: Hardware | undefined): Room | undefined {
  if (hardware === undefined) return undefined;
  const [cores, memoryGiB, , accelerators = 0] = hardware;
  return { cores, memory: memoryGiB * 1024, accelerators };
}

function sizeOf(each: Requirements): number {
  return (each.NumberOfAcceleratorDevicesRequired ?? 0) * 1e9 + each.MinMemoryRequiredInMb;
}

function holds(room: Room, each: Requirements): boolean {
  return (
    room.memory >= each.MinMemoryRequiredInMb &&
    room.cores >= (each.NumberOfCpuCoresRequired ?? 0) &&
    room.accelerators >= (each.NumberOfAcceleratorDevicesRequired ?? 0)
  );
}

function take(room: Room, each: Requirements): void {
  room.memory -= each.MinMemoryRequiredInMb;
  room.cores -= each.NumberOfCpuCoresRequired ?? 0;
  room.accelerators -= each.NumberOfAcceleratorDevicesRequired ?? 0;
}

export function componentsOn(ctx: Context, endpoint: string): readonly ComponentRecord[] {
  return ctx.world
    .seenAll('inference-component', 0)
    .filter((one) => one.endpoint.toLowerCase() === endpoint.toLowerCase());
}

/** What the components of a variant take, with what an update runs beside them; what has failed takes nothing. */
export function demandsOn(ctx: Context, endpoint: string, variant: string): readonly Demand[] {
  return componentsOn(ctx, endpoint)
    .filter((one) => one.variant.toLowerCase() === variant.toLowerCase() && one.status !== 'Failed')
    .flatMap(demandsOf);
}

function demandsOf({ spec, copies, work }: ComponentRecord): readonly Demand[] {
  const each = spec.ComputeResourceRequirements;
  if (each === undefined || copies === undefined) return [];
  const next = work?.spec?.ComputeResourceRequirements;
  return [
    // What an update makes of them runs beside the old ones.
    {
      copies: next === undefined && work?.failure === undefined ? copies.desired : (work?.before ?? 0),
      each,
    },
    ...(next === undefined || work?.beside === undefined ? [] : [{ copies: work.beside, each: next }]),
  ];
}

/** The most instances that there may be. */
export function mostInstances(variant: FleetVariant): number {
  const { Status, MaxInstanceCount } = (variant.managed ?? {}) as Managed;
  return Status === 'ENABLED' && MaxInstanceCount !== undefined
    ? Math.max(MaxInstanceCount, variant.desiredCount)
    : variant.desiredCount;
}

/** Whether these find room beside everything that is there. */
export function findsRoom(
  ctx: Context,
  endpoint: string,
  variant: FleetVariant,
  more: readonly Demand[],
): boolean {
  const demands = [...demandsOn(ctx, endpoint, variant.name), ...more];
  return instancesFor(variant.instanceType ?? '', demands) <= mostInstances(variant);
}

/** Managed instance scaling: as many instances as the copies need, within its bounds. */
export function resize(ctx: Context, endpoint: EndpointRecord): void {
  const { fleet, status } = endpoint;
  if (fleet === undefined || status !== 'InService') return;
  const variants = fleet.variants.map((one) => {
    const {
      Status,
      MinInstanceCount = 1,
      MaxInstanceCount = Number.POSITIVE_INFINITY,
    } = (one.managed ?? {}) as Managed;
    if (Status !== 'ENABLED') return one;
    const needed = instancesFor(one.instanceType ?? '', demandsOn(ctx, endpoint.name, one.name));
    const count = Math.min(MaxInstanceCount, Math.max(MinInstanceCount, needed));
    return count === one.desiredCount ? one : { ...one, desiredCount: count, currentCount: count };
  });
  if (variants.every((one, at) => one === fleet.variants[at])) return;
  ctx.world.commit([{ ...endpoint, fleet: { ...fleet, variants } }]);
}
