// The last stage before stdout and stderr, for text, JSON and plan files alike: no secret value leaves in any form.
import { formsOf, SHORTEST_SECRET } from './mask-forms.ts';
import { CUT } from './safe.ts';

export const MASKED = '(masked)';

type Range = { readonly start: number; readonly end: number };

/**
 * A function that replaces every occurrence of every secret by {@link MASKED}, in all forms that `formsOf` lists, and
 * where a text was cut ({@link CUT}) inside a secret, also what is left of it there. Secrets of fewer than 4 characters
 * are ignored. Takes whole texts: an occurrence that is split over two calls is not seen. Valid JSON stays valid JSON
 * unless a secret itself looks like JSON's punctuation.
 */
export function masker(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => text;
  return (text) => cover(text, merge([...occurrences(text, forms), ...cutOccurrences(text, forms)]));
}

/** All of them, overlapping ones too: where two secrets overlap, neither may leave its rest behind. */
function occurrences(text: string, forms: readonly string[]): readonly Range[] {
  const found: Range[] = [];
  for (const form of forms) {
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
      found.push({ start: withEscape(text, start), end: start + form.length });
    }
  }
  return found;
}

/** A match may begin inside a JSON escape (`\n`, `\u00e9`); the escape goes with it, so that no half of one is left. */
function withEscape(text: string, start: number): number {
  const lead = /(?:\\+|\\+u[0-9a-f]{0,3})$/i.exec(text.slice(Math.max(0, start - 64), start));
  return lead === null ? start : start - lead[0].length;
}

function cutOccurrences(text: string, forms: readonly string[]): readonly Range[] {
  const found: Range[] = [];
  for (let cut = text.indexOf(CUT); cut >= 0; cut = text.indexOf(CUT, cut + 1)) {
    const after = cut + CUT.length;
    for (const form of forms) {
      const head = longest(form, (length) => text.endsWith(form.slice(0, length), cut));
      const tail = longest(form, (length) => text.startsWith(form.slice(-length), after));
      if (head > 0) found.push({ start: withEscape(text, cut - head), end: cut });
      if (tail > 0) found.push({ start: after, end: after + tail });
    }
  }
  return found;
}

function longest(form: string, fits: (length: number) => boolean): number {
  for (let length = form.length - 1; length >= SHORTEST_SECRET; length--) if (fits(length)) return length;
  return 0;
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push(range);
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged;
}

function cover(text: string, ranges: readonly Range[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of ranges) {
    shown += text.slice(from, start) + MASKED;
    from = end;
  }
  return shown + text.slice(from);
}
