// The parsed file: a plain value, and where each part of it stands in the text.
import type { Span } from './source.ts';

/** Keys from the top of the file. */
export type Path = readonly string[];

/** Where a key and its value stand; list items and the top have no key. */
export type Spot = { readonly key?: Span; readonly value: Span };

export type Tree = {
  /** Objects have no prototype, so that a key such as `toString` is found only where it was written. */
  readonly value: unknown;
  readonly spots: ReadonlyMap<string, Spot>;
};

/** The path as a JSON Pointer (RFC 6901). */
export function pointerOf(path: Path): string {
  let pointer = '';
  for (const key of path) pointer += `/${/[~/]/.test(key) ? escaped(key) : key}`;
  return pointer;
}

/** The JSON Pointer of a member of what stands at `pointer`. */
export function memberOf(pointer: string, key: string): string {
  return `${pointer}/${escaped(key)}`;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

export function pathOf(pointer: string): Path {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at `path`, or undefined where the file has none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((one, key) => (isObject(one) ? one[key] : undefined), value);
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && !Array.isArray(value);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The same value with every text passed through `change`; lists and objects are copied. */
export function mapTexts(
  value: unknown,
  change: (text: string, path: Path) => string,
  path: Path = [],
): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((one, index) => mapTexts(one, change, [...path, String(index)]));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, one] of Object.entries(value)) copy[key] = mapTexts(one, change, [...path, key]);
  return copy;
}
