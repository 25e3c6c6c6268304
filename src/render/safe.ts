// The one choke point for live strings: what came from the account, the file or the environment passes here before it
// is shown, so that no name, tag, value or failure reason can move a cursor, reorder a line or command a CI runner.

/** Code points of one live string that are shown; the service's own longest free text (FailureReason) has 1,024. */
export const LIVE_LIMIT = 1024;

/** Stands for what was cut away. The masker knows it: a secret that was cut in two at this sign is masked as well. */
export const CUT = '…';

/**
 * Controls (C0, DEL, C1), format characters (bidi, zero-width, tags, BOM), lone surrogates, line and paragraph
 * separators, and everything else that Unicode calls ignorable, because .NET's `StartsWith` looks through it.
 */
const UNSEEN = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`;

/**
 * Runners of GitHub (read 2026-11: actions/runner, ActionCommand.cs) take `::` at the start of a line after any white
 * space, and `##[` anywhere in it; Azure Pipelines takes `##vso[` anywhere, TeamCity `##teamcity[`. One character is
 * escaped so that none of them is left. A string that ends in `##` is escaped too: what follows may be a bracket.
 */
const COMMANDS = String.raw`:(?=:)(?<=^\s*:)|#(?<=##)(?=[a-z]*(?:\[|$))`;

const UNSAFE = new RegExp(`${UNSEEN}|${COMMANDS}`, 'giu');

/**
 * A live string as it may stand in a line of output: every unsafe code point as `\u{1b}`, at most `limit` code units,
 * with {@link CUT} where the rest was left out. Text that has nothing unsafe comes back as it is.
 */
export function safe(text: string, limit: number = LIVE_LIMIT): string {
  return shorten(text, limit).replace(UNSAFE, escapeCodePoint);
}

/** As {@link safe}, one cell per code point of `text`, for who must point into it. Not bounded. */
export function safeCells(text: string): readonly string[] {
  const unsafe = new Set(Array.from(text.matchAll(UNSAFE), (match) => match.index));
  let at = 0;
  return Array.from(text, (codePoint) => {
    const cell = unsafe.has(at) ? escapeCodePoint(codePoint) : codePoint;
    at += codePoint.length;
    return cell;
  });
}

/** As {@link safe} for text that has lines of its own, a stack trace: each line is made safe, the breaks stay. */
export function safeBlock(text: string): string {
  return text
    .split('\n')
    .map((line) => safe(line))
    .join('\n');
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, splitsPair ? limit - 1 : limit) + CUT;
}

function escapeCodePoint(codePoint: string): string {
  return `\\u{${(codePoint.codePointAt(0) ?? 0).toString(16)}}`;
}
