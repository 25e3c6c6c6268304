// A unit is one desired endpoint, taken apart into the resources that it needs. Everything that follows works on units.
import type { Decided, ExpectedLoad, Scaling } from '../config/document.ts';
import type { Rollout } from '../config/rollout.ts';
import type { SmokeTest } from '../config/smoke-test.ts';
import type { Place } from '../core/diagnostic.ts';
import type { Part, Tags } from '../core/part.ts';
import type { CopySpec } from '../kinds/artifact/spec.ts';
import type { VariantSize } from '../kinds/endpoint/spec.ts';
import type { EndpointConfigSpec } from '../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import type { UnitComponent } from './components/component.ts';
import type { Owner } from './names/names.ts';

/** What an endpoint should serve: a config, and the sizes that its fleet should have. */
export type Target = { readonly config: string; readonly sizes: readonly VariantSize[] };

/** A target as a mark holds it: with its sizes, or with their digest where they do not fit a tag. */
export type Remembered = Target | { readonly config: string; readonly sizesDigest: string };

export type ModelDecided = Decided & {
  /** Its package is the latest approved version of a group. */
  readonly fromGroup: boolean;
};

/**
 * Done to an endpoint, or to one component of it, by hand, whatever the file wants: it goes back to what was verified, and its mark
 * then holds it there; or such a hold ends.
 */
export type ByHand =
  | { readonly hold: string }
  | { readonly release: true }
  /** Its name in the account. */
  | { readonly component: string; readonly hold: string }
  | { readonly component: string; readonly release: true };

export type Unit = {
  readonly owner: Owner;
  /** `endpoints.fraud` */
  readonly address: string;
  /** The endpoint's name in the account. */
  readonly name: string;
  /** The front of the names of its parts. */
  readonly prefix: string;
  /** Archives that are copied before a model loads them; absent where none is. */
  readonly copies?: readonly Part<CopySpec>[];
  readonly models: readonly Part<ModelSpec>[];
  readonly config: Part<EndpointConfigSpec>;
  readonly target: Target;
  /** The user's tags. */
  readonly tags: Tags;
  readonly protect: boolean;
  /** By model name: fields whose values must not be shown (`image`, `env TOKEN`). */
  readonly masked: Readonly<Record<string, readonly string[]>>;
  /** The endpoint under the other of its two names, as long as that still stands. */
  readonly replaces?: string;
  /** What is to be said of its name. */
  readonly reasons?: readonly string[];
  /** By model name: what the lock file says of it. Absent where it says nothing of any. */
  readonly decided?: Readonly<Record<string, ModelDecided>>;
  /** By variant: the recommendation that chose its hardware. Absent where none did. */
  readonly recommended?: Readonly<Record<string, string>>;
  /** By variant: that its recommendation is older than the policy allows. Absent where none is. */
  readonly stale?: Readonly<Record<string, string>>;
  /** By variant and instance type: requests a minute that one instance was measured to take. Absent where nothing was. */
  readonly capacities?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By variant: what a measurement and its policy let expect of it, for what it costs by use. Absent where nothing does. */
  readonly loads?: Readonly<Record<string, ExpectedLoad>>;
  /** The update leaves the live counts and weights; else they come from the config. */
  readonly keepsSizes?: boolean;
  /** What is asked for by hand; absent for what the file wants. */
  readonly byHand?: ByHand;
  /** What shares its instances, in the order of the file; absent for an endpoint whose variants have models. */
  readonly components?: readonly UnitComponent[];
  /** By variant: how autoscaling moves it. Absent where the file has none move. */
  readonly scaling?: Readonly<Record<string, Scaling>>;
  /** How traffic moves to a new fleet; all at once where absent. */
  readonly rollout?: Rollout;
  /** What a new fleet is asked before it counts as verified. */
  readonly smokeTest?: SmokeTest;
  /** What serves counts as verified only once that is written down: somebody may have found that it does not answer. */
  readonly doubts?: true;
  readonly place: Place;
};
