// Adds a live endpoint to what a file has already: a key for it, and a key for each of its models, one for the same content.
import { digest } from '../base/hash.ts';
import { endpointName } from '../config/naming.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import { type Defaults, type Entry, endpointEntry, modelEntry } from './entry.ts';
import { endpointKey, modelKey } from './keys.ts';
import type { Variables } from './secrets.ts';
import type { Whole } from './whole.ts';

/** Keys are added to it while entries are made. */
export type Ground = {
  readonly naming: string | undefined;
  readonly defaults: Defaults;
  readonly variables: Variables;
  readonly endpoints: Set<string>;
  readonly models: Set<string>;
  /** Keys of models by the digest of their content. */
  readonly known: Map<string, string>;
};

export type Entries = {
  readonly key: string;
  readonly endpoint: Entry;
  /** Models that the file does not have yet, by key. */
  readonly models: Readonly<Record<string, Entry>>;
};

export function contentKey(spec: ModelSpec): string {
  return digest(spec);
}

export function entriesFor(whole: Whole, ground: Ground, as?: string): Entries {
  const { naming, defaults, variables, known } = ground;
  const { name } = whole.live;
  const key = as ?? endpointKey(name, naming, ground.endpoints);
  ground.endpoints.add(key);
  const models: Record<string, Entry> = {};
  const keyOf = (model: string): string => {
    const live = whole.models.get(model.toLowerCase());
    if (live === undefined) return model;
    const content = contentKey(live.spec);
    const there = known.get(content);
    if (there !== undefined) return there;
    const made = modelKey(live.name, ground.models);
    ground.models.add(made);
    known.set(content, made);
    models[made] = modelEntry(live.spec, defaults, variables.writer(made));
    return made;
  };
  const own = endpointName(naming, key) === name ? undefined : name;
  return { key, endpoint: endpointEntry(whole, { name: own, keyOf, defaults }), models };
}
