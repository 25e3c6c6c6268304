// The performance model: how long a request takes, how many a machine can answer, and what happens to both as users are
// added. Pure arithmetic; docs/simulator.md, "The performance model", has the same formulas in words.
import type { Machine } from './machines.ts';
import type { Profile } from './profile.ts';

export type Environment = Readonly<Record<string, string>>;

/** How one copy of a model on one machine behaves. */
export type Server = {
  /** Milliseconds of a request that meets no other. */
  readonly alone: number;
  /** Requests a millisecond that are never exceeded. */
  readonly ceiling: number;
  /** Core-milliseconds of a request. */
  readonly cpu: number;
  readonly cores: number;
  readonly memoryNeeded: number;
  readonly memoryGiB: number;
};

export const WORKER_VARIABLES = [
  'SAGEMAKER_MODEL_SERVER_WORKERS',
  'TS_DEFAULT_WORKERS_PER_MODEL',
  'MODEL_SERVER_WORKERS',
] as const;

export const WORKERS_PER_ACCELERATOR = 2;

/** The host's part of the work where an accelerator does the rest. */
const HOST_SHARE = 0.1;
const CONTENTION = 0.02;
const CROWDING = 0.35;
const MOST_CROWDED = 5;

export function serverOf(machine: Machine, profile: Profile, environment: Environment): Server {
  const { cores, speed, accelerators } = machine;
  const onAccelerator = profile.acceleratable && accelerators !== undefined;
  const whole = Math.max(1, Math.floor(cores));
  const workers =
    count(environment, ...WORKER_VARIABLES) ??
    (onAccelerator ? WORKERS_PER_ACCELERATOR * accelerators.count : whole);
  const threads = count(environment, 'OMP_NUM_THREADS') ?? whole;
  const hostWork = (profile.work * (onAccelerator ? HOST_SHARE : 1)) / speed;
  const deviceWork = onAccelerator ? (profile.work * (1 - HOST_SHARE)) / accelerators.worth : 0;
  const parallel = Math.min(threads, Math.max(1, cores));
  const slowed = Math.min(1, cores);
  const alone =
    profile.fixed + (hostWork * (1 - profile.shared + profile.shared / parallel)) / slowed + deviceWork;
  const crowded = Math.min(MOST_CROWDED, 1 + CROWDING * Math.max(0, (workers * threads) / whole - 1));
  const cpu = (profile.fixed / 2 + hostWork) * crowded * (1 + CONTENTION * Math.max(0, cores - 1));
  const limits = [cores / cpu, workers / alone, ...(onAccelerator ? [accelerators.count / deviceWork] : [])];
  return {
    alone,
    ceiling: Math.min(...limits),
    cpu,
    cores,
    memoryNeeded: 0.5 + profile.memoryGiB * (1 + 0.3 * (workers - 1)),
    memoryGiB: machine.memoryGiB,
  };
}

/** A whole number of at least 1 that one of the variables sets. */
function count(environment: Environment, ...names: readonly string[]): number | undefined {
  const given = names.map((name) => Number(environment[name])).find((value) => Number.isInteger(value));
  return given === undefined || given < 1 ? undefined : given;
}

/** Requests a millisecond with so many users, each of whom asks again as soon as there is an answer. */
export function throughput(server: Server, users: number): number {
  return server.ceiling * (1 - Math.exp(-users / (server.ceiling * server.alone)));
}

/** Mean milliseconds of a request with so many users (Little's law). */
export function latency(server: Server, users: number): number {
  return users / throughput(server, users);
}

/** Where the plateau begins: this share of the ceiling. */
const PLATEAU = 0.9;

/** The number of users with whom the throughput flattens out. */
export function usersAtPlateau(server: Server): number {
  return -Math.log(1 - PLATEAU) * server.ceiling * server.alone;
}

export type Percentile = 'P95' | 'P99';

/** The tail of the distribution of latencies, over its mean. */
const TAIL: Readonly<Record<Percentile, number>> = { P95: 1.35, P99: 1.8 };

export function tail(server: Server, users: number, percentile: Percentile): number {
  return latency(server, users) * TAIL[percentile];
}

/** Fewer users than this are nobody. */
const NOBODY = 1e-6;

/** The most users up to `most` whose tail stays within `limit` ms; undefined where not even one request does. */
export function usersWithin(
  server: Server,
  limit: number,
  percentile: Percentile,
  most: number,
): number | undefined {
  if (tail(server, NOBODY, percentile) > limit) return undefined;
  if (tail(server, most, percentile) <= limit) return most;
  let [low, high] = [NOBODY, most];
  for (let times = 0; times < 60; times++) {
    const middle = (low + high) / 2;
    if (tail(server, middle, percentile) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
