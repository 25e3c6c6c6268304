// Reads the account in rounds: after each, the caller says what it still needs to know. Concurrency is the cloud's
// business, so a round is sent whole.
import type { Kind, Listed } from '../core/kind.ts';
import type { LivePart, PartRef } from '../core/part.ts';
import { type KindsOf, type LiveByKind, listingKey, type Need, type Sightings } from '../core/sightings.ts';

/**
 * Reads until `next` needs nothing more. `next` must not ask again for what it was given.
 * @param known parts that need not be read
 * @param absent parts that are known not to be there
 */
export async function survey<K extends LiveByKind>(
  kinds: KindsOf<K>,
  next: (seen: Sightings<K>) => Need<K>,
  known: readonly LivePart[] = [],
  absent: readonly PartRef[] = [],
): Promise<Sightings<K>> {
  const names = Object.keys(kinds) as (keyof K & string)[];
  const parts = new Map(names.map((kind) => [kind, new Map<string, LivePart | null>()]));
  for (const { kind, name } of absent) parts.get(kind)?.set(name.toLowerCase(), null);
  for (const part of known) parts.get(part.kind)?.set(part.name.toLowerCase(), part);
  const lists = new Map<string, readonly Listed[]>();
  const seen = { parts: Object.fromEntries(parts), lists } as unknown as Sightings<K>;
  for (;;) {
    const { read, list } = next(seen);
    if (read.length === 0 && list.length === 0) return seen;
    await Promise.all([
      ...names.map(async (kind) => {
        const wanted = read.filter((one) => one.kind === kind).map(({ name }) => name);
        for (const [name, part] of await readParts(kinds[kind], wanted)) parts.get(kind)?.set(name, part);
      }),
      ...list.map(async (one) => {
        lists.set(listingKey(one), await rows(kinds[one.kind].list({ nameContains: one.nameContains })));
      }),
    ]);
  }
}

/** By their names in lower case; null for what is not there. */
async function readParts(
  kind: Kind,
  names: readonly string[],
): Promise<readonly (readonly [string, LivePart | null])[]> {
  if (kind.readAll === undefined || names.length === 0) {
    return Promise.all(
      names.map(async (name) => [name.toLowerCase(), (await kind.read(name)) ?? null] as const),
    );
  }
  const found = await kind.readAll(names);
  const byName = new Map(found.map((part) => [part.name.toLowerCase(), part]));
  return names.map((name) => [name.toLowerCase(), byName.get(name.toLowerCase()) ?? null]);
}

async function rows(pages: AsyncIterable<Listed>): Promise<readonly Listed[]> {
  const all: Listed[] = [];
  for await (const row of pages) all.push(row);
  return all;
}
