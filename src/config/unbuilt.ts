// What the language will have and this version does not: refused by name, never ignored.

/** Keys by the definition of the mapping that will hold them, with what they will do. */
const LATER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  endpoint: {
    async: 'asynchronous inference',
  },
};

/** What `key` in a mapping of this definition will do in a later version, or undefined. */
export function comesLater(definition: string, key: string): string | undefined {
  const keys = LATER[definition];
  return keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
}
