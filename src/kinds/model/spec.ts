// What inferra writes into a SageMaker Model. Absent means absent: a default of the service is never spelled out.
import type { LivePart } from '../../core/part.ts';

export type ModelSpec = {
  readonly role: string;
  readonly image: string;
  readonly artifact?: string;
  readonly env: Readonly<Record<string, string>>;
};

export type LiveModel = LivePart & {
  readonly spec: ModelSpec;
  /** Members that the live model has and a ModelSpec cannot say, by the service's names. */
  readonly unexpressed: readonly string[];
};
