// Regenerates what is generated and checked in: the types of inference.yaml. With --check it fails when one is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { buildValidator, readSchema } from './validator.js';

const BANNER = '// Generated from schemas/inference.schema.json by `npm run gen`. Do not edit.';

/** Every file with its new text. */
const generated = {
  '../src/config/generated/config-file.ts': await configFileTypes(),
};

async function configFileTypes() {
  const schema = readSchema();
  for (const one of Object.values(schema.$defs)) {
    // Alternatives make unreadable intersections; that exactly one is there is the validator's business.
    delete one.oneOf;
    // The words are for readers of the schema: the types are named by their definitions.
    delete one.title;
    delete one.description;
  }
  return compile({ ...schema, title: 'ConfigFile' }, 'ConfigFile', {
    additionalProperties: false,
    // Lists stay lists: as tuples of every length they would be hundreds of lines.
    ignoreMinAndMaxItems: true,
    bannerComment: BANNER,
    style: { singleQuote: true, printWidth: 110 },
  });
}

const stale = Object.entries(generated).filter(([path, text]) => {
  const file = fileURLToPath(new URL(path, import.meta.url));
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  return true;
});
await buildValidator();

for (const [path] of stale) console.error(`${process.argv.includes('--check') ? 'stale' : 'wrote'} ${path}`);
if (process.argv.includes('--check') && stale.length > 0) {
  console.error('run `npm run gen` and commit the result');
  process.exitCode = 1;
}
