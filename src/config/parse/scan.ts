// Looks at the text before the parser does: what is too large or too deep is refused while that is still cheap.
import { Lexer } from 'yaml';
import type { Span } from '../source.ts';

export const LIMITS = {
  /** UTF-8 bytes of the file. */
  bytes: 1024 * 1024,
  /** Mappings and lists inside each other. */
  depth: 64,
  /** Pieces of syntax: about ten thousand lines. */
  tokens: 100_000,
  /** Uses of aliases. */
  aliases: 50,
  /** Values after aliases are followed: fifty of them must not become a billion. */
  values: 20_000,
} as const;

export type TooMuch = { readonly what: string; readonly span: Span };

/** What the text has too much of, or undefined. Takes time in proportion to the limits, not to the text. */
export function scan(text: string): TooMuch | undefined {
  const start: Span = { start: 0, end: 0 };
  if (Buffer.byteLength(text) > LIMITS.bytes) return { what: 'the file is larger than 1 MiB', span: start };
  let [offset, depth, tokens] = [0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    const span = { start: offset, end: offset + 1 };
    if (depth > LIMITS.depth) return { what: tooDeep, span };
    if (++tokens > LIMITS.tokens) return { what: 'the file has more than 100,000 pieces of syntax', span };
    offset += isMarker(token) ? 0 : token.length;
  }
  return undefined;
}

export const tooDeep = `mappings and lists stand in each other more than ${LIMITS.depth} levels deep`;

/** The lexer says where a document, an error or a scalar begins with control characters that are not in the text. */
function isMarker(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === '\u001f';
}
