// The instance types of a variant: one, or several of which SageMaker takes the first that has capacity.
import type { PoolSpec, VariantHardware } from '../../kinds/endpoint-config/spec.ts';

type OnInstances = Extract<VariantHardware, { readonly instanceType: string }>;
export type Machines = Pick<OnInstances, 'instanceType' | 'pools'>;

/** What of it is not a count: another one is another fleet. */
export function machinesOf({ instanceType, pools }: OnInstances): Machines {
  return { instanceType, ...(pools === undefined ? {} : { pools }) };
}

/** All types that it may run on, the one that is tried first before the others. */
export function typesOf(variant: VariantHardware): readonly string[] {
  if ('serverless' in variant) return [];
  return variant.pools?.map(({ type }) => type) ?? [variant.instanceType];
}

/** `ml.g6.2xlarge or ml.g5.2xlarge`, with each priority that is not that of its place: another text is another fleet. */
export function machinesText({ instanceType, pools }: OnInstances): string {
  if (pools === undefined) return instanceType;
  const texts = pools.map(({ type, priority }, at) =>
    priority === at + 1 ? type : `${type} (priority ${priority})`,
  );
  // One alone is still a pool: another request makes it.
  return texts.length === 1 ? `pool of ${texts.join('')}` : texts.join(' or ');
}

/** `1 ml.g6.2xlarge, 2 ml.g5.2xlarge` */
export function poolsText(pools: readonly PoolSpec[]): string {
  return pools.map(({ type, priority }) => `${priority} ${type}`).join(', ');
}
