// The instance types of a variant on pools, as they are tried.
import type { Variant } from '../world/records.ts';

/** By priority (Developer Guide, "Deploy to multiple instance types with instance pools", read 2026-11). */
export function poolTypes({ InstancePools = [] }: Variant): readonly string[] {
  return InstancePools.toSorted((a, b) => a.Priority - b.Priority).map((pool) => pool.InstanceType);
}
