// Endpoints: create, describe, update and delete. What happens afterwards is a timetable that the world carries out.
import { refused } from '../wire/errors.ts';
import type { ConfigRecord, EndpointRecord, Fleet, FleetVariant, Tag, Work } from '../world/records.ts';
import { checkAlarms, watched } from './alarms/deployments.ts';
import { arnOf } from './arn.ts';
import { checkKindOfInference } from './asynchronous.ts';
import { checkRegistered, deregisterAll, watchQueue } from './autoscaling/coupling.ts';
import { checkComponents, refuseWithComponents } from './components/checks.ts';
import { type Context, existing, notFound, type Output, refuseExisting } from './context.ts';
import { faultOf, timetable } from './deployment.ts';
import { durations, howLong } from './durations.ts';
import { fleetOf } from './fleets.ts';
import { checkFleetQuotas } from './quotas.ts';
import {
  alarmsOf,
  checkPolicy,
  checkSizes,
  type DeploymentConfig,
  effective,
  shareNeeded,
} from './rollout.ts';
import { isServerless } from './serverless.ts';
import { checkTags } from './tags.ts';

type CreateEndpoint = {
  EndpointName: string;
  EndpointConfigName: string;
  DeploymentConfig?: DeploymentConfig;
  Tags?: readonly Tag[];
};

export function createEndpoint(ctx: Context, input: CreateEndpoint): Output {
  const { EndpointName: name, DeploymentConfig: policy, Tags: tags = [] } = input;
  checkTags(tags);
  refuseExisting(ctx, 'endpoint', name);
  const config = usableConfig(ctx, input.EndpointConfigName);
  const fleet = fleetOf(ctx, config);
  checkPolicy(policy, fleet);
  checkSizes(effective(policy, fleet, fleet), fleet);
  checkFleetQuotas(ctx, name, fleet);
  const arn = arnOf(ctx, 'endpoint', name);
  const at = ctx.world.time;
  const steps = timetable(ctx, { on: 'create', endpoint: name, fleet }, faultOf(ctx, 'create', name, fleet));
  const work = { kind: 'create', started: at, steps, pending: fleet } as const;
  ctx.world.commit([
    {
      ...{ kind: 'endpoint', name, arn, created: at, modified: at, tags, status: 'Creating' },
      ...{ config: config.name, work },
      ...(policy === undefined ? {} : { lastDeployment: policy }),
    },
  ]);
  ctx.world.advanceTo(at);
  return { EndpointArn: arn };
}

type UpdateEndpoint = {
  EndpointName: string;
  EndpointConfigName: string;
  DeploymentConfig?: DeploymentConfig;
  RetainDeploymentConfig?: boolean;
  RetainAllVariantProperties?: boolean;
  ExcludeRetainedVariantProperties?: readonly { VariantPropertyType: string }[];
};

export function updateEndpoint(ctx: Context, input: UpdateEndpoint): Output {
  const endpoint = existing(ctx, 'endpoint', input.EndpointName);
  refuseBusy(endpoint, ['InService', 'UpdateRollbackFailed']);
  // The config that is being left must still exist (terraform-provider-aws#40048).
  if (ctx.world.get('endpoint-config', endpoint.config) === undefined) {
    throw notFound(ctx, 'endpoint-config', endpoint.config);
  }
  const config = usableConfig(ctx, input.EndpointConfigName);
  checkKindOfHardware(endpoint, config);
  checkKindOfInference(endpoint, config);
  checkRegistered(ctx, endpoint, config);
  checkComponents(ctx, endpoint, config);
  const fleet = retained(fleetOf(ctx, config), endpoint.fleet, input);
  const kept = input.RetainDeploymentConfig
    ? (endpoint.lastDeployment as DeploymentConfig | undefined)
    : undefined;
  const policy = input.DeploymentConfig ?? kept;
  const followed = effective(policy, endpoint.fleet, fleet);
  checkPolicy(policy, fleet);
  checkSizes(followed, fleet);
  checkAlarms(ctx, alarmsOf(followed));
  checkFleetQuotas(ctx, endpoint.name, fleet, shareNeeded(followed, fleet));
  startUpdate(ctx, endpoint, fleet, policy, followed);
  watchQueue(ctx, endpoint);
  return { EndpointArn: endpoint.arn };
}

/** @param policy as it was asked for @param followed what of it the service heeds */
function startUpdate(
  ctx: Context,
  endpoint: EndpointRecord,
  fleet: Fleet,
  policy: DeploymentConfig | undefined,
  followed: DeploymentConfig | undefined,
): void {
  const at = ctx.world.time;
  const about = { on: 'update', endpoint: endpoint.name, fleet } as const;
  const fault = faultOf(ctx, 'update', endpoint.name, fleet);
  const steps = timetable(ctx, followed === undefined ? about : { ...about, policy: followed }, fault);
  const guard = watched(ctx, alarmsOf(followed), steps, fault);
  const shrinks = followed?.RollingUpdatePolicy !== undefined && endpoint.fleet !== undefined;
  const work: Work = {
    ...{ kind: 'update', started: at, steps, pending: fleet },
    ...(shrinks ? { before: endpoint.fleet } : {}),
    ...(guard === undefined ? {} : { watched: guard.watched }),
  };
  const { lastDeployment: _, ...rest } = endpoint;
  ctx.world.commit([
    ...(guard?.alarms ?? []),
    {
      ...rest,
      status: 'Updating',
      modified: at,
      work,
      ...(policy === undefined ? {} : { lastDeployment: policy }),
    },
  ]);
  ctx.world.advanceTo(at);
}

export function deleteEndpoint(ctx: Context, input: { EndpointName: string }): Output {
  const endpoint = existing(ctx, 'endpoint', input.EndpointName);
  refuseBusy(endpoint, ['InService', 'UpdateRollbackFailed', 'Failed']);
  refuseWithComponents(ctx, endpoint);
  deregisterAll(ctx, endpoint.name);
  const started = ctx.world.time;
  const at = started + howLong(durations.remove, ctx.seed, 'remove', endpoint.name);
  const work = { kind: 'delete', started, steps: [{ at, do: 'gone' }] } as const;
  ctx.world.commit([{ ...endpoint, status: 'Deleting', modified: started, work }]);
  return undefined;
}

/** Busy endpoints refuse alike, DeleteEndpoint included; a failed one takes nothing but a delete (model text, 2026-11). */
export function refuseBusy(endpoint: EndpointRecord, allowed: readonly EndpointRecord['status'][]): void {
  if (allowed.includes(endpoint.status)) return;
  if (endpoint.work !== undefined) throw refused(`Cannot update in-progress endpoint "${endpoint.arn}".`);
  throw refused(`Cannot update endpoint "${endpoint.arn}" with status "${endpoint.status}".`);
}

/** The config and its models, which must exist when a fleet is made. */
function usableConfig(ctx: Context, name: string): ConfigRecord {
  const config = existing(ctx, 'endpoint-config', name, ctx.conditions.lag('config'));
  const variants = [...config.spec.ProductionVariants, ...(config.spec.ShadowProductionVariants ?? [])];
  for (const { ModelName: model } of variants) {
    if (model !== undefined) existing(ctx, 'model', model);
  }
  return config;
}

/**
 * Instances to serverless is refused; serverless to instances works under another variant name and cannot be undone
 * (Developer Guide, read 2026-11; sagemaker-controller#193). The texts are not documented.
 */
function checkKindOfHardware(endpoint: EndpointRecord, config: ConfigRecord): void {
  if (endpoint.fleet === undefined) return;
  const [from, to] = [isServerless(endpoint.fleet.spec), isServerless(config.spec)];
  if (!from && to) {
    throw refused(
      `Cannot update endpoint "${endpoint.arn}" from an instance-based to a serverless endpoint configuration.`,
    );
  }
  const names = new Set(endpoint.fleet.variants.map((one) => one.name));
  const same = config.spec.ProductionVariants.find((one) => names.has(one.VariantName));
  if (from && !to && same !== undefined) {
    throw refused(
      `Cannot update the serverless variant "${same.VariantName}" to an instance-based one. Use a different variant name.`,
    );
  }
}

/** Counts and weights come from the new config unless they are to be retained (model text; terraform-provider-aws#48990). */
function retained(fleet: Fleet, old: Fleet | undefined, input: UpdateEndpoint): Fleet {
  if (!input.RetainAllVariantProperties || old === undefined) return fleet;
  const excluded = new Set(input.ExcludeRetainedVariantProperties?.map((one) => one.VariantPropertyType));
  const keep = (one: FleetVariant): FleetVariant => {
    const before = old.variants.find((other) => other.name === one.name);
    if (before === undefined) return one;
    return {
      ...one,
      ...(excluded.has('DesiredInstanceCount') ? {} : { desiredCount: before.desiredCount }),
      ...(excluded.has('DesiredWeight') ? {} : { desiredWeight: before.desiredWeight }),
    };
  };
  return { ...fleet, variants: fleet.variants.map(keep) };
}
