// Account limits, checked before instances are asked for. Texts as users pasted them (2024 to 2026).
import { ServiceFault } from '../wire/errors.ts';
import type { EndpointRecord, Fleet } from '../world/records.ts';
import type { Context } from './context.ts';

/** Documented for large regions (Developer Guide, serverless endpoints, read 2026-11). */
export const SERVERLESS_DEFAULTS = { endpoints: 50, concurrency: 1000, memoryMB: 6144 };

/**
 * @param share the part of the fleet that is needed besides what runs already: 1 for a new fleet (blue/green pays for
 * both), less for a rolling update.
 * @throws ServiceFault ResourceLimitExceeded
 */
export function checkFleetQuotas(ctx: Context, endpoint: string, fleet: Fleet, share = 1): void {
  const wanted = countsOf(fleet, (count) => Math.ceil(count * share));
  checkInstances(ctx, wanted);
  checkServerless(ctx, endpoint, fleet);
}

/** @param wanted instances by type that are asked for on top of those in use. */
export function checkInstances(ctx: Context, wanted: ReadonlyMap<string, number>): void {
  const { instances, totalInstances } = ctx.conditions.quotas;
  if (instances === undefined && totalInstances === undefined) return;
  const used = usedInstances(ctx);
  for (const [type, delta] of wanted) {
    const limit = Object.hasOwn(instances ?? {}, type) ? instances?.[type] : undefined;
    check(`${type} for endpoint usage`, 'Instances', limit, used.get(type) ?? 0, delta);
  }
  check('Number of instances across active endpoints', 'Instances', totalInstances, sum(used), sum(wanted));
}

function checkServerless(ctx: Context, endpoint: string, fleet: Fleet): void {
  const { quotas } = ctx.conditions;
  const [variant] = fleet.variants;
  const size = variant?.desiredServerless;
  if (size === undefined) return;
  const others = ctx.world.endpoints().filter((one) => one.name !== endpoint && concurrencyOf(one) > 0);
  const memory = quotas.serverlessMemoryMB ?? SERVERLESS_DEFAULTS.memoryMB;
  check('Memory size in MB per serverless endpoint', 'MBs', memory, 0, size.MemorySizeInMB);
  const endpoints = quotas.serverlessEndpoints ?? SERVERLESS_DEFAULTS.endpoints;
  check('Number of serverless endpoints', 'Endpoints', endpoints, others.length, 1);
  checkConcurrency(ctx, endpoint, size.MaxConcurrency);
}

export function checkConcurrency(ctx: Context, endpoint: string, wanted: number): void {
  const limit = ctx.conditions.quotas.serverlessConcurrency ?? SERVERLESS_DEFAULTS.concurrency;
  const others = ctx.world.endpoints().filter((one) => one.name !== endpoint);
  const used = others.reduce((total, one) => total + concurrencyOf(one), 0);
  const name = 'Maximum total concurrency that can be allocated across all serverless endpoints';
  check(name, 'Units', limit, used, wanted);
}

function concurrencyOf(endpoint: EndpointRecord): number {
  const fleets = [endpoint.fleet, endpoint.work?.pending];
  const all = fleets.flatMap((one) => one?.variants ?? []);
  return Math.max(
    0,
    ...all.map((one) => (one.desiredServerless ?? one.currentServerless)?.MaxConcurrency ?? 0),
  );
}

function usedInstances(ctx: Context): Map<string, number> {
  const used = new Map<string, number>();
  for (const endpoint of ctx.world.endpoints()) {
    for (const fleet of [endpoint.fleet, endpoint.work?.pending]) {
      if (fleet === undefined) continue;
      for (const [type, count] of countsOf(fleet, (one) => one))
        used.set(type, (used.get(type) ?? 0) + count);
    }
  }
  return used;
}

function countsOf(fleet: Fleet, part: (count: number) => number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of [...fleet.variants, ...fleet.shadow]) {
    if (one.instanceType === undefined) continue;
    counts.set(one.instanceType, (counts.get(one.instanceType) ?? 0) + part(one.desiredCount));
  }
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, one) => total + one, 0);
}

function check(name: string, unit: string, limit: number | undefined, used: number, delta: number): void {
  if (limit === undefined || delta <= 0 || used + delta <= limit) return;
  throw new ServiceFault(
    'ResourceLimitExceeded',
    `The account-level service limit '${name}' is ${limit} ${unit}, with current utilization of ${used} ${unit} and a ` +
      `request delta of ${delta} ${unit}. Please use AWS Service Quotas to request an increase for this quota. If AWS ` +
      'Service Quotas is not available, contact AWS support to request an increase for this quota.',
  );
}
