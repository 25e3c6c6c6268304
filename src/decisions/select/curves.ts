// The figures that a report draws: cost over traffic, cost against latency, and what is left when one instance is lost.
// Points only; nothing here knows a page.
import type { CostCurve, Curves, Headroom, Place } from '../../core/figures.ts';
import { breakEven } from './break-even.ts';
import { type Candidate, inOrder } from './candidate.ts';
import { type Assessed, decide, runnerOf } from './decide.ts';
import type { Context, Policy, Traffic } from './policy.ts';
import { costOf, type Runner } from './rank.ts';
import { MOST_CONCURRENT, requestsAMonth, round, sharedBy } from './size.ts';

/** A staircase of more steps is a line for the eye. */
const MOST_STEPS = 200;

/** @param upTo requests a month that the cost curves reach; past the declared volume and the break-even where absent */
export function curves(
  measured: readonly Candidate[],
  policy: Policy,
  context: Context,
  upTo?: number,
): Curves {
  const decision = decide([...measured].sort(inOrder), policy, context);
  const runners = decision.field.flatMap((one) => runnerOf(one) ?? []);
  const traffic = policy.traffic && sharedBy(policy.traffic, context.share ?? 1);
  const places = placesOf(decision.field);
  if (traffic === undefined || !(traffic.average > 0) || !(traffic.peak > 0))
    return { costs: [], places, headroom: [] };
  const even = breakEven(decision, policy, context)?.above ?? 0;
  const end = upTo ?? Math.max(2 * requestsAMonth(traffic), 1.5 * even);
  return {
    costs: runners.map((runner) => ({ id: runner.candidate.id, points: costPoints(runner, traffic, end) })),
    places,
    headroom: runners.map((runner) => headroomOf(runner, traffic)),
  };
}

function costPoints({ candidate, sized }: Runner, traffic: Traffic, end: number): CostCurve['points'] {
  const declared = requestsAMonth(traffic);
  const carried = ((sized.capacity * traffic.headroom) / traffic.peak) * declared;
  const monthly = sized.monthly ?? 0;
  if (candidate.hardware.kind === 'serverless') {
    const last = Math.min(end, carried * MOST_CONCURRENT);
    return [point(0, 0), point(last, (monthly * last) / declared)];
  }
  const one = monthly / sized.size;
  const steps = Math.max(1, Math.ceil(end / carried - 1e-9));
  const drawn = Math.min(steps, MOST_STEPS);
  const corners = Array.from({ length: drawn }, (_, n) => [
    point(n * carried, (n + 1) * one),
    point(Math.min(end, (n + 1) * carried), (n + 1) * one),
  ]).flat();
  return drawn === steps ? corners : [...corners, point(end, steps * one)];
}

function point(requests: number, usd: number): { readonly requests: number; readonly usd: number } {
  return { requests: Math.round(requests), usd: round(usd, 4) };
}

/** Every row that was measured and could run, whether or not it is within the limits. */
function placesOf(field: readonly Assessed[]): readonly Place[] {
  const usable = field.flatMap((one) => {
    const { candidate, sized } = one;
    const cost = sized === undefined ? undefined : costOf(sized);
    const runs = (candidate.failure ?? candidate.compiled ?? candidate.specification) === undefined;
    if (!runs || cost === undefined || candidate.latency === undefined) return [];
    const eligible = runnerOf(one) !== undefined && !one.otherKind;
    return [{ id: candidate.id, cost, latency: candidate.latency, eligible }];
  });
  return usable.map((place) => ({ ...place, front: !usable.some((other) => beats(other, place)) }));
}

type Point = Pick<Place, 'cost' | 'latency'>;

function beats(a: Point, b: Point): boolean {
  return a.cost <= b.cost && a.latency <= b.latency && (a.cost < b.cost || a.latency < b.latency);
}

function headroomOf({ candidate, sized: { size, capacity } }: Runner, { peak }: Traffic): Headroom {
  const load = (instances: number): number => round(peak / (instances * capacity), 4);
  const base = { id: candidate.id, size, atPeak: load(size) };
  if (candidate.hardware.kind === 'serverless') return base;
  return { ...base, oneLost: size === 1 ? null : load(size - 1) };
}
