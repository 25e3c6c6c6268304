// The table that inferra brings along: on-demand hosting prices as published facts, dated. What it has not is said to be
// unknown, never guessed.

/** The day on which the newest entry was checked. */
export const PRICES_FROM = '2026-08';

/**
 * USD per instance-hour in us-east-1. The G5, G6 and G6e rows come from AWS's offer file and the Pricing API (July and
 * August 2026), the others from outputs of Inference Recommender and AWS samples (2021 to 2026).
 */
const US_EAST_1: Readonly<Record<string, number>> = {
  'ml.c5.large': 0.102,
  'ml.c5.xlarge': 0.204,
  'ml.c5.2xlarge': 0.408,
  'ml.c5.9xlarge': 1.836,
  'ml.c5d.large': 0.115,
  'ml.c5d.xlarge': 0.23,
  'ml.g4dn.xlarge': 0.736,
  'ml.g5.xlarge': 1.408,
  'ml.g5.2xlarge': 1.515,
  'ml.g5.4xlarge': 2.03,
  'ml.g5.8xlarge': 3.06,
  'ml.g5.12xlarge': 7.09,
  'ml.g5.24xlarge': 10.18,
  'ml.g5.48xlarge': 20.36,
  'ml.g6.2xlarge': 1.222,
  'ml.g6.4xlarge': 1.654,
  'ml.g6.12xlarge': 5.752,
  'ml.g6e.2xlarge': 2.8,
  'ml.g6e.4xlarge': 3.76,
  'ml.g6e.8xlarge': 5.66,
  'ml.g6e.12xlarge': 13.12,
  'ml.g7e.2xlarge': 4.2,
  'ml.inf1.xlarge': 0.297,
  'ml.inf2.48xlarge': 15.58,
  'ml.m4.2xlarge': 0.48,
  'ml.m5.large': 0.115,
  'ml.m5.xlarge': 0.23,
  'ml.m5.2xlarge': 0.461,
  'ml.m5.4xlarge': 0.922,
  'ml.p4d.24xlarge': 37.69,
  'ml.r5.large': 0.151,
  'ml.r5.xlarge': 0.302,
};

/** eu-central-1, outputs of Inference Recommender, 2023. */
const EU_CENTRAL_1: Readonly<Record<string, number>> = {
  'ml.g4dn.xlarge': 0.921,
  'ml.g4dn.12xlarge': 6.112,
  'ml.g5.xlarge': 1.761,
  'ml.p3.2xlarge': 4.779,
  'ml.p3.8xlarge': 18.35,
};

const BY_REGION: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'us-east-1': US_EAST_1,
  'eu-central-1': EU_CENTRAL_1,
};

/**
 * USD a second of one busy serverless environment, for each GB of its memory. AWS's serverless-inference-benchmarking
 * toolkit has $0.0000200 for 1 GB to $0.0001200 for 6 GB, in steps of 1 GB (us-east-1, October 2023); it charges nothing
 * for a request as such.
 */
const SERVERLESS_PER_GB: Readonly<Record<string, number>> = { 'us-east-1': 0.00002 };

/** USD for each GB that goes in or out of a serverless endpoint (pricing page, us-east-1, read 2026-11). */
const DATA_PER_GB: Readonly<Record<string, number>> = { 'us-east-1': 0.016 };

/** USD an hour for one instance, or undefined where the table has no price for that region and type. */
export function pricePerHour(region: string, instanceType: string): number | undefined {
  return own(own(BY_REGION, region) ?? {}, instanceType);
}

/** USD a second while one serverless environment of that memory works; undefined where no price is known. */
export function serverlessPerSecond(region: string, memoryMb: number): number | undefined {
  const perGb = own(SERVERLESS_PER_GB, region);
  return perGb === undefined ? undefined : (perGb * memoryMb) / 1024;
}

/** USD for a GB of requests or answers of a serverless endpoint; undefined where no price is known. */
export function dataPerGb(region: string): number | undefined {
  return own(DATA_PER_GB, region);
}

/** Names come from files and from the service: `constructor` is no region. */
export function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
