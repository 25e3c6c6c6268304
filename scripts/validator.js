// Builds the standalone validator of inference.yaml: ajv runs here, once, so that the program starts without it.
// The file it writes needs nothing at run time; build.js copies it to dist, vitest builds it before the first test.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SCHEMA = here('../schemas/inference.schema.json');
const OUTPUT = here('../src/config/generated/validator.js');

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
 * Writes src/config/generated/validator.js unless it is newer than the schema and this script.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<string>} the path of the file
 */
export async function buildValidator(options = {}) {
  if (!options.force && isFresh()) return OUTPUT;
  const schema = readSchema();
  const code = inlineRuntime(await standalone(schema));
  const text = `// Generated from schemas/inference.schema.json. Do not edit.\n${code}\nexport const definitions = ${JSON.stringify(definitionsOf(schema))};\n`;
  mkdirSync(dirname(OUTPUT), { recursive: true });
  // Written aside and renamed, so that a test run beside a build never reads half a file.
  const draft = `${OUTPUT}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, OUTPUT);
  return OUTPUT;
}

/** vitest calls this before the first test. */
export async function setup() {
  await buildValidator();
}

function isFresh() {
  if (!existsSync(OUTPUT)) return false;
  const built = statSync(OUTPUT).mtimeMs;
  return [SCHEMA, fileURLToPath(import.meta.url)].every((input) => statSync(input).mtimeMs < built);
}

async function standalone(schema) {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    // `oneOf: [{ required: [instance] }, …]` names properties that are defined one level up.
    strictRequired: false,
    // Longer enums would be compared in a loop, with a function from ajv's runtime.
    loopEnum: 1000,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(EDITOR_KEYWORDS);
  return standaloneCode.default(ajv, { validate: ajv.addSchema(schema, 'file') && 'file' });
}

function inlineRuntime(code) {
  const inlined = code.replaceAll('require("ajv/dist/runtime/ucs2length")', CODE_POINTS);
  if (inlined.includes('require(')) throw new Error('the validator would need a module of ajv at run time');
  return inlined;
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
  console.log(await buildValidator({ force: true }));
}
