// What brings the first instance of an asynchronous endpoint that has none: a step policy, and the alarm that calls it.
import type { LivePart } from '../../core/part.ts';

type State = 'as made' | 'other' | 'absent';

/** Named by the resource: `endpoint/fraud/variant/AllTraffic`. */
export type LiveWakeUp = LivePart & {
  readonly policy: State;
  /** As made only where it calls the policy that is there now. */
  readonly alarm: State;
};
