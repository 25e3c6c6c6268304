// One change as the engine carries it out: what the plan says, and what fills its requests in.
import type { Request } from './kind.ts';
import type { LivePart, PartRef } from './part.ts';
import type { UnitChange } from './plan.ts';
import type { StepId } from './step.ts';

export type Work = {
  readonly change: Pick<UnitChange, 'address' | 'name' | 'effect' | 'minutes' | 'basis' | 'steps'>;
  /** The part whose live state the change rests on; its stamp must still be the change's basis. */
  readonly subject: PartRef;
  /** Other parts whose live state it rests on, with the stamps that they must still have. */
  readonly restsOn?: readonly (PartRef & { readonly basis: string })[];
  /** The request of each step, from the subject as it was read just before. May hold what must not be shown. */
  requests(live: LivePart | undefined): ReadonlyMap<StepId, Request>;
};
