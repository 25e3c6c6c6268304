// How many instances (or concurrent requests) a candidate needs for the declared traffic, and what that costs.
import type { Candidate, Hardware } from './candidate.ts';
import type { Context, Prices, Traffic } from './policy.ts';

/** Hours of a month as cloud prices count them. */
export const HOURS = 730;
const MINUTES = HOURS * 60;

/** Most concurrent requests of a serverless endpoint (ProductionVariantServerlessConfig, botocore 1.43.11). */
export const MOST_CONCURRENT = 200;

export type Price = {
  readonly usd: number;
  readonly per: 'hour' | 'second';
  /** A dated table, or the job's own bill: the row's CostPerHour ÷ its count. */
  readonly from: 'table' | 'job';
};

export type Sized = {
  /** Requests a minute of one instance, or of one concurrent request. */
  readonly capacity: number;
  /** Instances, or concurrent requests; 1 where no traffic is declared. */
  readonly size: number;
  /** Instances, requests a minute for each. */
  readonly scaling?: { readonly min: number; readonly max: number; readonly target: number };
  readonly price?: Price;
  /** USD while the fleet stands; serverless has none. */
  readonly hourly?: number;
  /** USD; absent where the price is unknown, and without declared traffic. */
  readonly monthly?: number;
  /** USD for a million requests at full load. */
  readonly perMillion?: number;
};

/** Undefined for a candidate without a measured throughput. */
export function sizeOf(
  candidate: Candidate,
  traffic: Traffic | undefined,
  { prices, share = 1 }: Pick<Context, 'prices' | 'share'>,
): Sized | undefined {
  const capacity = capacityOf(candidate);
  if (capacity === undefined) return undefined;
  const price = priceOf(candidate, prices);
  const demand = traffic === undefined ? undefined : sharedBy(traffic, share);
  const fleet = demand === undefined ? { size: 1 } : fleetFor(candidate.hardware, capacity, demand);
  return {
    capacity: round(capacity, 6),
    ...fleet,
    ...(price === undefined ? {} : { price, ...costOf(candidate, capacity, fleet.size, demand, price) }),
  };
}

/** A variant's part of the traffic; headroom is no traffic. */
export function sharedBy(traffic: Traffic, share: number): Traffic {
  return { ...traffic, average: traffic.average * share, peak: traffic.peak * share };
}

/**
 * MaxInvocations ÷ the row's own count. Serverless is measured at one concurrent request, and by Little's law that one
 * cannot carry more than a minute has answers: 60,000 ÷ latency.
 */
export function capacityOf({ hardware, maxInvocations, count, latency }: Candidate): number | undefined {
  if (maxInvocations === undefined) return undefined;
  if (hardware.kind === 'instance') return maxInvocations / count;
  return latency === undefined ? maxInvocations : Math.min(maxInvocations, 60_000 / latency);
}

/** ceil(load ÷ (capacity × headroom)), at least 1. What is above a whole only by floating point is the whole. */
export function needed(load: number, capacity: number, headroom: number): number {
  return Math.max(1, Math.ceil(load / (capacity * headroom) - 1e-9));
}

function fleetFor(hardware: Hardware, capacity: number, traffic: Traffic): Pick<Sized, 'size' | 'scaling'> {
  const size = needed(traffic.peak, capacity, traffic.headroom);
  if (hardware.kind === 'serverless') return { size };
  const min = Math.min(size, needed(traffic.average, capacity, traffic.headroom));
  return { size, scaling: { min, max: size, target: round(capacity * traffic.headroom, 2) } };
}

function priceOf({ hardware, costPerHour, count }: Candidate, prices: Prices): Price | undefined {
  const per = hardware.kind === 'instance' ? 'hour' : 'second';
  const listed =
    hardware.kind === 'instance' ? prices.instance(hardware.type) : prices.serverless(hardware.memory);
  if (listed !== undefined) return { usd: listed, per, from: 'table' };
  if (costPerHour === undefined) return undefined;
  // An hour of a serverless row is one environment that is busy all the time: CostPerInference × MaxInvocations × 60.
  return { usd: round(costPerHour / count / (per === 'hour' ? 1 : 3600), 10), per, from: 'job' };
}

function costOf(
  candidate: Candidate,
  capacity: number,
  size: number,
  traffic: Traffic | undefined,
  { usd }: Price,
): Pick<Sized, 'hourly' | 'monthly' | 'perMillion'> {
  if (candidate.hardware.kind === 'instance') {
    return {
      hourly: round(size * usd, 4),
      ...(traffic === undefined ? {} : { monthly: round(size * usd * HOURS, 4) }),
      perMillion: round((usd / (capacity * 60)) * 1e6, 4),
    };
  }
  const perRequest = busySeconds(candidate, capacity) * usd;
  return {
    ...(traffic === undefined ? {} : { monthly: round(requestsAMonth(traffic) * perRequest, 4) }),
    perMillion: round(perRequest * 1e6, 4),
  };
}

/** Serverless is billed by the ms of processing (pricing page, read 2026-11): the measured latency of the model. */
function busySeconds({ latency }: Candidate, capacity: number): number {
  return (latency ?? 60_000 / capacity) / 1000;
}

export function requestsAMonth({ average }: Traffic): number {
  return average * MINUTES;
}

/** Figures that are compared are the figures that are written down: 0.115 × 6 and 0.23 × 3 are one price. */
export function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
