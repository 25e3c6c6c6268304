// One measured way of serving a model: hardware, env, and what a job has seen of it, in clean units.

export type Hardware =
  | { readonly kind: 'instance'; readonly type: string }
  /** @property memory MB */
  | { readonly kind: 'serverless'; readonly memory: number };

/** What a job for a generative model says besides: the package that it made, and figures of its own. */
export type Generation = {
  /** ARN of a version. */
  readonly package: string;
  /** The inference specification of the package. */
  readonly specification?: string;
  /** Of the model on each instance. */
  readonly copies: number;
  /** ms of a whole answer. */
  readonly p50?: number;
  /** ms until the first token, at p99. */
  readonly ttft?: number;
  /** Of output, a second, of the whole row. */
  readonly tokens?: number;
};

export type Candidate = {
  /** Stable and readable: `ml.c6i.large OMP_NUM_THREADS=2`, `serverless 4 GB`. */
  readonly id: string;
  readonly hardware: Hardware;
  /** Only what the row recommends, sorted by key. */
  readonly env: Readonly<Record<string, string>>;
  /** The row's own instances: what `maxInvocations` and `costPerHour` are for, and nothing else. */
  readonly count: number;
  /** Requests a minute of the whole row; of one concurrent request where it is serverless. */
  readonly maxInvocations?: number;
  /** ms */
  readonly latency?: number;
  /** What the latency is: the percentile of an Advanced job's threshold, or the value at the plateau. */
  readonly latencyAt: 'p95' | 'p99' | 'saturation';
  /** ms until a new serverless environment answers. */
  readonly coldStart?: number;
  /** Percent, summed over cores. */
  readonly cpu?: number;
  /** Percent */
  readonly memoryUse?: number;
  /** USD of the whole row. */
  readonly costPerHour?: number;
  /** The compilation job whose artifact the row needs. */
  readonly compiled?: string;
  /** The inference specification of the package that the row was measured with. */
  readonly specification?: string;
  /** Absent for other jobs. */
  readonly generation?: Generation;
  /** Why there is nothing to choose, in the service's words where it has any. */
  readonly failure?: string;
};

/** What a job has seen of the live endpoint that it loaded beside the candidates. */
export type LoadedEndpoint = {
  readonly name?: string;
  /** What it ran on then; absent where the job does not say. */
  readonly instance?: { readonly type: string; readonly count: number };
  /** Requests a minute of the whole endpoint. */
  readonly maxInvocations?: number;
  /** ms at saturation. */
  readonly latency?: number;
};

type Identity = Pick<Candidate, 'hardware' | 'env' | 'compiled' | 'specification'>;

export function candidateId({ hardware, env, compiled, specification }: Identity): string {
  return [
    hardware.kind === 'instance' ? hardware.type : `serverless ${memoryText(hardware.memory)}`,
    ...Object.entries(env).map(([key, value]) => `${key}=${value}`),
    ...(specification === undefined ? [] : [`specification ${specification}`]),
    ...(compiled === undefined ? [] : ['compiled']),
  ].join(' ');
}

function memoryText(memory: number): string {
  return memory % 1024 === 0 ? `${memory / 1024} GB` : `${memory} MB`;
}

/** The fixed order of candidates: instances by family and size, serverless by memory, then by id. */
export function inOrder(a: Candidate, b: Candidate): number {
  return hardwareOrder(a.hardware, b.hardware) || byCodeUnit(a.id, b.id);
}

function hardwareOrder(a: Hardware, b: Hardware): number {
  if (a.kind === 'instance' && b.kind === 'instance') return typeOrder(a.type, b.type);
  if (a.kind === 'serverless' && b.kind === 'serverless') return a.memory - b.memory;
  return a.kind === 'instance' ? -1 : 1;
}

function typeOrder(a: string, b: string): number {
  const [family, size] = partsOf(a);
  const [other, otherSize] = partsOf(b);
  return byCodeUnit(family, other) || sizeRank(size) - sizeRank(otherSize) || byCodeUnit(a, b);
}

/** `ml.c5.2xlarge` is family `ml.c5` and size `2xlarge`. */
function partsOf(type: string): readonly [family: string, size: string] {
  const dot = type.lastIndexOf('.');
  return dot < 0 ? [type, ''] : [type.slice(0, dot), type.slice(dot + 1)];
}

function sizeRank(size: string): number {
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  if (times !== undefined) return 4 * (times === '' ? 1 : Number(times));
  return size === 'medium' ? 1 : size === 'large' ? 2 : 0;
}

export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
