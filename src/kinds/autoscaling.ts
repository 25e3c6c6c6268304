// How Application Auto Scaling names a variant of an endpoint. Shared by the kinds that are about one.

/** Instances; the dimension of every target that inferra writes or looks at. */
export const DIMENSION = 'sagemaker:variant:DesiredInstanceCount' as const;
/** The same for copies of an inference component. */
export const COPIES = 'sagemaker:inference-component:DesiredCopyCount' as const;

const COMPONENT = 'inference-component/';

export function dimensionOf(resourceId: string): typeof DIMENSION | typeof COPIES {
  return isComponent(resourceId) ? COPIES : DIMENSION;
}

export function isComponent(resourceId: string): boolean {
  return resourceId.startsWith(COMPONENT);
}

export function componentIdOf(component: string): string {
  return COMPONENT + component;
}

/** The name of the policy by which inferra wakes a variant that has no instances. */
export const WAKE = 'inferra-wake';

/** What every request about a variant names. */
export function subjectOf(resourceId: string) {
  const ScalableDimension = dimensionOf(resourceId);
  return { ServiceNamespace: 'sagemaker', ResourceId: resourceId, ScalableDimension } as const;
}

/** Forms of ResourceId: API reference of RegisterScalableTarget, read 2026-11. */
export function resourceIdOf(endpoint: string, variant: string): string {
  return `endpoint/${endpoint}/variant/${variant}`;
}
