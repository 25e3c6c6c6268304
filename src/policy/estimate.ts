// What a job will take, before it runs: how many tests, how long, and what the instances cost meanwhile. A dated guess
// from the table of prices: typical, and no limit; the bill is the service's.
import type { JobCandidate, JobLoad, JobSpec } from '../kinds/recommendation-job/spec.ts';

export type Estimate = {
  readonly tests: number;
  /** Typical duration. */
  readonly minutes: number;
  /** USD for the instances of all tests; null where the price of one is unknown. */
  readonly usd: number | null;
};

export type Pricing = {
  /** USD an hour. */
  readonly instance: (type: string) => number | undefined;
  /** USD a second of one busy environment of that many MB. */
  readonly serverless: (memory: number) => number | undefined;
};

/** Typical of a Default job, and at most an hour (Developer Guide and captured jobs, read 2026-11). */
const DEFAULT_MINUTES = 45;
/** Typical of an Advanced job without a limit of its own (Developer Guide, read 2026-11). */
const ADVANCED_MINUTES = 120;
/** Until an endpoint of a test is in service: that of one captured job (notebook, 2022). */
export const START_MINUTES = 7;
/**
 * How often the load of an Advanced job is sent to each candidate, and what a test takes besides. The service does not say. By
 * the guide a job takes "an average of 2 hours" (read 2026-11): ten tests, two at a time, with loads of four minutes take that
 * where each is sent once to find what an instance takes and once more to confirm it, and half of it where it is sent once.
 */
const LOADS = 2;
const ANALYSIS_MINUTES = 5;
/** A job without a list of types chooses its own; three is what captured jobs had. */
const TYPICAL_TESTS = 3;
/** MaxNumberOfTests where none is given (Developer Guide, read 2026-11). */
const MOST_TESTS = 10;

export function estimate(
  spec: Pick<
    JobSpec,
    'type' | 'container' | 'candidates' | 'endpoint' | 'load' | 'maxTests' | 'maxParallel' | 'seconds'
  >,
  pricing: Pricing,
): Estimate {
  return spec.type === 'Default' ? defaultEstimate(spec, pricing) : advancedEstimate(spec, pricing);
}

/** Each type is measured on an instance of its own, all at once; a live endpoint that is loaded too is paid for anyway. */
function defaultEstimate(
  { container, endpoint }: Pick<JobSpec, 'container' | 'endpoint'>,
  pricing: Pricing,
): Estimate {
  const types = container?.instanceTypes;
  const hours = DEFAULT_MINUTES / 60;
  return {
    tests: (types?.length ?? TYPICAL_TESTS) + (endpoint === undefined ? 0 : 1),
    minutes: DEFAULT_MINUTES,
    usd: types === undefined ? null : sum(types.map((type) => times(pricing.instance(type), hours))),
  };
}

function advancedEstimate(
  { candidates = [], load, maxTests = MOST_TESTS, maxParallel = 1, seconds }: Parameters<typeof estimate>[0],
  pricing: Pricing,
): Estimate {
  const loaded = LOADS * loadMinutes(load);
  const minutes = START_MINUTES + loaded + ANALYSIS_MINUTES;
  const each = candidates.flatMap((one) =>
    Array.from({ length: combinations(one) }, () => costOf(one, { minutes, loaded }, pricing)),
  );
  // Which tests a limit leaves out is the service's choice: the dearest ones count.
  const counted = each
    .toSorted((a, b) => (b ?? Number.POSITIVE_INFINITY) - (a ?? Number.POSITIVE_INFINITY))
    .slice(0, maxTests);
  const rounds = Math.ceil(counted.length / maxParallel);
  const limit = seconds === undefined ? ADVANCED_MINUTES : seconds / 60;
  return { tests: counted.length, minutes: Math.min(limit, Math.ceil(rounds * minutes)), usd: sum(counted) };
}

function combinations(candidate: JobCandidate): number {
  if ('serverless' in candidate) return 1;
  return Object.values(candidate.env ?? {}).reduce((product, values) => product * values.length, 1);
}

type TestTime = { readonly minutes: number; readonly loaded: number };

/** An instance is paid from its launch on, serverless while it works. */
function costOf(
  candidate: JobCandidate,
  { minutes, loaded }: TestTime,
  pricing: Pricing,
): number | undefined {
  if ('instanceType' in candidate) return times(pricing.instance(candidate.instanceType), minutes / 60);
  return times(pricing.serverless(candidate.serverless.memorySizeInMB), loaded * 60);
}

/** Read the longer way, as the rules do. */
function loadMinutes(load: JobLoad | undefined): number {
  if (load === undefined) return 0;
  const seconds =
    'stairs' in load
      ? load.stairs.seconds * load.stairs.steps
      : load.phases.reduce((total, phase) => total + phase.seconds, 0);
  return seconds / 60;
}

function times(price: number | undefined, amount: number): number | undefined {
  return price === undefined ? undefined : price * amount;
}

function sum(costs: readonly (number | undefined)[]): number | null {
  let total = 0;
  for (const cost of costs) {
    if (cost === undefined) return null;
    total += cost;
  }
  return Math.round(total * 100) / 100;
}
