// The one scaling policy that inferra writes for a variant, as it wants and sees it.
import type { LivePart } from '../../core/part.ts';

export type PolicySpec = {
  /** Invocations a minute and instance, or requests that an instance has at once. */
  readonly metric: 'invocations' | 'concurrency';
  readonly target: number;
  /** Seconds. */
  readonly cooldown: { readonly out: number; readonly in: number };
  readonly scaleIn: boolean;
};

/** Named by its resource: there is one of inferra's for each. */
export type LivePolicy = LivePart & {
  /** Absent where it is something that a PolicySpec cannot say. */
  readonly spec?: PolicySpec;
};
