// Lists come in pages. The token is opaque to callers: where the next page begins, and what was asked for.
import { refused } from '../wire/errors.ts';
import type { Context } from './context.ts';

export type PageInput = { readonly NextToken?: string; readonly MaxResults?: number };
type Token = { readonly from: number; readonly of: string };

/** One page of `all`, which the caller has put in order. `size`: how many where the caller does not say. */
export function page<T>(
  ctx: Context,
  operation: string,
  all: readonly T[],
  input: PageInput & { readonly size?: number },
): { readonly items: readonly T[]; readonly NextToken?: string } {
  const from = input.NextToken === undefined ? undefined : readToken(operation, input.NextToken);
  // A page may be empty and still carry a token (aws-sdk issue 486).
  if (ctx.conditions.emptyPages && from === undefined) {
    return { items: [], NextToken: tokenOf({ from: 0, of: operation }) };
  }
  const start = from ?? 0;
  const end = start + (input.MaxResults ?? input.size ?? 10);
  const items = all.slice(start, end);
  return end < all.length ? { items, NextToken: tokenOf({ from: end, of: operation }) } : { items };
}

function tokenOf(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64');
}

function readToken(operation: string, text: string): number {
  try {
    const token: unknown = JSON.parse(Buffer.from(text, 'base64').toString());
    if (isToken(token) && token.of === operation) return token.from;
  } catch {
    // Falls through: not one of ours.
  }
  throw refused('Invalid NextToken.');
}

function isToken(value: unknown): value is Token {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    'of' in value &&
    Number.isSafeInteger(value.from) &&
    Number(value.from) >= 0
  );
}
