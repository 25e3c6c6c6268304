// A count that autoscaling is about to move is written as one that it leaves alone.
import type { Entry } from '../entry.ts';

export function within(scaling: Entry | undefined, count: number): number {
  const { min = count, max = count } = (scaling ?? {}) as { readonly min?: number; readonly max?: number };
  return Math.min(Math.max(count, min), max);
}
