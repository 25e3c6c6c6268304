// Reads a scenario from JSON: every member is checked, an unknown one is an error, and the place of what is wrong is told.
import type { Scenario } from './scenario.ts';

/** Checks a value at a path like `requests[0].nth`; throws what is wrong with it. */
type Check = (value: unknown, path: string) => void;
type Members = Readonly<Record<string, Check>>;

/** @throws Error that names the path in the scenario and what is wrong there. */
export function parseScenario(json: unknown): Scenario {
  scenario(json, '');
  return json as Scenario;
}

function wrong(path: string, reason: string): never {
  throw new Error(`scenario${path === '' ? '' : `: ${path.replace(/^\./, '')}`}: ${reason}`);
}

const text: Check = (value, path) => {
  if (typeof value !== 'string' || value === '') wrong(path, 'must be a text');
};

const flag: Check = (value, path) => {
  if (typeof value !== 'boolean') wrong(path, 'must be true or false');
};

function number(low: number, high = Number.POSITIVE_INFINITY): Check {
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

function whole(low: number): Check {
  return (value, path) => {
    if (!Number.isSafeInteger(value) || Number(value) < low)
      wrong(path, `must be a whole number from ${low}`);
  };
}

function oneOf(...words: readonly string[]): Check {
  return (value, path) => {
    if (!words.includes(value as string)) wrong(path, `must be one of ${words.join(', ')}`);
  };
}

function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) wrong(path, 'must be a list');
    for (const [index, item] of (value as unknown[]).entries()) check(item, `${path}[${index}]`);
  };
}

function mapOf(check: Check): Check {
  return (value, path) => {
    for (const [key, item] of Object.entries(objectAt(value, path))) check(item, `${path}.${key}`);
  };
}

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(path, 'must be an object');
  return value as Readonly<Record<string, unknown>>;
}

function object(members: Members, required: readonly string[] = []): Check {
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
function byKind(shared: Members, needed: readonly string[], kinds: Readonly<Record<string, Members>>): Check {
  return (value, path) => {
    const { kind } = objectAt(value, path);
    oneOf(...Object.keys(kinds))(kind, `${path}.kind`);
    const own = kinds[kind as string] ?? {};
    const optional = new Set(['moment', 'count', 'weight']);
    const required = Object.keys(own).filter((name) => !optional.has(name) || kind === 'kill');
    object({ kind: text, ...shared, ...own }, [...needed, ...required])(value, path);
  };
}

const occurrence: Members = { nth: whole(1), times: whole(1) };

const requestFault = byKind({ operation: text, name: text, mutating: flag, ...occurrence }, [], {
  throttle: {},
  'internal-error': { moment: oneOf('before', 'applied') },
  'lost-response': {},
  'lost-request': {},
  latency: { ms: number(0) },
  'access-denied': {},
  'expired-credentials': {},
  refused: { code: text, message: text },
  kill: { moment: oneOf('before', 'applied', 'answered') },
});

const endpointFault = object(
  {
    kind: oneOf('capacity', 'ping', 'image-missing', 'model-data-missing', 'internal', 'stuck'),
    endpoint: text,
    config: text,
    model: text,
    image: text,
    on: oneOf('create', 'update', 'scale'),
    ...occurrence,
    reason: text,
    minutes: number(0),
    rollbackFails: flag,
  },
  ['kind'],
);

const outsideEvent = byKind({ atMinutes: number(0), endpoint: text }, ['atMinutes', 'endpoint'], {
  scale: { variant: text, count: whole(0), weight: number(0) },
  'system-update': { minutes: number(0) },
  delete: {},
  tag: { tags: mapOf((value, path) => typeof value === 'string' || wrong(path, 'must be a text')) },
  untag: { keys: listOf(text) },
});

const lag = number(0, 15 * 60_000);

const scenario = object({
  throttling: object({ rate: number(0), burst: whole(1), refusalShare: number(0, 1) }, ['rate', 'burst']),
  latencyMs: number(0),
  lags: object({ config: lag, model: lag, describe: lag, list: lag, search: lag, tags: lag }),
  emptyPages: flag,
  quotas: object({
    instances: mapOf(whole(0)),
    totalInstances: whole(0),
    serverlessEndpoints: whole(0),
    serverlessConcurrency: whole(0),
    serverlessMemoryMB: whole(0),
  }),
  missing: object({
    roles: listOf(text),
    images: listOf(text),
    modelData: listOf(text),
    unreadableData: listOf(text),
    packages: listOf(text),
    unapprovedPackages: listOf(text),
  }),
  requests: listOf(requestFault),
  endpoints: listOf(endpointFault),
  events: listOf(outsideEvent),
});
