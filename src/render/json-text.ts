// JSON that is safe to print: the standard escapes keep every value exact, and a terminal or runner sees none of it.

/** What `JSON.stringify` leaves raw and {@link safe} would not: all of it can only stand inside strings. */
const RAW = /[\u007f-\u009f]|[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|#(?<=##)(?=[a-z]*\[)/giu;

/** JSON text of `value`, one line unless `indent` is given. `JSON.parse` gives back exactly the value. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(RAW, unicodeEscape);
}

/** Objects of `value` with their keys in the order of `keys`, all others after them by name. */
export function inOrder(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => inOrder(one, keys));
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one, keys)]));
}

function unicodeEscape(codePoint: string): string {
  return codePoint
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
