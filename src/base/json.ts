// The one canonical text that every hash and digest is taken over (RFC 8785).
import canonicalize from 'canonicalize';

/**
 * The canonical text of a JSON value: keys sorted, numbers in shortest form, no white space.
 * @throws TypeError when the value holds what JSON cannot (NaN, a function, undefined at the top).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
