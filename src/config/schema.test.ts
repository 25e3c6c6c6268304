// The schema as a document for people: complete, and true in its examples.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allowedAt, REFERENCE_NAMES } from './allowed-references.ts';
import { definitions, validate } from './generated/validator.js';
import { checkDocument } from './load.ts';
import type { Path } from './tree.ts';

type Definition = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly examples?: readonly unknown[];
  readonly additionalProperties?: unknown;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
};
const root = new URL('../..', import.meta.url);
const schema: { readonly $defs: Readonly<Record<string, Definition>> } = JSON.parse(
  readFileSync(new URL('schemas/inference.schema.json', root), 'utf8'),
);
const all = Object.entries(schema.$defs);

test.each(all)('%s explains itself', (_, definition) => {
  expect(definition.title).toMatch(/\S/);
  expect(definition.description).toMatch(/\.$/);
  expect(definition.examples).not.toHaveLength(0);
  if (definition.pattern !== undefined) expect(definition.patternErrorMessage).toMatch(/\S/);
});

test.each(all.filter(([, one]) => one.properties !== undefined))(
  '%s allows no unknown key',
  (_, definition) => {
    expect(definition.additionalProperties).toBe(false);
  },
);

test('whatever may be left out and has a fixed meaning then says it as its default', () => {
  const withDefault = all.filter(([, one]) => 'default' in one).map(([name]) => name);
  expect(withDefault.sort()).toEqual([
    'acceptEula',
    'alarmFor',
    'alarmPeriod',
    'allowKindChange',
    'allowedRisks',
    'allowedServerless',
    'balance',
    'breaches',
    'capture',
    'componentCache',
    'componentEnv',
    'cooldown',
    'copies',
    'copiesRollback',
    'count',
    'defaultTags',
    'defaults',
    'detailedMetrics',
    'endpointTags',
    'enhancedMetrics',
    'env',
    'flatInvocations',
    'headroom',
    'ignoreRules',
    'invocation',
    'metricStatistic',
    'metricsEvery',
    'missingPoints',
    'models',
    'moved',
    'multiModel',
    'naming',
    'networkIsolation',
    'objective',
    'onFailure',
    'optimize',
    'protect',
    'recommendations',
    'renew',
    'replace',
    'reservedOnly',
    'rollbackSize',
    'scaleIn',
    'sessionName',
    'shadow',
    'sourceEula',
    'ssmAccess',
    'streaming',
    'tags',
    'terminationWait',
    'version',
    'weight',
  ]);
});

describe('every example validates', () => {
  /** Where a value of each definition stands in a file. */
  const places = placesOf('file', [], {});
  test.each(all)('%s', (name, { examples = [] }) => {
    const path = places[name];
    for (const example of examples) {
      const file = path === undefined ? undefined : put(example, path);
      const errors = validate(file) ? [] : (validate.errors ?? []);
      const pointer = `/${path?.join('/') ?? ''}`;
      expect(errors.filter((one) => one.instancePath.startsWith(pointer.replace(/\/$/, '')))).toEqual([]);
    }
  });

  function placesOf(name: string, path: Path, found: Record<string, Path>): Record<string, Path> {
    found[name] = path;
    const { properties = {}, each, eachKey } = definitions[name] ?? {};
    for (const [key, child] of Object.entries(properties)) placesOf(child, [...path, key], found);
    if (each !== undefined) placesOf(each, [...path, 'x'], found);
    if (eachKey !== undefined) found[eachKey] = [...path, '#key'];
    found.role ??= ['defaults', 'role'];
    found.tags ??= ['defaults', 'tags'];
    return found;
  }

  function put(value: unknown, [key, ...rest]: Path): unknown {
    if (key === undefined) return value;
    return key === '#key' ? { [String(value)]: {} } : { [key]: put(value, rest) };
  }
});

describe('descriptions name exactly the substitutions that a field takes', () => {
  const fields: Readonly<Record<string, Path>> = {
    naming: ['naming'],
    defaultRole: ['defaults', 'role'],
    defaultTags: ['defaults', 'tags', 'x'],
    image: ['models', 'x', 'image'],
    artifact: ['models', 'x', 'artifact'],
    modelRole: ['models', 'x', 'role'],
    envValue: ['models', 'x', 'env', 'X'],
    endpointTags: ['endpoints', 'x', 'tags', 'x'],
  };
  test.each(Object.entries(fields))('%s', (name, path) => {
    const listed = schema.$defs[name]?.description?.match(/Substitutions[^:]*: .*?\./)?.[0] ?? '';
    const named = REFERENCE_NAMES.filter((one) => new RegExp(`\\$\\{${one}(:NAME)?\\}`).test(listed));
    expect(named).toEqual(REFERENCE_NAMES.filter((one) => allowedAt(path).includes(one)));
  });
});

describe('the examples of the repository are valid', () => {
  const folders = readdirSync(new URL('examples/', root));
  test.each(folders)('%s', (folder) => {
    const file = `examples/${folder}/inference.yaml`;
    const text = readFileSync(new URL(file, root), 'utf8');
    expect(checkDocument({ file, text, params: {}, env: {} }).diagnostics).toEqual([]);
  });
});
