// The one scaling policy that inferra writes for a variant, as it wants and sees it.
import type { LivePart } from '../../core/part.ts';

/** A metric that CloudWatch has; without dimensions it is that of the variant which the policy is for. */
export type CustomMetric = {
  readonly name: string;
  readonly namespace: string;
  readonly statistic: 'average' | 'minimum' | 'maximum' | 'sum' | 'samples';
  readonly dimensions?: Readonly<Record<string, string>>;
};

export type PolicySpec = {
  /** Invocations a minute and instance, requests that an instance has at once, requests that wait for each instance, the used share of provisioned concurrency, or something else. */
  readonly metric: 'invocations' | 'concurrency' | 'backlog' | 'utilization' | CustomMetric;
  readonly target: number;
  /** Seconds. */
  readonly cooldown: { readonly out: number; readonly in: number };
  readonly scaleIn: boolean;
};

/** Named by its resource, of which there is one of inferra's for each; one that the file calls otherwise by its name, too. */
export type LivePolicy = LivePart & {
  /** Absent where it is something that a PolicySpec cannot say. */
  readonly spec?: PolicySpec;
};
