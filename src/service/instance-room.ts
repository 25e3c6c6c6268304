// What an instance of each type has for copies of inference components: cores, memory and accelerators at the most, since what
// runs on an instance besides them is nowhere said. Instance types of EC2 under the names of SageMaker, read 2026-11.

export type Room = {
  readonly cpus: number;
  /** GiB of the whole instance. */
  readonly memory: number;
  readonly accelerators: number;
};

/** GiB for each core; sizes whose share is another one stand in `UNLIKE`. */
const MEMORY: Readonly<Record<string, number>> = {
  ...{ t2: 4, m4: 4, m5: 4, m5d: 4, m6g: 4, m6gd: 4, m6i: 4, m7i: 4, m8g: 4 },
  ...{ c4: 1.875, c5: 2, c5d: 2, c6g: 2, c6gd: 2, c6gn: 2, c6i: 2, c6in: 2, c7g: 2, c7i: 2, c8g: 2 },
  ...{ r5: 8, r5d: 8, r6g: 8, r6gd: 8, r6i: 8, r7gd: 8, r7i: 8, r8g: 8 },
  ...{ g4dn: 4, g5: 4, g6: 4, g6e: 8, g7e: 8, dl1: 8, p4d: 12, p4de: 12 },
  ...{ p5: 32 / 3, p5e: 32 / 3, p5en: 32 / 3, 'p6-b200': 32 / 3, 'p6-b300': 64 / 3 },
  ...{ inf1: 2, inf2: 4, trn1: 4, trn1n: 4, trn2: 32 / 3 },
};

type Sizes = Readonly<Record<string, number>>;

const SINGLE: Sizes = { xlarge: 1, '2xlarge': 1, '4xlarge': 1, '8xlarge': 1, '16xlarge': 1 };
const GPUS: Sizes = { ...SINGLE, '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 };

/**
 * Of Inferentia and Trainium the cores of the devices: whether SageMaker counts these or the devices is nowhere said, and nothing
 * is to be refused that might have room.
 */
const ACCELERATORS: Readonly<Record<string, Sizes>> = {
  ...{ g4dn: { ...SINGLE, '12xlarge': 4 }, g5: GPUS, g6: GPUS, g6e: GPUS },
  g7e: { '2xlarge': 1, '4xlarge': 1, '8xlarge': 1, '12xlarge': 2, '24xlarge': 4, '48xlarge': 8 },
  ...{ p4d: { '24xlarge': 8 }, p4de: { '24xlarge': 8 }, p5: { '4xlarge': 1, '48xlarge': 8 } },
  ...{ p5e: { '48xlarge': 8 }, p5en: { '48xlarge': 8 }, 'p6-b200': { '48xlarge': 8 } },
  ...{ 'p6-b300': { '48xlarge': 8 }, dl1: { '24xlarge': 8 } },
  inf1: { xlarge: 4, '2xlarge': 4, '6xlarge': 16, '24xlarge': 64 },
  inf2: { xlarge: 2, '8xlarge': 2, '24xlarge': 12, '48xlarge': 24 },
  ...{ trn1: { '2xlarge': 2, '32xlarge': 32 }, trn1n: { '32xlarge': 32 }, trn2: { '48xlarge': 128 } },
};

const UNLIKE: Readonly<Record<string, Room>> = {
  't2.medium': { cpus: 2, memory: 4, accelerators: 0 },
  'c4.8xlarge': { cpus: 36, memory: 60, accelerators: 0 },
  'p2.xlarge': { cpus: 4, memory: 61, accelerators: 1 },
  'p2.8xlarge': { cpus: 32, memory: 488, accelerators: 8 },
  'p2.16xlarge': { cpus: 64, memory: 732, accelerators: 16 },
  'p3.2xlarge': { cpus: 8, memory: 61, accelerators: 1 },
  'p3.8xlarge': { cpus: 32, memory: 244, accelerators: 4 },
  'p3.16xlarge': { cpus: 64, memory: 488, accelerators: 8 },
  'p5.4xlarge': { cpus: 16, memory: 256, accelerators: 1 },
  'g7e.12xlarge': { cpus: 48, memory: 512, accelerators: 2 },
  'g7e.24xlarge': { cpus: 96, memory: 1024, accelerators: 4 },
  'g7e.48xlarge': { cpus: 192, memory: 2048, accelerators: 8 },
};

/** Undefined where nothing is known of the type. */
export function roomOf(type: string): Room | undefined {
  const [, family = '', size = ''] = type.split('.');
  const own = `${family}.${size}`;
  if (Object.hasOwn(UNLIKE, own)) return UNLIKE[own];
  const share = Object.hasOwn(MEMORY, family) ? MEMORY[family] : undefined;
  const cpus = coresOf(size);
  if (share === undefined || cpus === undefined) return undefined;
  return { cpus, memory: cpus * share, accelerators: ACCELERATORS[family]?.[size] ?? 0 };
}

/** Sizes are named by their cores: `xlarge` has four, `12xlarge` twelve times as many. */
function coresOf(size: string): number | undefined {
  if (size === 'medium') return 1;
  if (size === 'large') return 2;
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  return times === undefined ? undefined : 4 * Number(times === '' ? 1 : times);
}
