// Inference components: created on a variant without a model, updated, moved in copies and deleted. What comes of it is known
// from the beginning, and happens when its time is over.

import type { EndpointFault } from '../../faults/scenario.ts';
import { refused } from '../../wire/errors.ts';
import type { AlarmRecord } from '../../world/alarm-records.ts';
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
import { type Attempt, failureOf, faultOf } from './failures.ts';
import { findsRoom } from './placement.ts';
import { alarmsIn, batchOf, type Deployment, inBatches, watchedBy } from './rolling.ts';

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
  const room = roomFor(ctx, attempt, variant, copies ?? 0);
  const { fault: _, ...work } = workOf(ctx, attempt, durationOf(variant, spec), room);
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
  const alarms = alarmsIn(ctx, deployment);
  const more = deployment === undefined ? 0 : Math.max(0, desired - before);
  const beside = Math.min(desired, batchOf(deployment, desired) + more);
  const attempt: Attempt = { ...about(ctx, component), on: 'update', spec };
  const { fault, ...work } = workOf(
    ctx,
    attempt,
    durationOf(variant, spec),
    roomFor(ctx, attempt, variant, beside),
    {
      ...{ copies: desired },
      ...(deployment === undefined ? {} : { deployment }),
    },
  );
  if (work.failure !== undefined) {
    commitWork(ctx, component, desired, { ...work, kind: 'update', spec, before }, deployment);
    return { InferenceComponentArn: component.arn };
  }
  const { watched, alarms: watching } = watchedBy(ctx, alarms, work.bakes, fault);
  const watch = watched === undefined ? {} : { watched };
  const rolling = { ...work, ...watch, kind: 'update', spec, before, beside } as const;
  commitWork(ctx, component, desired, rolling, deployment, watching);
  return { InferenceComponentArn: component.arn };
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
  const room = roomFor(ctx, attempt, variant, Math.max(0, copies - before));
  const { fault: _, ...work } = workOf(ctx, attempt, duration, room);
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

type Rolling = { readonly copies: number; readonly deployment?: Deployment };

function workOf(
  ctx: Context,
  attempt: Attempt,
  duration: Duration,
  { isFound }: Room,
  { copies, deployment }: Rolling = { copies: 0 },
): Pick<ComponentWork, 'at' | 'failure' | 'bakes'> & { readonly fault: EndpointFault | undefined } {
  const fault = faultOf(ctx, attempt);
  const { failure, lasts, minutes } = failureOf(ctx, attempt, fault, isFound) ?? {
    lasts: duration,
    minutes: 0,
  };
  const now = ctx.world.time;
  const takes = minutes * 60_000 + howLong(lasts, ctx.seed, attempt.on, attempt.name, now);
  if (failure !== undefined) return { fault, at: now + takes, failure };
  return { fault, ...inBatches(deployment, copies, now, takes) };
}

function commitWork(
  ctx: Context,
  component: ComponentRecord,
  desired: number,
  work: ComponentWork,
  deployment?: Deployment,
  alarms: readonly AlarmRecord[] = [],
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
    ...alarms,
  ]);
}

/** Adapters are loaded into what runs; a copy is started. */
function durationOf({ instanceType = '' }: FleetVariant, spec: ComponentSpec): Duration {
  if (spec.BaseInferenceComponentName !== undefined) return durations.adjust;
  return /^ml\.(p|g|inf|trn|dl)\d/.test(instanceType) ? durations.acceleratedCopy : durations.copy;
}
