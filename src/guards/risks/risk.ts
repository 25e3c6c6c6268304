// A risk rule looks at one change and says in a few words what moves, or that it does not concern it. Pure.
import type { UnitChange } from '../../core/plan.ts';
import type { Situation } from '../../endpoint/situation.ts';
import type { Subject } from '../../endpoint/subject.ts';

export type Change = {
  readonly change: UnitChange;
  readonly subject: Subject;
  readonly now: Situation;
};

/** Undefined where there is no such risk; empty where the rule says all. Not asked of what is held. */
export type Rule = (one: Change) => string | undefined;

/** New instances are started, which load what stands at the addresses then. */
export function deploys({ effect }: UnitChange): boolean {
  return effect === 'create' || effect === 'swap' || effect === 'recreate';
}
