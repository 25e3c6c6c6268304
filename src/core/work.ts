// One change as the engine carries it out: what the plan says, and what fills its requests in.
import type { Code } from './codes.ts';
import type { Measuring } from './events.ts';
import type { Request } from './kind.ts';
import type { LivePart, PartRef } from './part.ts';
import type { UnitChange } from './plan.ts';
import type { StepId } from './step.ts';

/** What is made of a look inside a part that is waited for. */
export type Judgement = {
  readonly measuring: Measuring;
  /** When it began, in milliseconds since the epoch. */
  readonly since: number;
  /** Present where it has to be stopped before its end: what the run fails with then. */
  readonly enough?: { readonly code: Code; readonly reason: string; readonly hint: string };
  /** Why nobody can tell when it will be enough. */
  readonly unwatched?: string;
  /** Told beside the service's word of what it is doing. */
  readonly note?: string;
  /** Alarms that are in ALARM. */
  readonly firing?: readonly string[];
};

export type Work = {
  readonly change: Pick<UnitChange, 'address' | 'name' | 'effect' | 'minutes' | 'basis' | 'steps'>;
  /** The part whose live state the change rests on; its stamp must still be the change's basis. */
  readonly subject: PartRef;
  /** Other parts whose live state it rests on, with the stamps that they must still have. */
  readonly restsOn?: readonly (PartRef & { readonly basis: string })[];
  /** The subject as the plan sees it: what moves by itself and is left alone is marked as such. */
  view?(live: LivePart | undefined): LivePart | undefined;
  /** The request of each step, from the subject as it was read just before. May hold what must not be shown. */
  requests(live: LivePart | undefined): ReadonlyMap<StepId, Request>;
  /**
   * Judges what goes on inside its subject, at each look at it while it is waited for.
   * @param since when what is waited for began as far as this run knows, in milliseconds since the epoch
   */
  readonly judge?: (inside: readonly object[], now: number, since: number) => Judgement;
};
