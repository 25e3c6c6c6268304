// Targets that inferra registered, the file no longer has, and others use as well. Whoever deregisters a target deletes every policy
// and scheduled action on it (API reference of DeregisterScalableTarget, read 2026-11), whosever these are.
import type { Tags } from '../../core/part.ts';
import { itemName, itemsOf } from '../../kinds/registration/fields.ts';
import type { Item, Registration } from '../../kinds/registration/spec.ts';
import type { Unit } from '../unit.ts';
import { isOwn } from './items.ts';
import { isScalable, scaledNameOf } from './scaled.ts';
import { remembersNamed } from './tag.ts';

/** A target that is no longer inferra's, and has something of others. */
export type SharedTarget = {
  readonly variant: string;
  /** The name of its parts. */
  readonly id: string;
  /** It stays registered; otherwise all of it goes, because what it scales does. */
  readonly stays: boolean;
  /** What is not inferra's, as `policy night`. */
  readonly theirs: readonly string[];
};

/** @param tags of the endpoint, which remember what the file called by names of others */
export function theirItems(
  tags: Tags,
  variant: string,
  whole: Registration | null | undefined,
): readonly Item[] {
  return restOf(whole).filter((item) => !isOurs(tags, variant, item));
}

export function ownItems(
  tags: Tags,
  variant: string,
  whole: Registration | null | undefined,
): readonly Item[] {
  return restOf(whole).filter((item) => isOurs(tags, variant, item));
}

/** What is left of it once all that is inferra's has gone. */
export function withoutOwn(tags: Tags, variant: string, whole: Registration): Registration {
  const { policies = [], actions = [], ...target } = whole;
  const theirs = {
    policies: policies.filter((policy) => !isOurs(tags, variant, { is: 'policy', policy })),
    actions: actions.filter((action) => !isOurs(tags, variant, { is: 'action', action })),
  };
  return {
    ...target,
    ...(theirs.policies.length === 0 ? {} : { policies: theirs.policies }),
    ...(theirs.actions.length === 0 ? {} : { actions: theirs.actions }),
  };
}

type Rest = Exclude<Item, { readonly is: 'target' }>;

function restOf(whole: Registration | null | undefined): readonly Rest[] {
  if (!whole) return [];
  return itemsOf(whole).flatMap((item) => (item.is === 'target' ? [] : [item]));
}

function isOurs(tags: Tags, variant: string, item: Rest): boolean {
  return isOwn(item) || remembersNamed(tags, variant, itemName(item));
}

/** Whether the variant of the file can be registered under the name that it is registered under. */
export function staysScaled(unit: Pick<Unit, 'name' | 'config'>, variant: string, id: string): boolean {
  return (
    scaledNameOf(unit, variant) === id &&
    unit.config.spec.variants.some((one) => one.name === variant && isScalable(one))
  );
}

/** Why a plan does not deregister, or what of others it takes along. @param fresh the endpoint is made anew */
export function sharedReasons(shared: readonly SharedTarget[], fresh: boolean): readonly string[] {
  return shared.map(({ variant, stays, theirs }) => {
    const [are, go, them] =
      theirs.length === 1 ? (['is', 'goes', 'it'] as const) : (['are', 'go', 'them'] as const);
    const what = `${theirs.join(', ')} of ${variant} ${are} not inferra's`;
    if (fresh) return `${what}, and ${go} with the endpoint`;
    return stays
      ? `${what}: it stays registered for ${them}, and only what is inferra's goes`
      : `${what}, and ${go} with the variant, which the update ends`;
  });
}
