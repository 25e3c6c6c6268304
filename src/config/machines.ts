// What an endpoint of the file may run on.
import type { Hardware } from './document.ts';

/** Its instance type, or those of its pools. */
export function typesOf({ type, pools }: Extract<Hardware, { kind: 'instance' }>): readonly string[] {
  return pools === undefined ? [type] : pools.map((pool) => pool.type);
}
