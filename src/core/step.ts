// A step is one verb on one part and at most one mutating request. Steps are JSON: what a verb needs besides its names
// travels beside the plan, because it may hold values that must not be shown.

/**
 * put: create, or adopt what already is exactly that · update: point the part at another config (a new fleet) ·
 * adjust: move counts, weights or concurrency of the running fleet · mark: write or drop tags ·
 * await: no request of its own; done once the part has reached its goal and that was verified · probe: a request that
 * changes nothing, whose answer has to be what is wanted · stop: end what it does
 * before its end; the part stays · remove: delete.
 */
export type Verb = 'put' | 'update' | 'adjust' | 'mark' | 'await' | 'probe' | 'stop' | 'remove';

export type StepId = string;

export type Step = {
  readonly id: StepId;
  readonly verb: Verb;
  readonly kind: string;
  readonly name: string;
  /** Starts only when all of these are done. */
  readonly after: readonly StepId[];
  /** Starts only when these have ended remotely, done or failed: what cleans up after them. */
  readonly afterEnd?: readonly StepId[];
  /** What it does, for people: `mark the intent`, `send the update`. */
  readonly title: string;
};
