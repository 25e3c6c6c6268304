// How Application Auto Scaling names a variant of an endpoint. Shared by the kinds that are about one.

/** Instances; the dimension of every target that inferra writes or looks at. */
export const DIMENSION = 'sagemaker:variant:DesiredInstanceCount' as const;

/** What every request about a variant names. */
export function subjectOf(resourceId: string) {
  return { ServiceNamespace: 'sagemaker', ResourceId: resourceId, ScalableDimension: DIMENSION } as const;
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
export function ownDimensions(resourceId: string): Readonly<Record<string, string>> {
  const [, EndpointName = '', , VariantName = ''] = resourceId.split('/');
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
