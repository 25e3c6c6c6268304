// inferra's scaling policy as a request, and a description as a LivePolicy. Pure.
import type { PutScalingPolicyCommandInput, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import { subjectOf } from '../autoscaling.ts';
import type { LivePolicy, PolicySpec } from './spec.ts';

/** The name of the policy that is inferra's on every target. */
export const POLICY = 'inferra';

/** Seconds; both (API reference of TargetTrackingScalingPolicyConfiguration, read 2026-11). */
const COOLDOWN = 300;

const METRICS = {
  invocations: 'SageMakerVariantInvocationsPerInstance',
  concurrency: 'SageMakerVariantConcurrentRequestsPerModelHighResolution',
} as const;

export function toPutRequest(resourceId: string, spec: PolicySpec): PutScalingPolicyCommandInput {
  return {
    PolicyName: POLICY,
    ...subjectOf(resourceId),
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: spec.target,
      PredefinedMetricSpecification: { PredefinedMetricType: METRICS[spec.metric] },
      ScaleOutCooldown: spec.cooldown.out,
      ScaleInCooldown: spec.cooldown.in,
      DisableScaleIn: !spec.scaleIn,
    },
  };
}

export function fromDescription(policy: ScalingPolicy): LivePolicy {
  const spec = specOf(policy);
  return {
    kind: 'scaling-policy',
    name: policy.ResourceId ?? '',
    arn: policy.PolicyARN ?? '',
    tags: {},
    ...(spec === undefined ? {} : { spec }),
  };
}

function specOf({
  TargetTrackingScalingPolicyConfiguration: tracking,
}: ScalingPolicy): PolicySpec | undefined {
  const type = tracking?.PredefinedMetricSpecification?.PredefinedMetricType;
  const metric = (['invocations', 'concurrency'] as const).find((one) => METRICS[one] === type);
  if (tracking?.TargetValue === undefined || metric === undefined) return undefined;
  return {
    metric,
    target: tracking.TargetValue,
    cooldown: { out: tracking.ScaleOutCooldown ?? COOLDOWN, in: tracking.ScaleInCooldown ?? COOLDOWN },
    scaleIn: tracking.DisableScaleIn !== true,
  };
}
