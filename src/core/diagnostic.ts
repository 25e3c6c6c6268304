// A problem to show to a person: data, collected and never thrown. One object feeds text, JSON and annotations.
import type { Code } from './codes.ts';

/** A place in a file. Lines and columns are 1-based; columns count Unicode code points. */
export type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

/** The source line that a diagnostic points into: the caret starts under code point `start` (1-based), `length` wide. */
export type Excerpt = { readonly text: string; readonly start: number; readonly length: number };

/** `held`: a change is withheld from this run; nothing is wrong, and the hint says what lets it go on. */
export type Severity = 'error' | 'warning' | 'held';

export type Diagnostic = {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, with the wrong value: lower case, no full stop. */
  readonly message: string;
  /** Why it matters or would be refused, when the message alone does not say it. */
  readonly reason?: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly place?: Place;
  readonly excerpt?: Excerpt;
  /** The unit it speaks of, e.g. `endpoints.fraud`. */
  readonly address?: string;
};
