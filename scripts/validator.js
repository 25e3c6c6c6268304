// Builds the standalone validators of inference.yaml, of saved plans and of drift reports: ajv runs here, once, so that the program starts
// without it. The files need nothing at run time; build.js copies them to dist, vitest builds them before the first test.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SCHEMA = here('../schemas/inference.schema.json');

/** All that is wrong is told, in words of src/config/complaints.ts. */
const OWN_WORDS = { allErrors: true, messages: false };

/** What is validated, by which schema, and what else the program reads off that schema. */
const VALIDATORS = [
  {
    schema: SCHEMA,
    output: here('../src/config/generated/validator.js'),
    options: OWN_WORDS,
    more: (schema) => `export const definitions = ${JSON.stringify(definitionsOf(schema))};\n`,
  },
  {
    // A file of its own with the policy of a team.
    schema: SCHEMA,
    output: here('../src/config/generated/policy-validator.js'),
    options: OWN_WORDS,
    root: {
      type: 'object',
      required: ['policy'],
      additionalProperties: false,
      properties: { policy: { $ref: '#/$defs/teamPolicy' } },
    },
    more: () => '',
  },
  {
    schema: here('../schemas/plan.schema.json'),
    output: here('../src/flow/generated/plan-form.js'),
    // The first thing that is wrong is enough: nobody mends a plan by hand. Its words are ajv's.
    options: { allowUnionTypes: true },
    more: () => '',
  },
  {
    schema: here('../schemas/drift.schema.json'),
    output: here('../src/flow/generated/drift-form.js'),
    options: { allowUnionTypes: true },
    more: () => '',
  },
  {
    // Of a fleet, which holds such reports.
    schema: here('../schemas/fleet.schema.json'),
    beside: [here('../schemas/plan.schema.json'), here('../schemas/drift.schema.json')],
    output: here('../src/flow/generated/fleet-drift-form.js'),
    options: { allowUnionTypes: true },
    root: { oneOf: undefined, $ref: '#/$defs/driftFleet' },
    more: () => '',
  },
];

/** The one function of ajv's runtime that the schema needs: length in code points. */
const CODE_POINTS =
  '{ default: (text) => { let length = 0; for (const _ of text) length++; return length; } }';

/** Annotations that editors know and JSON Schema does not. */
const EDITOR_KEYWORDS = ['patternErrorMessage'];

/** @returns {any} */
export function readSchema() {
  return JSON.parse(readFileSync(SCHEMA, 'utf8'));
}

/**
 * Writes each validator unless it is newer than its schema and this script.
 * @param {{ force?: boolean }} [options]
 */
export async function buildValidator(options = {}) {
  for (const one of VALIDATORS) if (options.force || !isFresh(one)) await build(one);
}

async function build({ schema: path, beside = [], output, options, root, more }) {
  const { $ref, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
  const schema = root === undefined ? { $ref, ...rest } : { ...rest, ...root };
  const code = inPlace(shortened(inlineRuntime(await standalone(schema, beside, options))));
  const text = `// Generated from schemas/${basename(path)}. Do not edit.\n${code}\n${more(schema)}`;
  mkdirSync(dirname(output), { recursive: true });
  // Written aside and renamed, so that a test run beside a build never reads half a file.
  const draft = `${output}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, output);
}

/** vitest calls this before the first test. */
export async function setup() {
  await buildValidator();
}

function isFresh({ schema, beside = [], output }) {
  if (!existsSync(output)) return false;
  const built = statSync(output).mtimeMs;
  return [schema, ...beside, fileURLToPath(import.meta.url)].every(
    (input) => statSync(input).mtimeMs < built,
  );
}

async function standalone(schema, beside, options) {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const ajv = new Ajv2020({
    ...options,
    strict: true,
    // `oneOf: [{ required: [instance] }, …]` names properties that are defined one level up.
    strictRequired: false,
    // A version of a package is its ARN, or a mapping that says how it is found.
    allowUnionTypes: true,
    // Longer enums would be compared in a loop, with a function from ajv's runtime.
    loopEnum: 1000,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(EDITOR_KEYWORDS);
  for (const path of beside) ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')), basename(path));
  return standaloneCode.default(ajv, { validate: ajv.addSchema(schema, 'file') && 'file' });
}

function inlineRuntime(code) {
  const inlined = code.replaceAll('require("ajv/dist/runtime/ucs2length")', CODE_POINTS);
  if (inlined.includes('require(')) throw new Error('the validator would need a module of ajv at run time');
  return inlined;
}

/** Where ajv writes down an error, seven lines each time: a quarter of the text that every start would have to read. */
const ERROR =
  /const (err\d+) = \{instancePath(?::(.*?))?,schemaPath:(".*?"),keyword:(".*?"),params:(\{.*\})\};\s*if\(vErrors === null\)\{\s*vErrors = \[\1\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}/g;

/** The same in one call. Of a pattern the program says what it means, and not how it is written. */
function shortened(code) {
  const called = code.replaceAll(ERROR, (_, _name, path, schemaPath, keyword, params) => {
    const told = keyword === '"pattern"' ? '{}' : params;
    return `vErrors = noted(vErrors, ${path === undefined ? 'instancePath' : path}, ${schemaPath}, ${keyword}, ${told});`;
  });
  return `${called}
function noted(all, instancePath, schemaPath, keyword, params) {
  const error = { instancePath, schemaPath, keyword, params };
  if (all === null) return [error];
  all.push(error);
  return all;
}
`;
}

/**
 * Ajv copies all errors found so far for each value that has some: a file of ten thousand wrong endpoints would take
 * minutes. These are added to the list that is there instead, which nobody else holds.
 */
function inPlace(code) {
  const added = code.replaceAll(/vErrors\.concat\((validate\d+\.errors)\)/g, 'added(vErrors, $1)');
  if (added.includes('.concat(')) throw new Error('ajv collects errors in another way than it did');
  return `${added}\nfunction added(all, more) { for (const one of more) all.push(one); return all; }\n`;
}

/** What messages say about each definition, and how to find the definition of a value by its path. */
function definitionsOf(schema) {
  const nameOf = (reference) => reference?.$ref.slice('#/$defs/'.length);
  const entries = Object.entries(schema.$defs).map(([name, one]) => {
    const shape = one.$ref === undefined ? one : schema.$defs[nameOf(one)];
    const properties = Object.entries(shape.properties ?? {}).map(([key, value]) => [key, nameOf(value)]);
    const definition = {
      title: one.title,
      rule: shape.patternErrorMessage,
      example: one.examples[0],
      properties: Object.fromEntries(properties),
      each: nameOf(shape.items ?? (shape.propertyNames && shape.additionalProperties)),
      eachKey: nameOf(shape.propertyNames),
    };
    return [name, definition];
  });
  return Object.fromEntries(entries);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildValidator({ force: true });
}
