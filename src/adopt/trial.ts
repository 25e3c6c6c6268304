// A live endpoint in a file of its own: what the language refuses there cannot be written into any.
import { type Loaded, loadDocument } from '../config/load.ts';
import { type Environment, groundOf, type Head, textOf } from './text.ts';
import type { Whole } from './whole.ts';
import { entriesFor } from './write.ts';

export type Trial = { readonly head: Head; readonly env: Environment };

export function tried(whole: Whole, { head, env }: Trial): Loaded {
  const ground = groundOf({ tags: {} }, env);
  const text = textOf(head, ground, [entriesFor(whole, ground)], { leftOut: [], leftOn: [], kept: [] });
  const values = Object.fromEntries(ground.variables.values);
  return loadDocument({ file: '', text, params: {}, env: { ...env, ...values } });
}

/** What it is refused for. */
export function complaints({ diagnostics }: Loaded): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}
