// Instances that an endpoint has, by type: what limits of the account are held against.

export type Instances = ReadonlyMap<string, number>;

/** How many an endpoint has while a plan is carried out. */
export type Standing = {
  /** `endpoints.fraud` */
  readonly address: string;
  readonly before: Instances;
  /** At most, while its change goes on; as before where nothing is done. */
  readonly during: Instances;
};

export function total(instances: Instances): number {
  return [...instances.values()].reduce((sum, count) => sum + count, 0);
}

export function of(instances: Instances, type: string): number {
  return instances.get(type) ?? 0;
}
