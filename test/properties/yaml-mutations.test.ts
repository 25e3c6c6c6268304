// However a file is broken, loading it ends in diagnostics with places, never in a crash; and whatever the schema
// accepts loads. The seed is fixed, so that a red run is red for everybody; fast-check prints the path to a failure.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validate } from '../../src/config/generated/validator.js';
import { checkDocument, type Loaded, type LoadInput, loadDocument } from '../../src/config/load.ts';
import { parse } from '../../src/config/parse/parse.ts';
import { isCode } from '../../src/core/codes.ts';

const SEED = 20_261_122;
const root = new URL('../..', import.meta.url);
/** Without comments, so that every edit hits something. */
const examples = ['quickstart', 'xgboost-realtime', 'huggingface-serverless'].map(exampleOf);
const environments = exampleOf('multi-env');

function exampleOf(name: string): string {
  const text = readFileSync(new URL(`examples/${name}/inference.yaml`, root), 'utf8');
  return text.replace(/^\s*(#.*)?\n/gm, '');
}

const load = (text: string, more: Partial<LoadInput> = {}): Loaded =>
  loadDocument({ file: 'inference.yaml', text, params: {}, env: {}, ...more });

/** Everything that must hold of every answer and does not, as texts: one comparison is cheaper than fifty. */
function brokenPromises({ document, diagnostics }: Loaded, text: string): string[] {
  const hasErrors = diagnostics.some((one) => one.severity === 'error');
  const lines = text.split('\n').length;
  const broken =
    (document === undefined) === hasErrors ? [] : ['a document if and only if there is no error'];
  let last = 0;
  for (const { code, message, place, excerpt } of diagnostics) {
    const { line, column } = place ?? { line: 0, column: 0 };
    if (!isCode(code)) broken.push(`${code} is in the registry`);
    if (/undefined|\[object|NaN/.test(message)) broken.push(`a message of words: ${message}`);
    if (line < 1 || line > lines || column < 1) broken.push(`a place in the file: ${line}:${column}`);
    if (excerpt === undefined || excerpt.length < 1) broken.push('an excerpt with a mark');
    if (Array.from(excerpt?.text ?? '').length > 162) broken.push('an excerpt that fits on a screen');
    const order = line * 1e7 + column;
    if (order < last) broken.push('sorted by place');
    last = order;
  }
  return broken;
}

function expectSound(loaded: Loaded, text: string): void {
  expect(brokenPromises(loaded, text)).toEqual([]);
}

/** Pieces that mean something to YAML, to inferra or to a program that is not careful. */
const PIECES = [
  ...[
    '\t',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    ':',
    ': ',
    '- ',
    '? ',
    '#',
    '&a ',
    '*a',
    '!t ',
    '!!set ',
    '|',
    '>',
    '%',
    '---\n',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    ',',
    '<<: *a',
    '${',
    '}',
    '$${',
    '${env:X}',
    '${key}',
    '${account}',
    '\uFEFF',
    '\0',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    '~',
    'true',
    'yes',
    '012',
    '0x1',
    '.nan',
    '1e999',
    '-0',
  ],
  ...[
    'version',
    'endpoints',
    'models',
    'instance',
    'serverless',
    'variants',
    'package',
    'environments',
    'prod',
    'moved',
    '4GB',
    'ml.m5.large',
    '😀',
    '\u202e',
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat({ max: 12 }),
  piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })),
});

type Edit = { readonly at: number; readonly drop: number; readonly piece: string };

function mutated(base: string, edits: readonly Edit[]): string {
  return edits.reduce((old, { at, drop, piece }) => {
    const start = Math.floor(at * old.length);
    return old.slice(0, start) + piece + old.slice(start + drop);
  }, base);
}

test('10,000 broken files are refused or read, each with places', () => {
  const mutant = fc.record({
    base: fc.constantFrom(...examples),
    edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
  });
  fc.assert(
    fc.property(mutant, ({ base, edits }) => {
      const text = mutated(base, edits);
      expectSound(load(text), text);
    }),
    { numRuns: 10_000, seed: SEED },
  );
});

test('broken files with environments are refused or read, one environment and all of them', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const text = mutated(environments, edits);
      expectSound(load(text, { environment: 'prod' }), text);
      const { diagnostics } = checkDocument({ file: 'inference.yaml', text, params: {}, env: {} });
      const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
      expect(brokenPromises({ diagnostics, masked: [] }, text)).toEqual(
        hasErrors ? [] : ['a document if and only if there is no error'],
      );
    }),
    { numRuns: 2_000, seed: SEED },
  );
});

/** A value of every kind of YAML, for places where another kind belongs. */
const OTHER_KINDS = ['{ a: b }', '{}', '[x]', '[]', '[{ a: b }]', 'null', 'true', '7', '1.5', '""', 'text'];

test('every value of every example as a value of another kind is refused or read', () => {
  const folders = readdirSync(new URL('examples/', root));
  for (const text of folders.map(exampleOf)) {
    for (const { value } of parse('inference.yaml', text).tree?.spots.values() ?? []) {
      for (const other of OTHER_KINDS) {
        const broken = text.slice(0, value.start) + other + text.slice(value.end);
        const { diagnostics } = checkDocument({ file: 'inference.yaml', text: broken, params: {}, env: {} });
        const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
        const expected = hasErrors ? [] : ['a document if and only if there is no error'];
        expect(brokenPromises({ diagnostics, masked: [] }, broken), broken).toEqual(expected);
      }
    }
  }
});

test('lines in any order and number are refused or read', () => {
  const lines = examples.flatMap((text) => text.split('\n'));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 40 }), (some) => {
      const text = some.join('\n');
      expectSound(load(text), text);
    }),
    { numRuns: 1_000, seed: SEED },
  );
});

test('any JSON under any known key is refused or read', () => {
  const known = fc.constantFrom(
    ...PIECES,
    'version',
    'project',
    'account',
    'region',
    'naming',
    'defaults',
    'image',
    'env',
    'tags',
    'role',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...PIECES),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('mapping'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    mapping: fc.dictionary(known, tie('value'), { maxKeys: 6 }),
  }));
  fc.assert(
    fc.property(fc.dictionary(known, value, { maxKeys: 8 }), (file) => {
      const text = JSON.stringify(file);
      expectSound(load(text), text);
    }),
    { numRuns: 2_000, seed: SEED },
  );
});

test('what the schema accepts loads, or is refused by a rule between fields', () => {
  let [accepted, loaded] = [0, 0];
  fc.assert(
    fc.property(configFile(), (file) => {
      expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
      accepted++;
      const text = JSON.stringify(file);
      const answer = load(text);
      expectSound(answer, text);
      // The schema has had its say, so only rules that look at several values are left.
      for (const { code } of answer.diagnostics) expect(code).toMatch(/^INF10(16|2[12]|33|4[0-9]|50)$/);
      if (answer.document !== undefined) loaded++;
    }),
    { numRuns: 1_000, seed: SEED },
  );
  // A generator of files that are all refused would prove nothing.
  expect(loaded).toBeGreaterThan(accepted / 4);
});

/** Files that keep to the schema, with values at its edges. */
function configFile(): fc.Arbitrary<unknown> {
  const key = fc.stringMatching(/^[a-z0-9]{1,8}(-{1,2}[a-z0-9]{1,8}){0,3}$/);
  const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 4 });
  const tags = fc.dictionary(
    fc
      .stringMatching(/^[\p{L}_.:/=+@ -]{1,20}$/u)
      .filter((one) => !/^(aws|inferra):|^(__proto__|constructor|prototype)$/i.test(one)),
    fc.stringMatching(/^[a-zé0-9_.:/=+@ -]{0,40}$/),
    { maxKeys: 4 },
  );
  const role = fc.stringMatching(/^arn:aws:iam::123456789012:role\/[a-zA-Z0-9_]{1,40}$/);
  const image = fc.stringMatching(
    /^[0-9]{12}\.dkr\.ecr\.us-east-1\.amazonaws\.com\/[a-z0-9]{1,20}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,20})?$/,
  );
  const env = fc.dictionary(
    fc.stringMatching(/^V[A-Z0-9_]{0,10}$/),
    fc.string({ unit: 'grapheme', maxLength: 60 }).filter((one) => !one.includes('${')),
    { maxKeys: 4 },
  );
  const model = fc.record(
    {
      image,
      role,
      env,
      artifact: fc.stringMatching(/^s3:\/\/[a-z0-9]{3,20}\/([a-zA-Z0-9_][a-zA-Z0-9/_.]{0,30})?\.tar\.gz$/),
    },
    { requiredKeys: ['image', 'role'] },
  );
  const instance = fc.record(
    {
      type: fc.constantFrom('ml.m5.large', 'ml.g5.xlarge', 'ml.p5.48xlarge'),
      count: fc.integer({ min: 1, max: 1000 }),
    },
    { requiredKeys: ['type'] },
  );
  const serverless = fc.record({
    memory: fc.constantFrom('1GB', '6 GB', '1024MB', '6144 MB'),
    maxConcurrency: fc.integer({ min: 1, max: 200 }),
  });
  const hardware = fc.oneof(
    instance.map((one) => ({ instance: one })),
    serverless.map((one) => ({ serverless: one })),
  );

  return fc
    .record({ project: key.filter((one) => one.length <= 32), keys, models: keys })
    .chain(({ project, keys: endpoints, models }) =>
      fc.record(
        {
          version: fc.constant(1),
          project: fc.constant(project),
          account: fc.constant('123456789012'),
          region: fc.constant('us-east-1'),
          naming: fc.constantFrom('${key}', '${project}-${key}', 'x-${region}-${key}'),
          defaults: fc.record({ role, tags }, { requiredKeys: [] }),
          models: fc
            .tuple(...models.map(() => model))
            .map((all) => Object.fromEntries(models.map((name, n) => [name, all[n]]))),
          endpoints: fc
            .tuple(
              ...endpoints.map(() =>
                fc.tuple(
                  fc.constantFrom(...models),
                  hardware,
                  fc.record({ tags, protect: fc.boolean() }, { requiredKeys: [] }),
                ),
              ),
            )
            .map((all) =>
              Object.fromEntries(
                endpoints.map((name, n) => [name, { model: all[n]?.[0], ...all[n]?.[1], ...all[n]?.[2] }]),
              ),
            ),
        },
        { requiredKeys: ['version', 'project', 'models', 'endpoints'] },
      ),
    );
}
