// What inferra writes into a SageMaker Model. Absent means absent: a default of the service is never spelled out.
import type { LivePart } from '../../core/part.ts';
import type { Raw } from '../../service/raw.ts';

export type ContainerSpec = {
  readonly image?: string;
  readonly artifact?: string;
  /** ARN of a version of a model package, instead of image and artifact. */
  readonly package?: string;
  /** Which inference specification of the package; absent for its own one. */
  readonly specification?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Other members of ContainerDefinition; of an inference pipeline itself: of CreateModel. */
  readonly raw?: Raw;
};

/** Ids, sorted. */
export type VpcSpec = { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };

/** A model of one container has it on itself; an inference pipeline has `containers`, and an empty `env`. */
export type ModelSpec = ContainerSpec & {
  readonly role: string;
  readonly containers?: readonly (ContainerSpec & { readonly hostname?: string })[];
  readonly vpc?: VpcSpec;
  readonly networkIsolation?: true;
};

export type LiveModel = LivePart & {
  readonly spec: ModelSpec;
  /** Members that the live model has and a ModelSpec cannot say, by the service's names. */
  readonly unexpressed: readonly string[];
};
