// Where a part stands that has no status of its own: it is there or it is not.
import type { Progress } from '../core/kind.ts';

/** The only goals of a model or a config: it can be read, or it cannot any more. */
export type PresenceGoal = { readonly there: true } | { readonly gone: true };

export function presence(goal: PresenceGoal, live: object | undefined): Progress {
  const status = live === undefined ? 'Missing' : 'Exists';
  return 'gone' in goal === (live === undefined) ? { state: 'reached', status } : { state: 'busy', status };
}
