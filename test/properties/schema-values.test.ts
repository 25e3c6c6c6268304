// Whatever the schema accepts is refused in words, or planned and shown: no value that an editor calls right leads to an
// error of our own. Values are drawn from the schema and put into the examples, so a new field is in from its first day.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { definitions, validate } from '../../src/config/generated/validator.js';
import { loadDocument } from '../../src/config/load.ts';
import { parse } from '../../src/config/parse/parse.ts';
import { DiagnosticsError, InferraError } from '../../src/core/errors.ts';
import { planText } from '../../src/render/plan.ts';
import { planJson } from '../../src/render/plan-json.ts';
import { planMarkdown } from '../../src/render/plan-markdown.ts';
import { plain } from '../../src/render/testing/plan.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { type Schema, valuesOf } from '../support/schema-values.ts';

/** Values for each place of each example; each definition stands at many places. */
const EACH = process.env.INFERRA_PROPERTY_RUNS === undefined ? 1 : 20;
const SEED = 20_261_127;
const root = new URL('../..', import.meta.url);
const schema: { readonly $defs: Readonly<Record<string, Schema>> } = JSON.parse(
  readFileSync(new URL('schemas/inference.schema.json', root), 'utf8'),
);

type Json = { readonly [key: string]: unknown } | readonly unknown[];
type Spot = { readonly path: readonly (string | number)[]; readonly definition: string };

const examples = readdirSync(new URL('examples/', root)).map((name) => {
  const text = readFileSync(new URL(`examples/${name}/inference.yaml`, root), 'utf8');
  const value = parse('inference.yaml', text).tree?.value as Json;
  return { value, spots: spotsIn(value, 'file', []) };
});

/** Every place of a file with the definition of what stands, or may stand, there. */
function spotsIn(value: unknown, definition: string, path: Spot['path']): readonly Spot[] {
  const { properties, each } = definitions[definition] ?? { properties: {} };
  const here = { path, definition };
  if (typeof value !== 'object' || value === null) return [here];
  const known = Object.entries(properties).flatMap(([key, child]) =>
    spotsIn((value as { readonly [key: string]: unknown })[key], child, [...path, key]),
  );
  if (each === undefined) return [here, ...known];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [here, ...[...keys].flatMap((key) => spotsIn((value as never)[key], each, [...path, key]))];
}

/** What has to fit other values of a file, so that most of them are more than a refusal. */
const instead = {
  account: fc.constant('123456789012'),
  region: fc.constant('us-east-1'),
  modelReference: fc.constantFrom('fraud-xgb', 'fraud'),
  recommend: fc.constantFrom('fraud-sla', 'quick'),
};

const drawn = new Map(Object.keys(schema.$defs).map((name) => [name, valuesOf(schema.$defs, name, instead)]));

/** Each place of each example in its turn, so that none is left to chance. */
const places = examples.flatMap(({ value, spots }) => spots.map((spot) => ({ value, ...spot })));

function withValue(value: unknown, [key, ...rest]: Spot['path'], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one, nth) => (nth === key ? withValue(one, rest, put) : one));
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [key]: withValue((value as { readonly [key: string]: unknown })[key], rest, put) };
}

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.simulator.close());

test('whatever the schema accepts is refused in words, or planned and shown', async () => {
  const outcomes = { 'not accepted': 0, refused: 0, planned: 0 };
  for (const [nth, { value, path, definition }] of places.entries()) {
    const values = drawn.get(definition) ?? fc.constant(null);
    for (const put of fc.sample(values, { numRuns: EACH, seed: SEED + nth })) {
      const file = withValue(value, path, put);
      outcomes[await outcomeOf(file)]++;
    }
  }
  // Files that are all refused would prove nothing about planning.
  expect(outcomes.planned).toBeGreaterThan((places.length * EACH) / 4);
});

async function outcomeOf(file: unknown): Promise<'not accepted' | 'refused' | 'planned'> {
  if (!validate(file)) return 'not accepted';
  const text = JSON.stringify(file);
  const [environment] = Object.keys((file as { readonly environments?: object }).environments ?? {});
  const named = environment === undefined ? {} : { environment };
  const { document, diagnostics } = loadDocument({ ...named, file: 'f.yaml', text, params: {}, env: {} });
  if (document === undefined) {
    expect(diagnostics.map(({ place }) => place?.line)).not.toContain(undefined);
    return 'refused';
  }
  try {
    const { plan } = await rig.plan(text, named, undefined, { readFolder: async () => [PAYLOAD] });
    for (const shown of [planText(plan, plain), planMarkdown(plan), planJson(plan)]) {
      expect(shown).not.toMatch(/undefined|\[object |NaN/);
    }
    return 'planned';
  } catch (error) {
    if (error instanceof InferraError || error instanceof DiagnosticsError) return 'refused';
    throw new Error(`an error of our own for ${text}`, { cause: error });
  }
}

const PAYLOAD = { path: 'one.csv', kind: 'file', bytes: new TextEncoder().encode('0.12,3') } as const;
