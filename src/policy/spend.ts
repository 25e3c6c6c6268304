// What a job has cost until now, told from the tests that it shows while it runs. A dated guess like the estimate before
// it: by the table of prices, one instance a test; the bill is the service's.
import { type Pricing, START_MINUTES } from './estimate.ts';

export type Spend = {
  /** USD; null where the price of a test that was begun is unknown. */
  readonly usd: number | null;
  /** Tests that have ended, one way or another. */
  readonly done: number;
  readonly begun: number;
  /** What has no price: `ml.c6i.large`, `serverless 2048 MB`, `a test that does not say its hardware`. */
  readonly unpriced?: string;
};

/** A test as ListInferenceRecommendationsJobSteps shows it: any member may be missing or anything. */
type ShownTest = {
  readonly Status?: unknown;
  readonly InferenceBenchmark?: {
    readonly EndpointConfiguration?: {
      readonly EndpointName?: unknown;
      readonly InstanceType?: unknown;
      readonly ServerlessConfig?: { readonly MemorySizeInMB?: unknown };
    };
    readonly InvocationStartTime?: unknown;
    readonly InvocationEndTime?: unknown;
  };
};

export type SpendAt = {
  readonly now: number;
  /** When the job was created, or else the earliest time at which it is known to have run; ms since the epoch. */
  readonly since: number;
  /** A live endpoint that the job measures: it costs what it costs without the job, too. */
  readonly endpoint: string | undefined;
};

const ENDED: ReadonlySet<unknown> = new Set(['COMPLETED', 'FAILED', 'STOPPED']);
const MINUTE_MS = 60_000;

export function spendOf(inside: readonly object[], at: SpendAt, pricing: Pricing): Spend {
  const tests = inside as readonly ShownTest[];
  const moved = lastMove(tests, at);
  const costs = tests.filter((test) => !isLive(test, at)).map((test) => costOf(test, moved, at, pricing));
  const unpriced = costs.find((cost) => typeof cost === 'string');
  return {
    usd: costs.reduce<number | null>(
      (sum, cost) => (sum === null || typeof cost === 'string' ? null : sum + cost),
      0,
    ),
    done: tests.filter(({ Status }) => ENDED.has(Status)).length,
    begun: tests.length,
    ...(typeof unpriced === 'string' ? { unpriced } : {}),
  };
}

/**
 * A test has no start of its own before its load: it took the place of the one that ended last, or began with the job. So
 * one that does not come up is seen to cost more and more.
 */
function lastMove(tests: readonly ShownTest[], { now, since }: SpendAt): number {
  const ends = tests.flatMap(({ InferenceBenchmark: one }) => timeOf(one?.InvocationEndTime) ?? []);
  return Math.min(now, Math.max(since, ...ends));
}

function isLive({ InferenceBenchmark: one }: ShownTest, { endpoint }: SpendAt): boolean {
  const name = one?.EndpointConfiguration?.EndpointName;
  return endpoint !== undefined && typeof name === 'string' && name.toLowerCase() === endpoint.toLowerCase();
}

/** USD, or what has no price. Serverless is paid while it is busy, an instance from its launch on. */
function costOf(
  { Status, InferenceBenchmark: one }: ShownTest,
  moved: number,
  { now }: SpendAt,
  pricing: Pricing,
): number | string {
  const { InstanceType: type, ServerlessConfig: serverless } = one?.EndpointConfiguration ?? {};
  const start = timeOf(one?.InvocationStartTime);
  const end = timeOf(one?.InvocationEndTime) ?? now;
  const load = start === undefined ? 0 : Math.max(0, end - start);
  const memory = serverless?.MemorySizeInMB;
  if (typeof memory === 'number') {
    const price = pricing.serverless(memory);
    return price === undefined ? `serverless ${memory} MB` : (price * load) / 1000;
  }
  if (typeof type !== 'string') return 'a test that does not say its hardware';
  const price = pricing.instance(type);
  if (price === undefined) return type;
  const launch = START_MINUTES * MINUTE_MS;
  const ms = start !== undefined ? launch + load : ENDED.has(Status) ? launch : now - moved;
  return (price * ms) / (60 * MINUTE_MS);
}

function timeOf(value: unknown): number | undefined {
  return value instanceof Date && Number.isFinite(value.getTime()) ? value.getTime() : undefined;
}
