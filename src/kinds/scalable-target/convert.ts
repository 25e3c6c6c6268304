// Scalable targets of Application Auto Scaling as parts, and how their resources are named. Pure.
import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling';
import { nameOf, subjectOf } from '../autoscaling.ts';
import type { LiveTarget, TargetSpec } from './spec.ts';

export function toRegisterRequest(resourceId: string, { min, max }: TargetSpec) {
  return { ...subjectOf(resourceId), MinCapacity: min, MaxCapacity: max };
}

export function fromDescription(target: ScalableTarget): LiveTarget {
  return {
    kind: 'scalable-target',
    name: nameOf(target),
    arn: target.ScalableTargetARN ?? '',
    tags: {},
    min: target.MinCapacity ?? 0,
    max: target.MaxCapacity ?? 0,
  };
}
