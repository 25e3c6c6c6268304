// The capacity that a scalable target moves: instances, provisioned concurrency, or copies of a component.
import { ServiceFault } from '../../wire/errors.ts';
import type { EndpointRecord } from '../../world/records.ts';
import type { ScalableTargetRecord } from '../../world/scaling-records.ts';
import { type Desired, rescale } from '../capacities.ts';
import { rescale as rescaleCopies } from '../components/components.ts';
import type { Context } from '../context.ts';
import { componentOf, variantOf } from './subject.ts';

export type Capacity = {
  readonly now: number;
  /** When the move ends; undefined where it is refused (no capacity within the quota), and does not happen. */
  readonly move: (count: number) => number | undefined;
};

/** Undefined where it cannot be moved as it is. */
export function capacityOf(ctx: Context, target: ScalableTargetRecord): Capacity | undefined {
  if (target.dimension === 'sagemaker:inference-component:DesiredCopyCount') return copiesOf(ctx, target);
  const { endpoint, variant } = variantOf(ctx, target.resourceId);
  if (endpoint?.status !== 'InService' || variant === undefined) return undefined;
  const { name: VariantName, desiredCount, currentServerless } = variant;
  if (target.dimension === 'sagemaker:variant:DesiredInstanceCount') {
    return ofVariant(ctx, endpoint, desiredCount, (DesiredInstanceCount) => ({
      ...{ VariantName, DesiredInstanceCount },
    }));
  }
  const now = currentServerless?.ProvisionedConcurrency;
  if (now === undefined) return undefined;
  return ofVariant(ctx, endpoint, now, (ProvisionedConcurrency) => ({
    ...{ VariantName, ServerlessUpdateConfig: { ProvisionedConcurrency } },
  }));
}

function ofVariant(
  ctx: Context,
  endpoint: EndpointRecord,
  now: number,
  desired: (count: number) => Desired,
): Capacity {
  return {
    now,
    move: (count) =>
      unlessRefused(() => {
        rescale(ctx, endpoint, [desired(count)]);
        return ctx.world.get('endpoint', endpoint.name)?.work?.steps.at(-1)?.at ?? ctx.world.time;
      }),
  };
}

function copiesOf(ctx: Context, { resourceId }: ScalableTargetRecord): Capacity | undefined {
  const component = componentOf(ctx, resourceId);
  if (component?.copies === undefined || component.status !== 'InService') return undefined;
  return {
    now: component.copies.desired,
    move: (count) =>
      unlessRefused(() => {
        rescaleCopies(ctx, component, count);
        return componentOf(ctx, resourceId)?.work?.at ?? ctx.world.time;
      }),
  };
}

function unlessRefused<T>(scale: () => T): T | undefined {
  try {
    return scale();
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    return undefined;
  }
}
