// Scalable targets of Application Auto Scaling as parts, and how their resources are named. Pure.
import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling';
import type { LiveTarget, TargetSpec } from './spec.ts';

/** What every request about a variant names. */
export function subjectOf(resourceId: string) {
  return { ServiceNamespace: 'sagemaker', ResourceId: resourceId, ScalableDimension: DIMENSION } as const;
}

export const DIMENSION = 'sagemaker:variant:DesiredInstanceCount' as const;

export function toRegisterRequest(resourceId: string, { min, max }: TargetSpec) {
  return { ...subjectOf(resourceId), MinCapacity: min, MaxCapacity: max };
}

/** Forms of ResourceId: API reference of RegisterScalableTarget, read 2026-11. */
export function resourceIdOf(endpoint: string, variant: string): string {
  return `endpoint/${endpoint}/variant/${variant}`;
}

export function fromDescription(target: ScalableTarget): LiveTarget {
  return {
    kind: 'scalable-target',
    name: target.ResourceId ?? '',
    arn: target.ScalableTargetARN ?? '',
    tags: {},
    min: target.MinCapacity ?? 0,
    max: target.MaxCapacity ?? 0,
  };
}
