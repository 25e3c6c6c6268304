// Writes docs/coverage.md: every member of the requests that make endpoints, and how a file reaches it. Members are those of the
// SDK, so that a new one fails here until a table has it. With --check, fails when the file is not what would be written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateEndpointConfigInput$,
  CreateEndpointInput$,
  CreateInferenceComponentInput$,
  CreateModelInput$,
  UpdateEndpointInput$,
} from '@aws-sdk/client-sagemaker';
import { OTHER_REQUESTS } from './coverage-tables.js';
import { source } from './source.js';
import { root } from './steps.js';
import { readSchema } from './validator.js';

const REQUESTS = {
  CreateModel: CreateModelInput$,
  CreateEndpointConfig: CreateEndpointConfigInput$,
  CreateEndpoint: CreateEndpointInput$,
  UpdateEndpoint: UpdateEndpointInput$,
  CreateInferenceComponent: CreateInferenceComponentInput$,
};

/** What the numbers of a schema of the SDK mean (Smithy's schema serde: 1 list, 2 map, 3 structure). */
const [LIST, MAP, STRUCTURE] = [1, 2, 3];

const { model, config, passages } = await source({
  model: 'service/model.ts',
  config: 'service/endpoint-config.ts',
  passages: 'config/passages.ts',
});

/** Where the tables of `src/service` stand in a request, and in a file. */
const PLACES = {
  CreateModel: { shape: model.MODEL, at: 'models.*', named: passages.PIPELINE_PASSAGES },
  'CreateModel.PrimaryContainer': {
    shape: model.CONTAINER,
    at: 'models.*',
    named: passages.CONTAINER_PASSAGES,
  },
  'CreateModel.Containers[]': {
    shape: model.PIPED_CONTAINER,
    at: 'models.*.containers.*',
    named: passages.CONTAINER_PASSAGES,
  },
  CreateEndpointConfig: {
    shape: config.ENDPOINT_CONFIG,
    at: 'endpoints.*',
    named: passages.ENDPOINT_PASSAGES,
  },
  'CreateEndpointConfig.ProductionVariants[]': {
    shape: config.VARIANT,
    at: 'endpoints.*.variants.*',
    named: passages.VARIANT_PASSAGES,
  },
  'CreateEndpointConfig.ShadowProductionVariants[]': {
    shape: config.VARIANT,
    at: 'endpoints.*.variants.*',
    named: passages.VARIANT_PASSAGES,
  },
};

const schema = readSchema();
const problems = [];
const rows = Object.entries(REQUESTS).map(([name, input]) => [name, membersOf(input, name)]);
for (const [place, { shape, named = [] }] of Object.entries(PLACES)) {
  checkTable(shape, place);
  checkNamed(named, shape, place);
}

const file = join(root, 'docs', 'coverage.md');
const text = page();
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('docs/coverage.md is stale: run npm run gen');
  process.exitCode = 1;
}

/** Paths of all members below a shape of the SDK, in its order. */
function membersOf(shape, path) {
  const resolved = typeof shape === 'function' ? shape() : shape;
  // Shapes with traits of their own come in a pair with these.
  const plain = Array.isArray(resolved) && typeof resolved[0] !== 'number' ? one(resolved[0]) : resolved;
  if (!Array.isArray(plain)) return [];
  if (plain[0] === LIST) return membersOf(plain[4], `${path}[]`);
  if (plain[0] === MAP) return membersOf(plain[5], `${path}{}`);
  if (plain[0] !== STRUCTURE) throw new Error(`${path}: a schema of the SDK has another form`);
  return plain[4].flatMap((name, nth) => {
    const own = `${path}.${name}`;
    return [own, ...membersOf(plain[5][nth], own)];
  });
}

function one(shape) {
  return typeof shape === 'function' ? shape() : shape;
}

/** Every member of a table is one that the SDK has. */
function checkTable(shape, path) {
  const known = new Set(rows.flatMap(([, paths]) => paths));
  const below = (one, at) => {
    if (one.is === 'list') below(one.each, `${at}[]`);
    if (one.is !== 'structure') return;
    for (const [name, member] of Object.entries(one.members)) {
      if (!known.has(`${at}.${name}`)) problems.push(`${at}.${name}: the SDK has no such member`);
      if (PLACES[`${at}.${name}`] === undefined) below(member, `${at}.${name}`);
    }
  };
  below(shape, path);
}

/** What a field stands for is a member that may be passed through. */
function checkNamed(named, shape, place) {
  for (const { member, along = {} } of named) {
    for (const path of [member, ...Object.keys(along)]) {
      const found = path.split('.').reduce((one, name) => one?.members?.[name], shape);
      if (found === undefined || found.is === 'named' || found.is === 'withheld')
        problems.push(`${place}.${path}: no table has it, and a field stands for it`);
    }
  }
}

function page() {
  const intro =
    'Every member of the requests that make models and endpoints, as the SDK of this version has them. A member is a field of ' +
    '`inference.yaml`, or may be passed through under `raw`, checked against what SageMaker says of it, or is not for a file, ' +
    'for the reason that stands here.';
  const sections = rows.map(([name, paths]) => section(name, paths));
  return `# Coverage\n\nGenerated by \`scripts/coverage.js\`; do not edit.\n\n${intro}\n\n${sections.join('\n')}`;
}

function section(name, paths) {
  const told = paths.map((path) => ({ path, how: howOf(path) }));
  const count = (is) => told.filter(({ how }) => how.is === is).length;
  const sum = `${told.length} members: ${count('field')} by fields, ${count('raw')} under \`raw\`, ${count('none')} not for a file.`;
  const lines = told.map(({ path, how }) => `| \`${path.slice(name.length + 1)}\` | ${how.text} |`);
  return `## ${name}\n\n${sum}\n\n| member | in the file |\n|---|---|\n${lines.join('\n')}\n`;
}

/** The nearest table or entry above a path says how it is reached. */
function howOf(path) {
  const other = prefixIn(OTHER_REQUESTS, path);
  if (other !== undefined) return otherHow(OTHER_REQUESTS[other], path);
  const place = prefixIn(PLACES, path);
  if (place === undefined) return unknown(path);
  // The members that hold a place are told by the table above it.
  const { shape, at, named = [] } = PLACES[place];
  const steps = path.slice(place.length).match(/\.[^.[\]{}]+|\[\]|\{\}/g) ?? [];
  if (steps.length === 0) return shapeHow(shape, path, at);
  const fields = fieldsFor(steps.join('').slice(1), named).map((one) => `${at}.${one}`);
  const member = steps.reduce(step, shape);
  if (fields.length > 0) return several([...fieldsIn(member, at), ...fields], path);
  return shapeHow(member, path, at);
}

/** The fields that stand for a member, for what is in it, or for the whole list that it is in. */
function fieldsFor(path, named) {
  const isIn = (member) => member === path || member.startsWith(`${path}.`) || path.startsWith(`${member}[]`);
  return named
    .filter(({ member, along = {} }) => [member, ...Object.keys(along)].some(isIn))
    .map((one) => one.field);
}

function several(paths, from) {
  return { is: 'field', text: paths.map((path) => field(path, from).text).join(', ') };
}

function step(member, name) {
  if (member === undefined || member.is === 'named' || member.is === 'withheld') return member;
  return name === '[]' ? member.each : member.members?.[name.slice(1)];
}

function shapeHow(member, path, at) {
  if (member === undefined) return unknown(path);
  if (member.is === 'named') return field(`${at}.${member.field}`, path);
  if (member.is === 'withheld') return none(member.because);
  const inner = fieldsIn(member, at);
  if (PLACES[path] !== undefined) return field(at, path);
  if (inner.length > 0) return { is: 'field', text: inner.map((one) => `\`${one}\``).join(', ') };
  return { is: 'raw', text: `\`${at}.raw\`` };
}

/** The fields that are within a structure, or a list of them. */
function fieldsIn(member, at) {
  if (member?.is === 'list') return fieldsIn(member.each, at);
  if (member?.is !== 'structure') return [];
  return Object.values(member.members).flatMap((one) =>
    one.is === 'named' ? [`${at}.${one.field}`] : fieldsIn(one, at),
  );
}

function otherHow({ field: path, because, until }, from) {
  if (path === undefined) return none(because);
  return until !== undefined && !isField(path) ? none(until) : field(path, from);
}

function field(path, from) {
  if (!isField(path)) problems.push(`${from}: the language has no ${path}`);
  return { is: 'field', text: `\`${path}\`` };
}

function none(because) {
  return { is: 'none', text: because };
}

function unknown(path) {
  problems.push(`${path}: the SDK has a member that no table has`);
  return none('');
}

/** Is there a place in the schema for it? */
function isField(path) {
  const found = path.split('.').reduce((name, key) => {
    const definition = schema.$defs[name];
    const child =
      key === '*' ? (definition?.additionalProperties ?? definition?.items) : definition?.properties?.[key];
    return child?.$ref?.slice('#/$defs/'.length);
  }, 'file');
  return found !== undefined;
}

function prefixIn(table, path) {
  return Object.keys(table)
    .filter((one) => path === one || (path.startsWith(one) && /^[.[{]/.test(path.slice(one.length))))
    .sort((a, b) => b.length - a.length)[0];
}
