// Reads the account in rounds: after each, the caller says what it still needs to know. Concurrency is the cloud's
// business, so a round is sent whole.
import type { Listed } from '../core/kind.ts';
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
      ...read.map(async ({ kind, name }) => {
        parts.get(kind)?.set(name.toLowerCase(), (await kinds[kind].read(name)) ?? null);
      }),
      ...list.map(async (one) => {
        lists.set(listingKey(one), await rows(kinds[one.kind].list({ nameContains: one.nameContains })));
      }),
    ]);
  }
}

async function rows(pages: AsyncIterable<Listed>): Promise<readonly Listed[]> {
  const all: Listed[] = [];
  for await (const row of pages) all.push(row);
  return all;
}
