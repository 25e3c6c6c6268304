// What a request meets on each kind of hardware: cores, how fast they are, memory, accelerators. docs/simulator.md,
// "The performance model", has the table of speeds and says where it comes from.
import { instanceTypes } from '../generated/instances.ts';

export type Machine = {
  readonly cores: number;
  /** Speed of a core; 1 is ml.m5. */
  readonly speed: number;
  readonly memoryGiB: number;
  /** How many, and how many cores of speed 1 each is worth for a model that can use it. */
  readonly accelerators?: { readonly count: number; readonly worth: number };
};

/** Lambda's proportion, which serverless endpoints are taken to share: so many MB are a core. */
const MB_PER_CORE = 1769;

const FAMILY_SPEEDS: Readonly<Record<string, number>> = {
  ...{ t2: 0.7, m4: 0.8, c4: 0.85, r4: 0.8, p2: 0.75, p3: 0.8 },
  ...{ m5: 1, m5d: 1, r5: 1, r5d: 1, c5: 1.12, c5d: 1.12, g4dn: 1, inf1: 1, p4d: 1, p4de: 1, dl1: 1 },
  ...{ m6i: 1.1, r6i: 1.1, c6i: 1.2, c6in: 1.2, m6g: 1, m6gd: 1, r6g: 1, r6gd: 1, c6g: 1.05, c6gd: 1.05 },
  ...{ c6gn: 1.05, g5: 1.05, g6: 1.1, g6e: 1.1, inf2: 1.05, trn1: 1.1, trn1n: 1.1 },
  ...{ m7i: 1.3, r7i: 1.3, c7i: 1.35, c7g: 1.25, r7gd: 1.25, m8g: 1.45, r8g: 1.45, c8g: 1.5 },
};

/** Of families that are younger than the table. */
const YOUNG = 1.3;

const ACCELERATOR_WORTH: Readonly<Record<string, number>> = {
  ...{ K80: 10, V100: 40, T4: 25, A10G: 45, L4: 35, L40S: 80, RTX6000: 120 },
  ...{ A100: 100, H100: 200, H200: 220, B200: 400, B300: 450 },
  ...{ Inferentia: 12, Inferentia2: 40, Trainium: 50, Trainium2: 120, Gaudi: 90 },
};

/** The hardware of an instance type; undefined where nobody knows it. */
export function machineOf(type: string): Machine | undefined {
  const hardware = Object.hasOwn(instanceTypes, type) ? instanceTypes[type] : undefined;
  if (hardware === undefined) return undefined;
  const [cores, memoryGiB, accelerator, count = 0] = hardware;
  const speed = FAMILY_SPEEDS[type.split('.')[1] ?? ''] ?? YOUNG;
  const worth = ACCELERATOR_WORTH[accelerator ?? ''];
  return { cores, speed, memoryGiB, ...(worth === undefined ? {} : { accelerators: { count, worth } }) };
}

/** One concurrent invocation of a serverless endpoint: memory brings cores in proportion. */
export function serverlessMachine(memoryMB: number): Machine {
  return { cores: memoryMB / MB_PER_CORE, speed: 1, memoryGiB: memoryMB / 1024 };
}

/** `ml.t2`: its performance depends on credits, so it cannot be load-tested (Developer Guide, read 2026-11). */
export function isBurstable(type: string): boolean {
  return type.startsWith('ml.t2.');
}
