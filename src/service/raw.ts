// Members of a request that the language does not name, as plain values under the service's own names.
import { isPlain, isShape, type Member, type Shape, type Structure } from './shape.ts';

/** Under `raw` in a file, and in a spec. Never empty; no member has what the service takes anyway. */
export type Raw = Readonly<Record<string, unknown>>;

/**
 * Of what the service describes, the part that nobody but a user can have asked for; undefined where there is none. What
 * the tables do not know stays as it is.
 */
export function askedFor(shape: Member | undefined, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (shape === undefined || !isShape(shape)) return value;
  if (shape.already === value) return undefined;
  if (shape.is === 'list' && Array.isArray(value)) return value.map((one) => within(shape.each, one) ?? one);
  return within(shape, value);
}

function within(shape: Shape, value: unknown): unknown {
  if (shape.is !== 'structure' || !isPlain(value)) return value;
  const asked = Object.entries(value).flatMap(([name, one]) => {
    const own = askedFor(shape.members[name], one);
    return own === undefined ? [] : [[name, own]];
  });
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}

/** The members of `raw` by whether they are members of `shape`. */
export function parted(
  raw: Raw,
  shape: Structure,
): { readonly own: Raw | undefined; readonly rest: Raw | undefined } {
  const of = (wanted: boolean) => {
    const entries = Object.entries(raw).filter(([name]) => Object.hasOwn(shape.members, name) === wanted);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  return { own: of(true), rest: of(false) };
}

/** `raw` laid under a request: what the request says itself stands. */
export function laidUnder<T extends object>(request: T, raw: Raw | undefined): T {
  return raw === undefined ? request : (merged(request, raw) as T);
}

function merged(over: unknown, under: unknown): unknown {
  if (!isPlain(over) || !isPlain(under)) return over === undefined ? under : over;
  const names = new Set([...Object.keys(over), ...Object.keys(under)]);
  return Object.fromEntries([...names].map((name) => [name, merged(over[name], under[name])]));
}

export type RawText = {
  /** From where `raw` stands: `RoutingConfig.RoutingStrategy`. */
  readonly path: string;
  readonly value: string;
};

/** As it is read and compared, each value by itself; a list is one. In the order of the names. */
export function rawTexts(raw: Raw | undefined): readonly RawText[] {
  return textsIn(raw ?? {}, '');
}

function textsIn(value: Raw, front: string): readonly RawText[] {
  return Object.keys(value)
    .sort()
    .flatMap((name) => {
      const one = value[name];
      if (isPlain(one)) return textsIn(one, `${front}${name}.`);
      return [{ path: front + name, value: typeof one === 'string' ? one : JSON.stringify(one) }];
    });
}
