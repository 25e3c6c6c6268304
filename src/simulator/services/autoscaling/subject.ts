// What a request of Application Auto Scaling is about: a dimension of a variant of an endpoint, and the target registered
// for it. ResourceId forms and dimensions: API reference of RegisterScalableTarget, read 2026-11.
import { refused, ServiceFault } from '../../wire/errors.ts';
import type { ComponentRecord } from '../../world/component-records.ts';
import type { EndpointRecord, FleetVariant } from '../../world/records.ts';
import type { Dimension, ScalableTargetRecord } from '../../world/scaling-records.ts';
import type { Context } from '../context.ts';

export type Subject = {
  readonly ServiceNamespace: string;
  readonly ResourceId: string;
  readonly ScalableDimension: string;
};

const DIMENSIONS: readonly string[] = [
  'sagemaker:variant:DesiredInstanceCount',
  'sagemaker:variant:DesiredProvisionedConcurrency',
  'sagemaker:inference-component:DesiredCopyCount',
] satisfies Dimension[];

const VARIANT = /^endpoint\/([^/]+)\/variant\/([^/]+)$/;
const COMPONENT = /^inference-component\/([^/]+)$/;

/** @throws ServiceFault for a resource that cannot have that dimension, or that is not of SageMaker */
export function dimensionOf({ ServiceNamespace, ResourceId, ScalableDimension }: Subject): Dimension {
  checkNamespace(ServiceNamespace);
  if (!isDimension(ScalableDimension) || !formOf(ScalableDimension).test(ResourceId)) {
    throw refused(
      `Unsupported service namespace, resource type or scalable dimension: service namespace: ${ServiceNamespace}, ` +
        `resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`,
    );
  }
  return ScalableDimension;
}

function formOf(dimension: Dimension): RegExp {
  return dimension === 'sagemaker:inference-component:DesiredCopyCount' ? COMPONENT : VARIANT;
}

/** The component that a target is about, where it is about one and that is there. */
export function componentOf(ctx: Context, resourceId: string): ComponentRecord | undefined {
  const name = COMPONENT.exec(resourceId)?.[1];
  return name === undefined ? undefined : ctx.world.get('inference-component', name);
}

function isDimension(text: string): text is Dimension {
  return DIMENSIONS.includes(text);
}

/** Of other services nothing is registered here, and nothing can be. */
export function checkNamespace(namespace: string): void {
  if (namespace !== 'sagemaker') throw refused(`Unsupported service namespace: ${namespace}`);
}

/** The endpoint and the variant that a target is about; either may be gone. */
export function variantOf(
  ctx: Context,
  resourceId: string,
): { readonly endpoint?: EndpointRecord; readonly variant?: FleetVariant } {
  const [, name = '', wanted = ''] = VARIANT.exec(resourceId) ?? [];
  const endpoint = ctx.world.get('endpoint', name);
  const variant = endpoint?.fleet?.variants.find((one) => one.name.toLowerCase() === wanted.toLowerCase());
  return {
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(variant === undefined ? {} : { variant }),
  };
}

export function resourceIdOf(endpoint: string, variant: string): string {
  return `endpoint/${endpoint}/variant/${variant}`;
}

export function targetName(resourceId: string, dimension: Dimension): string {
  return `${resourceId} ${dimension}`;
}

/** The variants of an endpoint that are registered, whatever their dimension. */
export function targetsOf(ctx: Context, endpoint: string): readonly ScalableTargetRecord[] {
  const front = `endpoint/${endpoint}/variant/`.toLowerCase();
  return ctx.world
    .seenAll('scalable-target', 0)
    .filter(({ resourceId }) => resourceId.toLowerCase().startsWith(front));
}

/** The target, or the refusal of everything that needs one (text recalled). */
export function registered(ctx: Context, subject: Subject): ScalableTargetRecord {
  const dimension = dimensionOf(subject);
  const target = ctx.world.get('scalable-target', targetName(subject.ResourceId, dimension));
  if (target !== undefined) return target;
  throw notFound(`No scalable target registered for ${inWords(subject)}`);
}

export function notFound(text: string): ServiceFault {
  return new ServiceFault('ObjectNotFoundException', text);
}

export function inWords({ ServiceNamespace, ResourceId, ScalableDimension }: Subject): string {
  return `service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`;
}

/** The service's name for its own role (Application Auto Scaling User Guide, service-linked roles, read 2026-11). */
export function serviceRole(ctx: Context): string {
  const role = 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
  return `arn:aws:iam::${ctx.account}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/${role}`;
}
