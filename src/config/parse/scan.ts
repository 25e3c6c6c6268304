// Looks at the text before the parser does: what is too large or too deep is refused while that is still cheap.
import { Lexer } from 'yaml';
import type { Span } from '../source.ts';

export const LIMITS = {
  /** UTF-8 bytes of the file, in MiB: ten thousand endpoints, each with a model, tags and comments of its own, have four. */
  mebibytes: 8,
  /** Mappings and lists inside each other. */
  depth: 64,
  /** Pieces of syntax: ten thousand such endpoints have a million. */
  tokens: 1_500_000,
  /** Characters of one piece: patterns run over values, and no value of the service is near it. */
  piece: 65_536,
  /** Uses of aliases. */
  aliases: 50,
  /** Values after aliases are followed: fifty of them must not become a billion. */
  values: 250_000,
  /** Values of all environments together: each is the whole file again. */
  overlaid: 750_000,
} as const;

export type TooMuch = { readonly what: string; readonly span: Span };

/** What the text has too much of, or undefined. Takes time in proportion to the limits, not to the text. */
export function scan(text: string): TooMuch | undefined {
  const start: Span = { start: 0, end: 0 };
  const { mebibytes } = LIMITS;
  if (Buffer.byteLength(text) > mebibytes * 2 ** 20)
    return { what: `the file is larger than ${mebibytes} MiB`, span: start };
  let [offset, depth, tokens] = [0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    const what = excess(depth, ++tokens, token.length);
    if (what !== undefined) return { what, span: { start: offset, end: offset + 1 } };
    offset += isMarker(token) ? 0 : token.length;
  }
  return undefined;
}

function excess(depth: number, tokens: number, length: number): string | undefined {
  if (depth > LIMITS.depth) return tooDeep;
  if (tokens > LIMITS.tokens) return `the file has more than ${inWords(LIMITS.tokens)} pieces of syntax`;
  return length > LIMITS.piece ? `this has more than ${inWords(LIMITS.piece)} characters` : undefined;
}

export const tooDeep = `mappings and lists stand in each other more than ${LIMITS.depth} levels deep`;

/** 1,500,000 */
export function inWords(count: number): string {
  return count.toLocaleString('en-US');
}

/** The lexer says where a document, an error or a scalar begins with control characters that are not in the text. */
function isMarker(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === '\u001f';
}
