// Endpoint configs: what CreateEndpointConfig checks between fields, and what Describe adds to what was sent.
import { refused } from '../wire/errors.ts';
import type { ConfigRecord, ConfigSpec, Tag, Variant } from '../world/records.ts';
import { arnOf } from './arn.ts';
import { checkAsync } from './asynchronous.ts';
import { type Context, existing, notFound, type Output, refuseExisting, seconds } from './context.ts';
import { checkExplainer } from './explainer.ts';
import { localStorageTypes } from './generated/sagemaker.ts';
import { containersOf } from './models.ts';
import { poolTypes } from './pools.ts';
import { checkServerless } from './serverless.ts';
import { checkTags } from './tags.ts';

type CreateConfig = { EndpointConfigName: string; Tags?: readonly Tag[] } & ConfigSpec;

export function createEndpointConfig(ctx: Context, input: CreateConfig): Output {
  const { EndpointConfigName: name, Tags: tags = [], ...spec } = input;
  checkTags(tags);
  refuseExisting(ctx, 'endpoint-config', name);
  checkConfig(ctx, spec);
  const arn = arnOf(ctx, 'endpoint-config', name);
  const at = ctx.world.time;
  ctx.world.commit([
    { kind: 'endpoint-config', name, arn, created: at, modified: at, tags, spec: withDefaults(spec) },
  ]);
  return { EndpointConfigArn: arn };
}

export function describeEndpointConfig(ctx: Context, input: { EndpointConfigName: string }): Output {
  return configView(
    existing(ctx, 'endpoint-config', input.EndpointConfigName, ctx.conditions.lag('describe')),
  );
}

/** Succeeds while the config is in use: the service does not protect its users from that (API reference, 2026-11). */
export function deleteEndpointConfig(ctx: Context, input: { EndpointConfigName: string }): Output {
  ctx.world.commit([], [existing(ctx, 'endpoint-config', input.EndpointConfigName)]);
  return undefined;
}

function configView(config: ConfigRecord): Readonly<Record<string, unknown>> {
  return {
    EndpointConfigName: config.name,
    EndpointConfigArn: config.arn,
    ...config.spec,
    CreationTime: seconds(config.created),
  };
}

export function variantsOf(spec: ConfigSpec): readonly Variant[] {
  return [...spec.ProductionVariants, ...(spec.ShadowProductionVariants ?? [])];
}

/** A variant without a model takes inference components. */
export function isComponentVariant(variant: Variant): boolean {
  return variant.ModelName === undefined;
}

/**
 * Describe shows a weight of 1 that was never sent, and for serverless variants a volume of 5 GB although none may be
 * sent (sagemaker-controller#193).
 */
function withDefaults(spec: ConfigSpec): ConfigSpec {
  const complete = (one: Variant): Variant => ({
    ...one,
    ...(isComponentVariant(one) ? {} : { InitialVariantWeight: one.InitialVariantWeight ?? 1 }),
    ...(one.ServerlessConfig === undefined ? {} : { VolumeSizeInGB: 5 }),
  });
  return {
    ...spec,
    ProductionVariants: spec.ProductionVariants.map(complete),
    ...(spec.ShadowProductionVariants === undefined
      ? {}
      : { ShadowProductionVariants: spec.ShadowProductionVariants.map(complete) }),
  };
}

function checkConfig(ctx: Context, spec: ConfigSpec): void {
  const variants = variantsOf(spec);
  const names = variants.map((one) => one.VariantName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`The variant name "${twice}" was non-unique within the request.`);
  checkShadow(spec);
  for (const variant of variants) checkHardware(variant, spec);
  for (const variant of variants) checkRouting(variant);
  checkServerless(spec);
  checkAsync(spec);
  checkExplainer(spec);
  for (const variant of variants) checkModel(ctx, variant, spec);
  for (const variant of variants) checkServerlessModel(ctx, variant);
}

function checkShadow(spec: ConfigSpec): void {
  const shadows = spec.ShadowProductionVariants?.length ?? 0;
  if (shadows === 0 || (shadows === 1 && spec.ProductionVariants.length === 1)) return;
  throw refused('Shadow testing needs exactly one production variant and exactly one shadow variant.');
}

function checkModel(ctx: Context, variant: Variant, spec: ConfigSpec): void {
  if (variant.ModelName === undefined) {
    if (spec.ExecutionRoleArn === undefined) {
      throw refused(`ModelName is required for the production variant "${variant.VariantName}".`);
    }
    return;
  }
  if (ctx.world.seen('model', variant.ModelName, ctx.conditions.lag('model')) === undefined) {
    throw notFound(ctx, 'model', variant.ModelName);
  }
}

/** Serverless has none of these (Developer Guide, feature exclusions, read 2026-11; the text is assumed). */
function checkServerlessModel(ctx: Context, variant: Variant): void {
  const model = variant.ModelName === undefined ? undefined : ctx.world.get('model', variant.ModelName);
  if (variant.ServerlessConfig === undefined || model === undefined) return;
  const { VpcConfig, EnableNetworkIsolation, Containers = [] } = model.spec;
  const features = [
    ['VpcConfig', VpcConfig !== undefined],
    ['EnableNetworkIsolation', EnableNetworkIsolation],
    ['An inference pipeline', Containers.length > 1],
    ['A multi-model container', containersOf(model.spec).some(({ Mode }) => Mode === 'MultiModel')],
    [
      'A private registry',
      containersOf(model.spec).some(({ ImageConfig }) => ImageConfig?.RepositoryAccessMode === 'Vpc'),
    ],
  ] as const;
  for (const [feature, used] of features) {
    if (used) throw refused(`${feature} is not supported with ServerlessConfig.`);
  }
}

function checkHardware(variant: Variant, spec: ConfigSpec): void {
  const { VariantName: name, InstanceType, ServerlessConfig, InstancePools } = variant;
  const kinds = [InstanceType, ServerlessConfig, InstancePools].filter((one) => one !== undefined).length;
  if (kinds !== 1) {
    throw refused(
      `Specify exactly one of InstanceType and ServerlessConfig for the production variant "${name}".`,
    );
  }
  if (ServerlessConfig === undefined && variant.InitialInstanceCount === undefined && !isManaged(variant)) {
    throw refused(`InitialInstanceCount is required for the production variant "${name}".`);
  }
  if (isManaged(variant) && !isComponentVariant(variant)) {
    // terraform-provider-aws#45926
    throw refused('ManagedInstanceScaling is only supported for inference component endpoints.');
  }
  const types = InstanceType === undefined ? poolTypes(variant) : [InstanceType];
  const type = types.find((one) => localStorageTypes.has(one));
  if (type !== undefined && spec.KmsKeyId !== undefined) {
    throw refused(
      `KmsKeyId is not supported for the instance type ${type}, which has local instance storage.`,
    );
  }
}

/** API reference of PrefixAwareRoutingConfig (read 2026-11; the text is assumed). */
function checkRouting({ VariantName: name, RoutingConfig: routing }: Variant): void {
  const { PrefixLength, ConcurrencyThreshold } = routing?.PrefixAwareRoutingConfig ?? {};
  const isPrefixAware = routing?.RoutingStrategy === 'PREFIX_AWARE';
  const isWhole = PrefixLength !== undefined && ConcurrencyThreshold !== undefined;
  if (isPrefixAware ? isWhole : routing?.PrefixAwareRoutingConfig === undefined) return;
  throw refused(
    `PrefixLength and ConcurrencyThreshold are required for PREFIX_AWARE, and for nothing else (production variant "${name}").`,
  );
}

function isManaged(variant: Variant): boolean {
  return variant.ManagedInstanceScaling !== undefined;
}
