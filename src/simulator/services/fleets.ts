// From a config to the machines that run it, and back to what Describe shows of them.

import type { ConfigRecord, Fleet, FleetVariant, Image, Variant } from '../world/records.ts';
import { type Context, seconds } from './context.ts';
import { isComponentVariant } from './endpoint-configs.ts';
import { resolved } from './images.ts';
import { containersOf } from './models.ts';
import { poolTypes } from './pools.ts';

/** The fleet of a config, nothing of it started. Image tags are resolved to digests now, once and for all. */
export function fleetOf(ctx: Context, config: ConfigRecord): Fleet {
  return {
    config: config.name,
    spec: config.spec,
    variants: config.spec.ProductionVariants.map((one) => unstarted(ctx, one)),
    shadow: (config.spec.ShadowProductionVariants ?? []).map((one) => unstarted(ctx, one)),
  };
}

function unstarted(ctx: Context, variant: Variant): FleetVariant {
  const pools = poolTypes(variant);
  const type = variant.InstanceType ?? firstWithCapacity(ctx, pools);
  return {
    name: variant.VariantName,
    images: imagesOf(ctx, variant.ModelName),
    currentWeight: 0,
    desiredWeight: variant.InitialVariantWeight ?? 1,
    currentCount: 0,
    desiredCount: variant.InitialInstanceCount ?? (variant.ServerlessConfig === undefined ? 1 : 0),
    ...(variant.ModelName === undefined ? {} : { model: variant.ModelName }),
    ...(type === undefined ? {} : { instanceType: type }),
    ...(pools.length === 0 ? {} : { pools }),
    ...(variant.ServerlessConfig === undefined ? {} : { desiredServerless: variant.ServerlessConfig }),
    ...(isComponentVariant(variant) && variant.ManagedInstanceScaling !== undefined
      ? { managed: variant.ManagedInstanceScaling }
      : {}),
    ...(variant.RoutingConfig === undefined ? {} : { routing: variant.RoutingConfig }),
  };
}

function imagesOf(ctx: Context, modelName: string | undefined): readonly Image[] {
  const model = modelName === undefined ? undefined : ctx.world.get('model', modelName);
  if (model === undefined) return [];
  const images = containersOf(model.spec).flatMap((one) => (one.Image === undefined ? [] : [one.Image]));
  return images.map((specified) => ({
    specified,
    resolved: resolved(ctx, specified),
    at: ctx.world.time + 500,
  }));
}

/**
 * A variant in DescribeEndpoint. Variants of inference components have neither weights nor images; the wanted
 * serverless size is shown only while it differs from the current one (notebook captures; model text, 2026-11).
 */
export function variantView(one: FleetVariant, pending: boolean): Readonly<Record<string, unknown>> {
  return {
    VariantName: one.name,
    ...(one.model === undefined ? {} : { DeployedImages: one.images.map(imageView), ...weights(one) }),
    ...counts(one),
    ...(pending && one.instanceType !== undefined ? { InstanceType: one.instanceType } : {}),
    ...(one.pools === undefined ? {} : { InstancePools: one.pools.map((type) => poolView(one, type)) }),
    ...(one.currentServerless === undefined ? {} : { CurrentServerlessConfig: one.currentServerless }),
    ...(one.desiredServerless === undefined ? {} : { DesiredServerlessConfig: one.desiredServerless }),
    ...(one.managed === undefined ? {} : { ManagedInstanceScaling: one.managed }),
    ...(one.routing === undefined ? {} : { RoutingConfig: one.routing }),
    ...(one.activity === undefined
      ? {}
      : { VariantStatus: [{ ...one.activity, StartTime: seconds(one.activity.StartTime) }] }),
  };
}

/** Where none has any, the launch fails with the first. */
function firstWithCapacity(ctx: Context, types: readonly string[]): string | undefined {
  return types.find((type) => !ctx.conditions.short(type)) ?? types[0];
}

/** All instances of a variant are of one of its types here. */
function poolView(one: FleetVariant, type: string): object {
  return { InstanceType: type, CurrentInstanceCount: type === one.instanceType ? one.currentCount : 0 };
}

function weights(one: FleetVariant): object {
  return { CurrentWeight: one.currentWeight, DesiredWeight: one.desiredWeight };
}

/** A serverless variant shows a current count of 0 and no wanted one (notebook captures). */
function counts(one: FleetVariant): object {
  const serverless = one.currentServerless ?? one.desiredServerless;
  if (serverless !== undefined) return { CurrentInstanceCount: 0 };
  return { CurrentInstanceCount: one.currentCount, DesiredInstanceCount: one.desiredCount };
}

function imageView(image: Image): object {
  return {
    SpecifiedImage: image.specified,
    ResolvedImage: image.resolved,
    ResolutionTime: seconds(image.at),
  };
}
