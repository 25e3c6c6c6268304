// Deployment guardrails: how traffic moves from the old fleet to the new one (Developer Guide, read 2026-11).
import { refused } from '../wire/errors.ts';
import type { Fleet, Step } from '../world/records.ts';

type Size = { readonly Type: 'INSTANCE_COUNT' | 'CAPACITY_PERCENT'; readonly Value: number };

export type DeploymentConfig = {
  readonly BlueGreenUpdatePolicy?: {
    readonly TrafficRoutingConfiguration: {
      readonly Type: 'ALL_AT_ONCE' | 'CANARY' | 'LINEAR';
      readonly WaitIntervalInSeconds: number;
      readonly CanarySize?: Size;
      readonly LinearStepSize?: Size;
    };
    readonly TerminationWaitInSeconds?: number;
    readonly MaximumExecutionTimeoutInSeconds?: number;
  };
  readonly RollingUpdatePolicy?: {
    readonly MaximumBatchSize: Size;
    readonly WaitIntervalInSeconds: number;
    readonly MaximumExecutionTimeoutInSeconds?: number;
  };
};

type Stage = { readonly step: Step; readonly end: number };

/** What is shown after the new fleet was launched at `start`, one stage after the other. */
export function stagesOf(
  policy: DeploymentConfig | undefined,
  fleet: Fleet,
  start: number,
): readonly Stage[] {
  let at = start;
  return pausesOf(policy, fleet).map((pause): Stage => {
    const step: Step = { at, do: 'show', traffic: true, share: 1, status: pause.status, text: pause.text };
    at += pause.seconds * 1000;
    return { step, end: at };
  });
}

type Pause = {
  readonly status: 'ActivatingTraffic' | 'Baking';
  readonly text: string;
  readonly seconds: number;
};

/** Moving the traffic itself takes a moment, which no page tells; this one is assumed. */
const SHIFT_SECONDS = 15;

function pausesOf(policy: DeploymentConfig | undefined, fleet: Fleet): readonly Pause[] {
  const shift = (text: string): Pause => ({ status: 'ActivatingTraffic', text, seconds: SHIFT_SECONDS });
  const bake = (seconds: number, text: string): Pause => ({ status: 'Baking', text, seconds });
  const rolling = policy?.RollingUpdatePolicy;
  if (rolling !== undefined) {
    const pause = rolling.WaitIntervalInSeconds;
    return Array.from({ length: stepsOf(rolling.MaximumBatchSize, fleet) }, () =>
      bake(
        pause,
        `Baking for ${pause} seconds (WaitIntervalInSeconds) with traffic enabled on the batch of new instance(s).`,
      ),
    );
  }
  const blueGreen = policy?.BlueGreenUpdatePolicy;
  const routing = blueGreen?.TrafficRoutingConfiguration;
  const wait = routing?.WaitIntervalInSeconds ?? 0;
  const part = routing?.CanarySize ?? routing?.LinearStepSize;
  const before =
    part === undefined || routing?.Type === 'ALL_AT_ONCE' ? 0 : partsBefore(routing?.Type, part, fleet);
  const partial = Array.from({ length: before }, () => [
    shift(`Activating traffic on canary capacity of {n} instance(s).`),
    bake(
      wait,
      `Baking for ${wait} seconds (WaitIntervalInSeconds) with traffic enabled on canary capacity of {n} instance(s).`,
    ),
  ]).flat();
  const last = blueGreen?.TerminationWaitInSeconds ?? 0;
  const full = shift('Activating traffic on full capacity of {n} instance(s).');
  const final = bake(
    last,
    `Baking for ${last} seconds (TerminationWaitInSeconds) with traffic enabled on full capacity of {n} instance(s).`,
  );
  return last === 0 ? [...partial, full] : [...partial, full, final];
}

function partsBefore(type: string | undefined, part: Size, fleet: Fleet): number {
  return type === 'CANARY' ? 1 : stepsOf(part, fleet) - 1;
}

function stepsOf(size: Size, fleet: Fleet): number {
  return Math.max(1, Math.ceil(100 / percentOf(size, fleet)));
}

function percentOf(size: Size, fleet: Fleet): number {
  if (size.Type === 'CAPACITY_PERCENT') return size.Value;
  const instances = fleet.variants.reduce((sum, one) => sum + one.desiredCount, 0);
  return (100 * size.Value) / Math.max(1, instances);
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
  if (rolling !== undefined) checkPercent('MaximumBatchSize', rolling.MaximumBatchSize, fleet, 5, 50);
  const routing = blueGreen?.TrafficRoutingConfiguration;
  checkPart('CANARY', 'CanarySize', routing?.Type, routing?.CanarySize);
  checkPart('LINEAR', 'LinearStepSize', routing?.Type, routing?.LinearStepSize);
  if (routing?.CanarySize !== undefined) checkPercent('CanarySize', routing.CanarySize, fleet, 0, 50);
  if (routing?.LinearStepSize !== undefined) {
    checkPercent('LinearStepSize', routing.LinearStepSize, fleet, 10, 50);
  }
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
