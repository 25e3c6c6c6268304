// All that the engine says while it works: past tense, typed, JSON-safe. Renderers fold them; nothing else speaks.
import type { Verb } from './step.ts';

export type UnitResult =
  | 'done'
  | 'failed'
  | 'rolled-back'
  | 'skipped'
  | 'interrupted'
  | 'running'
  | 'refused';

/** How far a job that measures is. */
export type Measuring = {
  readonly tests?: { readonly done: number; readonly planned: number };
  /** What it has cost until now, by estimate; null where a price is unknown. */
  readonly spentUsd?: number | null;
};

export type Happened =
  | {
      readonly type: 'announced';
      readonly units: readonly {
        readonly address: string;
        readonly name: string;
        readonly effect: string;
        readonly steps: number;
        readonly typicalMs: number;
      }[];
    }
  | { readonly type: 'settling'; readonly address: string; readonly name: string; readonly status: string }
  | { readonly type: 'pinned'; readonly file: string }
  | { readonly type: 'unit-started'; readonly address: string }
  | {
      readonly type: 'step-started';
      readonly address: string;
      readonly step: string;
      readonly verb: Verb;
      readonly title: string;
    }
  | {
      readonly type: 'step-finished';
      readonly address: string;
      readonly step: string;
      readonly verb: Verb;
      readonly title: string;
      readonly adopted: boolean;
    }
  | {
      readonly type: 'step-failed';
      readonly address: string;
      readonly step: string;
      readonly verb: Verb;
      readonly title: string;
      readonly code: string;
      readonly reason: string;
    }
  /** The answer to a probe that passed. */
  | {
      readonly type: 'probed';
      readonly address: string;
      readonly name: string;
      readonly title: string;
      readonly words: string;
    }
  | ({
      readonly type: 'status-changed';
      readonly address: string;
      readonly kind: string;
      readonly name: string;
      readonly status: string;
      readonly detail?: string;
      readonly elapsedMs: number;
      readonly typicalMs: number;
    } & Measuring)
  /** What is waited for is stopped before its end. */
  | {
      readonly type: 'limit-passed';
      readonly address: string;
      readonly name: string;
      readonly code: string;
      readonly reason: string;
    }
  /** It has a limit, and nobody can tell when it is passed. */
  | {
      readonly type: 'limit-unwatched';
      readonly address: string;
      readonly name: string;
      readonly reason: string;
    }
  /** After a change that has failed: whether the autoscaling that was put aside for it is back. */
  | {
      readonly type: 'autoscaling-restored';
      readonly address: string;
      readonly name: string;
      readonly restored: boolean;
      /** Why it is not. */
      readonly reason?: string;
    }
  | {
      readonly type: 'request-retried';
      readonly operation: string;
      readonly attempt: number;
      readonly waitMs: number;
      readonly reason: string;
    }
  | {
      readonly type: 'unit-finished';
      readonly address: string;
      readonly result: UnitResult;
      readonly reason?: string;
      readonly hint?: string;
      readonly code?: string;
      readonly elapsedMs: number;
    }
  | {
      readonly type: 'interrupt-received';
      readonly running: readonly { readonly address: string; readonly name: string; readonly what: string }[];
    }
  | {
      readonly type: 'finished';
      readonly done: number;
      readonly failed: number;
      readonly rolledBack: number;
      readonly skipped: number;
      readonly running: number;
      readonly exit: number;
    };

/** `at`: milliseconds since the epoch on the injected clock. */
export type Event = Happened & { readonly at: number };
export type EventType = Event['type'];
/** What a caller of `listen` passes; the time is added where the event is made. */
export type Listener = (event: Event) => void;
