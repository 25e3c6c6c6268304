// Puts an entry into a mapping of a file, and leaves every other byte of it as it is: comments, blank lines, quotes and the
// way in which people indent are theirs.
import { isAlias, isCollection, isMap, isPair, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { InferraError } from '../../core/errors.ts';
import type { Path } from '../tree.ts';
import { blockText, flowText } from './write.ts';

/**
 * The text with `value` under a new key at the end of `path`; mappings on the way that are not there are made.
 * @throws InferraError INF3035 where the file is written in a way that cannot be added to
 */
export function insertEntry(text: string, path: Path, value: unknown): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  const { cut, at, written } = editOf(body, path, value);
  return `${mark}${body.slice(0, cut.start)}${body.slice(cut.end, at)}${written}${body.slice(at)}`;
}

/** `cut` ends before `at`. */
type Edit = {
  readonly cut: { readonly start: number; readonly end: number };
  readonly at: number;
  readonly written: string;
};

type Style = { readonly step: number; readonly newline: string };

function editOf(body: string, path: Path, value: unknown): Edit {
  const { contents } = parseDocument(body, { schema: 'core', stringKeys: true });
  if (!isMap(contents)) throw unfit(path);
  const style = { step: stepOf(body, contents), newline: body.includes('\r\n') ? '\r\n' : '\n' };
  let map: YAMLMap = contents;
  for (const [index, key] of path.entries()) {
    const pair = pairOf(map, key);
    const entry = (from: number) => nested(path.slice(from), value);
    if (pair === undefined) return into(body, map, entry(index), style);
    if (index === path.length - 1 || isAlias(pair.value)) throw unfit(path);
    if (isEmpty(pair)) return fill(body, map, pair, entry(index + 1), style);
    if (!isMap(pair.value)) throw unfit(path);
    map = pair.value;
  }
  throw unfit(path);
}

function unfit(path: Path): InferraError {
  const section = path.slice(0, -1).join('.');
  return new InferraError('INF3035', `${section} is written in a way that inferra cannot add to`, {
    hint: `write ${section} as a mapping of its own, without aliases`,
  });
}

/** The value inside mappings of one key each. */
function nested(path: Path, value: unknown): object {
  const [key = '', ...rest] = path;
  return { [key]: rest.length === 0 ? value : nested(rest, value) };
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((one) => isScalar(one.key) && one.key.value === key);
}

function isEmpty({ value }: Pair): boolean {
  if (isMap(value)) return value.items.length === 0;
  return value === null || (isScalar(value) && value.value === null);
}

function into(body: string, map: YAMLMap, entry: object, style: Style): Edit {
  if (map.flow === true) return intoFlow(body, map, entry);
  const column = columnOf(body, startOf(map));
  const at = afterComments(body, endOfLine(body, endOf(map)), column);
  const last = map.items.at(-1)?.key;
  const apart = map.items.length > 1 && isScalar(last) && last.spaceBefore === true ? style.newline : '';
  return { ...NO_CUT, at, written: lines(body, at, `${apart}${blockText(entry, column, style)}`, style) };
}

/** A key that has no value, or `{}`: what stands behind the entry in its line stays there. */
function fill(body: string, map: YAMLMap, pair: Pair, entry: object, style: Style): Edit {
  if (map.flow === true) {
    if (isMap(pair.value)) return intoFlow(body, pair.value, entry);
    throw unfit(Object.keys(entry));
  }
  const column = columnOf(body, startOf(pair.key)) + style.step;
  const at = endOfLine(body, Math.max(endOf(pair.key), endOf(pair.value)));
  const [start, end] = rangeOf(pair.value);
  const cut = end > start ? { start: start - 1, end } : { start: 0, end: 0 };
  return { cut, at, written: lines(body, at, blockText(entry, column, style), style) };
}

function intoFlow(body: string, map: YAMLMap, entry: object): Edit {
  const close = body.lastIndexOf('}', rangeOf(map)[1] - 1);
  const at = map.items.length === 0 ? close : endOf(map.items.at(-1));
  const comma = map.items.length === 0 ? '' : ', ';
  return { ...NO_CUT, at, written: `${comma}${flowText(entry)}` };
}

const NO_CUT = { cut: { start: 0, end: 0 } } as const;

/** A last line that does not end is ended first. */
function lines(body: string, at: number, text: string, { newline }: Style): string {
  return at > 0 && body[at - 1] !== '\n' ? `${newline}${text.slice(0, -newline.length)}` : text;
}

/** Comments below an entry that are further in belong to it. */
function afterComments(body: string, from: number, column: number): number {
  let end = from;
  for (let at = from; at < body.length; ) {
    const next = nextLine(body, at);
    const [, indent = ''] = /^( *)#/.exec(body.slice(at, next)) ?? [];
    if (indent.length > column) end = next;
    else if (body.slice(at, next).trim() !== '') break;
    at = next;
  }
  return end;
}

/** Where the line that holds the character before `at` is over. */
function endOfLine(body: string, at: number): number {
  return at > 0 && body[at - 1] === '\n' ? at : nextLine(body, at);
}

function nextLine(body: string, at: number): number {
  const found = body.indexOf('\n', at);
  return found < 0 ? body.length : found + 1;
}

function columnOf(body: string, at: number): number {
  return at - (body.lastIndexOf('\n', at - 1) + 1);
}

/** How far the first mapping inside the file is indented. */
function stepOf(body: string, root: YAMLMap): number {
  const inner = root.items
    .map(({ value }) => value)
    .find((one) => isMap(one) && one.flow !== true && one.items.length > 0);
  return inner === undefined ? 2 : Math.max(1, columnOf(body, startOf(inner)));
}

function startOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) return startOf(node.items[0]?.key);
  return rangeOf(node)[0];
}

/** Where the last thing in the node ends that is no comment. */
function endOf(node: unknown): number {
  if (isPair(node)) return Math.max(endOf(node.key), endOf(node.value));
  if (isCollection(node) && node.flow !== true && node.items.length > 0) return endOf(node.items.at(-1));
  return rangeOf(node)[1];
}

function rangeOf(node: unknown): readonly [number, number] {
  const { range } = (node ?? {}) as { readonly range?: readonly number[] };
  return [range?.[0] ?? 0, range?.[1] ?? 0];
}
