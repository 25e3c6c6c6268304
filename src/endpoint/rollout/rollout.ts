// How traffic moves to the new fleet of a unit: what SageMaker heeds of what the file says, and what people read of it.
import { type PartSize, partOf, partsOf, type Rollout, waitOf } from '../../config/rollout.ts';
import type { Deployment, LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { typesOf } from '../fleet/machines.ts';
import { liveSize, sizeOf } from '../fleet/sizes.ts';
import { isAsleep, isScaled } from '../scaling/scaled.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { ownAlarms } from './own-alarms.ts';

/** What the update asks for; absent for all at once without a bake. */
export function rolloutOf(unit: Unit, now: Situation): Rollout | undefined {
  return whyIgnored(unit, now) === undefined ? unit.rollout : undefined;
}

/**
 * Why SageMaker would move all traffic at once, and watch nothing, whatever the file says. Such a rollout is not sent at
 * all. (Developer Guide, "Deployment guardrails" and "Exclusions", read 2026-11.)
 */
export function whyIgnored({ config, rollout }: Unit, { live }: Situation): string | undefined {
  if (rollout === undefined) return undefined;
  const { variants } = config.spec;
  if (variants.some((variant) => 'serverless' in variant)) return 'serverless endpoints have no rollouts';
  const old = variants.find((one) => typesOf(one).some((type) => type.startsWith('ml.inf1.')));
  if (old !== undefined) return 'Inf1 instances have no rollouts';
  const renamed = variants.find((one) => one.shadow !== true && !isLive(live, one.name));
  if (renamed !== undefined) return `variant ${renamed.name} is not live under that name`;
  const several = rollout.strategy === 'rolling' && variants.length > 1;
  return several ? 'endpoints with several variants have no rolling deployments' : undefined;
}

function isLive(live: LiveEndpoint | undefined, wanted: string): boolean {
  return live === undefined || live.variants.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
}

/** The same as a request says it, with the alarms that inferra makes. @param config the one that the update goes to */
export function deploymentOf(unit: Unit, now: Situation, config: string): Deployment | undefined {
  const rollout = rolloutOf(unit, now);
  if (rollout === undefined) return undefined;
  const { watches: _, alarms, ...rest } = rollout;
  return { ...rest, alarms: [...alarms, ...ownAlarms(unit, config).map(({ name }) => name)] };
}

/** Of a part that is as large as the fleet: it spares nobody. */
export function isWhole(unit: Unit, now: Situation): boolean {
  const rollout = rolloutOf(unit, now);
  const fleet = fleetOf(unit, now);
  if (rollout === undefined || rollout.strategy === 'all-at-once' || fleet === undefined) return false;
  return partOf(rollout.size, fleet) >= fleet;
}

/** `canary 10 % (1 of 3), then all` */
export function rolloutText(rollout: Rollout, unit: Unit, now: Situation): string {
  const { strategy, terminationWait } = rollout;
  if (strategy === 'all-at-once') {
    const bake = terminationWait === 0 ? '' : `, ${minutesOf(terminationWait)} before the old fleet ends`;
    return `blue/green, all at once${bake}`;
  }
  const { size } = rollout;
  const part = `${textOf(size)}${countIn(size, fleetOf(unit, now))}`;
  return strategy === 'canary' ? `canary ${part}, then all` : `${strategy}, ${part} at a time`;
}

function textOf(size: PartSize): string {
  if ('percent' in size) return `${size.percent} %`;
  return size.instances === 1 ? '1 instance' : `${size.instances} instances`;
}

function countIn(size: PartSize, fleet: number | undefined): string {
  if (fleet === undefined) return '';
  return 'percent' in size ? ` (${partOf(size, fleet)} of ${fleet})` : ` of ${fleet}`;
}

function minutesOf(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** Instances of the new fleet, where it has one variant: counts that autoscaling moves are kept. */
function fleetOf(unit: Unit, { live }: Situation): number | undefined {
  const variants = unit.config.spec.variants.filter(({ shadow }) => shadow !== true);
  const [variant] = variants;
  if (variants.length !== 1 || variant === undefined) return undefined;
  const kept =
    isScaled(live, variant.name) && live !== undefined && !isAsleep(live)
      ? liveSize(live, variant.name)
      : undefined;
  const size = kept ?? sizeOf(unit, variant);
  return size !== undefined && 'count' in size ? size.count : undefined;
}

/** How often instances are launched one after the other, and minutes of all bakes together. */
export function timesOf(unit: Unit, now: Situation): { readonly launches: number; readonly bakes: number } {
  const rollout = rolloutOf(unit, now);
  if (rollout === undefined) return { launches: 1, bakes: 0 };
  const fleet = fleetOf(unit, now);
  return {
    launches: rollout.strategy === 'rolling' ? partsOf(rollout, fleet) : 1,
    bakes: Math.ceil(waitOf(rollout, fleet) / 60),
  };
}

/** The share of the new fleet that stands beside the whole old one for a while. */
export function besideShare(unit: Unit, now: Situation): number {
  const rollout = rolloutOf(unit, now);
  const fleet = fleetOf(unit, now);
  if (rollout?.strategy !== 'rolling' || fleet === undefined) return 1;
  return partOf(rollout.size, fleet) / fleet;
}
