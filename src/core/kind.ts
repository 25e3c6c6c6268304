// The contract between the engine and a kind of resource. A kind speaks to the service; it never loops, waits, retries
// or prints. The engine decides when, and what an answer means for the run.
import type { Code } from './codes.ts';
import type { LivePart, PartRef, Tags } from './part.ts';

/** A row of a list page. */
export type Listed = {
  readonly name: string;
  readonly arn: string;
  readonly status?: string;
  /** Milliseconds since the epoch. */
  readonly lastModified?: number;
};

/** Where a part stands on its way to a goal. */
export type Progress =
  | { readonly state: 'busy'; readonly status: string; readonly detail?: string }
  | { readonly state: 'reached'; readonly status: string }
  | {
      readonly state: 'failed';
      readonly status: string;
      readonly reason: string;
      /** What kind of failure it is; absent where the general one says it. */
      readonly code?: Code;
    }
  | { readonly state: 'rolled-back'; readonly status: string; readonly reason: string };

/** A tag change: one of the two per request. */
export type Mark = { readonly set: Tags } | { readonly drop: readonly string[] };

/** What came of a probe, in words for people. `loading`: it is not ready yet, and will be. */
export type Probed = { readonly passed: boolean; readonly words: string; readonly loading?: true };

/** What is written down about a part by what came of a probe, and how it stands where it has failed. */
export type Noted = {
  readonly part: PartRef;
  readonly passed: Mark;
  readonly failed: Mark;
  readonly end: string;
};

/** What a step's verb needs besides the names in the step. */
export type Request =
  | { readonly verb: 'put'; readonly spec: unknown; readonly tags: Tags }
  | { readonly verb: 'update'; readonly spec: unknown }
  | { readonly verb: 'adjust'; readonly spec: unknown }
  | { readonly verb: 'mark'; readonly mark: Mark }
  /** `brief`: it takes moments, so that a run which does not wait for the service takes it all the same. */
  | { readonly verb: 'await'; readonly goal: unknown; readonly brief?: boolean }
  | { readonly verb: 'probe'; readonly specs: readonly unknown[]; readonly noted?: Noted }
  | { readonly verb: 'stop' }
  | { readonly verb: 'remove' };

export interface Kind<Live extends LivePart = LivePart> {
  readonly kind: string;

  /** Shallow rows, in the service's order, pages of 100. */
  list(filter: { readonly nameContains?: string; readonly status?: string }): AsyncIterable<Listed>;

  /** The full part with its tags, or undefined when the service does not have it. Read requests only. */
  read(name: string): Promise<Live | undefined>;

  /** Several at once, in fewer requests than one each; absent where the service cannot. Those that it does not have are left out. */
  readAll?(names: readonly string[]): Promise<readonly Live[]>;

  /** Sends exactly one mutating request for the verb; `await` sends none, `probe` changes nothing, and neither is passed here. */
  send(name: string, request: Request, arn: string | undefined): Promise<void>;

  /**
   * Asks the part once what a spec of a `probe` says, and holds its answer against that. Absent where nothing can be asked.
   * @param now milliseconds of the run's clock, for how long the answer took
   */
  probe?(name: string, spec: unknown, now: () => number): Promise<Probed>;

  /**
   * After a request whose answer was lost, or a refusal as already existing: does the account stand as if it had
   * been carried out? Pure. `differs` says what is in the way (somebody else's part, another content).
   */
  landed(request: Request, live: Live | undefined): { readonly landed: boolean; readonly differs?: string };

  /** Where the part stands on its way to the goal of an `await`. Pure. */
  progress(goal: unknown, live: Live | undefined): Progress;

  /** The statuses in which the service is at work on a part, as `list` filters by them; absent where there are none. */
  readonly busyStatuses?: readonly string[];

  /**
   * What goes on inside a part that is at work, as the service lists it, for whoever waits for it and wants to know; absent
   * where nothing is listed. At most the pages of one list, and no request where the status says that there is nothing yet.
   */
  inside?(name: string, status: string, goal: unknown): Promise<readonly object[]>;

  /** Names of what the account still uses the part for (best knowledge; an index may lag). Read requests only. */
  referrers?(name: string): Promise<readonly string[]>;

  /** Digest of everything in the live state that a plan may rest on (not modification times). Pure. */
  stamp(live: Live | undefined): string;
}

export type Kinds = Readonly<Record<string, Kind>>;
