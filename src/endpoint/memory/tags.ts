// Tags are the only memory. This file is their vocabulary; what they mean for an endpoint's past is history.ts.
import { shortDigest } from '../../base/hash.ts';
import type { Tags } from '../../core/part.ts';
import type { Owner } from '../names/names.ts';

/** Every tag that inferra writes starts with this; the configuration may not. */
export const TAG_PREFIX = 'inferra:';

export const PROJECT = 'inferra:project';
export const ENVIRONMENT = 'inferra:env';
export const ADDRESS = 'inferra:address';
export const NAME = 'inferra:name';
/** On a model or config: the name of the endpoint that it belongs to. */
export const ENDPOINT = 'inferra:endpoint';
export const PROTECT = 'inferra:protect';
/** On a model: which of its fields (`image`, `env TOKEN`) hold values that must not be shown. */
export const MASKED = 'inferra:masked';
/** On a model: how often the bytes behind its addresses were seen to change, and once more; absent for the first. */
export const REVISION = 'inferra:revision';
/** On an endpoint: a digest of the tags that inferra put there and which keys they have, so that only those are removed. */
export const MANAGED = 'inferra:tags';

/** On an endpoint: the variants that inferra registered for autoscaling, each with a digest of what it wrote. */
export const SCALING = 'inferra:scaling';

/** On an endpoint: inferra made alarms for rollouts to some of its configs. */
export const ALARMS = 'inferra:alarms';

/** On an endpoint: the autoscaling that is put aside while an update runs; more of it in tags that begin so. */
export const ESCROW = 'inferra:escrow';

const VALUE_LENGTH = 256;

/** The tags by which a resource says whose it is. The name is its own, so that copied tags own nothing. */
export function ownershipTags(owner: Owner, address: string, name: string): Tags {
  return { [PROJECT]: owner.project, [ENVIRONMENT]: owner.environment, [ADDRESS]: address, [NAME]: name };
}

/** Do the tags of the resource `name` say that it is `owner`'s? */
export function owns(owner: Owner, tags: Tags, name: string): boolean {
  return (
    tags[PROJECT] === owner.project &&
    tags[ENVIRONMENT] === owner.environment &&
    tags[ADDRESS] !== undefined &&
    tags[NAME]?.toLowerCase() === name.toLowerCase()
  );
}

/** Who a resource that is not ours belongs to, in words. */
export function ownerInWords(tags: Tags, name: string): string {
  const project = tags[PROJECT];
  if (project === undefined) return 'it has no inferra tags, so it was made by something else';
  if (tags[NAME]?.toLowerCase() !== name.toLowerCase())
    return 'its inferra tags were copied from another resource';
  return `it belongs to project ${project}, environment ${tags[ENVIRONMENT] ?? '(none)'}`;
}

/** Tags that people and other tools put on a resource. */
export function foreignTags(tags: Tags): Tags {
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => !key.startsWith(TAG_PREFIX) && !key.startsWith('aws:')),
  );
}

/**
 * Keys as one tag value: five hex digits a key, sorted, 42 keys at most in 256 characters; `all` stands for more, which
 * an endpoint's tags never reach (50 with inferra's own). Digests, since keys may hold blanks and be very long.
 */
export function keyList(keys: readonly string[]): string {
  const text = keys.map(keyDigest).sort().join(' ');
  return text.length > VALUE_LENGTH ? 'all' : text;
}

export function inKeyList(list: string | undefined, key: string): boolean {
  if (list === undefined) return false;
  return list === 'all' || list.split(' ').includes(keyDigest(key));
}

function keyDigest(key: string): string {
  return shortDigest(key, 5);
}
