// What a latency of a job means, and which points of a figure lie on one spot.
import type { ShownCandidate } from '../../core/recommendation.ts';
import type { Point } from './labels.ts';

export type LatencyAt = ShownCandidate['latencyAt'];

/** Inference Recommender, developer guide (read 2026-11): Advanced jobs stop at a threshold, Default jobs saturate. */
export function meaningOf(at: LatencyAt): { readonly short: string; readonly long: string } {
  if (at === 'saturation') {
    return {
      short: 'at saturation',
      long: 'at saturation: a Default job raises the load until the instance carries no more, so this is the latency of a full instance, not that of your traffic.',
    };
  }
  if (at === 'workload') {
    return {
      short: 'p99 of the workload',
      long: 'p99 of the workload: a generative job sends the requests that the policy describes, as many at once as it says. With more at once it is higher.',
    };
  }
  return {
    short: `${at} at the threshold`,
    long: `${at} at the threshold: an Advanced job raises the load until this latency is reached, and throughput is what was carried there. With less load it is lower.`,
  };
}

type Spot<P> = { readonly at: Point; readonly points: readonly P[]; readonly name?: string };
type Located = { readonly at: Point; readonly row: { readonly id: string } };

/** Nearer than this, two signs cover each other. */
const NEAR = 9;

/** Each spot once, in the order of its first point. */
export function spotsOf<P extends Located>(points: readonly P[]): readonly Spot<P>[] {
  const spots: P[][] = [];
  for (const point of points) {
    const near = spots.find((spot) => spot.some((other) => distance(other.at, point.at) < NEAR));
    if (near === undefined) spots.push([point]);
    else near.push(point);
  }
  return spots.map((members) => {
    const name = common(members.map(({ row }) => row.id));
    return {
      at: members[0]?.at ?? { x: 0, y: 0 },
      points: members,
      ...(name === undefined ? {} : { name }),
    };
  });
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The hardware, where all are of one: ids begin with it. A serverless one has its memory in it. */
function common(ids: readonly string[]): string | undefined {
  const names = new Set(ids.map((id) => /^(?:serverless \d+ [GM]B|\S+)/.exec(id)?.[0] ?? id));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}
