// What a step does to an endpoint. Pure: record in, record out. The status machines of docs/simulator.md live here.
import type { Activity, EndpointRecord, Fleet, FleetVariant, Step, Work } from './records.ts';

/** The endpoint after its next step, or undefined when it is gone. */
export function takeStep(endpoint: EndpointRecord): EndpointRecord | undefined {
  const { work } = endpoint;
  const step = work?.steps[0];
  if (work === undefined || step === undefined) return endpoint;
  const rest: Work = { ...work, steps: work.steps.slice(1) };
  switch (step.do) {
    case 'show':
      return show(endpoint, rest, step);
    case 'succeed':
      return succeed(endpoint, work, step.at);
    case 'fail':
      return fail(endpoint, rest, step);
    case 'restored':
      return settled(endpoint, 'InService', step.at);
    case 'gone':
      return undefined;
  }
}

/** When the endpoint changes next by itself; Infinity when it does not. */
export function nextStepAt(endpoint: EndpointRecord): number {
  return endpoint.work?.steps[0]?.at ?? Number.POSITIVE_INFINITY;
}

function show(endpoint: EndpointRecord, work: Work, step: Extract<Step, { do: 'show' }>): EndpointRecord {
  const { pending, before } = work;
  if (pending === undefined) return { ...endpoint, work };
  const next = { ...work, pending: eachVariant(pending, (one) => shown(one, step)) };
  const { old } = step;
  if (old === undefined || before === undefined) return { ...endpoint, work: next };
  const left = eachVariant(before, (one) => ({ ...one, currentCount: shareOf(one.desiredCount, old) }));
  return { ...endpoint, fleet: left, work: next };
}

function messageOf(
  { text }: Extract<Step, { do: 'show' }>,
  instances: number,
): Pick<Activity, 'StatusMessage'> {
  return text === undefined ? {} : { StatusMessage: text.replace('{n}', String(instances)) };
}

/** Whole instances; what floating point adds to a share makes no further one. */
export function shareOf(instances: number, share: number): number {
  return Math.max(0, Math.ceil(instances * share - 1e-9));
}

function shown(variant: FleetVariant, step: Extract<Step, { do: 'show' }>): FleetVariant {
  const instances = shareOf(variant.desiredCount, step.share);
  const activity: Activity = {
    Status: step.status,
    ...messageOf(step, instances || variant.desiredCount),
    StartTime: step.at,
  };
  const currentWeight = step.traffic ? variant.desiredWeight : 0;
  return { ...variant, currentCount: instances, currentWeight, activity };
}

/** Create and update: the pending fleet takes over. Scale: what was wanted is there. System: as it was. */
function succeed(endpoint: EndpointRecord, work: Work, at: number): EndpointRecord {
  const fleet = work.pending ?? endpoint.fleet;
  const { failureReason: _, ...clean } = settled(endpoint, 'InService', at);
  if (fleet === undefined) return clean;
  return { ...clean, config: fleet.config, fleet: eachVariant(fleet, arrived) };
}

function arrived(variant: FleetVariant): FleetVariant {
  const { activity: _, desiredServerless, ...rest } = variant;
  const currentServerless = desiredServerless ?? variant.currentServerless;
  return {
    ...rest,
    currentCount: variant.desiredCount,
    currentWeight: variant.desiredWeight,
    ...(currentServerless === undefined ? {} : { currentServerless }),
  };
}

/** The old fleet, where there is one, goes on serving under its own config. */
function fail(endpoint: EndpointRecord, work: Work, step: Extract<Step, { do: 'fail' }>): EndpointRecord {
  const back = work.before ?? endpoint.fleet;
  const { failureReason: _, ...rest } = endpoint;
  const failed = {
    ...rest,
    status: step.to,
    ...(step.reason === undefined ? {} : { failureReason: step.reason }),
    modified: step.at,
    ...(back === undefined ? {} : { fleet: back }),
  };
  if (step.to === 'RollingBack') return { ...failed, work };
  return settled(failed, step.to, step.at);
}

export function takesTraffic({ currentCount, currentServerless, currentWeight }: FleetVariant): boolean {
  return (currentCount > 0 || currentServerless !== undefined) && currentWeight > 0;
}

function settled(endpoint: EndpointRecord, status: EndpointRecord['status'], at: number): EndpointRecord {
  const { work: _, ...rest } = endpoint;
  return { ...rest, status, modified: at };
}

export function eachVariant(fleet: Fleet, change: (variant: FleetVariant) => FleetVariant): Fleet {
  return { ...fleet, variants: fleet.variants.map(change), shadow: fleet.shadow.map(change) };
}
