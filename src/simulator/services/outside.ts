// What other people and the service itself do to the account, as a scenario tells it: at its time, whoever is watching.
import type { OutsideEvent } from '../faults/scenario.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { Planned } from '../world/world.ts';
import { arnOf } from './arn.ts';
import { autoscale } from './autoscaling/autoscaler.ts';
import { putPolicy } from './autoscaling/policies.ts';
import { resourceIdOf } from './autoscaling/subject.ts';
import { deregisterTarget, registerTarget } from './autoscaling/targets.ts';
import { updateWeightsAndCapacities } from './capacities.ts';
import type { Context } from './context.ts';
import { deleteEndpoint } from './endpoints.ts';
import { addTags, deleteTags } from './tags.ts';

export function outsideEvents(ctx: Context, events: readonly OutsideEvent[]): readonly Planned[] {
  return events.map((event, index) => ({
    key: `events.${index}`,
    at: ctx.world.begun + event.atMinutes * 60_000,
    happen: () => happen(ctx, event),
  }));
}

/** Somebody whose request is refused goes away. */
function happen(ctx: Context, event: OutsideEvent): void {
  try {
    carryOut(ctx, event);
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
  }
}

function carryOut(ctx: Context, event: OutsideEvent): void {
  const EndpointName = event.endpoint;
  const ResourceArn = arnOf(ctx, 'endpoint', EndpointName);
  switch (event.kind) {
    case 'scale':
      updateWeightsAndCapacities(ctx, {
        EndpointName,
        DesiredWeightsAndCapacities: [
          {
            VariantName: event.variant,
            ...(event.count === undefined ? {} : { DesiredInstanceCount: event.count }),
            ...(event.weight === undefined ? {} : { DesiredWeight: event.weight }),
          },
        ],
      });
      break;
    case 'autoscale':
      autoscale(ctx, EndpointName, event.variant, event.count);
      break;
    case 'register':
      registerAs(ctx, event);
      break;
    case 'deregister':
      deregisterTarget(ctx, instancesOf(event));
      break;
    case 'system-update':
      systemUpdate(ctx, EndpointName, event.minutes);
      break;
    case 'delete':
      deleteEndpoint(ctx, { EndpointName });
      break;
    case 'tag':
      addTags(ctx, { ResourceArn, Tags: Object.entries(event.tags).map(([Key, Value]) => ({ Key, Value })) });
      break;
    case 'untag':
      deleteTags(ctx, { ResourceArn, TagKeys: event.keys });
      break;
  }
}

function instancesOf({ endpoint, variant }: { readonly endpoint: string; readonly variant: string }) {
  return {
    ServiceNamespace: 'sagemaker',
    ResourceId: resourceIdOf(endpoint, variant),
    ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
  };
}

function registerAs(ctx: Context, event: Extract<OutsideEvent, { kind: 'register' }>): void {
  const of = instancesOf(event);
  registerTarget(ctx, { ...of, MinCapacity: event.min, MaxCapacity: event.max });
  if (event.target === undefined) return;
  putPolicy(ctx, {
    ...of,
    PolicyName: 'invocations',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: event.target,
      PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    },
  });
}

/** Maintenance: the fleet serves on, nothing can be changed, nothing has changed afterwards (model text, 2026-11). */
function systemUpdate(ctx: Context, name: string, minutes: number): void {
  const endpoint = ctx.world.get('endpoint', name);
  if (endpoint?.status !== 'InService') return;
  const started = ctx.world.time;
  const steps = [{ at: started + minutes * 60_000, do: 'restored' }] as const;
  const work = { kind: 'system', started, steps } as const;
  ctx.world.commit([{ ...endpoint, status: 'SystemUpdating', modified: started, work }]);
}
