// The instance types that take the place of a chosen one: the next best of those that the policy lets through.

import { canonicalJson } from '../base/json.ts';
import type { Choice, Selection } from '../decisions/select/select.ts';
import type { Asker } from './askers.ts';

/**
 * The choice first; alone where nothing else will do. They serve one model, so that one with another environment, or with a
 * package of its own, is none of them.
 */
export function poolOf({ pools = 1 }: Asker, choice: Choice, { runnersUp }: Selection): readonly Choice[] {
  if (choice.hardware.kind !== 'instance' || choice.generation !== undefined) return [choice];
  const env = canonicalJson(choice.env);
  const all = [choice];
  for (const one of runnersUp) {
    const fits = one.hardware.kind === 'instance' && one.generation === undefined;
    if (fits && canonicalJson(one.env) === env && !all.some((other) => typeOf(other) === typeOf(one)))
      all.push(one);
  }
  return all.slice(0, pools);
}

export function typeOf({ hardware }: Choice): string {
  return hardware.kind === 'instance' ? hardware.type : '';
}

/** Enough of them whichever type they are. */
export function countFor(pool: readonly Choice[]): number {
  return Math.max(...pool.map(({ size }) => size));
}

/** Bounds that are enough for every type, and a target that none of them is beyond. */
export function scalingFor(pool: readonly Choice[]): Choice['scaling'] {
  const all = pool.flatMap(({ scaling }) => scaling ?? []);
  if (all.length < pool.length) return undefined;
  return {
    min: Math.max(...all.map(({ min }) => min)),
    max: Math.max(...all.map(({ max }) => max)),
    target: Math.min(...all.map(({ target }) => target)),
  };
}
