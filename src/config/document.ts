// The normalised configuration: what a valid inference.yaml means, with every default and substitution carried out.
import type { Place } from '../core/diagnostic.ts';
import type { Tags } from '../core/part.ts';
import type { OwnPrices } from '../core/prices.ts';
import type { AllowedRisk } from '../core/risks.ts';
import type { Raw } from '../service/raw.ts';
import type { Hosting } from './components.ts';
import type { PolicyDeclaration } from './policy.ts';
import type { Rollout } from './rollout.ts';
import type { Furthermore, Tracking } from './scaling.ts';
import type { SmokeTest } from './smoke-test.ts';
import type { TeamPolicy } from './team-policy.ts';

export type Hardware =
  | {
      readonly kind: 'instance';
      /** Of several types the one that is tried first. */
      readonly type: string;
      readonly count: number;
      /** Several types: by priority, then by name. */
      readonly pools?: readonly InstancePool[];
    }
  /** `memory` in MB, a multiple of 1024. */
  | {
      readonly kind: 'serverless';
      readonly memory: number;
      readonly maxConcurrency: number;
      /** Of the concurrency, what is kept warm; absent where nothing is. */
      readonly provisioned?: number;
    };

/** A type that is tried where those of a smaller number have no capacity. */
export type InstancePool = { readonly type: string; readonly priority: number };

/** Hardware that a policy chooses, before it has. */
export type Undecided = {
  readonly kind: 'undecided';
  readonly policy: PolicyDeclaration;
  /** At most so many instance types; the chosen one alone where absent. */
  readonly pools?: number;
};

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

/** Between two bounds: one policy of target tracking, or none; and what stands beside it. */
export type Scaling = {
  /** Instances, or provisioned concurrency; 0 only of instances, and where the endpoint is asynchronous. */
  readonly min: number;
  readonly max: number;
} & (Tracking | { readonly [K in keyof Tracking]?: never }) &
  Furthermore;

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
  /** That it was measured longer ago than the policy allows, in words. */
  readonly stale?: string;
  /** By instance type: requests a minute that one instance was measured to take; absent where nothing was. */
  readonly capacities?: Readonly<Record<string, number>>;
  /** What is expected of it; only where a policy that says its traffic has chosen serverless. */
  readonly load?: ExpectedLoad;
};

/** Requests a minute on average, and ms of work for each as they were measured. */
export type ExpectedLoad = { readonly perMinute: number; readonly milliseconds: number };

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

export type AsyncDeclaration = {
  /** `s3://…`; absent where a topic is told the whole answer. */
  readonly output?: string;
  readonly failures?: string;
  /** Encrypts what is written there. */
  readonly kmsKey?: string;
  readonly maxConcurrentPerInstance?: number;
  /** ARNs of topics. */
  readonly success?: string;
  readonly error?: string;
  /** The topics that are told the answer itself, in the order of the file. */
  readonly include?: readonly ('success' | 'error')[];
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
  /** It answers later, and elsewhere; at once, to whoever asks, where absent. */
  readonly async?: AsyncDeclaration;
  /** Other members of CreateEndpointConfig. */
  readonly raw?: Raw;
  readonly protect: boolean;
  /** What the service cannot change is made anew beside it, under the other of two names; absent for in its place. */
  readonly replace?: 'side-by-side';
  /** Minimum, maximum and target come from the measurement that chose the hardware. */
  readonly scaling?: 'auto';
  /** How traffic moves to a new fleet; all at once, and watched by nothing, where absent. */
  readonly rollout?: Rollout;
  /** What a new fleet is asked before it counts as verified; absent where it is asked nothing. */
  readonly smokeTest?: SmokeTest;
  /** What it was called before, the latest first; absent where `moved` says nothing of it. */
  readonly moved?: readonly FormerName[];
  readonly place: Place;
};

/** Whom a run acts as. */
export type AssumedRole = {
  readonly arn: string;
  /** A secret. */
  readonly externalId?: string;
  readonly sessionName?: string;
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
  /** Absent for a run that acts as who it is. */
  readonly assumeRole?: AssumedRole;
  /** In the order of the file. */
  readonly endpoints: readonly EndpointDeclaration[];
  /** In the order of the file; absent where it has none. */
  readonly ignored?: readonly IgnoreRule[];
  /** Risks of plans that the file accepts; absent where it accepts none. */
  readonly allowedRisks?: readonly AllowedRisk[];
  /** What the file itself lets its endpoints be; absent where it says nothing. */
  readonly teamPolicy?: TeamPolicy;
  /** Rates that the file gives itself; absent where it gives none. */
  readonly ownPrices?: OwnPrices;
};
