// What a survey has seen, by kind and name: a part, null where the service does not have it, nothing where nobody looked.
import type { Kind, Listed } from './kind.ts';
import type { LivePart, PartRef } from './part.ts';

/** The live type of each kind, by the kind's name. */
export type LiveByKind = Readonly<Record<string, LivePart>>;

export type KindsOf<K extends LiveByKind> = { readonly [N in keyof K]: Kind<K[N]> };

export type Listing<K extends LiveByKind> = {
  readonly kind: keyof K & string;
  readonly nameContains: string;
};

export type Sightings<K extends LiveByKind> = {
  /** Keys are lower case: names of the service are compared without regard to case. */
  readonly parts: { readonly [N in keyof K]: ReadonlyMap<string, K[N] | null> };
  /** Rows by {@link listingKey}. */
  readonly lists: ReadonlyMap<string, readonly Listed[]>;
};

/** What is still to be looked at. */
export type Need<K extends LiveByKind> = {
  readonly read: readonly (PartRef & { readonly kind: keyof K & string })[];
  readonly list: readonly Listing<K>[];
};

export function listingKey(listing: { readonly kind: string; readonly nameContains: string }): string {
  return `${listing.kind}?${listing.nameContains}`;
}

/** The part, null where it does not exist, undefined where nobody looked. */
export function sighted<K extends LiveByKind, N extends keyof K>(
  seen: Sightings<K>,
  kind: N,
  name: string,
): K[N] | null | undefined {
  return seen.parts[kind].get(name.toLowerCase());
}
