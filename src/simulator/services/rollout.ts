// Deployment guardrails: how traffic moves from the old fleet to the new one (Developer Guide, read 2026-11).
import { refused } from '../wire/errors.ts';
import { shareOf } from '../world/progress.ts';
import type { Fleet, Step } from '../world/records.ts';
import { isServerless } from './serverless.ts';

type Size = { readonly Type: 'INSTANCE_COUNT' | 'CAPACITY_PERCENT'; readonly Value: number };

type Routing = {
  readonly Type: 'ALL_AT_ONCE' | 'CANARY' | 'LINEAR';
  readonly WaitIntervalInSeconds: number;
  readonly CanarySize?: Size;
  readonly LinearStepSize?: Size;
};

type Rolling = {
  readonly MaximumBatchSize: Size;
  readonly WaitIntervalInSeconds: number;
  readonly MaximumExecutionTimeoutInSeconds?: number;
};

export type DeploymentConfig = {
  readonly BlueGreenUpdatePolicy?: {
    readonly TrafficRoutingConfiguration: Routing;
    readonly TerminationWaitInSeconds?: number;
    readonly MaximumExecutionTimeoutInSeconds?: number;
  };
  readonly RollingUpdatePolicy?: Rolling;
  readonly AutoRollbackConfiguration?: { readonly Alarms?: readonly { readonly AlarmName: string }[] };
};

export type Stage = { readonly step: Step; readonly end: number };

/**
 * What is shown after the first instances of the new fleet were launched at `start`, one stage after the other.
 * @param launching how long it takes to launch a batch (ms)
 */
export function stagesOf(
  policy: DeploymentConfig | undefined,
  fleet: Fleet,
  start: number,
  launching: number,
): readonly Stage[] {
  let at = start;
  return pausesOf(policy, fleet, launching / 1000).map(({ seconds, ...shown }): Stage => {
    const step: Step = { at, do: 'show', traffic: true, ...shown };
    at += seconds * 1000;
    return { step, end: at };
  });
}

type Pause = {
  readonly status: 'Creating' | 'ActivatingTraffic' | 'Baking';
  readonly text: string;
  readonly seconds: number;
  /** Of the new fleet, which takes traffic; of the old one, which is still there. */
  readonly share: number;
  readonly old?: number;
};

/** Moving the traffic itself takes a moment, which no page tells; this one is assumed. */
const SHIFT_SECONDS = 15;

function pausesOf(policy: DeploymentConfig | undefined, fleet: Fleet, launch: number): readonly Pause[] {
  const rolling = policy?.RollingUpdatePolicy;
  return rolling === undefined ? blueGreen(policy, fleet) : inBatches(rolling, fleet, launch);
}

/** All of the new fleet is there from the beginning, and takes the traffic part by part. */
function blueGreen(policy: DeploymentConfig | undefined, fleet: Fleet): readonly Pause[] {
  const { TrafficRoutingConfiguration: routing, TerminationWaitInSeconds: last = 0 } =
    policy?.BlueGreenUpdatePolicy ?? {};
  return sharesOf(routing, fleet).flatMap((share) => {
    const capacity = `${share < 1 ? 'canary' : 'full'} capacity`;
    const [seconds, wait] =
      share < 1
        ? [routing?.WaitIntervalInSeconds ?? 0, 'WaitIntervalInSeconds']
        : [last, 'TerminationWaitInSeconds'];
    return [
      shift(share, capacity),
      ...baking(seconds, { share, text: `(${wait}) with traffic enabled on ${capacity}` }),
    ];
  });
}

function sharesOf(routing: Routing | undefined, fleet: Fleet): readonly number[] {
  if (routing?.Type === 'CANARY' && routing.CanarySize !== undefined)
    return [percentOf(routing.CanarySize, fleet) / 100, 1].filter((share) => share <= 1);
  return routing?.Type === 'LINEAR' && routing.LinearStepSize !== undefined
    ? growing(routing.LinearStepSize, fleet)
    : [1];
}

/** A batch is launched, takes its part of the traffic and bakes; then as much of the old fleet ends. */
function inBatches(
  { MaximumBatchSize: size, WaitIntervalInSeconds: wait }: Rolling,
  fleet: Fleet,
  launch: number,
) {
  const total = instancesOf(fleet);
  return growing(size, fleet).flatMap((share, index, shares): readonly Pause[] => {
    const [before, old] = [shares[index - 1] ?? 0, 1 - share];
    const batch = shareOf(total, share) - shareOf(total, before);
    const text = `Launching ${batch} instance(s).`;
    const more: Pause = { status: 'Creating', text, seconds: launch, share: before, old: 1 - before };
    return [
      ...(index === 0 ? [] : [more]),
      shift(share, 'new capacity'),
      ...baking(wait, { share, old, text: '(WaitIntervalInSeconds) with traffic enabled on new capacity' }),
    ];
  });
}

/** What is launched first: all of the new fleet, or its first batch. */
export function launchText(policy: DeploymentConfig | undefined, fleet: Fleet): string {
  const batch = policy?.RollingUpdatePolicy?.MaximumBatchSize;
  const part = batch === undefined ? '{n}' : shareOf(instancesOf(fleet), growing(batch, fleet)[0] ?? 1);
  return `Launching ${part} instance(s).`;
}

function shift(share: number, what: string): Pause {
  const text = `${what} of {n} instance(s).`;
  return {
    status: 'ActivatingTraffic',
    text: `Activating traffic on ${text}`,
    seconds: SHIFT_SECONDS,
    share,
  };
}

function baking(
  seconds: number,
  { text, ...shares }: Pick<Pause, 'share' | 'old' | 'text'>,
): readonly Pause[] {
  const words = `Baking for ${seconds} seconds ${text} of {n} instance(s).`;
  return seconds === 0 ? [] : [{ status: 'Baking', text: words, seconds, ...shares }];
}

/** What serves after each step of this size: a half, then all. */
function growing(size: Size, fleet: Fleet): readonly number[] {
  const steps = stepsOf(size, fleet);
  return Array.from({ length: steps }, (_, index) =>
    Math.min(1, ((index + 1) * percentOf(size, fleet)) / 100),
  );
}

function stepsOf(size: Size, fleet: Fleet): number {
  return Math.max(1, Math.ceil(100 / percentOf(size, fleet)));
}

function percentOf(size: Size, fleet: Fleet): number {
  if (size.Type === 'CAPACITY_PERCENT') return size.Value;
  return (100 * size.Value) / Math.max(1, instancesOf(fleet));
}

function instancesOf(fleet: Fleet): number {
  return fleet.variants.reduce((sum, one) => sum + one.desiredCount, 0);
}

/** Blue/green needs all of the new fleet beside the old one, rolling one batch (Developer Guide, read 2026-11). */
export function shareNeeded(policy: DeploymentConfig | undefined, fleet: Fleet): number {
  const batch = policy?.RollingUpdatePolicy?.MaximumBatchSize;
  return batch === undefined ? 1 : percentOf(batch, fleet) / 100;
}

/**
 * What falls back to all at once without a bake: Inf1, another variant name, and what has no guardrails at all; of
 * rolling also several variants (Developer Guide, "Exclusions", read 2026-11).
 */
export function effective(
  policy: DeploymentConfig | undefined,
  before: Fleet | undefined,
  fleet: Fleet,
): DeploymentConfig | undefined {
  const names = new Set(before?.variants.map(({ name }) => name));
  const excluded =
    isServerless(fleet.spec) ||
    fleet.variants.some(({ instanceType, name }) => instanceType?.startsWith('ml.inf1.') || !names.has(name));
  const several = policy?.RollingUpdatePolicy !== undefined && fleet.variants.length > 1;
  return excluded || several ? undefined : policy;
}

/** @throws ServiceFault where the deployment config breaks a rule between its fields. Texts are not documented. */
export function checkPolicy(policy: DeploymentConfig | undefined, fleet: Fleet): void {
  if (policy === undefined) return;
  const { BlueGreenUpdatePolicy: blueGreen, RollingUpdatePolicy: rolling } = policy;
  if ((blueGreen === undefined) === (rolling === undefined)) {
    throw refused(
      'Specify exactly one of BlueGreenUpdatePolicy and RollingUpdatePolicy in DeploymentConfig.',
    );
  }
  const routing = blueGreen?.TrafficRoutingConfiguration;
  checkPart('CANARY', 'CanarySize', routing?.Type, routing?.CanarySize);
  checkPart('LINEAR', 'LinearStepSize', routing?.Type, routing?.LinearStepSize);
  checkTime(policy, fleet);
}

/** @throws ServiceFault where a step is too small or too large for the fleet; of a policy that is heeded */
export function checkSizes(policy: DeploymentConfig | undefined, fleet: Fleet): void {
  const { BlueGreenUpdatePolicy: blueGreen, RollingUpdatePolicy: rolling } = policy ?? {};
  const routing = blueGreen?.TrafficRoutingConfiguration;
  if (rolling !== undefined) checkPercent('MaximumBatchSize', rolling.MaximumBatchSize, fleet, 5, 50);
  if (routing?.CanarySize !== undefined) checkPercent('CanarySize', routing.CanarySize, fleet, 0, 50);
  if (routing?.LinearStepSize !== undefined) {
    checkPercent('LinearStepSize', routing.LinearStepSize, fleet, 10, 50);
  }
}

/** The waits alone must end before the time is over (API reference, TrafficRoutingConfig and its kin, read 2026-11). */
function checkTime(policy: DeploymentConfig, fleet: Fleet): void {
  const limit = limitOf(policy);
  const bakes = pausesOf(policy, fleet, 0).filter(({ status }) => status === 'Baking');
  const waits = bakes.reduce((sum, { seconds }) => sum + seconds, 0);
  if (waits < limit) return;
  throw refused(
    `MaximumExecutionTimeoutInSeconds must be greater than the total waiting time of ${waits} seconds.`,
  );
}

/** In seconds; without one there is none but the greatest that can be asked for (likely). */
export function limitOf(policy: DeploymentConfig | undefined): number {
  const { BlueGreenUpdatePolicy: blueGreen, RollingUpdatePolicy: rolling } = policy ?? {};
  return (blueGreen ?? rolling)?.MaximumExecutionTimeoutInSeconds ?? 28_800;
}

export function alarmsOf(policy: DeploymentConfig | undefined): readonly string[] {
  return policy?.AutoRollbackConfiguration?.Alarms?.map(({ AlarmName }) => AlarmName) ?? [];
}

function checkPart(type: string, field: string, given: string | undefined, size: Size | undefined): void {
  if (given === undefined || (given === type) === (size !== undefined)) return;
  throw refused(`${field} must be specified if and only if the traffic routing type is ${type}.`);
}

function checkPercent(field: string, size: Size, fleet: Fleet, low: number, high: number): void {
  const percent = percentOf(size, fleet);
  if (percent >= low && percent <= high) return;
  throw refused(`${field} must be between ${low} and ${high} percent of the variant's total instance count.`);
}
