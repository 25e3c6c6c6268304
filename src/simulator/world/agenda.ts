// What is due next: a heap, so that passing time costs the same in an account of ten thousand endpoints as in one of ten.

/** Something that is to happen; `key` says to what, and orders what happens at the same moment. */
export type Dated = { readonly at: number; readonly key: string };

export class Agenda {
  readonly #heap: Dated[] = [];

  /** Plans that are no longer true stay in it: whoever takes the first one out asks whether it still holds. */
  add(due: Dated): void {
    const heap = this.#heap;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(due, heap[above])) break;
      this.#put(at, heap[above]);
      at = above;
    }
    this.#put(at, due);
  }

  first(): Dated | undefined {
    return this.#heap[0];
  }

  dropFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (let below = this.#earlierBelow(at); isBefore(heap[below], last); below = this.#earlierBelow(at)) {
      this.#put(at, heap[below]);
      at = below;
    }
    this.#put(at, last);
  }

  #earlierBelow(at: number): number {
    const left = 2 * at + 1;
    return isBefore(this.#heap[left + 1], this.#heap[left]) ? left + 1 : left;
  }

  #put(at: number, due: Dated | undefined): void {
    if (due !== undefined) this.#heap[at] = due;
  }
}

/** What is not there comes after everything. */
function isBefore(one: Dated | undefined, other: Dated | undefined): boolean {
  if (one === undefined) return false;
  if (other === undefined) return true;
  return one.at < other.at || (one.at === other.at && one.key < other.key);
}

/** The first of those with the least time. */
export function earliest<T>(all: readonly T[], timeOf: (one: T) => number): T | undefined {
  let first: T | undefined;
  for (const one of all) {
    if (first === undefined || timeOf(one) < timeOf(first)) first = one;
  }
  return first;
}
