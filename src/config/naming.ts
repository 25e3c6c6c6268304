// The name of an endpoint in the account, from `naming` and its key.

/** The substitution that stays in `naming` until each endpoint is named; alone, it is the default. */
export const KEY = '${key}';

/**
 * @param naming with every substitution but `${key}` carried out
 * @param written the name that the endpoint writes on itself, which counts
 */
export function endpointName(naming: string | undefined, key: string, written?: string): string {
  return written ?? (naming ?? KEY).replaceAll(KEY, key);
}

/** The two names that an endpoint with `replace: side-by-side` has by turns: this one, and the one from `naming`. */
export function secondName(name: string): string {
  return `${name}-2`;
}
