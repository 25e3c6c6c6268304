// Instances that an endpoint has: what limits of the account are held against.

/** How many, by the types that they may be of: `ml.m5.large`, or of several any one. */
export type Instances = ReadonlyMap<string, number>;

/** How many an endpoint has while a plan is carried out. */
export type Standing = {
  /** `endpoints.fraud` */
  readonly address: string;
  readonly before: Instances;
  /** At most, while its change goes on; as before where nothing is done. */
  readonly during: Instances;
  /** At most at once, where that is less than all of these: one fleet is gone before the other comes. */
  readonly most?: number;
};

const OR = ' or ';

/** @param parts of which each may be of any of its types */
export function instancesOf(
  parts: readonly { readonly types: readonly string[]; readonly count: number }[],
): Instances {
  const counts = new Map<string, number>();
  for (const { types, count } of parts) {
    const key = types.join(OR);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** Instances of all types, at most, while its change goes on. */
export function mostDuring({ during, most }: Pick<Standing, 'during' | 'most'>): number {
  return most ?? total(during);
}

export function total(instances: Instances): number {
  return [...instances.values()].reduce((sum, count) => sum + count, 0);
}

/** Every type that some of them may be of. */
export function typesAmong(instances: Instances): readonly string[] {
  return [...instances.keys()].flatMap((key) => key.split(OR));
}

/** How many may be of that type. */
export function of(instances: Instances, type: string): number {
  const some = [...instances].filter(([key]) => key.split(OR).includes(type));
  return some.reduce((sum, [, count]) => sum + count, 0);
}
