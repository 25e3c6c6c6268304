// The autoscaler: looks at a target when there is a reason to, and moves the count of its variant between the bounds. The
// load that it follows is scripted; times are those of the alarms of target tracking (docs/simulator.md, "Autoscaling").
import type { LoadStep } from '../../faults/scenario.ts';
import type { ScalableTargetRecord, ScalingPolicy } from '../../world/scaling-records.ts';
import type { Living, Planned } from '../../world/world.ts';
import { allAlarms } from '../alarms/states.ts';
import type { Context } from '../context.ts';
import { carryOutActions, nextAction } from './actions.ts';
import { wantedByQueue } from './backlog.ts';
import { capacityOf } from './capacity.ts';
import { cooledFrom, coolingAt, heeded, steppedWish, trackingCooldown, type Wish } from './cooldown.ts';
import { loadOn } from './load.ts';
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
  const capacity = target === undefined ? undefined : capacityOf(ctx, target);
  if (target === undefined || capacity === undefined) return;
  const wanted = within(target, capacity.now, count);
  if (wanted !== capacity.now) capacity.move(wanted);
}

/** An alarm goes off that calls these ARNs: policies in steps among them move the counts of their targets. */
export function callPolicies(ctx: Context, arns: readonly string[]): void {
  for (const target of ctx.world.seenAll('scalable-target', 0)) {
    const called = target.policies.filter(({ arn, type }) => type === 'StepScaling' && arns.includes(arn));
    if (called.length > 0) move(ctx, target, (now) => stepsOf(ctx, target, called, now));
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

/**
 * Moves the capacity to what is wished for, as far as cooldowns, bounds and what is suspended let it. It is looked at again once
 * a cooldown is over: a wish may still stand then.
 */
function move(ctx: Context, target: ScalableTargetRecord, wishAt: (now: number) => Wish | undefined): void {
  const capacity = capacityOf(ctx, target);
  if (capacity === undefined) {
    // An alarm that finds the endpoint at work calls again every minute (CloudWatch User Guide, alarm actions, read 2026-11).
    if (variantOf(ctx, target.resourceId).endpoint?.work !== undefined)
      lookAgain(ctx, target, LOOK_AGAIN.busy);
    return;
  }
  const { now } = capacity;
  const cooling = coolingAt(target, ctx.world.time);
  const wish = wishAt(now);
  const asked = wish === undefined ? now : heeded(cooling, now, wish);
  const count = within(target, now, asked);
  if (count === now) {
    if (wish !== undefined && cooling !== undefined) lookAgain(ctx, target, cooling.until - ctx.world.time);
    return;
  }
  const over = capacity.move(count);
  // A capacity that is brought into its bounds has no cooldown: no policy has moved it.
  if (over === undefined || wish === undefined || asked === now) return;
  const cooled = cooledFrom(cooling, now, { ...wish, count }, over);
  ctx.world.commit([{ ...target, cooling: cooled, due: Math.max(cooled.until, over + LOOK_AGAIN.busy) }]);
}

function lookAgain(ctx: Context, target: ScalableTargetRecord, after: number): void {
  ctx.world.commit([{ ...target, due: ctx.world.time + after }]);
}

/** What is suspended does not happen. */
function within(target: ScalableTargetRecord, now: number, asked: number): number {
  const { DynamicScalingInSuspended: noIn, DynamicScalingOutSuspended: noOut } = target.suspended;
  return clamp((asked > now && noOut) || (asked < now && noIn) ? now : asked, target);
}

/** Capacity that the load needs, by the policies that track it or that an alarm calls; the largest wish counts (User Guide). */
function wanted(ctx: Context, target: ScalableTargetRecord, now: number): Wish | undefined {
  const byQueue = wantedByQueue(ctx, target, now, LOOK_AGAIN);
  const byInvocations = wantedByInvocations(ctx, target, now);
  const tracked = [byQueue, byInvocations].filter((one) => one !== undefined);
  const cooldown = trackingCooldown(target.policies);
  const called = target.policies.filter((policy) => isCalling(ctx, policy));
  return largest([
    ...tracked.map((count) => ({ count, cooldown })),
    ...(called.length === 0 ? [] : [stepsOf(ctx, target, called, now)]),
  ]);
}

/** An alarm in ALARM goes on to call its policies (User Guide, "How step scaling works", read 2026-11). */
function isCalling(ctx: Context, { arn, type }: ScalingPolicy): boolean {
  return (
    type === 'StepScaling' &&
    allAlarms(ctx).some(
      ({ state, spec }) =>
        state === 'ALARM' && spec.ActionsEnabled !== false && spec.AlarmActions?.includes(arn),
    )
  );
}

function stepsOf(
  ctx: Context,
  target: ScalableTargetRecord,
  policies: readonly ScalingPolicy[],
  now: number,
): Wish | undefined {
  const cooling = coolingAt(target, ctx.world.time);
  return largest(policies.map(({ steps = {} }) => steppedWish(steps, cooling, now)));
}

function largest(wishes: readonly (Wish | undefined)[]): Wish | undefined {
  return wishes.reduce((most, one) => ((one?.count ?? -1) > (most?.count ?? -1) ? one : most), undefined);
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
