// What the simulated account pays for hosting, in USD. Facts where somebody published them (docs/simulator.md, "Prices"),
// else an estimate by vCPU from its family: the account needs one price for each type, and keeps to it everywhere.
import { instanceTypes } from '../generated/instances.ts';

/** Hourly, us-east-1, us-east-2 and us-west-2. Read from captured job outputs, AWS samples and price pages, 2021 to 2026. */
const KNOWN: Readonly<Record<string, number>> = {
  ...{ 'ml.m5.large': 0.115, 'ml.m5.xlarge': 0.23, 'ml.m5.2xlarge': 0.461, 'ml.m5.4xlarge': 0.922 },
  ...{ 'ml.m5.12xlarge': 2.765, 'ml.m5.24xlarge': 5.53, 'ml.m4.2xlarge': 0.48, 'ml.t2.medium': 0.056 },
  ...{ 'ml.c5.large': 0.102, 'ml.c5.xlarge': 0.204, 'ml.c5.2xlarge': 0.408, 'ml.c5.4xlarge': 0.816 },
  ...{ 'ml.c5.9xlarge': 1.836, 'ml.c5d.large': 0.115, 'ml.c5d.xlarge': 0.23 },
  ...{ 'ml.c6i.large': 0.102, 'ml.c6i.xlarge': 0.204, 'ml.r5.large': 0.151, 'ml.r5.xlarge': 0.302 },
  ...{ 'ml.inf1.xlarge': 0.297, 'ml.inf2.xlarge': 0.99, 'ml.inf2.8xlarge': 2.36, 'ml.inf2.24xlarge': 7.79 },
  ...{ 'ml.inf2.48xlarge': 15.58, 'ml.trn1.32xlarge': 28.497, 'ml.g4dn.xlarge': 0.736 },
  ...{ 'ml.g4dn.12xlarge': 4.89, 'ml.g5.xlarge': 1.408, 'ml.g5.2xlarge': 1.515, 'ml.g5.4xlarge': 2.03 },
  ...{ 'ml.g5.8xlarge': 3.06, 'ml.g5.12xlarge': 7.09, 'ml.g5.24xlarge': 10.18, 'ml.g5.48xlarge': 20.36 },
  ...{ 'ml.g6.2xlarge': 1.222, 'ml.g6.4xlarge': 1.654, 'ml.g6.12xlarge': 5.752, 'ml.g6.16xlarge': 4.246 },
  ...{ 'ml.g6.24xlarge': 8.344, 'ml.g6e.2xlarge': 2.8, 'ml.g6e.4xlarge': 3.76, 'ml.g6e.8xlarge': 5.66 },
  ...{ 'ml.g6e.12xlarge': 13.12, 'ml.g7e.2xlarge': 4.2, 'ml.p3.2xlarge': 3.825, 'ml.p3.8xlarge': 14.688 },
  ...{ 'ml.p3.16xlarge': 28.152, 'ml.p4d.24xlarge': 37.688, 'ml.p5.48xlarge': 113.068 },
};

/** USD per vCPU and hour, estimated: plain EC2 and the premium of hosting. */
const PER_CORE: Readonly<Record<string, number>> = {
  ...{ t2: 0.028, m4: 0.06, m5: 0.0576, m5d: 0.0678, m6i: 0.0576, m7i: 0.0605, m6g: 0.0462, m6gd: 0.0542 },
  ...{ m8g: 0.0539, c4: 0.0597, c5: 0.051, c5d: 0.0575, c6i: 0.051, c6in: 0.0681, c7i: 0.0536, c6g: 0.0408 },
  ...{ c6gd: 0.0461, c6gn: 0.0518, c7g: 0.0435, c8g: 0.0479, r5: 0.0755, r5d: 0.0864, r6i: 0.0756 },
  ...{ r7i: 0.0794, r6g: 0.0605, r6gd: 0.0691, r7gd: 0.0817, r8g: 0.0707 },
  ...{
    g4dn: 0.094,
    g5: 0.12,
    g6: 0.1,
    g6e: 0.19,
    g7e: 0.4,
    inf1: 0.064,
    inf2: 0.09,
    trn1: 0.21,
    trn1n: 0.26,
  },
  ...{ trn2: 0.3, dl1: 0.16, p2: 0.28, p3: 0.45, p4d: 0.3926, p4de: 0.49, p5: 0.75, p5e: 0.62, p5en: 0.65 },
  ...{ 'p6-b200': 0.75, 'p6-b300': 0.95 },
};

/** USD for a second of serverless inference with 1 GB; more memory costs in proportion. */
const SERVERLESS_GB_SECOND = 0.00002;

/**
 * USD for a second of 1 GB that is provisioned, and of work in it: in proportion to 1 GB as AWS Lambda's provisioned concurrency
 * is to its own (0.25 and 0.583, recalled), since no page that was found has those of SageMaker.
 */
const PROVISIONED_GB_SECOND = { held: 0.000005, used: 0.0000117 };

/** USD a month for a GB of a volume (likely). */
const STORAGE_GB_MONTH = 0.14;

/** Regions that the price list knows: name of the place, beginning of usage types, and what all costs over Virginia. */
export const PRICED_REGIONS: Readonly<
  Record<string, readonly [place: string, usage: string, factor: number]>
> = {
  'us-east-1': ['US East (N. Virginia)', 'USE1', 1],
  'us-east-2': ['US East (Ohio)', 'USE2', 1],
  'us-west-1': ['US West (N. California)', 'USW1', 1.2],
  'us-west-2': ['US West (Oregon)', 'USW2', 1],
  'ca-central-1': ['Canada (Central)', 'CAN1', 1.12],
  'eu-west-1': ['EU (Ireland)', 'EU', 1.12],
  'eu-west-2': ['EU (London)', 'EUW2', 1.2],
  'eu-west-3': ['EU (Paris)', 'EUW3', 1.2],
  'eu-central-1': ['EU (Frankfurt)', 'EUC1', 1.25],
  'eu-north-1': ['EU (Stockholm)', 'EUN1', 1.1],
  'ap-northeast-1': ['Asia Pacific (Tokyo)', 'APN1', 1.3],
  'ap-northeast-2': ['Asia Pacific (Seoul)', 'APN2', 1.25],
  'ap-southeast-1': ['Asia Pacific (Singapore)', 'APS1', 1.25],
  'ap-southeast-2': ['Asia Pacific (Sydney)', 'APS2', 1.25],
  'ap-south-1': ['Asia Pacific (Mumbai)', 'APS3', 1.2],
  'sa-east-1': ['South America (Sao Paulo)', 'SAE1', 1.6],
  'us-gov-west-1': ['AWS GovCloud (US-West)', 'UGW1', 1.2],
};

/** Of a region that the price list does not know. */
const ELSEWHERE = 1.25;

/** USD an hour of one instance; undefined where nobody knows the type. */
export function instancePrice(region: string, type: string): number | undefined {
  const hardware = Object.hasOwn(instanceTypes, type) ? instanceTypes[type] : undefined;
  if (hardware === undefined) return undefined;
  const perCore = PER_CORE[type.split('.')[1] ?? ''] ?? 0.1;
  const base = Object.hasOwn(KNOWN, type) ? KNOWN[type] : undefined;
  return rounded((base ?? hardware[0] * perCore) * factorOf(region), 4);
}

/** USD a second of one concurrent serverless invocation. */
export function serverlessPrice(region: string, memoryMB: number): number {
  return rounded((memoryMB / 1024) * SERVERLESS_GB_SECOND * factorOf(region), 9);
}

/** USD a second of one environment that is kept provisioned (`held`), and of work in it (`used`). */
export function provisionedPrice(region: string, memoryMB: number, what: 'held' | 'used'): number {
  return rounded((memoryMB / 1024) * PROVISIONED_GB_SECOND[what] * factorOf(region), 10);
}

/** USD a month for a GB of the volume of an instance. */
export function storagePrice(region: string): number {
  return rounded(STORAGE_GB_MONTH * factorOf(region), 4);
}

function factorOf(region: string): number {
  return Object.hasOwn(PRICED_REGIONS, region) ? (PRICED_REGIONS[region]?.[2] ?? ELSEWHERE) : ELSEWHERE;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
