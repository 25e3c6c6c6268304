// How fast a generative model is on an instance, and what that costs: as simple as it can be and still have the shape of
// published runs. docs/simulator.md, "Generative models", has the formulas.
import { chance } from '../../chance.ts';
import type { AIJobRecord, AIMetric } from '../../world/ai-records.ts';
import type { Context } from '../context.ts';
import { instanceTypes } from '../generated/instances.ts';
import { instancePrice } from '../prices/price-list.ts';
import type { Workload } from './workload.ts';

/** Memory (GiB), and speed of one accelerator in billions of parameters a second for a token. */
const ACCELERATORS: Readonly<Record<string, readonly [gibibytes: number, speed: number]>> = {
  ...{ V100: [16, 220], A10G: [24, 270], L4: [24, 140], L40S: [48, 400], RTX6000: [96, 760] },
  ...{ A100: [40, 750], H100: [80, 1600], H200: [141, 2300], B200: [179, 3800], B300: [269, 4200] },
};

export type Fit = {
  readonly type: string;
  /** Accelerators of one copy, and copies on the instance. */
  readonly degree: number;
  readonly copies: number;
  readonly speed: number;
};

export type Figures = {
  readonly type: string;
  readonly fit: Fit;
  readonly optimized: boolean;
  /** Requests and tokens a second. */
  readonly requests: number;
  readonly tokens: number;
  /** Milliseconds. */
  readonly firstToken: number;
  readonly betweenTokens: number;
  readonly latency: number;
  /** USD a million tokens of output. */
  readonly cost: number;
};

/** Billions of parameters: what the address of the model says (`…-70b/`), else 7. */
export function sizeOf(uri: string): number {
  const [, size] = /(?:^|[^a-z0-9.])(\d+(?:\.\d+)?)b(?![a-z0-9])/i.exec(uri) ?? [];
  return size === undefined ? 7 : Math.max(0.1, Number(size));
}

/** 16 bits a parameter and a fifth for the cache; undefined where it does not fit, or the type has no such accelerator. */
export function fitOf(type: string, billions: number): Fit | undefined {
  const [, , accelerator = '', count = 0] = instanceTypes[type] ?? [];
  const [memory, speed] =
    accelerator === 'A100' && type.includes('p4de') ? [80, 750] : (ACCELERATORS[accelerator] ?? [0, 0]);
  const needed = billions * 2 * 1.2;
  const degree = [1, 2, 4, 8].find((some) => some <= count && some * memory >= needed);
  return degree === undefined ? undefined : { type, degree, copies: Math.floor(count / degree), speed };
}

const CACHED_PREFILL = 18;
/** Accelerators that work on one copy lose this share to talking, each. */
const TALKING = 0.06;
const GAIN = { tokens: 1.6, firstToken: 0.95 };

export function figuresOf(
  ctx: Context,
  job: AIJobRecord,
  fit: Fit,
  workload: Workload,
  optimized: boolean,
): Figures {
  const billions = sizeOf(job.spec.ModelSource.S3?.S3Uri ?? '');
  const noise =
    0.97 + 0.06 * chance(ctx.seed, 'generation', job.name.toLowerCase(), fit.type, String(optimized));
  const efficient = fit.degree * (1 - TALKING * Math.log2(fit.degree)) * fit.speed * noise;
  const single = (efficient / billions) * (optimized ? GAIN.tokens : 1);
  const each = Math.max(1, workload.concurrency / fit.copies);
  // Requests in a batch share the reading of the weights: tokens grow with them, each the less.
  const batch = each / (1 + each / 96);
  const betweenTokens = (1000 * each) / (single * batch);
  const prefill = (workload.prompt * billions * each) / (efficient * CACHED_PREFILL);
  const firstToken = 15 + prefill * 1000 * (optimized ? GAIN.firstToken : 1);
  const latency = firstToken + betweenTokens * (workload.output - 1);
  const requests = (1000 * workload.concurrency) / latency;
  const tokens = requests * workload.output;
  const hourly = instancePrice(ctx.region, fit.type) ?? 0;
  const cost = (hourly / 3600 / tokens) * 1e6;
  return { type: fit.type, fit, optimized, requests, tokens, firstToken, betweenTokens, latency, cost };
}

/** The better first, by the one goal that counts. */
export function byGoal(goal: AIMetric): (a: Figures, b: Figures) => number {
  if (goal === 'ttft-ms') return (a, b) => a.firstToken - b.firstToken;
  if (goal === 'cost') return (a, b) => a.cost - b.cost;
  return (a, b) => b.tokens - a.tokens;
}
