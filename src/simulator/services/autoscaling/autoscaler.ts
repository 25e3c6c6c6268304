// The autoscaler: looks at a target when there is a reason to, and moves the count of its variant between the bounds. The
// load that it follows is scripted; times are those of the alarms of target tracking (docs/simulator.md, "Autoscaling").
import type { LoadStep } from '../../faults/scenario.ts';
import { ServiceFault } from '../../wire/errors.ts';
import type { EndpointRecord, FleetVariant } from '../../world/records.ts';
import type { ScalableTargetRecord } from '../../world/scaling-records.ts';
import type { Living, Planned } from '../../world/world.ts';
import { rescale } from '../capacities.ts';
import { rescale as rescaleCopies } from '../components/components.ts';
import type { Context } from '../context.ts';
import { carryOutActions, nextAction } from './actions.ts';
import { wantedByQueue } from './backlog.ts';
import { loadOn } from './load.ts';
import { type StepConfiguration, stepped } from './steps.ts';
import { componentOf, resourceIdOf, targetsOf, variantOf } from './subject.ts';
import { LOOK_AGAIN } from './times.ts';

const MINUTE = 60_000;

const INVOCATIONS: readonly string[] = [
  'SageMakerVariantInvocationsPerInstance',
  'SageMakerInferenceComponentInvocationsPerCopy',
];

export function livingTargets(ctx: Context): Living<'scalable-target'> {
  return {
    dueAt: (target) => Math.min(target.due ?? Number.POSITIVE_INFINITY, nextAction(target)),
    goOn: (target) => (nextAction(target) <= ctx.world.time ? schedule(ctx, target) : look(ctx, target)),
  };
}

/** What the load does: with each step of it every target that it concerns is looked at, soon and once more later. */
export function loadEvents(ctx: Context, load: readonly LoadStep[]): readonly Planned[] {
  return load.flatMap((step, index) =>
    looksAfter(step).map((after) => ({
      key: `load.${index}.${after}`,
      at: ctx.world.begun + step.fromMinutes * MINUTE + after,
      happen: () => {
        for (const target of concerned(ctx, step)) ctx.world.commit([{ ...target, due: ctx.world.time }]);
      },
    })),
  );
}

/** An alarm on the queue goes off sooner than those of target tracking. */
function looksAfter(step: LoadStep): readonly number[] {
  return [...('backlog' in step ? [LOOK_AGAIN.wake] : []), LOOK_AGAIN.out, LOOK_AGAIN.in];
}

function concerned(
  ctx: Context,
  { endpoint, variant, component }: LoadStep,
): readonly ScalableTargetRecord[] {
  if (component !== undefined) {
    const id = `inference-component/${component}`.toLowerCase();
    return ctx.world.seenAll('scalable-target', 0).filter((one) => one.resourceId.toLowerCase() === id);
  }
  return targetsOf(ctx, endpoint).filter(
    ({ resourceId }) =>
      variant === undefined || resourceId.toLowerCase() === resourceIdOf(endpoint, variant).toLowerCase(),
  );
}

/** Somebody else's autoscaling: the count of a registered variant goes to this, within its bounds. */
export function autoscale(ctx: Context, endpoint: string, variant: string, count: number): void {
  const id = resourceIdOf(endpoint, variant).toLowerCase();
  const target = targetsOf(ctx, endpoint).find((one) => one.resourceId.toLowerCase() === id);
  if (target !== undefined) move(ctx, target, () => count);
}

/** An alarm goes off that calls these ARNs: policies in steps among them move the counts of their targets. */
export function callPolicies(ctx: Context, arns: readonly string[]): void {
  for (const target of ctx.world.seenAll('scalable-target', 0)) {
    for (const { arn, steps } of target.policies) {
      if (steps === undefined || !arns.includes(arn)) continue;
      move(ctx, target, (now) => stepped(steps as StepConfiguration, now));
    }
  }
}

function schedule(ctx: Context, target: ScalableTargetRecord): void {
  const at = ctx.world.time;
  ctx.world.commit([{ ...carryOutActions(target, at), modified: at, due: at + LOOK_AGAIN.bounds }]);
}

function look(ctx: Context, target: ScalableTargetRecord): void {
  const { due: _, ...settled } = target;
  const component = componentOf(ctx, target.resourceId);
  const { endpoint } = variantOf(ctx, target.resourceId);
  const atWork = component?.work !== undefined && component.status !== 'Deleting';
  // Scaling waits while the service is at work on the endpoint (Developer Guide, "Update endpoints", read 2026-11).
  if (atWork || (endpoint?.work !== undefined && endpoint.status !== 'Deleting')) {
    ctx.world.commit([{ ...settled, due: ctx.world.time + LOOK_AGAIN.busy }]);
    return;
  }
  ctx.world.commit([settled]);
  move(ctx, settled, (now) => wanted(ctx, settled, now));
}

function move(ctx: Context, target: ScalableTargetRecord, wish: (now: number) => number): void {
  if (target.dimension === 'sagemaker:inference-component:DesiredCopyCount') {
    moveCopies(ctx, target, wish);
    return;
  }
  const { endpoint, variant } = variantOf(ctx, target.resourceId);
  if (endpoint?.status !== 'InService' || variant === undefined) return;
  if (target.dimension !== 'sagemaker:variant:DesiredInstanceCount') return;
  const now = variant.desiredCount;
  const count = within(target, now, wish(now));
  if (count !== now) scaleTo(ctx, endpoint, variant, count);
}

function moveCopies(ctx: Context, target: ScalableTargetRecord, wish: (now: number) => number): void {
  const component = componentOf(ctx, target.resourceId);
  if (component?.copies === undefined || component.status !== 'InService') return;
  const now = component.copies.desired;
  const count = within(target, now, wish(now));
  if (count !== now) unlessRefused(() => rescaleCopies(ctx, component, count));
}

/** What is suspended does not happen. */
function within(target: ScalableTargetRecord, now: number, asked: number): number {
  const { DynamicScalingInSuspended: noIn, DynamicScalingOutSuspended: noOut } = target.suspended;
  return clamp((asked > now && noOut) || (asked < now && noIn) ? now : asked, target);
}

/** What is refused (no capacity within the quota) does not happen. */
function scaleTo(ctx: Context, endpoint: EndpointRecord, { name }: FleetVariant, count: number): void {
  unlessRefused(() => rescale(ctx, endpoint, [{ VariantName: name, DesiredInstanceCount: count }]));
}

function unlessRefused(scale: () => unknown): void {
  try {
    scale();
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
  }
}

/** Instances that the load needs, by the policies that track it; the largest wish counts (User Guide). */
function wanted(ctx: Context, target: ScalableTargetRecord, now: number): number {
  const byQueue = wantedByQueue(ctx, target, now, LOOK_AGAIN);
  const byInvocations = wantedByInvocations(ctx, target, now);
  const wishes = [byQueue, byInvocations].filter((one) => one !== undefined);
  return wishes.length === 0 ? now : Math.max(...wishes);
}

function wantedByInvocations(ctx: Context, target: ScalableTargetRecord, now: number): number | undefined {
  // What finds no copy is no invocation of one: the first one comes back by a step policy alone (Developer Guide, "Scale an
  // endpoint to zero instances", read 2026-11).
  if (now === 0 && componentOf(ctx, target.resourceId) !== undefined) return undefined;
  const load = loadOn(ctx, target, 'perMinute');
  const tracking = target.policies.flatMap(({ tracking }) =>
    INVOCATIONS.includes(tracking?.PredefinedMetricSpecification?.PredefinedMetricType ?? '')
      ? [tracking ?? { TargetValue: 1 }]
      : [],
  );
  if (load === undefined || tracking.length === 0) return undefined;
  const { value, lasted, before } = load;
  // For scaling in it has to last long enough.
  const asked = before !== undefined && value < before && lasted < LOOK_AGAIN.in ? before : value;
  const wish = Math.max(...tracking.map(({ TargetValue }) => Math.ceil(asked / TargetValue)));
  const staysUp = tracking.some(({ DisableScaleIn }) => DisableScaleIn === true);
  return staysUp ? Math.max(now, wish) : wish;
}

function clamp(count: number, { min, max }: ScalableTargetRecord): number {
  return Math.min(max, Math.max(min, count));
}
