// What `update` tells: texts for people, already decided; renderers only lay them out.
import type { Diagnostic } from './diagnostic.ts';

/** One pin of the lock file that is another one now. */
export type Move = {
  /** `models.fraud-xgb`; of what a component loads itself, its endpoint's. */
  readonly address: string;
  /** `package`, `image`, `container 1 artifact`, `support artifact` of a component, `revision`, or `entry` for what left the file. */
  readonly what: string;
  /** Absent for a first pin. */
  readonly from?: string;
  /** Absent where the pin went. */
  readonly to?: string;
  readonly because?: string;
};

/** Something of a model that is not pinned, and why. */
export type Unpinned = { readonly address: string; readonly what: string; readonly because: string };

export type UpdateReport = {
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** The lock file. */
  readonly file: string;
  /** How many models, and components that load something themselves, were looked at. */
  readonly models: number;
  readonly moved: readonly Move[];
  readonly unpinned: readonly Unpinned[];
  /** What could not be read: its pin stays as it was. */
  readonly diagnostics: readonly Diagnostic[];
};
