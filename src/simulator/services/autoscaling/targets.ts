// Scalable targets: what may be moved, between which bounds. Rules of the API reference and of the SageMaker Developer
// Guide, "Automatic scaling of SageMaker AI models", read 2026-11.
import { hex } from '../../chance.ts';
import { refused } from '../../wire/errors.ts';
import type { FleetVariant } from '../../world/records.ts';
import type { Dimension, ScalableTargetRecord, Suspended } from '../../world/scaling-records.ts';
import { silenced } from '../alarms/calls.ts';
import { type Context, type Output, seconds } from '../context.ts';
import { type Listing, listed } from './listing.ts';
import {
  componentOf,
  dimensionOf,
  registered,
  type Subject,
  serviceRole,
  targetName,
  variantOf,
} from './subject.ts';
import { LOOK_AGAIN } from './times.ts';

type Register = Subject & {
  readonly MinCapacity?: number;
  readonly MaxCapacity?: number;
  readonly SuspendedState?: Partial<Suspended>;
  readonly Tags?: Readonly<Record<string, string>>;
};

const AWAKE: Suspended = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

/** Registers, or changes what is given of a target that is registered. */
export function registerTarget(ctx: Context, input: Register): Output {
  const dimension = dimensionOf(input);
  const name = targetName(input.ResourceId, dimension);
  const known = ctx.world.get('scalable-target', name);
  const { MinCapacity: min = known?.min, MaxCapacity: max = known?.max } = input;
  if (min === undefined || max === undefined) {
    throw refused('MinCapacity and MaxCapacity are required to register a new scalable target.');
  }
  if (max < min) throw refused('Maximum capacity cannot be less than minimum capacity');
  if (dimension === 'sagemaker:inference-component:DesiredCopyCount') checkComponent(ctx, input.ResourceId);
  else checkVariant(ctx, input.ResourceId, dimension, min);
  const at = ctx.world.time;
  const target: ScalableTargetRecord = {
    ...(known ?? fresh(ctx, input, dimension)),
    min,
    max,
    suspended: { ...(known?.suspended ?? AWAKE), ...input.SuspendedState },
    modified: at,
    // A capacity outside the bounds is moved into them at once.
    due: at + LOOK_AGAIN.bounds,
  };
  ctx.world.commit([target]);
  return { ScalableTargetARN: target.arn };
}

function fresh(
  ctx: Context,
  { ResourceId, Tags = {} }: Register,
  dimension: Dimension,
): Omit<ScalableTargetRecord, 'min' | 'max' | 'suspended'> {
  const at = ctx.world.time;
  const id = hex(32, ctx.seed, 'target', ResourceId.toLowerCase(), dimension, at);
  return {
    kind: 'scalable-target',
    name: targetName(ResourceId, dimension),
    resourceId: ResourceId,
    dimension,
    arn: `arn:aws:application-autoscaling:${ctx.region}:${ctx.account}:scalable-target/${id}`,
    created: at,
    modified: at,
    tags: Object.entries(Tags).map(([Key, Value]) => ({ Key, Value })),
    policies: [],
    actions: [],
  };
}

/** None is the least (Developer Guide, scale to zero, read 2026-11); that it must serve is likely, as for variants. */
function checkComponent(ctx: Context, resourceId: string): void {
  const component = componentOf(ctx, resourceId);
  if (component === undefined) {
    throw refused(`Could not find the inference component of resource ID: ${resourceId}`);
  }
  if (component.copies === undefined) {
    throw refused(`The adapter of resource ID: ${resourceId} has no copies of its own`);
  }
  if (component.status !== 'InService') {
    throw refused(
      `The inference component of resource ID: ${resourceId} is ${component.status} and must be InService`,
    );
  }
}

/** Texts are likely, but for the one about burstable instances. */
function checkVariant(ctx: Context, resourceId: string, dimension: Dimension, min: number): void {
  const { endpoint, variant } = variantOf(ctx, resourceId);
  if (endpoint === undefined) throw refused(`Could not find the endpoint of resource ID: ${resourceId}`);
  if (endpoint.status !== 'InService') {
    throw refused(`The endpoint of resource ID: ${resourceId} is ${endpoint.status} and must be InService`);
  }
  if (variant === undefined) throw refused(`Could not find the variant of resource ID: ${resourceId}`);
  if (dimension === 'sagemaker:variant:DesiredProvisionedConcurrency') {
    checkProvisioned(variant, resourceId);
    return;
  }
  const { instanceType: type } = variant;
  if (type === undefined) {
    throw refused(`The serverless variant of resource ID: ${resourceId} has no instance count`);
  }
  if (/^ml\.t\d/.test(type)) {
    throw refused(
      `You cannot register a variant with ${type} instance type as a scalable target. This is because the burstable ` +
        'performance of these instances can lead to unpredictable behavior with Auto Scaling.',
    );
  }
  // At least one for real-time endpoints, none allowed for asynchronous ones (Developer Guide, read 2026-11).
  if (min < 1 && endpoint.fleet?.spec.AsyncInferenceConfig === undefined) {
    throw refused(`MinCapacity must be at least 1 for resource ID: ${resourceId}`);
  }
}

/** Only a serverless variant that has some can have another (Developer Guide, serverless autoscaling, read 2026-11). */
function checkProvisioned(variant: FleetVariant, resourceId: string): void {
  if (variant.currentServerless?.ProvisionedConcurrency !== undefined) return;
  throw refused(`The variant of resource ID: ${resourceId} has no provisioned concurrency`);
}

/** With its policies and its scheduled actions (API reference). */
export function deregisterTarget(ctx: Context, input: Subject): Output {
  const target = registered(ctx, input);
  ctx.world.commit(silenced(ctx, target.policies), [target]);
  return {};
}

export function describeTargets(ctx: Context, input: Listing & { ResourceIds?: readonly string[] }): Output {
  const wanted = input.ResourceIds;
  return listed(ctx, 'DescribeScalableTargets', input, {
    named: wanted !== undefined,
    size: 50,
    as: 'ScalableTargets',
    rows: (targets) =>
      targets
        .filter(({ resourceId }) => wanted === undefined || wanted.includes(resourceId))
        .map((target) => view(ctx, target)),
  });
}

function view(
  ctx: Context,
  { resourceId, dimension, min, max, suspended, arn, created }: ScalableTargetRecord,
) {
  return {
    ServiceNamespace: 'sagemaker',
    ResourceId: resourceId,
    ScalableDimension: dimension,
    MinCapacity: min,
    MaxCapacity: max,
    RoleARN: serviceRole(ctx),
    CreationTime: seconds(created),
    SuspendedState: suspended,
    ScalableTargetARN: arn,
  };
}
