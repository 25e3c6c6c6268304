// What a registered target means for its endpoint: which updates it blocks, and what becomes of it with a deletion.
import { may } from '../../access/needs.ts';
import { refused, ServiceFault } from '../../wire/errors.ts';
import type { ConfigRecord, EndpointRecord } from '../../world/records.ts';
import { silenced } from '../alarms/calls.ts';
import { isAsync } from '../asynchronous.ts';
import type { Context } from '../context.ts';
import { poolTypes } from '../pools.ts';
import { targetsOf, variantOf } from './subject.ts';
import { LOOK_AGAIN } from './times.ts';

/**
 * Another instance type, or the end of the variant, is refused while it is registered; another model is not (Developer
 * Guide, "Endpoint updates with automatic scaling", read 2026-11; the text is recalled).
 */
export function checkRegistered(ctx: Context, endpoint: EndpointRecord, config: ConfigRecord): void {
  const blocked = targetsOf(ctx, endpoint.name).flatMap(({ resourceId }) => {
    const { variant } = variantOf(ctx, resourceId);
    if (variant === undefined) return [];
    const next = config.spec.ProductionVariants.find(({ VariantName }) => VariantName === variant.name);
    if (next === undefined) return [variant.name];
    // Whether other pools count as another type, no page says: the stricter of the two.
    const [types, before] = [
      next.InstanceType ?? poolTypes(next).join(),
      // Serverless has none, whatever its memory.
      variant.pools?.join() ?? variant.instanceType ?? '',
    ];
    return types === before ? [] : [variant.name];
  });
  if (blocked.length === 0) return;
  throw refused(
    `The variant(s) "${blocked.join(', ')}" must be deregistered as scalable target(s) with AWS Auto Scaling before ` +
      'they can be removed or have their instance type updated.',
  );
}

/**
 * The queue is looked at once the new fleet is there: an update begins with the counts of its config, and what waits (or does
 * not) moves them again.
 */
export function watchQueue(ctx: Context, endpoint: EndpointRecord): void {
  if (!isAsync(endpoint.fleet?.spec)) return;
  const due = ctx.world.time + LOOK_AGAIN.in;
  ctx.world.commit(targetsOf(ctx, endpoint.name).map((target) => ({ ...target, due })));
}

/** Deleting an endpoint deregisters what is registered of it, if the caller may (text seen by users). */
export function deregisterAll(ctx: Context, endpoint: string): void {
  const targets = targetsOf(ctx, endpoint);
  if (targets.length === 0) return;
  if (targets.some(({ arn }) => !may(ctx, 'application-autoscaling:DeregisterScalableTarget', arn))) {
    throw new ServiceFault(
      'AccessDeniedException',
      'An Application AutoScaling scalable target exists for a variant being deleted, and the IAM identity used to ' +
        'invoke DeleteEndpoint does not have application-autoscaling:DeregisterScalableTarget permission to deregister ' +
        'the scalable target.',
    );
  }
  ctx.world.commit(
    silenced(
      ctx,
      targets.flatMap(({ policies }) => policies),
    ),
    targets,
  );
}
