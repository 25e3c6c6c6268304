// Checks a request against the wire shapes and words what it finds as the service does. Members that no shape knows are
// dropped, as AWS JSON 1.1 services do (Smithy: unknown members must be ignored; read 2026-11).
import { refused, ServiceFault } from '../wire/errors.ts';
import type { Shape } from './shapes.ts';
import { shapes } from './wire-shapes.ts';

type Found = string[];

/**
 * The input of an operation, with known members only and timestamps in milliseconds.
 * @throws ServiceFault SerializationException for a value of the wrong type, ValidationException with every broken
 * constraint for the rest.
 */
export function validateInput(shapeName: string, input: unknown): Record<string, unknown> {
  const found: Found = [];
  const value = readStructure(shapeOf(shapeName), input, '', found);
  if (found.length > 0) {
    const noun = found.length === 1 ? 'error' : 'errors';
    throw refused(`${found.length} validation ${noun} detected: ${found.join('; ')}`);
  }
  return value;
}

function shapeOf(name: string): Shape {
  const shape = shapes[name];
  if (shape === undefined) throw new Error(`no wire shape ${name}`);
  return shape;
}

function read(shapeName: string, value: unknown, path: string, found: Found): unknown {
  const shape = shapeOf(shapeName);
  switch (shape.t) {
    case 'structure':
      return readStructure(shape, value, path, found);
    case 'list':
      return readList(shape, value, path, found);
    case 'map':
      return readMap(shape, value, path, found);
    default:
      return readScalar(shape, value, path, found);
  }
}

function readStructure(shape: Shape, value: unknown, path: string, found: Found): Record<string, unknown> {
  if (!isObject(value)) throw wrongType(value, 'structure');
  const out: Record<string, unknown> = {};
  for (const [member, shapeName] of Object.entries(shape.m ?? {})) {
    const given = Object.hasOwn(value, member) ? value[member] : undefined;
    const memberPath = path === '' ? lowerFirst(member) : `${path}.${lowerFirst(member)}`;
    if (given !== undefined && given !== null) out[member] = read(shapeName, given, memberPath, found);
    else if (shape.r?.includes(member)) found.push(complaint(null, memberPath, 'Member must not be null'));
  }
  return out;
}

function readList(shape: Shape, value: unknown, path: string, found: Found): unknown[] {
  if (!Array.isArray(value)) throw wrongType(value, 'list');
  checkBroken(value, path, lengthBroken(value.length, shape), found);
  const itemShape = shapeOf(shape.i ?? '');
  if (itemShape.t !== 'string') {
    return value.map((item, index) => read(shape.i ?? '', item, `${path}.${index + 1}.member`, found));
  }
  return readStrings(itemShape, value, path, found);
}

/** Lists of plain strings are complained about as a whole, unless an enum is broken. */
function readStrings(shape: Shape, value: readonly unknown[], path: string, found: Found): unknown[] {
  const items = value.map((item) => scalar(shape, item));
  if (items.some((item) => broken(shape, item).length > 0)) {
    const rules = constraints(shape).join(', ');
    found.push(complaint(value, path, `Member must satisfy constraint: [${rules}]`));
  }
  return items;
}

function readMap(shape: Shape, value: unknown, path: string, found: Found): Record<string, unknown> {
  if (!isObject(value)) throw wrongType(value, 'map');
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  checkBroken(value, path, lengthBroken(entries.length, shape), found);
  const keyShape = shapeOf(shape.k ?? '');
  const valueShape = shapeOf(shape.v ?? '');
  if (entries.some(([key]) => broken(keyShape, key).length > 0)) {
    found.push(
      complaint(value, path, `Map keys must satisfy constraint: [${constraints(keyShape).join(', ')}]`),
    );
  }
  if (entries.some(([, item]) => broken(valueShape, scalar(valueShape, item)).length > 0)) {
    found.push(
      complaint(value, path, `Map value must satisfy constraint: [${constraints(valueShape).join(', ')}]`),
    );
  }
  return Object.fromEntries(entries);
}

function readScalar(shape: Shape, value: unknown, path: string, found: Found): unknown {
  const plain = scalar(shape, value);
  checkBroken(plain, path, broken(shape, plain), found);
  return shape.t === 'timestamp' && typeof plain === 'number' ? plain * 1000 : plain;
}

function checkBroken(value: unknown, path: string, rules: readonly string[], found: Found): void {
  for (const rule of rules) found.push(complaint(value, path, rule));
}

/** Texts of the type conversion seen from services of this family (recalled; the code is what clients match on). */
function wrongType(value: unknown, wanted: string): ServiceFault {
  const start = Array.isArray(value) ? 'list' : 'structure or map';
  if (typeof value === 'object' && value !== null) {
    return new ServiceFault('SerializationException', `Start of ${start} found where not expected.`);
  }
  if (wanted === 'structure' || wanted === 'list' || wanted === 'map') {
    return new ServiceFault('SerializationException', 'Unexpected field type');
  }
  const given =
    typeof value === 'boolean' ? `${String(value).toUpperCase()}_VALUE` : `${typeOf(value)}_VALUE`;
  const article = wanted === 'Integer' ? 'an ' : '';
  return new ServiceFault('SerializationException', `${given} can not be converted to ${article}${wanted}`);
}

function typeOf(value: unknown): string {
  return typeof value === 'number' ? 'NUMBER' : 'STRING';
}

function scalar(shape: Shape, value: unknown): string | number | boolean {
  switch (shape.t) {
    case 'string':
      if (typeof value === 'string') return value;
      throw wrongType(value, 'String');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw wrongType(value, 'Boolean');
    case 'integer':
      if (typeof value === 'number' && Number.isInteger(value)) return value;
      throw wrongType(value, 'Integer');
    case 'float':
      if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
      if (typeof value === 'number') return value;
      throw wrongType(value, 'Float');
    default:
      if (typeof value === 'number') return value;
      throw wrongType(value, 'Timestamp');
  }
}

/** The constraints that a value breaks, in the service's words. */
function broken(shape: Shape, value: string | number | boolean): readonly string[] {
  if (typeof value === 'number') return numberBroken(value, shape);
  if (typeof value !== 'string') return [];
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    return [`Member must satisfy enum value set: [${shape.enum.join(', ')}]`];
  }
  const length = [...value].length;
  const tooLong = lengthBroken(length, shape);
  if (shape.pattern === undefined || matches(shape.pattern, value)) return tooLong;
  return [...tooLong, patternRule(shape.pattern)];
}

function lengthBroken(length: number, shape: Shape): readonly string[] {
  const rules: string[] = [];
  if (shape.max !== undefined && length > shape.max) rules.push(maxLengthRule(shape.max));
  if (shape.min !== undefined && length < shape.min) rules.push(minLengthRule(shape.min));
  return rules;
}

function numberBroken(value: number, shape: Shape): readonly string[] {
  const rules: string[] = [];
  if (shape.max !== undefined && value > shape.max) {
    rules.push(`Member must have value less than or equal to ${shape.max}`);
  }
  if (shape.min !== undefined && !(value >= shape.min)) {
    rules.push(`Member must have value greater than or equal to ${shape.min}`);
  }
  return rules;
}

/** All constraints of a shape, as they are recited for lists and maps. */
function constraints(shape: Shape): readonly string[] {
  const rules: string[] = [];
  if (shape.enum !== undefined) rules.push(`Member must satisfy enum value set: [${shape.enum.join(', ')}]`);
  if (shape.max !== undefined) rules.push(maxLengthRule(shape.max));
  if (shape.min !== undefined) rules.push(minLengthRule(shape.min));
  if (shape.pattern !== undefined) rules.push(patternRule(shape.pattern));
  return rules;
}

const maxLengthRule = (max: number): string => `Member must have length less than or equal to ${max}`;
const minLengthRule = (min: number): string => `Member must have length greater than or equal to ${min}`;
const patternRule = (pattern: string): string => `Member must satisfy regular expression pattern: ${pattern}`;

const compiled = new Map<string, RegExp>();

function matches(pattern: string, value: string): boolean {
  let regex = compiled.get(pattern);
  if (regex === undefined) {
    // Java lets an anchor repeat, as in `(…)${1,128}`, and knows a class of printable ASCII; here both are errors.
    const plain = pattern.replace(/\$\{\d+,\d+\}/g, '$$').replaceAll('\\p{Print}', '[\\x20-\\x7e]');
    regex = new RegExp(`^(?:${plain})$`, 'u');
    compiled.set(pattern, regex);
  }
  return regex.test(value);
}

function complaint(value: unknown, path: string, rule: string): string {
  const shown = value === null ? 'null' : `'${display(value)}'`;
  return `Value ${shown} at '${path}' failed to satisfy constraint: ${rule}`;
}

/** Java's way of printing a value: `[a, b]`, `{k=v}`. */
function display(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(display).join(', ')}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${display(item)}`)
      .join(', ')}}`;
  }
  return String(value);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
