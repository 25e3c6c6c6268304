// The timetable of a deployment: what an endpoint goes through from the request until it has settled.
import { hex } from '../chance.ts';
import type { EndpointFault } from '../faults/scenario.ts';
import type { Fleet, Step } from '../world/records.ts';
import type { Context } from './context.ts';
import { type Duration, durations, howLong, launchDuration } from './durations.ts';
import { type DeploymentConfig, launchText, limitOf, type Stage, stagesOf } from './rollout.ts';
import { isServerless } from './serverless.ts';

const MINUTE = 60_000;

export type Deployment = {
  readonly on: 'create' | 'update';
  readonly endpoint: string;
  readonly fleet: Fleet;
  readonly policy?: DeploymentConfig;
};

/**
 * The steps from now on.
 * @param fault what is scripted for this attempt
 */
export function timetable(
  ctx: Context,
  deployment: Deployment,
  fault: EndpointFault | undefined,
): readonly Step[] {
  const extra = fault?.kind === 'alarm' ? 0 : (fault?.minutes ?? 0) * MINUTE;
  const launching: Step = {
    at: ctx.world.time,
    do: 'show',
    status: 'Creating',
    ...(isServerless(deployment.fleet.spec) ? {} : { text: launchText(deployment.policy, deployment.fleet) }),
    share: 0,
    traffic: false,
  };
  if (fault !== undefined && fault.kind !== 'stuck' && fault.kind !== 'alarm') {
    const at = ctx.world.time + extra + lasts(ctx, FAULTS[fault.kind].lasts, deployment);
    const to = endOf(fault, deployment);
    return [launching, { at, do: 'fail', ...told(ctx, fault, deployment.fleet), to }];
  }
  const launch = lasts(ctx, launchDuration(deployment.fleet), deployment);
  const launched = ctx.world.time + extra + launch;
  if (deployment.on === 'create') return [launching, { at: launched, do: 'succeed' }];
  const stages = stagesOf(deployment.policy, deployment.fleet, launched, launch);
  const at = endOfStages(ctx, deployment, stages, launched);
  const steps: readonly Step[] = [launching, ...stages.map((stage) => stage.step), { at, do: 'succeed' }];
  return inTime(ctx, deployment, steps);
}

function endOfStages(
  ctx: Context,
  { endpoint, fleet }: Deployment,
  stages: readonly Stage[],
  launched: number,
): number {
  const traffic = stages.at(-1)?.end ?? launched;
  return traffic + howLong(durations.terminate, ctx.seed, endpoint, fleet.config, 'end');
}

/** What takes longer than its limit is taken back (API reference, "a time-out"; the reason is likely). */
function inTime(
  ctx: Context,
  { policy, endpoint, fleet }: Deployment,
  steps: readonly Step[],
): readonly Step[] {
  const limit = limitOf(policy);
  const at = ctx.world.time + limit * 1000;
  if (steps.every((step) => step.at <= at)) return steps;
  const back = at + howLong(durations.rollBack, ctx.seed, 'time', endpoint, fleet.config);
  const reason = `The deployment did not finish within ${limit} seconds (MaximumExecutionTimeoutInSeconds).`;
  return [
    ...steps.filter((step) => step.at <= at),
    { at, do: 'fail', reason, to: 'RollingBack' },
    { at: back, do: 'restored' },
  ];
}

/** Counts the attempt. */
export function faultOf(
  ctx: Context,
  on: 'create' | 'update' | 'scale',
  endpoint: string,
  fleet: Fleet,
): EndpointFault | undefined {
  const variants = [...fleet.variants, ...fleet.shadow];
  const scripted = ctx.conditions.faultOf({
    on,
    endpoint,
    config: fleet.config,
    models: variants.flatMap((one) => one.model ?? []),
    images: variants.flatMap((one) => one.images.map((image) => image.specified)),
  });
  const isShort = variants.some(
    ({ instanceType: type, pools = [type] }) =>
      type !== undefined && pools.every((one) => one !== undefined && ctx.conditions.short(one)),
  );
  return scripted ?? (isShort ? { kind: 'capacity' } : undefined);
}

function lasts(ctx: Context, duration: Duration, { endpoint, fleet, on }: Deployment): number {
  return howLong(duration, ctx.seed, on, endpoint, fleet.config);
}

/** A create ends Failed; an update goes back to InService on the old config (sagemaker-controller's e2e tests). */
function endOf(
  fault: EndpointFault,
  deployment: Deployment,
): 'Failed' | 'InService' | 'UpdateRollbackFailed' {
  if (deployment.on === 'create') return 'Failed';
  return fault.rollbackFails ? 'UpdateRollbackFailed' : 'InService';
}

type Failure = {
  readonly lasts: Duration;
  readonly reason: (about: { variant: string; image: string; url: string; id: string }) => string;
};

/** Texts as users pasted them; see docs/simulator.md, "Reasons of failures". */
const FAULTS: Readonly<Record<Exclude<EndpointFault['kind'], 'stuck' | 'alarm'>, Failure>> = {
  capacity: {
    lasts: durations.capacityRefused,
    reason: () =>
      'Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error. Please retry using ' +
      'a different ML instance type or after some time.',
  },
  ping: {
    lasts: durations.pingGivenUp,
    reason: ({ variant }) =>
      `The primary container for production variant ${variant} did not pass the ping health check. Please check ` +
      'CloudWatch logs for this endpoint.',
  },
  'image-missing': {
    lasts: durations.imageRefused,
    reason: ({ variant, image }) =>
      `The primary container for production variant ${variant} could not be started. The image '${image}' does not exist.`,
  },
  'model-data-missing': {
    lasts: durations.dataRefused,
    reason: ({ variant, url }) =>
      `Failed to download model data for container "container_1" in production variant ${variant} from ${url}.`,
  },
  internal: {
    lasts: durations.internal,
    reason: ({ id }) =>
      `Request to service failed. If failure persists after retry, contact customer support. Request ID: ${id}.`,
  },
};

/** The reason as a step has it: none where the fault is silent. */
export function told(ctx: Context, fault: EndpointFault, fleet: Fleet): { readonly reason?: string } {
  return fault.silent === true ? {} : { reason: reasonOf(ctx, fault, fleet) };
}

function reasonOf(ctx: Context, fault: EndpointFault, fleet: Fleet): string {
  if (fault.reason !== undefined) return fault.reason;
  const [variant] = fleet.variants;
  if (fault.kind === 'stuck' || fault.kind === 'alarm' || variant === undefined) return '';
  const model = variant.model === undefined ? undefined : ctx.world.get('model', variant.model);
  return FAULTS[fault.kind].reason({
    variant: variant.name,
    image: variant.images[0]?.specified ?? '',
    url: model?.spec.PrimaryContainer?.ModelDataUrl ?? 'the model data',
    id: hex(32, ctx.seed, fleet.config),
  });
}
