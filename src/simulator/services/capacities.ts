// UpdateEndpointWeightsAndCapacities: moves the running fleet without a new config.
import { refused } from '../wire/errors.ts';
import type { Activity, EndpointRecord, Fleet, FleetVariant, Serverless, Step } from '../world/records.ts';
import { type Context, existing, type Output } from './context.ts';
import { faultOf, told } from './deployment.ts';
import { durations, howLong } from './durations.ts';
import { refuseBusy } from './endpoints.ts';
import { checkConcurrency, checkInstances } from './quotas.ts';

export type Desired = {
  readonly VariantName: string;
  readonly DesiredWeight?: number;
  readonly DesiredInstanceCount?: number;
  readonly ServerlessUpdateConfig?: Partial<Omit<Serverless, 'MemorySizeInMB'>>;
};

type Input = { EndpointName: string; DesiredWeightsAndCapacities: readonly Desired[] };

export function updateWeightsAndCapacities(ctx: Context, input: Input): Output {
  const endpoint = existing(ctx, 'endpoint', input.EndpointName);
  refuseBusy(endpoint, ['InService']);
  rescale(ctx, endpoint, input.DesiredWeightsAndCapacities);
  return { EndpointArn: endpoint.arn };
}

/** Starts moving the endpoint to what is desired; refuses what cannot be. */
export function rescale(ctx: Context, endpoint: EndpointRecord, desired: readonly Desired[]): void {
  const before = endpoint.fleet;
  if (before === undefined) throw refused(`Endpoint "${endpoint.arn}" has no fleet.`);
  checkNames(endpoint, desired);
  const variants = before.variants.map((one) => {
    const wish = desired.find((other) => other.VariantName === one.name);
    return wish === undefined ? one : moved(ctx, endpoint, one, wish);
  });
  checkInstances(ctx, growth(before.variants, variants));
  const steps = stepsOf(ctx, endpoint, before, { ...before, variants });
  const started = ctx.world.time;
  const work = { kind: 'scale', started, steps, before } as const;
  ctx.world.commit([
    { ...endpoint, status: 'Updating', modified: started, fleet: { ...before, variants }, work },
  ]);
}

function checkNames(endpoint: EndpointRecord, desired: readonly Desired[]): void {
  const names = desired.map((one) => one.VariantName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`The variant name "${twice}" was non-unique within the request.`);
  const known = new Set(endpoint.fleet?.variants.map((one) => one.name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw refused(
    `The variant name(s) "${unknown.join(', ')}" is/are not present within endpoint configuration "${endpoint.config}".`,
  );
}

function moved(ctx: Context, endpoint: EndpointRecord, one: FleetVariant, wish: Desired): FleetVariant {
  const serverless = one.currentServerless;
  if (serverless !== undefined) return movedServerless(ctx, endpoint, one, serverless, wish);
  if (wish.ServerlessUpdateConfig !== undefined) {
    throw refused(`ServerlessUpdateConfig is not supported for the instance-based variant "${one.name}".`);
  }
  // At least one for real-time endpoints, none allowed for async ones (Developer Guide, read 2026-11; text unknown).
  if (wish.DesiredInstanceCount === 0 && endpoint.fleet?.spec.AsyncInferenceConfig === undefined) {
    throw refused(`DesiredInstanceCount must be at least 1 for the variant "${one.name}".`);
  }
  const desiredCount = wish.DesiredInstanceCount ?? one.desiredCount;
  const desiredWeight = wish.DesiredWeight ?? one.desiredWeight;
  return { ...one, desiredCount, desiredWeight, activity: activityOf(ctx, one, desiredCount) };
}

function movedServerless(
  ctx: Context,
  endpoint: EndpointRecord,
  one: FleetVariant,
  current: Serverless,
  wish: Desired,
): FleetVariant {
  if (wish.DesiredInstanceCount !== undefined) {
    throw refused(`DesiredInstanceCount is not supported for the serverless variant "${one.name}".`);
  }
  const desiredServerless = { ...current, ...wish.ServerlessUpdateConfig };
  if ((desiredServerless.ProvisionedConcurrency ?? 0) > desiredServerless.MaxConcurrency) {
    throw refused('ProvisionedConcurrency must not be greater than MaxConcurrency.');
  }
  checkConcurrency(ctx, endpoint.name, desiredServerless.MaxConcurrency);
  const desiredWeight = wish.DesiredWeight ?? one.desiredWeight;
  return { ...one, desiredWeight, desiredServerless, activity: activityOf(ctx, one, one.desiredCount) };
}

/** Scaling texts from the sample events of the Developer Guide (read 2026-11); the one for weights is assumed. */
function activityOf(ctx: Context, one: FleetVariant, count: number): Activity {
  const way = count > one.currentCount ? 'out' : 'in';
  const text =
    count === one.currentCount
      ? 'Updating the variant.'
      : `Scaling ${way} desired instance count to ${count}.`;
  return { Status: 'Updating', StatusMessage: text, StartTime: ctx.world.time };
}

function growth(before: readonly FleetVariant[], after: readonly FleetVariant[]): Map<string, number> {
  const delta = new Map<string, number>();
  for (const [index, one] of after.entries()) {
    if (one.instanceType === undefined) continue;
    const more = one.desiredCount - (before[index]?.desiredCount ?? 0);
    delta.set(one.instanceType, (delta.get(one.instanceType) ?? 0) + more);
  }
  return delta;
}

/** A failed move shows RollingBack, then is InService as before (model text on RollingBack, 2026-11). */
function stepsOf(ctx: Context, endpoint: EndpointRecord, before: Fleet, after: Fleet): readonly Step[] {
  const now = ctx.world.time;
  const grows = after.variants.some(
    (one, index) => one.desiredCount > (before.variants[index]?.desiredCount ?? 0),
  );
  const shrinks = after.variants.some(
    (one, index) => one.desiredCount < (before.variants[index]?.desiredCount ?? 0),
  );
  const duration = grows ? durations.scaleOut : shrinks ? durations.scaleIn : durations.adjust;
  const lasts = howLong(duration, ctx.seed, 'scale', endpoint.name, now);
  const fault = grows ? faultOf(ctx, 'scale', endpoint.name, after) : undefined;
  const at = now + lasts + (fault?.minutes ?? 0) * 60_000;
  const failed =
    fault === undefined || fault.kind === 'stuck' ? unstartable(ctx, grows, after) : told(ctx, fault, after);
  if (failed === undefined) return [{ at, do: 'succeed' }];
  const back = at + howLong(durations.rollBack, ctx.seed, 'back', endpoint.name, now);
  return [
    { at, do: 'fail', ...failed, to: 'RollingBack' },
    { at: back, do: 'restored' },
  ];
}

/** New instances of a fleet whose model was deleted meanwhile cannot start (Developer Guide; the text is assumed). */
function unstartable(ctx: Context, grows: boolean, fleet: Fleet): { readonly reason: string } | undefined {
  if (!grows) return undefined;
  const gone = fleet.variants.find(
    (one) => one.model !== undefined && ctx.world.get('model', one.model) === undefined,
  );
  if (gone === undefined) return undefined;
  return { reason: `Could not find model "${gone.model}" for production variant ${gone.name}.` };
}
