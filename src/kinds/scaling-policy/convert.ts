// inferra's scaling policy as a request, and a description as a LivePolicy. Pure.
import type {
  MetricType,
  PutScalingPolicyCommandInput,
  ScalingPolicy,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { canonicalJson } from '../../base/json.ts';
import {
  endpointDimensions,
  isComponent,
  nameOf,
  ownDimensions,
  STATISTICS,
  subjectOf,
} from '../autoscaling.ts';
import { exact } from '../compare.ts';
import type { CustomMetric, LivePolicy, PolicySpec } from './spec.ts';

/** The name of the policy that is inferra's on every target, unless the file calls it otherwise. */
export const POLICY = 'inferra';

/** Resource ids have none. */
const NAMED = ':';

/** The name of the part that is about one policy of a resource: of inferra's own that of the resource. */
export function policyPart(resource: string, policy: string = POLICY): string {
  return policy === POLICY ? resource : `${resource}${NAMED}${policy}`;
}

/** What the name of such a part is about. */
export function policyIn(part: string): { readonly resource: string; readonly policy: string } {
  const at = part.indexOf(NAMED);
  if (at < 0) return { resource: part, policy: POLICY };
  return { resource: part.slice(0, at), policy: part.slice(at + 1) };
}

/** Seconds; both (API reference of TargetTrackingScalingPolicyConfiguration, read 2026-11). */
const COOLDOWN = 300;

const OF_VARIANTS = {
  invocations: 'SageMakerVariantInvocationsPerInstance',
  concurrency: 'SageMakerVariantConcurrentRequestsPerModelHighResolution',
  // A share: 0.7 (Developer Guide, "Automatically scale Provisioned Concurrency", read 2026-11).
  utilization: 'SageMakerVariantProvisionedConcurrencyUtilization',
} as const;
const OF_COMPONENTS = {
  invocations: 'SageMakerInferenceComponentInvocationsPerCopy',
  concurrency: 'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution',
} as const;

function metricsOf(resourceId: string): Readonly<Partial<Record<keyof typeof OF_VARIANTS, MetricType>>> {
  return isComponent(resourceId) ? OF_COMPONENTS : OF_VARIANTS;
}

export function toPutRequest(part: string, spec: PolicySpec): PutScalingPolicyCommandInput {
  const { resource: resourceId, policy: PolicyName } = policyIn(part);
  return {
    PolicyName,
    ...subjectOf(resourceId),
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: spec.target,
      ...metricOf(resourceId, spec.metric),
      ScaleOutCooldown: spec.cooldown.out,
      ScaleInCooldown: spec.cooldown.in,
      DisableScaleIn: !spec.scaleIn,
    },
  };
}

type Metric = Pick<
  TargetTrackingScalingPolicyConfiguration,
  'PredefinedMetricSpecification' | 'CustomizedMetricSpecification'
>;

function metricOf(resourceId: string, metric: PolicySpec['metric']): Metric {
  if (metric === 'backlog') return { CustomizedMetricSpecification: backlogOf(resourceId) };
  if (typeof metric === 'string') {
    return { PredefinedMetricSpecification: { PredefinedMetricType: metricsOf(resourceId)[metric] } };
  }
  const { name, namespace, statistic, dimensions = ownDimensions(resourceId) } = metric;
  return {
    CustomizedMetricSpecification: {
      MetricName: name,
      Namespace: namespace,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      Statistic: STATISTICS[statistic],
    },
  };
}

/** Developer Guide, "Autoscale an asynchronous endpoint" (read 2026-11): of the endpoint, not of a variant. */
function backlogOf(resourceId: string) {
  return {
    MetricName: 'ApproximateBacklogSizePerInstance',
    Namespace: 'AWS/SageMaker',
    Dimensions: Object.entries(endpointDimensions(resourceId)).map(([Name, Value]) => ({ Name, Value })),
    Statistic: STATISTICS.average,
  };
}

/** Undefined for a metric that a spec cannot say: of another type, with a unit, or from several by an expression. */
function metricIn(
  resourceId: string,
  { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom }: Metric,
): PolicySpec['metric'] | undefined {
  const known = (['invocations', 'concurrency', 'utilization'] as const).find(
    (one) => metricsOf(resourceId)[one] === predefined?.PredefinedMetricType,
  );
  if (known !== undefined || custom === undefined) return known;
  if (exact(custom, backlogOf(resourceId))) return 'backlog';
  const { MetricName: name, Namespace: namespace, Statistic, Dimensions = [], Unit, Metrics } = custom;
  const statistic = (Object.keys(STATISTICS) as CustomMetric['statistic'][]).find(
    (one) => STATISTICS[one] === Statistic,
  );
  const isPlain = Unit === undefined && Metrics === undefined;
  if (!isPlain || name === undefined || namespace === undefined || statistic === undefined) return undefined;
  const dimensions = Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
  const isOwn = canonicalJson(dimensions) === canonicalJson(ownDimensions(resourceId));
  return { name, namespace, statistic, ...(isOwn ? {} : { dimensions }) };
}

export function fromDescription(policy: ScalingPolicy): LivePolicy {
  const spec = specOf(policy);
  return {
    kind: 'scaling-policy',
    name: policyPart(nameOf(policy), policy.PolicyName),
    arn: policy.PolicyARN ?? '',
    tags: {},
    ...(spec === undefined ? {} : { spec }),
  };
}

function specOf({
  ResourceId = '',
  TargetTrackingScalingPolicyConfiguration: tracking,
}: ScalingPolicy): PolicySpec | undefined {
  const metric = tracking === undefined ? undefined : metricIn(ResourceId, tracking);
  if (tracking?.TargetValue === undefined || metric === undefined) return undefined;
  return {
    metric,
    target: tracking.TargetValue,
    cooldown: { out: tracking.ScaleOutCooldown ?? COOLDOWN, in: tracking.ScaleInCooldown ?? COOLDOWN },
    scaleIn: tracking.DisableScaleIn !== true,
  };
}
