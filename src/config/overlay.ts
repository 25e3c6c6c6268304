// What an environment makes of the file: a JSON merge patch (RFC 7396) over everything else in it. Every value keeps the
// place where it was written, so that a problem is shown where it can be corrected.
import { PARTED } from './rollout.ts';
import {
  isMapping,
  isObject,
  memberOf,
  type Path,
  pointerOf,
  type Spot,
  type Tree,
  valueAt,
} from './tree.ts';

export type Overlaid = Tree & {
  /** From the JSON Pointer of a value as it was written to that of the same value here. */
  readonly places: ReadonlyMap<string, string>;
  /** JSON Pointers of nulls, as they were written, that remove nothing. */
  readonly idle: readonly string[];
};

/** Keys of which an overlay that names one takes the place of the others: kinds of hardware, one type or several, ways to move traffic. */
const EXCLUSIVE: readonly { readonly holder: RegExp; readonly keys: readonly string[] }[] = [
  { holder: /^\/endpoints\/[^/]+(\/variants\/[^/]+)?$/, keys: ['instance', 'serverless', 'recommend'] },
  { holder: /^\/endpoints\/[^/]+(\/variants\/[^/]+)?\/instance$/, keys: ['type', 'pools'] },
  { holder: /^\/endpoints\/[^/]+\/rollout$/, keys: PARTED },
];

/** Without a prototype, whose members would count as keys. */
const NOTHING: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null));

/** Where the two sides of a value stand, as JSON Pointers. */
type Origin = { readonly base: string | undefined; readonly patch: string | undefined };

type Merge = {
  readonly written: ReadonlyMap<string, Spot>;
  readonly spots: Map<string, Spot>;
  readonly places: Map<string, string>;
  readonly idle: string[];
};

/** @param overlay where the overlay stands: a mapping, of which only `known` keys count */
export function overlaid(tree: Tree, overlay: Path, known: readonly string[]): Overlaid {
  const merge: Merge = { written: tree.spots, spots: new Map(), places: new Map(), idle: [] };
  const base = isMapping(tree.value) ? without(tree.value, 'environments') : tree.value;
  const all = valueAt(tree.value, overlay);
  const patch = isMapping(all)
    ? without(all, ...Object.keys(all).filter((key) => !known.includes(key)))
    : NOTHING;
  const value = merged(merge, base, patch, '', { base: '', patch: pointerOf(overlay) });
  return { value, spots: merge.spots, places: merge.places, idle: merge.idle };
}

function without(mapping: Readonly<Record<string, unknown>>, ...keys: readonly string[]) {
  const rest: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(mapping)) if (!keys.includes(key)) rest[key] = value;
  return rest;
}

function merged(merge: Merge, base: unknown, patch: unknown, at: string, from: Origin): unknown {
  if (!isMapping(patch)) return taken(merge, patch, at, from.patch);
  const under = isMapping(base) ? base : NOTHING;
  place(merge, at, isMapping(base) ? from.base : from.patch);
  const value: Record<string, unknown> = Object.create(null);
  const replaced = replacedBy(patch, at);
  for (const key of new Set([...Object.keys(under), ...Object.keys(patch)])) {
    const inner = { base: member(from.base, key), patch: member(from.patch, key) };
    if (!Object.hasOwn(patch, key)) {
      if (!replaced.includes(key)) value[key] = taken(merge, under[key], memberOf(at, key), inner.base);
    } else if (patch[key] !== null) {
      value[key] = merged(merge, under[key], patch[key], memberOf(at, key), inner);
    } else if (!Object.hasOwn(under, key) && inner.patch !== undefined) {
      merge.idle.push(inner.patch);
    }
  }
  return value;
}

/** What names one of several keys that exclude each other has none of the others. */
function replacedBy(patch: Readonly<Record<string, unknown>>, at: string): readonly string[] {
  const names = (keys: readonly string[]) =>
    keys.some((key) => Object.hasOwn(patch, key) && patch[key] !== null);
  return EXCLUSIVE.find(({ holder, keys }) => holder.test(at) && names(keys))?.keys ?? [];
}

/** A value that one side alone has. */
function taken(merge: Merge, value: unknown, at: string, from: string | undefined): unknown {
  place(merge, at, from);
  if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) taken(merge, one, memberOf(at, key), member(from, key));
  }
  return value;
}

function place({ written, spots, places }: Merge, at: string, from: string | undefined): void {
  const spot = from === undefined ? undefined : written.get(from);
  if (from === undefined || spot === undefined) return;
  spots.set(at, spot);
  places.set(from, at);
}

function member(pointer: string | undefined, key: string): string | undefined {
  return pointer === undefined ? undefined : memberOf(pointer, key);
}
