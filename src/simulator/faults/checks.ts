// What a scenario is checked with: a value and its place, and an error that names both.

/** Checks a value at a path like `requests[0].nth`; throws what is wrong with it. */
export type Check = (value: unknown, path: string) => void;
export type Members = Readonly<Record<string, Check>>;

export function wrong(path: string, reason: string): never {
  throw new Error(`scenario${path === '' ? '' : `: ${path.replace(/^\./, '')}`}: ${reason}`);
}

export const text: Check = (value, path) => {
  if (typeof value !== 'string' || value === '') wrong(path, 'must be a text');
};

export const flag: Check = (value, path) => {
  if (typeof value !== 'boolean') wrong(path, 'must be true or false');
};

export function number(low: number, high = Number.POSITIVE_INFINITY): Check {
  return (value, path) => {
    if (typeof value === 'number' && value >= low && value <= high) return;
    wrong(
      path,
      high === Number.POSITIVE_INFINITY
        ? `must be a number from ${low}`
        : `must be a number from ${low} to ${high}`,
    );
  };
}

export function whole(low: number): Check {
  return (value, path) => {
    if (!Number.isSafeInteger(value) || Number(value) < low)
      wrong(path, `must be a whole number from ${low}`);
  };
}

export function oneOf(...words: readonly string[]): Check {
  return (value, path) => {
    if (!words.includes(value as string)) wrong(path, `must be one of ${words.join(', ')}`);
  };
}

export function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) wrong(path, 'must be a list');
    for (const [index, item] of (value as unknown[]).entries()) check(item, `${path}[${index}]`);
  };
}

export function mapOf(check: Check): Check {
  return (value, path) => {
    for (const [key, item] of Object.entries(objectAt(value, path))) check(item, `${path}.${key}`);
  };
}

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(path, 'must be an object');
  return value as Readonly<Record<string, unknown>>;
}

export function object(members: Members, required: readonly string[] = []): Check {
  return (value, path) => {
    const given = objectAt(value, path);
    for (const [name, item] of Object.entries(given)) {
      const check = Object.hasOwn(members, name) ? members[name] : undefined;
      if (check === undefined)
        wrong(`${path}.${name}`, `is not known here; known are ${Object.keys(members).join(', ')}`);
      else check(item, `${path}.${name}`);
    }
    for (const name of required) {
      if (!Object.hasOwn(given, name)) wrong(path, `needs ${name}`);
    }
  };
}

/** What an object may hold depends on its `kind`. */
export function byKind(
  shared: Members,
  needed: readonly string[],
  kinds: Readonly<Record<string, Members>>,
): Check {
  return (value, path) => {
    const { kind } = objectAt(value, path);
    oneOf(...Object.keys(kinds))(kind, `${path}.kind`);
    const own = kinds[kind as string] ?? {};
    const optional = new Set(['moment', 'count', 'weight', 'target']);
    const required = Object.keys(own).filter((name) => !optional.has(name) || kind === 'kill');
    object({ kind: text, ...shared, ...own }, [...needed, ...required])(value, path);
  };
}
