// The small language inside texts: `${name}`, `${name:ARGUMENT}`, and `$${` for a literal `${`.

export type Reference = {
  /** As it stands in the text, braces included. */
  readonly written: string;
  readonly name: string;
  readonly argument?: string;
};

/** `broken` is a `${` that begins no reference, with the text up to its end; `escape` is `$${`. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'escape' }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'broken'; readonly written: string };

const PIECES = /\$\$\{|\$\{([^${}]*)\}|\$\{[^}]{0,40}\}?/g;
const REFERENCE = /^([a-z]+)(?::([A-Za-z_][A-Za-z0-9_.-]*))?$/;

export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    pieces.push(pieceOf(match[0], match[1]));
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

function pieceOf(written: string, inner: string | undefined): Piece {
  if (written === '$${') return { kind: 'escape' };
  const [, name, argument] = REFERENCE.exec(inner ?? '') ?? [];
  if (name === undefined) return { kind: 'broken', written };
  return { kind: 'reference', reference: { written, name, ...(argument === undefined ? {} : { argument }) } };
}

/** The references of a text, in order. */
export function referencesOf(text: string): readonly Reference[] {
  return piecesOf(text).flatMap((piece) => (piece.kind === 'reference' ? [piece.reference] : []));
}

/** The text with every reference replaced and every escape undone; undefined where one has no value. */
export function expand(
  text: string,
  resolve: (reference: Reference) => string | undefined,
): string | undefined {
  const parts = piecesOf(text).map((piece) => {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind === 'escape') return '${';
    return piece.kind === 'broken' ? undefined : resolve(piece.reference);
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}
