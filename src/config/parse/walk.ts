// Turns the parser's nodes into a plain value with positions, and refuses what plain data cannot say faithfully.
import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type Document as YamlDocument,
} from 'yaml';
import type { Findings } from '../findings.ts';
import type { Span } from '../source.ts';
import { type Path, pointerOf, type Spot } from '../tree.ts';
import { quote } from '../words.ts';
import { inWords, LIMITS, tooDeep } from './scan.ts';

/** Keys that would reach the prototype of an object somewhere down the line. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A number as people write one; anything else (012, 0x1F, 1_000, .inf, 1e3) reads differently than it looks. */
const PLAIN_NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;

const CORE_TAG = /^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/;

const LONE_SURROGATE = /\p{Surrogate}/u;

type Walk = {
  readonly document: YamlDocument;
  readonly findings: Findings;
  readonly spots: Map<string, Spot>;
  aliases: number;
  values: number;
  /** Set once a limit is passed: nothing below is read any more. */
  full: boolean;
};

/** The file's value, or undefined where it is empty or was too much. Fills `spots`. */
export function readTree(document: YamlDocument, findings: Findings, spots: Map<string, Spot>): unknown {
  const walk: Walk = { document, findings, spots, aliases: 0, values: 0, full: false };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    findings.syntax('INF1009', { start: 0, end: 0 }, { message: 'the file is empty' });
    return undefined;
  }
  const value = read(walk, document.contents, [], undefined);
  return walk.full ? undefined : value;
}

function read(walk: Walk, node: unknown, path: Path, key: Span | undefined): unknown {
  const span = spanOf(node as Node | null, key);
  walk.spots.set(pointerOf(path), key === undefined ? { value: span } : { key, value: span });
  if (!withinLimits(walk, path, span)) return null;
  // The parser told that it does not know the tag; what the value would have been is anybody's guess.
  if (hasForeignTag(node)) walk.findings.spoil(path);
  if (isAlias(node)) return readAlias(walk, node, path, key, span);
  if (isMap(node)) return readMap(walk, node, path);
  if (isSeq(node))
    return node.items.map((item, index) => read(walk, item, [...path, String(index)], undefined));
  return isScalar(node) ? readScalar(walk, node, path) : null;
}

function hasForeignTag(node: unknown): boolean {
  const tag = isNode(node) && 'tag' in node ? node.tag : undefined;
  return tag !== undefined && !CORE_TAG.test(tag);
}

function withinLimits(walk: Walk, path: Path, span: Span): boolean {
  if (walk.full) return false;
  const message =
    path.length > LIMITS.depth
      ? tooDeep
      : ++walk.values > LIMITS.values
        ? `the file holds more than ${inWords(LIMITS.values)} values`
        : undefined;
  if (message === undefined) return true;
  walk.full = true;
  walk.findings.syntax('INF1002', span, { message });
  return false;
}

function readAlias(walk: Walk, alias: Alias, path: Path, key: Span | undefined, span: Span): unknown {
  const refuse = (message: string): null => {
    walk.findings.error('INF1003', { path, on: 'value' }, { message });
    return null;
  };
  if (++walk.aliases > LIMITS.aliases) {
    walk.full = true;
    return refuse(`the file uses more than ${LIMITS.aliases} aliases`);
  }
  const target = alias.resolve(walk.document);
  if (target === undefined) return refuse(`there is no anchor ${quote(`&${alias.source}`)} above this alias`);
  const value = read(walk, target, path, key);
  // Problems of the shared value as a whole are shown where it is used.
  walk.spots.set(pointerOf(path), key === undefined ? { value: span } : { key, value: span });
  return value;
}

function readMap(walk: Walk, map: YAMLMap, path: Path): unknown {
  const value: Record<string, unknown> = Object.create(null);
  for (const pair of map.items as readonly Pair<unknown, unknown>[]) {
    if (!isScalar(pair.key)) continue; // told by the parser
    const key = String(pair.key.value ?? '');
    const span = spanOf(pair.key, undefined);
    if (!isAllowedKey(walk, key, span) || isTwice(walk, key, value, span)) continue;
    value[key] = read(walk, pair.value, [...path, key], span);
  }
  return value;
}

function isTwice(walk: Walk, key: string, holder: object, span: Span): boolean {
  if (!Object.hasOwn(holder, key)) return false;
  walk.findings.syntax('INF1004', span, { message: `the key ${quote(key)} stands in this mapping twice` });
  return true;
}

function isAllowedKey(walk: Walk, key: string, span: Span): boolean {
  if (FORBIDDEN.has(key)) {
    walk.findings.syntax('INF1007', span, { message: `the key ${quote(key)} is not allowed` });
    return false;
  }
  if (key !== '<<') return true;
  walk.findings.syntax('INF1005', span, {
    message: 'merge keys are not supported',
    hint: 'write the fields out, or put what all endpoints share under defaults',
  });
  return false;
}

function readScalar(walk: Walk, scalar: Scalar, path: Path): unknown {
  const { value } = scalar;
  const written = scalar.source ?? '';
  if (typeof value === 'string') {
    if (!LONE_SURROGATE.test(value)) return value;
    walk.findings.error(
      'INF1008',
      { path, on: 'value' },
      { message: 'this text is not well-formed Unicode' },
    );
    return '';
  }
  if (typeof value !== 'number') return value;
  if (PLAIN_NUMBER.test(written) && (Number.isSafeInteger(value) || written.includes('.'))) return value;
  walk.findings.error(
    'INF1008',
    { path, on: 'value' },
    {
      message: `YAML reads ${quote(written)} as the number ${value}`,
      hint: `put it in quotes if it is text: ${quote(written)}; write a number in plain digits otherwise`,
    },
  );
  return value;
}

/** An empty value (`tags:` and nothing behind it) is shown at its key. */
function spanOf(node: Node | null, key: Span | undefined): Span {
  const range = node?.range;
  if (range === undefined || range === null) return key ?? { start: 0, end: 0 };
  const [start, end] = range;
  return start === end && key !== undefined ? key : { start, end };
}
