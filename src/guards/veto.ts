// A guard reads the changes that a plan holds and says which it refuses. Pure: changes in, vetoes out.
import type { Code } from '../core/codes.ts';
import type { UnitChange } from '../core/plan.ts';

/** A change that is withheld, and what would allow it. */
export type Veto = {
  readonly address: string;
  readonly code: Code;
  /** What would allow it, in two or three words. */
  readonly short: string;
  readonly message: string;
  readonly hint: string;
};

/** What the person who runs inferra has said is meant. */
export type Leave = {
  readonly prune: boolean;
  /** How many endpoints may be deleted; absent for the built-in limit. */
  readonly maxDeletes?: number;
  readonly allowDowntime: boolean;
  /** How many endpoints the project owns; those of the plan where it is not known. */
  readonly owned?: number;
  /** What speaks against deploying an endpoint, by what stands at its pinned addresses. */
  readonly objections?: readonly Veto[];
};

export type Guard = (changes: readonly UnitChange[], leave: Leave) => readonly Veto[];

/** Does the change delete an endpoint, or parts of one that is gone? */
export function removes({ effect, held }: UnitChange): boolean {
  return held === undefined && effect === 'remove';
}

/** Does the change delete a live endpoint, or a component of one, that may be serving, to make it anew? */
export function interrupts({ effect, downtime, held }: UnitChange): boolean {
  return held === undefined && (effect === 'recreate' || effect === 'live') && downtime;
}
