// The normalised configuration: what a valid inference.yaml means, with every default and substitution carried out.
import type { Place } from '../core/diagnostic.ts';
import type { Tags } from '../core/part.ts';
import type { AllowedRisk } from '../core/risks.ts';
import type { Raw } from '../service/raw.ts';
import type { Hosting } from './hosting.ts';
import type { PolicyDeclaration } from './policy.ts';
import type { Rollout } from './rollout.ts';
import type { TeamPolicy } from './team-policy.ts';

export type Hardware =
  | { readonly kind: 'instance'; readonly type: string; readonly count: number }
  /** `memory` in MB, a multiple of 1024. */
  | { readonly kind: 'serverless'; readonly memory: number; readonly maxConcurrency: number };

/** Hardware that a policy chooses, before it has. */
export type Undecided = { readonly kind: 'undecided'; readonly policy: PolicyDeclaration };

/** Ids, sorted. */
export type Vpc = { readonly subnets: readonly string[]; readonly securityGroups: readonly string[] };

/** The archive of a container. */
export type ArtifactDeclaration = {
  /** `s3://bucket/key`; absent for an image that brings its own model. */
  readonly artifact?: string;
  /** The folder that it is copied to, `s3://bucket/prefix/`; absent where it is loaded from where it stands. */
  readonly copyTo?: string;
  /** The copy that is loaded in its place, once it is decided of which content. */
  readonly copied?: CopiedArtifact;
};

export type CopiedArtifact = {
  /** `s3://bucket/key`, named by the content. */
  readonly uri: string;
  readonly etag: string;
  /** Where the bucket of the archive keeps versions. */
  readonly version?: string;
};

/** One container of an inference pipeline. */
export type ContainerDeclaration = ArtifactDeclaration & {
  readonly image: string;
  readonly env: Readonly<Record<string, string>>;
  readonly hostname?: string;
  /** Other members of ContainerDefinition. */
  readonly raw?: Raw;
};

/** What the lock file says of a model. */
export type Decided = {
  /** How often the bytes behind its addresses were seen to change, and once more; absent for the first. */
  readonly revision?: number;
  /** The package is a decision that is not in the lock file yet. */
  readonly open?: true;
  /** Digest of all its pins. */
  readonly pins: string;
};

/** Has exactly one of `image`, `package` (or `packageGroup`), `containers` and `weights`. */
export type ModelDeclaration = ArtifactDeclaration & {
  /** The key under `models`. */
  readonly key: string;
  readonly image?: string;
  /** ARN of a version of a model package; it brings image and artifact along. Of a group: once that is decided. */
  readonly package?: string;
  /** Name or ARN of a model package group, whose latest approved version is meant. */
  readonly packageGroup?: string;
  /** In the order in which a request passes through them; their env is theirs, and `env` is empty. */
  readonly containers?: readonly ContainerDeclaration[];
  /** `s3://bucket/prefix/` of a generative model; its package takes their place once a job has made it. */
  readonly weights?: string;
  /** Which inference specification of a produced package. */
  readonly specification?: string;
  /** The policy whose job made the package, by its key. */
  readonly producedBy?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Keys of `env` whose value came from `${env:…}`, whole or in part: never shown. */
  readonly maskedEnv: readonly string[];
  /** Which other fields (`image`, `container 1 env TOKEN`) hold something from `${env:…}`; absent where none does. */
  readonly maskedFields?: readonly string[];
  /** ARN of the execution role. */
  readonly role: string;
  readonly vpc?: Vpc;
  readonly networkIsolation?: true;
  /** Other members of ContainerDefinition; where it has `containers`, of CreateModel. */
  readonly raw?: Raw;
  readonly decided?: Decided;
};

/** A metric of CloudWatch that rises with the load of an instance. */
export type CustomMetric = {
  readonly name: string;
  readonly namespace: string;
  readonly statistic: 'average' | 'minimum' | 'maximum' | 'sum' | 'samples';
  /** Absent for those of the variant that is scaled. */
  readonly dimensions?: Readonly<Record<string, string>>;
};

/** Target tracking between two bounds. */
export type Scaling = {
  /** Instances. */
  readonly min: number;
  readonly max: number;
  /** What is tracked: invocations a minute and instance, requests that an instance has at once, or something else. */
  readonly metric: 'invocations' | 'concurrency' | CustomMetric;
  readonly target: number;
  /** Seconds. */
  readonly cooldown: { readonly out: number; readonly in: number };
  readonly scaleIn: boolean;
};

export type VariantDeclaration = {
  /** `AllTraffic`, or `AllTrafficServerless`, for an endpoint that writes its variant on itself. */
  readonly name: string;
  readonly model: ModelDeclaration;
  readonly hardware: Hardware | Undecided;
  /** Relative share of the traffic; of a shadow, the share of requests copied to it beside the production weight. */
  readonly weight: number;
  /** Gets copies of requests, and nobody sees its answers. */
  readonly shadow?: true;
  /** Other members of ProductionVariant. */
  readonly raw?: Raw;
  /** How autoscaling moves its count; absent where the file says nothing of it, or leaves it to a measurement. */
  readonly scaling?: Scaling;
  /** Where its hardware comes from, for people, where a policy has chosen it. */
  readonly recommended?: string;
  /** By instance type: requests a minute that one instance was measured to take; absent where nothing was. */
  readonly capacities?: Readonly<Record<string, number>>;
};

/** An address that an endpoint had, and the name that it had in the account then. */
export type FormerName = { readonly address: string; readonly name: string };

export type DataCapture = {
  /** Per cent of the requests, a whole number from 0 to 100. */
  readonly sampling: number;
  /** `s3://…` */
  readonly destination: string;
  /** Sorted. */
  readonly capture: readonly ('input' | 'output')[];
};

export type EndpointDeclaration = {
  /** `endpoints.<key>` */
  readonly address: string;
  readonly key: string;
  /** The endpoint's name in the account: from `naming` in lower case, or as it is written. */
  readonly name: string;
  /** In the order of the file; at most one shadow, beside exactly one other. Empty where it has components. */
  readonly variants: readonly VariantDeclaration[];
  /** Its instances, and the components that share them; absent for an endpoint with variants. */
  readonly hosting?: Hosting;
  readonly tags: Tags;
  /** Encrypts the storage volumes. */
  readonly kmsKey?: string;
  readonly dataCapture?: DataCapture;
  /** Other members of CreateEndpointConfig. */
  readonly raw?: Raw;
  readonly protect: boolean;
  /** What the service cannot change is made anew beside it, under the other of two names; absent for in its place. */
  readonly replace?: 'side-by-side';
  /** Minimum, maximum and target come from the measurement that chose the hardware. */
  readonly scaling?: 'auto';
  /** How traffic moves to a new fleet; all at once, and watched by nothing, where absent. */
  readonly rollout?: Rollout;
  /** What it was called before, the latest first; absent where `moved` says nothing of it. */
  readonly moved?: readonly FormerName[];
  readonly place: Place;
};

/** A difference between file and account that drift lives with. */
export type IgnoreRule = {
  /** Of one field, or of all that stand below it: `endpoints.fraud.variants.control.weight`. */
  readonly at: string;
  readonly because: string;
  /** The last day on which it counts, in UTC: `2027-01-31`. */
  readonly until: string;
  readonly place: Place;
};

export type Document = {
  /** The path as the user gave it. */
  readonly file: string;
  readonly project: string;
  /** The picked environment; `default` where the file has none. */
  readonly environment: string;
  /** The account guard; absent where the file has none. */
  readonly account?: string;
  readonly region?: string;
  /** In the order of the file. */
  readonly endpoints: readonly EndpointDeclaration[];
  /** In the order of the file; absent where it has none. */
  readonly ignored?: readonly IgnoreRule[];
  /** Risks of plans that the file accepts; absent where it accepts none. */
  readonly allowedRisks?: readonly AllowedRisk[];
  /** What the file itself lets its endpoints be; absent where it says nothing. */
  readonly teamPolicy?: TeamPolicy;
};
