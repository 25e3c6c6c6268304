// The candidates of a page in one order, with one number each that all figures and tables use: the chosen one is 1, then
// those that may be chosen from the cheapest on, then the refused ones.
import type { CostCurve, DrawnChoice, Headroom, Place } from '../../core/figures.ts';
import type { ShownCandidate } from '../../core/recommendation.ts';

export type Row = ShownCandidate & {
  readonly number: number;
  readonly place?: Place;
  readonly curve?: CostCurve;
  readonly headroom?: Headroom;
};

const ORDER = { chosen: 0, eligible: 1, refused: 2 } as const;

export function rowsOf({ candidates, curves }: DrawnChoice): readonly Row[] {
  const sorted = [...candidates].sort(
    (a, b) => ORDER[a.verdict] - ORDER[b.verdict] || costOf(a) - costOf(b) || 0,
  );
  return sorted.map((candidate, at) => {
    const place = curves.places.find(({ id }) => id === candidate.id);
    const curve = curves.costs.find(({ id }) => id === candidate.id);
    const headroom = curves.headroom.find(({ id }) => id === candidate.id);
    return {
      ...candidate,
      number: at + 1,
      ...(place === undefined ? {} : { place }),
      ...(curve === undefined ? {} : { curve }),
      ...(headroom === undefined ? {} : { headroom }),
    };
  });
}

/** A finite stand-in, so that two unknown costs compare as equal. */
function costOf({ monthly, perMillion }: ShownCandidate): number {
  return monthly ?? perMillion ?? Number.MAX_VALUE;
}
