// How Application Auto Scaling names a variant of an endpoint. Shared by the kinds that are about one.

const DIMENSIONS = {
  count: 'sagemaker:variant:DesiredInstanceCount',
  provisioned: 'sagemaker:variant:DesiredProvisionedConcurrency',
  copies: 'sagemaker:inference-component:DesiredCopyCount',
} as const;

const COMPONENT = 'inference-component/';

/** Copies of an inference component are the only thing of it that moves. */
export function isComponent(resourceId: string): boolean {
  return resourceId.startsWith(COMPONENT);
}

export function componentIdOf(component: string): string {
  return COMPONENT + component;
}

/** A variant has instances or provisioned concurrency; the names of its parts say of the latter that they are about that. */
const PROVISIONED = '#provisioned';

/** What every request about a variant or a component names. @param name of a part */
export function subjectOf(name: string) {
  return {
    ServiceNamespace: 'sagemaker',
    ResourceId: resourceIn(name),
    ScalableDimension: DIMENSIONS[dimensionIn(name)],
  } as const;
}

function dimensionIn(name: string): keyof typeof DIMENSIONS {
  if (isComponent(name)) return 'copies';
  return name.endsWith(PROVISIONED) ? 'provisioned' : 'count';
}

/** The ResourceId in the name of a part. */
export function resourceIn(name: string): string {
  return name.endsWith(PROVISIONED) ? name.slice(0, -PROVISIONED.length) : name;
}

type Described = {
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
};

/** The name of the part that is described. */
export function nameOf({ ResourceId = '', ScalableDimension }: Described): string {
  return ScalableDimension === DIMENSIONS.provisioned ? `${ResourceId}${PROVISIONED}` : ResourceId;
}

/** Whether it moves what inferra knows of variants. */
export function isOfVariant({ ScalableDimension }: Described): boolean {
  return ScalableDimension === DIMENSIONS.count || ScalableDimension === DIMENSIONS.provisioned;
}

/** How values of a metric become one, and CloudWatch's words for it. */
export const STATISTICS = {
  average: 'Average',
  minimum: 'Minimum',
  maximum: 'Maximum',
  sum: 'Sum',
  samples: 'SampleCount',
} as const;

/** What SageMaker publishes metrics of a variant or a component with (Developer Guide, "Monitor with CloudWatch", read 2026-11). */
export function ownDimensions(name: string): Readonly<Record<string, string>> {
  const [, own = '', , VariantName = ''] = resourceIn(name).split('/');
  return isComponent(name) ? { InferenceComponentName: own } : { EndpointName: own, VariantName };
}

/** What it publishes metrics of queues with ("Monitoring asynchronous endpoints", read 2026-11). */
export function endpointDimensions(resourceId: string): Readonly<Record<string, string>> {
  const [, EndpointName = ''] = resourceId.split('/');
  return { EndpointName };
}

/** Forms of ResourceId: API reference of RegisterScalableTarget, read 2026-11. */
export function resourceIdOf(endpoint: string, variant: string): string {
  return `endpoint/${endpoint}/variant/${variant}`;
}

/** The name of the parts that are about a variant. */
export function scaledName(endpoint: string, variant: string, provisioned: boolean): string {
  return `${resourceIdOf(endpoint, variant)}${provisioned ? PROVISIONED : ''}`;
}
