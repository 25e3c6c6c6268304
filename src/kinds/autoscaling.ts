// How Application Auto Scaling names a variant of an endpoint. Shared by the kinds that are about one.

const DIMENSIONS = {
  count: 'sagemaker:variant:DesiredInstanceCount',
  provisioned: 'sagemaker:variant:DesiredProvisionedConcurrency',
} as const;

/** A variant has instances or provisioned concurrency; the names of its parts say of the latter that they are about that. */
const PROVISIONED = '#provisioned';

/** What every request about a variant names. @param name of a part */
export function subjectOf(name: string) {
  const dimension = name.endsWith(PROVISIONED) ? DIMENSIONS.provisioned : DIMENSIONS.count;
  return {
    ServiceNamespace: 'sagemaker',
    ResourceId: resourceIn(name),
    ScalableDimension: dimension,
  } as const;
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

/** Whether inferra knows what it moves. */
export function isOfVariant({ ScalableDimension }: Described): boolean {
  return Object.values(DIMENSIONS).some((one) => one === ScalableDimension);
}

/** How values of a metric become one, and CloudWatch's words for it. */
export const STATISTICS = {
  average: 'Average',
  minimum: 'Minimum',
  maximum: 'Maximum',
  sum: 'Sum',
  samples: 'SampleCount',
} as const;

/** What SageMaker publishes metrics of a variant with (Developer Guide, "Monitor with CloudWatch", read 2026-11). */
export function ownDimensions(name: string): Readonly<Record<string, string>> {
  const [, EndpointName = '', , VariantName = ''] = resourceIn(name).split('/');
  return { EndpointName, VariantName };
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
