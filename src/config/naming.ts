// The name of an endpoint in the account, from `naming` and its key.

/** The substitution that stays in `naming` until each endpoint is named. */
export const KEY = `\${key}`;
export const DEFAULT_NAMING = KEY;

/** @param naming with every substitution but `${key}` carried out */
export function endpointName(naming: string | undefined, key: string): string {
  return (naming ?? DEFAULT_NAMING).replaceAll(KEY, key);
}
