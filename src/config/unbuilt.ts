// What the language will have and this version does not: refused by name, never ignored.

/** Keys by the definition of the mapping that will hold them, with what they will do. */
const LATER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  endpoint: {
    rollout: 'canary and rolling deployments',
    async: 'asynchronous inference',
  },
};

/** What `key` in a mapping of this definition will do in a later version, or undefined. */
export function comesLater(definition: string, key: string): string | undefined {
  const keys = LATER[definition];
  return keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** Fields whose value may be a mapping later. */
const LATER_FORMS: Readonly<Record<string, string>> = {
  artifact: 'copying an artifact ({ uri, copy })',
};

/** What a value that will be possible later will do, by the definition of its field. */
export function laterForm(definition: string, value: unknown): string | undefined {
  const isMapping = typeof value === 'object' && value !== null;
  return isMapping && Object.hasOwn(LATER_FORMS, definition) ? LATER_FORMS[definition] : undefined;
}
