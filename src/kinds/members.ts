// Every member that a description can have is accounted for, by a table that does not compile when the SDK knows a new
// one. What inferra cannot say is reported by name and never ignored.

/**
 * spec: carried by inferra's spec · own: the service's own account (names, ARNs, times) · beyond: inferra never writes
 * it · a function: beyond, unless the service fills it in by itself with exactly this.
 */
export type Member<T> = 'spec' | 'own' | 'beyond' | ((value: NonNullable<T>) => boolean);
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

function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).length === 0
  );
}
