// Many independent pieces of work, a few at a time.
import pLimit from 'p-limit';

/** The results in the order of what they are of. */
export function sideBySide<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const limit = pLimit(most);
  return Promise.all(items.map((item) => limit(work, item)));
}
