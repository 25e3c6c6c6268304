// How messages name values: short, quoted, and with the nearest name that would have been right.

const LONGEST_QUOTE = 60;

/** A value as a message shows it: JSON text of at most some sixty code points. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value !== 'string') return String(value);
  const points = Array.from(value.slice(0, 2 * LONGEST_QUOTE + 2));
  return JSON.stringify(
    points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE).join('')}…` : value,
  );
}

/** `did you mean "image"`, where a name is near enough to be what was meant. */
export function didYouMean(word: string, names: Iterable<string>): string | undefined {
  const name = nearest(word, names);
  return name === undefined ? undefined : `did you mean ${quote(name)}?`;
}

/** Comparisons of two words for the suggestions of one rule: some tenths of a second with the longest words. */
const COMPARISONS = 10_000;

/** `didYouMean` for word after word against the same names: for the first few, where there are thousands of names. */
export function suggester(names: readonly string[]): (word: string) => string | undefined {
  let left = Math.ceil(COMPARISONS / Math.max(1, names.length));
  return (word) => (left-- > 0 ? didYouMean(word, names) : undefined);
}

/** The name with the fewest edits away from `word`, if at most a third of its letters would change; letter case counts for nothing. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  const limit = Math.floor(word.length / 3);
  let best: string | undefined;
  let fewest = limit + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= fewest) continue;
    const edits = distance(word.toLowerCase(), name.toLowerCase());
    if (edits < fewest) [best, fewest] = [name, edits];
  }
  return best;
}

/** Edits between two words: insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function distance(from: string, to: string): number {
  let [older, previous] = [[] as number[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let edits = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) edits = Math.min(edits, at(older, j - 2) + 1);
      current[j] = edits;
    }
    [older, previous] = [previous, current];
  }
  return at(previous, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
