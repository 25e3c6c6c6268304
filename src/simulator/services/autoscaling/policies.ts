// Scaling policies: target tracking and steps. Rules of the API reference of PutScalingPolicy and of the Developer Guide,
// read 2026-11; texts are likely unless they say otherwise.
import { uuid } from '../../chance.ts';
import { refused, ServiceFault } from '../../wire/errors.ts';
import type {
  Alarm,
  Dimension,
  ScalableTargetRecord,
  ScalingPolicy,
  TrackingConfiguration,
} from '../../world/scaling-records.ts';
import { alarmsCalling, silenced } from '../alarms/calls.ts';
import { type Context, type Output, seconds } from '../context.ts';
import { type Listing, listed } from './listing.ts';
import { checkStepConfiguration, type StepConfiguration } from './steps.ts';
import { inWords, notFound, registered, type Subject } from './subject.ts';
import { LOOK_AGAIN } from './times.ts';

type Put = Subject & {
  readonly PolicyName: string;
  readonly PolicyType?: string;
  readonly TargetTrackingScalingPolicyConfiguration?: TrackingConfiguration;
  readonly StepScalingPolicyConfiguration?: StepConfiguration;
};

/** Of the predefined metrics of SageMaker, those that there are for a dimension (Developer Guide, read 2026-11). */
const METRICS: Readonly<Record<Dimension, readonly string[]>> = {
  'sagemaker:variant:DesiredInstanceCount': [
    'SageMakerVariantInvocationsPerInstance',
    'SageMakerVariantConcurrentRequestsPerModelHighResolution',
  ],
  'sagemaker:variant:DesiredProvisionedConcurrency': ['SageMakerVariantProvisionedConcurrencyUtilization'],
  'sagemaker:inference-component:DesiredCopyCount': [
    'SageMakerInferenceComponentInvocationsPerCopy',
    'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution',
  ],
};

/** Default quota (recalled). */
const MOST_POLICIES = 50;

export function putPolicy(ctx: Context, input: Put): Output {
  const target = registered(ctx, input);
  const known = target.policies.find(({ name }) => name === input.PolicyName);
  const type = input.PolicyType ?? known?.type;
  if (type !== 'TargetTrackingScaling' && type !== 'StepScaling') {
    throw refused(
      type === undefined
        ? 'PolicyType is required to create a scaling policy.'
        : `PolicyType ${type} is not supported for service namespace: sagemaker`,
    );
  }
  if (known !== undefined && known.type !== type) {
    throw refused(`The type of policy ${known.name} cannot be changed.`);
  }
  const { TargetTrackingScalingPolicyConfiguration: tracking, StepScalingPolicyConfiguration: steps } = input;
  if (type === 'TargetTrackingScaling') checkTracking(target, input.PolicyName, tracking, steps);
  else checkSteps(steps, tracking);
  if (known === undefined && target.policies.length >= MOST_POLICIES) {
    throw new ServiceFault('LimitExceededException', `Too many scaling policies for ${inWords(input)}`);
  }
  const policy: ScalingPolicy = {
    ...(known ?? fresh(ctx, target, input.PolicyName)),
    type,
    ...(tracking === undefined ? {} : { tracking }),
    ...(steps === undefined ? {} : { steps }),
    alarms: type === 'StepScaling' ? [] : (known?.alarms ?? alarmsOf(ctx, target, input.PolicyName)),
  };
  const at = ctx.world.time;
  const rest = target.policies.filter((one) => one !== known);
  ctx.world.commit([{ ...target, policies: [...rest, policy], modified: at, due: at + LOOK_AGAIN.out }]);
  return { PolicyARN: policy.arn, Alarms: alarmsFor(ctx, policy) };
}

function checkTracking(
  target: ScalableTargetRecord,
  name: string,
  tracking: TrackingConfiguration | undefined,
  steps: object | undefined,
): void {
  if (tracking === undefined || steps !== undefined) {
    throw refused(
      'A policy of type TargetTrackingScaling has a TargetTrackingScalingPolicyConfiguration only.',
    );
  }
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } = tracking;
  if ((predefined === undefined) === (custom === undefined)) {
    throw refused('Specify exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification.');
  }
  const type = predefined?.PredefinedMetricType;
  if (type !== undefined && !METRICS[target.dimension].includes(type)) {
    throw refused(
      `Invalid predefined metric type for the scalable dimension ${target.dimension}: ${type}. ` +
        `Valid types are: ${METRICS[target.dimension].join(', ')}`,
    );
  }
  const twin = target.policies.find((one) => one.name !== name && sameMetric(one.tracking, tracking));
  if (twin !== undefined) {
    // Recalled.
    throw refused('Only one TargetTrackingScaling policy for a given metric specification is allowed.');
  }
}

function sameMetric(left: TrackingConfiguration | undefined, right: TrackingConfiguration): boolean {
  if (left === undefined) return false;
  const metric = ({
    PredefinedMetricSpecification: a,
    CustomizedMetricSpecification: b,
  }: TrackingConfiguration) => JSON.stringify([a, b]);
  return metric(left) === metric(right);
}

function checkSteps(steps: StepConfiguration | undefined, tracking: object | undefined): void {
  if (steps === undefined || tracking !== undefined) {
    throw refused('A policy of type StepScaling has a StepScalingPolicyConfiguration only.');
  }
  if (steps.AdjustmentType === undefined)
    throw refused('AdjustmentType is required for a new step scaling policy.');
  checkStepConfiguration(steps);
}

function fresh(ctx: Context, target: ScalableTargetRecord, name: string) {
  const id = uuid(ctx.seed, 'policy', target.name.toLowerCase(), name, ctx.world.time);
  const front = `arn:aws:autoscaling:${ctx.region}:${ctx.account}:scalingPolicy:${id}`;
  return {
    name,
    arn: `${front}:resource/sagemaker/${target.resourceId}:policyName/${name}`,
    created: ctx.world.time,
  };
}

/** Names as the service makes them (seen in AWS's sample outputs). */
function alarmsOf(
  ctx: Context,
  { resourceId, name }: ScalableTargetRecord,
  policy: string,
): readonly Alarm[] {
  return ['AlarmHigh', 'AlarmLow'].map((which) => {
    const id = uuid(ctx.seed, which, name.toLowerCase(), policy, ctx.world.time);
    const AlarmName = `TargetTracking-${resourceId}-${which}-${id}`;
    return { AlarmName, AlarmARN: `arn:aws:cloudwatch:${ctx.region}:${ctx.account}:alarm:${AlarmName}` };
  });
}

export function deletePolicy(ctx: Context, input: Subject & { readonly PolicyName: string }): Output {
  const target = registered(ctx, input);
  const policies = target.policies.filter(({ name }) => name !== input.PolicyName);
  const gone = target.policies.filter(({ name }) => name === input.PolicyName);
  if (gone.length === 0) {
    throw notFound(`No scaling policy found for ${inWords(input)}, policy name: ${input.PolicyName}`);
  }
  ctx.world.commit([{ ...target, policies, modified: ctx.world.time }, ...silenced(ctx, gone)]);
  return {};
}

export function describePolicies(ctx: Context, input: Listing & { PolicyNames?: readonly string[] }): Output {
  const wanted = input.PolicyNames;
  return listed(ctx, 'DescribeScalingPolicies', input, {
    named: input.ResourceId !== undefined,
    size: 10,
    as: 'ScalingPolicies',
    rows: (targets) =>
      targets.flatMap((target) =>
        target.policies
          .filter(({ name }) => wanted === undefined || wanted.includes(name))
          .map((policy) => view(ctx, target, policy)),
      ),
  });
}

/** Of target tracking its own; of steps those that call it (likely). */
function alarmsFor(ctx: Context, { type, arn, alarms }: ScalingPolicy): readonly Alarm[] {
  return type === 'StepScaling' ? alarmsCalling(ctx, arn) : alarms;
}

function view(ctx: Context, { resourceId, dimension }: ScalableTargetRecord, policy: ScalingPolicy) {
  const { name, arn, type, tracking, steps, created } = policy;
  return {
    PolicyARN: arn,
    PolicyName: name,
    ServiceNamespace: 'sagemaker',
    ResourceId: resourceId,
    ScalableDimension: dimension,
    PolicyType: type,
    ...(tracking === undefined ? {} : { TargetTrackingScalingPolicyConfiguration: tracking }),
    ...(steps === undefined ? {} : { StepScalingPolicyConfiguration: steps }),
    Alarms: alarmsFor(ctx, policy),
    CreationTime: seconds(created),
  };
}
