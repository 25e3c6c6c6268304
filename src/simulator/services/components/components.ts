// Inference components: created on a variant without a model, updated, moved in copies and deleted. What comes of it is known
// from the beginning, and happens when its time is over.

import { refused } from '../../wire/errors.ts';
import type { ComponentRecord, ComponentSpec, ComponentWork } from '../../world/component-records.ts';
import type { FleetVariant, Tag } from '../../world/records.ts';
import { arnOf } from '../arn.ts';
import { type Context, existing, type Output, refuseExisting } from '../context.ts';
import { type Duration, durations, howLong } from '../durations.ts';
import { checkTags } from '../tags.ts';
import {
  baseFor,
  checkOwnModel,
  existingComponent,
  hostFor,
  refuseBusy,
  refuseWithAdapters,
  theSpecification,
} from './checks.ts';
import { type Attempt, failureOf } from './failures.ts';
import { findsRoom } from './placement.ts';

type Specified = {
  readonly Specification?: ComponentSpec;
  readonly Specifications?: readonly ComponentSpec[];
  readonly RuntimeConfig?: { readonly CopyCount: number };
};

type Create = Specified & {
  readonly InferenceComponentName: string;
  readonly EndpointName: string;
  readonly VariantName?: string;
  readonly Tags?: readonly Tag[];
};

export function createComponent(ctx: Context, input: Create): Output {
  const { InferenceComponentName: name, Tags: tags = [], RuntimeConfig: runtime } = input;
  checkTags(tags);
  refuseExisting(ctx, 'inference-component', name);
  const spec = theSpecification(input);
  if (spec === undefined) throw refused('Specification is required to create an inference component.');
  const isAdapter = spec.BaseInferenceComponentName !== undefined;
  const base = baseFor(ctx, input.EndpointName, spec, runtime?.CopyCount);
  const { endpoint, variant } = hostFor(ctx, input.EndpointName, input.VariantName ?? base?.variant);
  if (!isAdapter) checkOwnModel(ctx, spec, ctx.conditions.lag('model'));
  const copies = isAdapter ? undefined : (runtime?.CopyCount ?? 1);
  // Seen by a user (stdapi.ai#43, 2026-08); only autoscaling and updates go down to none.
  if (copies === 0) throw refused('Inference components copy count an integer larger than 0');
  const at = ctx.world.time;
  const attempt: Attempt = { on: 'create', name, endpoint: endpoint.name, config: endpoint.config, spec };
  const work = workOf(ctx, attempt, durationOf(variant, spec), roomFor(ctx, attempt, variant, copies ?? 0));
  const arn = arnOf(ctx, 'inference-component', name);
  ctx.world.commit([
    {
      ...{ kind: 'inference-component', name, arn, created: at, modified: at, tags, status: 'Creating' },
      ...{ endpoint: endpoint.name, variant: variant.name, spec },
      ...(copies === undefined ? {} : { copies: { desired: copies, current: 0 } }),
      work: { ...work, kind: 'create' },
    },
  ]);
  return { InferenceComponentArn: arn };
}

type Size = { readonly Type: 'COPY_COUNT' | 'CAPACITY_PERCENT'; readonly Value: number };

type Deployment = {
  readonly RollingUpdatePolicy: {
    readonly MaximumBatchSize: Size;
    readonly WaitIntervalInSeconds: number;
    readonly RollbackMaximumBatchSize?: Size;
  };
  readonly AutoRollbackConfiguration?: { readonly Alarms?: readonly { readonly AlarmName?: string }[] };
};

type Update = Specified & {
  readonly InferenceComponentName: string;
  readonly DeploymentConfig?: Deployment;
};

export function updateComponent(ctx: Context, input: Update): Output {
  const component = existingComponent(ctx, input.InferenceComponentName);
  refuseBusy(component, 'update');
  const spec = theSpecification(input);
  const { RuntimeConfig: runtime, DeploymentConfig: deployment } = input;
  if (spec === undefined && runtime === undefined) {
    throw refused('Specify Specification, Specifications or RuntimeConfig to update an inference component.');
  }
  if (spec === undefined) return rescale(ctx, component, runtime?.CopyCount ?? 0);
  checkKindOf(component, spec);
  const variant = variantOf(ctx, component);
  if (component.copies === undefined) baseFor(ctx, component.endpoint, spec, runtime?.CopyCount);
  else checkOwnModel(ctx, spec, ctx.conditions.lag('model'));
  const before = component.copies?.desired ?? 0;
  const desired = runtime?.CopyCount ?? before;
  const beside = batchOf(deployment, desired);
  const attempt: Attempt = { ...about(ctx, component), on: 'update', spec };
  const work = workOf(
    ctx,
    attempt,
    durationOf(variant, spec),
    roomFor(ctx, attempt, variant, beside + Math.max(0, desired - before)),
  );
  commitWork(
    ctx,
    component,
    desired,
    {
      ...work,
      ...{ kind: 'update', spec, before },
      ...(work.failure === undefined ? { beside } : {}),
    },
    deployment,
  );
  return { InferenceComponentArn: component.arn };
}

/** "The value must be between 5% to 50% of the copy count" (InferenceComponentRollingUpdatePolicy); without a policy all at once. */
function batchOf(deployment: Deployment | undefined, copies: number): number {
  if (deployment === undefined) return copies;
  const { Type: type, Value: value } = deployment.RollingUpdatePolicy.MaximumBatchSize;
  const batch = type === 'COPY_COUNT' ? value : Math.ceil((copies * value) / 100);
  const share = type === 'COPY_COUNT' ? (100 * value) / Math.max(1, copies) : value;
  // One copy is its own batch, whatever its share.
  if (copies > 1 && (share < 5 || share > 50)) {
    throw refused(
      'MaximumBatchSize must be between 5% and 50% of the copy count of the inference component.',
    );
  }
  return Math.min(copies, Math.max(1, batch));
}

export function updateRuntimeConfig(
  ctx: Context,
  input: { InferenceComponentName: string; DesiredRuntimeConfig: { CopyCount: number } },
): Output {
  const component = existingComponent(ctx, input.InferenceComponentName);
  refuseBusy(component, 'update');
  return rescale(ctx, component, input.DesiredRuntimeConfig.CopyCount);
}

/** Starts moving the component to so many copies; refuses what cannot be. */
export function rescale(ctx: Context, component: ComponentRecord, copies: number): Output {
  if (component.copies === undefined) {
    throw refused('RuntimeConfig is not supported for an adapter inference component.');
  }
  const before = component.copies.desired;
  const variant = variantOf(ctx, component);
  const attempt: Attempt = { ...about(ctx, component), on: 'scale', spec: component.spec };
  const grows = copies > before;
  const duration = grows ? durationOf(variant, component.spec) : durations.adjust;
  const work = workOf(ctx, attempt, duration, roomFor(ctx, attempt, variant, Math.max(0, copies - before)));
  commitWork(ctx, component, copies, { ...work, kind: 'scale', before });
  return { InferenceComponentArn: component.arn };
}

export function deleteComponent(ctx: Context, input: { InferenceComponentName: string }): Output {
  const component = existingComponent(ctx, input.InferenceComponentName);
  refuseBusy(component, 'delete');
  refuseWithAdapters(ctx, component);
  const started = ctx.world.time;
  const at = started + howLong(durations.remove, ctx.seed, 'remove', component.name, started);
  ctx.world.commit([{ ...component, status: 'Deleting', modified: started, work: { kind: 'delete', at } }]);
  return undefined;
}

function checkKindOf({ spec: is, name }: ComponentRecord, spec: ComponentSpec): void {
  const [from, to] = [is.BaseInferenceComponentName, spec.BaseInferenceComponentName];
  if (from?.toLowerCase() === to?.toLowerCase()) return;
  throw refused(`BaseInferenceComponentName of the inference component "${name}" cannot be changed.`);
}

function about(
  ctx: Context,
  { name, endpoint }: ComponentRecord,
): Pick<Attempt, 'name' | 'endpoint' | 'config'> {
  return { name, endpoint, config: ctx.world.get('endpoint', endpoint)?.config ?? '' };
}

function variantOf(ctx: Context, component: ComponentRecord): FleetVariant {
  const endpoint = existing(ctx, 'endpoint', component.endpoint);
  if (endpoint.status !== 'InService') {
    throw refused(`Endpoint "${endpoint.arn}" is ${endpoint.status} and must be InService.`);
  }
  const variant = endpoint.fleet?.variants.find((one) => one.name === component.variant);
  if (variant === undefined) throw refused(`The variant "${component.variant}" is not there any more.`);
  return variant;
}

type Room = { readonly isFound: boolean };

function roomFor(ctx: Context, { endpoint, spec }: Attempt, variant: FleetVariant, copies: number): Room {
  const each = spec.ComputeResourceRequirements;
  if (each === undefined || copies === 0) return { isFound: true };
  return { isFound: findsRoom(ctx, endpoint, variant, [{ copies, each }]) };
}

function workOf(
  ctx: Context,
  attempt: Attempt,
  duration: Duration,
  { isFound }: Room,
): Pick<ComponentWork, 'at' | 'failure'> {
  const { failure, lasts, minutes } = failureOf(ctx, attempt, isFound) ?? { lasts: duration, minutes: 0 };
  const now = ctx.world.time;
  const at = now + minutes * 60_000 + howLong(lasts, ctx.seed, attempt.on, attempt.name, now);
  return { at, ...(failure === undefined ? {} : { failure }) };
}

function commitWork(
  ctx: Context,
  component: ComponentRecord,
  desired: number,
  work: ComponentWork,
  deployment?: Deployment,
): void {
  const { copies } = component;
  ctx.world.commit([
    {
      ...component,
      status: 'Updating',
      modified: ctx.world.time,
      ...(copies === undefined ? {} : { copies: { ...copies, desired } }),
      ...(deployment === undefined ? {} : { lastDeployment: deployment }),
      work,
    },
  ]);
}

/** Adapters are loaded into what runs; a copy is started. */
function durationOf({ instanceType = '' }: FleetVariant, spec: ComponentSpec): Duration {
  if (spec.BaseInferenceComponentName !== undefined) return durations.adjust;
  return /^ml\.(p|g|inf|trn|dl)\d/.test(instanceType) ? durations.acceleratedCopy : durations.copy;
}
