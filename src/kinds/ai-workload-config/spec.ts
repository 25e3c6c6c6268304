// What inferra writes into an AIWorkloadConfig, and what it sees of one.
import type { LivePart } from '../../core/part.ts';

/** `workload` is the value that the service takes as one text in JSON or YAML. */
export type WorkloadSpec = { readonly workload: unknown };

export type LiveWorkload = LivePart & {
  readonly spec: WorkloadSpec;
  readonly unexpressed: readonly string[];
};
