// What a load test measures: the performance model, read where this kind of job reads it, with the noise of a real run.
import { chance } from '../../chance.ts';
import type {
  Benchmark,
  Measured,
  RecommendationJobRecord,
  StoppingConditions,
} from '../../world/job-records.ts';
import type { Context } from '../context.ts';
import { instancePrice, serverlessPrice } from '../prices/price-list.ts';
import { type Machine, machineOf, serverlessMachine } from './machines.ts';
import {
  latency,
  type Percentile,
  type Server,
  serverOf,
  tail,
  throughput,
  usersAtPlateau,
  usersWithin,
} from './performance.ts';
import type { Subject } from './subject.ts';
import { mostUsers } from './traffic.ts';

export type Outcome =
  | { readonly ok: true; readonly measured: Measured; readonly count: number; readonly fit: boolean }
  | { readonly ok: false; readonly reason: string };

/** A few per cent in throughput, more in latency, as four captured runs of one job differ. */
const NOISE = { throughput: 0.05, latency: 0.1, setup: 0.15 };
/** What the load generator sends at most, a minute (captured rows end there). */
const GENERATOR = 32_000;
const COMPILED_WORK = 0.86;

/** Depends on nothing but seed, job, test and model, so that it can be asked before and after. */
export function measure(
  ctx: Context,
  job: RecommendationJobRecord,
  subject: Subject,
  test: Benchmark,
): Outcome {
  const machine =
    test.serverless === undefined
      ? machineOf(test.instanceType ?? '')
      : serverlessMachine(test.serverless.MemorySizeInMB);
  if (machine === undefined) return { ok: false, reason: 'The instance type is not supported.' };
  const server = noisy(ctx, job, test, cleanServer(machine, subject, test));
  if (server.memoryNeeded > server.memoryGiB) {
    return { ok: false, reason: 'ModelError when calling InvokeEndpoint operation: out of memory.' };
  }
  const reading =
    test.serverless === undefined
      ? readInstances(job, server, test)
      : readServerless(job, server, test.serverless.MaxConcurrency);
  return { ok: true, ...reading, measured: metricsOf(ctx, job, subject, test, server, reading) };
}

function cleanServer(machine: Machine, { containers, profile }: Subject, test: Benchmark): Server {
  const work = profile.work * (test.compilation === undefined ? 1 : COMPILED_WORK);
  return serverOf(machine, { ...profile, work }, { ...containers[0]?.Environment, ...test.environment });
}

function noisy(ctx: Context, job: RecommendationJobRecord, test: Benchmark, server: Server): Server {
  const deviation = (what: keyof typeof NOISE): number => deviationOf(ctx, job, test, what);
  return {
    ...server,
    alone: server.alone * deviation('latency'),
    ceiling: server.ceiling * deviation('throughput'),
  };
}

function deviationOf(ctx: Context, job: RecommendationJobRecord, test: Benchmark, what: keyof typeof NOISE) {
  const about = [ctx.seed, job.name.toLowerCase(), test.existing ?? '', test.instanceType ?? ''];
  const size = test.serverless?.MemorySizeInMB ?? 0;
  const environment = JSON.stringify(Object.entries(test.environment).sort());
  const share = chance('noise', what, ...about, size, environment, test.compilation === undefined ? 0 : 1);
  return 1 + NOISE[what] * (2 * share - 1);
}

type Reading = {
  /** A minute, all instances together. */
  readonly invocations: number;
  /** Milliseconds. */
  readonly latency: number;
  readonly count: number;
  /** Whether it holds the latency threshold. */
  readonly fit: boolean;
};

function readInstances(job: RecommendationJobRecord, server: Server, test: Benchmark): Reading {
  if (job.type === 'Default') {
    const users = usersAtPlateau(server);
    const count = test.count ?? 1;
    return {
      invocations: perMinute(server, users) * count,
      latency: latency(server, users),
      count,
      fit: true,
    };
  }
  const { users, reached, threshold } = advancedUsers(job, server);
  const each = perMinute(server, users);
  const count = Math.max(1, Math.ceil((job.stopping?.MaxInvocations ?? 0) / each));
  const seen = reached ? (threshold?.limit ?? tail(server, users, 'P95')) : tail(server, users, 'P95');
  return { invocations: each * count, latency: seen, count, fit: reached };
}

type Threshold = { readonly limit: number; readonly percentile: Percentile };

/**
 * The traffic ends the ramp, or the flat throughput does, or the threshold. A row that holds the threshold is reported at
 * it (captured rows); with MaxInvocations there are as many instances as that takes (Developer Guide, read 2026-11).
 */
function advancedUsers(job: RecommendationJobRecord, server: Server) {
  const sent = Math.max(1, mostUsers(job.input.TrafficPattern ?? {}));
  const stopsFlat = job.stopping?.FlatInvocations !== 'Continue';
  const most = stopsFlat ? Math.min(sent, usersAtPlateau(server)) : sent;
  const threshold = thresholdOf(job.stopping);
  if (threshold === undefined) return { users: most, reached: true, threshold };
  const within = usersWithin(server, threshold.limit, threshold.percentile, most);
  return { users: within ?? Math.min(1, most), reached: within !== undefined, threshold };
}

function thresholdOf(stopping: StoppingConditions | undefined): Threshold | undefined {
  const [given] = stopping?.ModelLatencyThresholds ?? [];
  if (given?.ValueInMilliseconds === undefined) return undefined;
  return { limit: given.ValueInMilliseconds, percentile: given.Percentile === 'P99' ? 'P99' : 'P95' };
}

/** One invocation at a time, and in proportion to the concurrency (Developer Guide, read 2026-11). */
function readServerless(job: RecommendationJobRecord, server: Server, concurrency: number): Reading {
  const invocations = (concurrency * 60_000) / server.alone;
  const threshold = job.type === 'Advanced' ? thresholdOf(job.stopping) : undefined;
  if (threshold === undefined) return { invocations, latency: server.alone, count: 1, fit: true };
  const fit = usersWithin(server, threshold.limit, threshold.percentile, Number.MIN_VALUE) !== undefined;
  return { invocations, latency: fit ? threshold.limit : tail(server, 1, 'P95'), count: 1, fit };
}

function perMinute(server: Server, users: number): number {
  return throughput(server, users) * 60_000;
}

function metricsOf(
  ctx: Context,
  job: RecommendationJobRecord,
  subject: Subject,
  test: Benchmark,
  server: Server,
  reading: Reading,
): Measured {
  const most = GENERATOR * deviationOf(ctx, job, test, 'throughput');
  const maxInvocations = Math.max(1, Math.round(Math.min(reading.invocations, most)));
  const unit = job.fate.microseconds ? 1000 : 1;
  const modelLatency = Math.max(1, Math.round(reading.latency * unit));
  const plain = { maxInvocations, modelLatency };
  if (test.existing !== undefined) return plain;
  const costPerHour = Math.fround(hourly(ctx, test) * reading.count);
  const costPerInference = Math.fround(costPerHour / (maxInvocations * 60));
  return {
    ...plain,
    costPerHour,
    costPerInference,
    ...(test.serverless === undefined
      ? utilization(job, server, reading)
      : { setupTime: setupTime(ctx, job, subject, test) }),
  };
}

/** USD; of a serverless endpoint while all of its concurrency is busy. */
function hourly(ctx: Context, { instanceType, serverless }: Benchmark): number {
  if (serverless === undefined) return instancePrice(ctx.region, instanceType ?? '') ?? 0;
  return serverlessPrice(ctx.region, serverless.MemorySizeInMB) * serverless.MaxConcurrency * 3600;
}

/** Per cent; the CPU's is the sum over the cores. */
function utilization(job: RecommendationJobRecord, server: Server, { invocations, count }: Reading) {
  if (job.fate.unknownUtilization) return {};
  const busy = (invocations / count / 60_000) * server.cpu;
  return {
    cpu: Math.fround(100 * Math.min(busy, server.cores)),
    memory: Math.fround((100 * server.memoryNeeded) / server.memoryGiB),
  };
}

/** Microseconds: the start of a container, the download of the model, the start of the server on so many cores. */
function setupTime(
  ctx: Context,
  job: RecommendationJobRecord,
  { profile }: Subject,
  test: Benchmark,
): number {
  const { cores } = serverlessMachine(test.serverless?.MemorySizeInMB ?? 1024);
  const seconds = 2.6 + 2.2 * profile.memoryGiB + 2 / cores;
  return Math.round(seconds * 1e6 * deviationOf(ctx, job, test, 'setup'));
}
