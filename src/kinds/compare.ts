// Comparing is dumb on purpose: both sides are in the spec's terms, and each field says which of three equalities it has.
import { canonicalJson } from '../base/json.ts';

export type Same = (a: unknown, b: unknown) => boolean;

/** One field of a spec: what people call it, and when two values of it are the same. */
export type Field = { readonly label: string; readonly same: Same };
export type Fields<Name extends string> = { readonly [N in Name]: Field };

export const exact: Same = (a, b) =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

/** Names and ARNs: until 2023 the service lower-cased names inside ARNs (captured notebooks, read 2026-11). */
export const caseless: Same = (a, b) =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;

/** The service keeps weights as 32-bit floats: what was sent as 0.1 may come back as 0.10000000149011612. */
export const float32: Same = (a, b) =>
  typeof a === 'number' && typeof b === 'number' ? Math.fround(a) === Math.fround(b) : a === b;

/** The labels of the fields in which `have` is not what was wanted. */
export function differing<Name extends string>(
  fields: Fields<Name>,
  want: { readonly [N in Name]?: unknown },
  have: { readonly [N in Name]?: unknown },
): string[] {
  return (Object.keys(fields) as Name[])
    .filter((name) => !fields[name].same(want[name], have[name]))
    .map((name) => fields[name].label);
}
