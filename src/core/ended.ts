// How the work on one unit ended, as data for renderers: the errors of the engine stay with the run.
import type { Diagnostic } from './diagnostic.ts';
import type { UnitResult } from './events.ts';

export type Ended = {
  readonly address: string;
  readonly result: UnitResult;
  /** Why it is not done. */
  readonly problem?: Pick<Diagnostic, 'code' | 'message' | 'hint'>;
};
