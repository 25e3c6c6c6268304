// DescribeInferenceComponent and ListInferenceComponents.
import type { ComponentRecord, ComponentSpec } from '../../world/component-records.ts';
import { arnOf } from '../arn.ts';
import { type Context, type Output, seconds } from '../context.ts';
import { resolved } from '../images.ts';
import { type ListInput, list } from '../lists.ts';
import { existingComponent } from './checks.ts';

export function describeComponent(ctx: Context, input: { InferenceComponentName: string }): Output {
  const one = existingComponent(ctx, input.InferenceComponentName, ctx.conditions.lag('describe'));
  return {
    ...rowOf(ctx, one),
    Specification: specView(ctx, one),
    // Accelerators and cores are described as floats (notebook captures), which JSON does not tell apart.
    ...(one.copies === undefined
      ? {}
      : { RuntimeConfig: { DesiredCopyCount: one.copies.desired, CurrentCopyCount: one.copies.current } }),
    ...(one.failureReason === undefined ? {} : { FailureReason: one.failureReason }),
    ...(one.lastDeployment === undefined ? {} : { LastDeploymentConfig: one.lastDeployment }),
  };
}

/** What serves: while an update runs, the specification from before it (assumed). */
function specView(ctx: Context, { spec, created }: ComponentRecord): object {
  const { Container: container, ...rest } = spec;
  return container === undefined ? rest : { ...rest, Container: containerView(ctx, container, created) };
}

function containerView(
  ctx: Context,
  { Image: image, ...rest }: NonNullable<ComponentSpec['Container']>,
  created: number,
): object {
  if (image === undefined) return rest;
  const deployed = {
    SpecifiedImage: image,
    ResolvedImage: resolved(ctx, image),
    ResolutionTime: seconds(created),
  };
  return { ...rest, DeployedImage: deployed };
}

type ListComponents = ListInput & {
  readonly EndpointNameEquals?: string;
  readonly VariantNameEquals?: string;
};

export function listComponents(ctx: Context, input: ListComponents): Output {
  const { EndpointNameEquals: endpoint, VariantNameEquals: variant } = input;
  return list(
    ctx,
    'ListInferenceComponents',
    'inference-component',
    'InferenceComponents',
    input,
    (one) => rowOf(ctx, one),
    (one) =>
      (endpoint === undefined || one.endpoint.toLowerCase() === endpoint.toLowerCase()) &&
      (variant === undefined || one.variant.toLowerCase() === variant.toLowerCase()),
  );
}

function rowOf(ctx: Context, one: ComponentRecord) {
  return {
    InferenceComponentName: one.name,
    InferenceComponentArn: one.arn,
    EndpointName: one.endpoint,
    EndpointArn: arnOf(ctx, 'endpoint', one.endpoint),
    VariantName: one.variant,
    InferenceComponentStatus: one.status,
    CreationTime: seconds(one.created),
    LastModifiedTime: seconds(one.modified),
  };
}
