// Every member that a description can have is accounted for, by a table that does not compile when the SDK knows a new
// one. What inferra cannot say is reported by name and never ignored.
import { askedFor, type Raw } from '../service/raw.ts';
import type { Structure } from '../service/shape.ts';

type FilledIn<T> = (value: NonNullable<T>) => boolean;

/**
 * spec: carried by inferra's spec · own: the service's own account (names, ARNs, times) · raw: carried by the spec's raw,
 * unless the service fills it in by itself with exactly this · beyond: inferra never writes it · a function: beyond,
 * unless the service fills it in.
 */
export type Member<T> = 'spec' | 'own' | 'beyond' | 'raw' | { readonly rawUnless: FilledIn<T> } | FilledIn<T>;
export type Members<T> = { readonly [M in keyof Required<T>]: Member<T[M]> };

/** The members of `live`, with `path` in front, that hold something which no spec of inferra can say. */
export function unexpressed<T extends object>(members: Members<T>, live: Partial<T>, path = ''): string[] {
  return (Object.keys(members) as (keyof T & string)[])
    .filter((name) => isBeyond(members[name], live[name]))
    .map((name) => `${path}${name}`);
}

function isBeyond<T>(member: Member<T>, value: T | undefined): boolean {
  if (value === undefined || value === null || isEmpty(value)) return false;
  return typeof member === 'function' ? !member(value) : member === 'beyond';
}

/** What `live` has of the members that are raw; undefined where it has nothing of them. */
export function rawOf<T extends object>(
  members: Members<T>,
  live: Partial<T>,
  shape: Structure,
): Raw | undefined {
  const found = (Object.keys(members) as (keyof T & string)[]).flatMap((name) => {
    const member = members[name];
    const value = live[name];
    if (value === undefined || value === null || isEmpty(value)) return [];
    const isRaw =
      member === 'raw' ||
      (typeof member === 'object' && !member.rawUnless(value as NonNullable<T[keyof T & string]>));
    const asked = isRaw ? askedFor(shape.members[name], value) : undefined;
    return asked === undefined ? [] : [[name, asked]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).length === 0
  );
}
