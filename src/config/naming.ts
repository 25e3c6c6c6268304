// The name of an endpoint in the account, from `naming` and its key.

export const DEFAULT_NAMING = '${key}';

/** @param naming with every substitution but `${key}` carried out */
export function endpointName(naming: string | undefined, key: string): string {
  return (naming ?? DEFAULT_NAMING).replaceAll('${key}', key);
}
