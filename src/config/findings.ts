// Collects the problems of one file, at most one for each place, and remembers which values are not to be trusted.
import type { Code } from '../core/codes.ts';
import type { Diagnostic, Place, Severity } from '../core/diagnostic.ts';
import type { Overlaid } from './overlay.ts';
import type { Source, Span } from './source.ts';
import { type Path, pointerOf, type Spot } from './tree.ts';

export type Words = { readonly message: string; readonly reason?: string; readonly hint?: string };

/**
 * What a problem speaks of: the key at a path, the value there, or its absence (shown at the key that should hold it).
 * `part` narrows a value to a piece of its text.
 */
export type Subject = {
  readonly path: Path;
  readonly on: 'key' | 'value' | 'absence';
  readonly part?: string;
};

export interface Findings {
  error(code: Code, subject: Subject, words: Words): void;
  warning(code: Code, subject: Subject, words: Words): void;
  /** An error of the text itself, which has no path. */
  syntax(code: Code, span: Span, words: Words): void;
  /** Marks a value as wrong without a word, because its cause is reported elsewhere. */
  spoil(path: Path): void;
  /** Whether the value at `path`, or one that holds it, is wrong. */
  spoilt(path: Path): boolean;
  /** Keeps the value at `path` out of every excerpt. */
  conceal(path: Path): void;
  /** Whether the file says anything at `path`. */
  written(path: Path): boolean;
  /** The text of the value at `path` as it stands in the file. */
  writing(path: Path): string | undefined;
  /** Where the key at `path` stands. */
  placeOf(path: Path): Place;
  /** Findings about what an environment makes of the file: what is wrong in the text is wrong there too. */
  overlaid(overlaid: Overlaid): Findings;
  /** The same problems so far, to which others are added apart. What one of the two conceals the other does, too. */
  fork(): Findings;
  hasErrors(): boolean;
  /** Whether errors that are told from now on are told to nobody. What is wrong is still to be marked. */
  isFull(): boolean;
  /** Sorted by place. */
  all(): readonly Diagnostic[];
}

type Found = Omit<Diagnostic, 'place' | 'excerpt'> & { readonly span: Span };

/** Of errors, and of warnings: nobody reads more, and a hostile file must not make megabytes of them. */
const MOST = 1000;

type Before = {
  /** Kept out of every excerpt, whoever conceals it. */
  readonly hidden: Span[];
  /** JSON Pointers of values that are wrong already. */
  readonly wrong: Iterable<string>;
  readonly found?: readonly Found[];
  /** What was told, by what it is about. */
  readonly seen?: Iterable<string>;
};

export function findingsOf(
  source: Source,
  spots: ReadonlyMap<string, Spot>,
  before: Before = { hidden: [], wrong: [] },
): Findings {
  const found: Found[] = [...(before.found ?? [])];
  const { hidden } = before;
  const seen = new Set(before.seen);
  const wrong = new Set(before.wrong);
  const counts: Record<Severity, number> = { error: 0, warning: 0, held: 0 };
  for (const { severity } of found) counts[severity]++;

  const add = (severity: Severity, code: Code, span: Span, words: Words, path: Path = []): void => {
    if (counts[severity] >= MOST) return;
    counts[severity]++;
    const address = addressOf(path);
    found.push({ span, code, severity, ...words, ...(address === undefined ? {} : { address }) });
  };
  const spoilt = (path: Path): boolean =>
    wrong.size > 0 &&
    (wrong.has('') || path.some((_, depth) => wrong.has(pointerOf(path.slice(0, depth + 1)))));
  const report = (severity: Severity, code: Code, subject: Subject, words: Words): void => {
    const id = `${severity} ${subject.on} ${pointerOf(subject.path)} ${subject.part ?? ''}`;
    // A piece of a value has its own cause; the value as a whole is told to be wrong once.
    const told = subject.on === 'value' && subject.part === undefined && spoilt(subject.path);
    if (seen.has(id) || told) return;
    seen.add(id);
    if (severity === 'error' && subject.on !== 'key') wrong.add(pointerOf(subject.path));
    add(severity, code, spanOf(subject, source, spots), words, subject.path);
  };

  return {
    error: (code, subject, words) => report('error', code, subject, words),
    warning: (code, subject, words) => report('warning', code, subject, words),
    syntax: (code, span, words) => add('error', code, span, words),
    spoil: (path) => void wrong.add(pointerOf(path)),
    spoilt,
    written: (path) => spots.has(pointerOf(path)),
    conceal(path) {
      const spot = spots.get(pointerOf(path));
      if (spot !== undefined) hidden.push(spot.value);
    },
    writing(path) {
      const spot = spots.get(pointerOf(path));
      return spot === undefined ? undefined : source.text.slice(spot.value.start, spot.value.end);
    },
    placeOf: (path) => source.place(keySpan(path, spots).start),
    overlaid(tree) {
      const moved = [...wrong].map((pointer) => tree.places.get(pointer));
      return findingsOf(source, tree.spots, { hidden, wrong: moved.filter((one) => one !== undefined) });
    },
    fork: () => findingsOf(source, spots, { hidden, wrong, found, seen }),
    hasErrors: () => counts.error > 0,
    isFull: () => counts.error >= MOST,
    all: () => found.toSorted(bySpan).map((one) => diagnosticOf(one, source, hidden)),
  };
}

/** What a problem is about, where that has an address. */
function addressOf([list = '', key]: Path): string | undefined {
  return key !== undefined && ['endpoints', 'recommendations'].includes(list) ? `${list}.${key}` : undefined;
}

function spanOf(subject: Subject, source: Source, spots: ReadonlyMap<string, Spot>): Span {
  const { path, on, part } = subject;
  if (on === 'absence') return keySpan(path.slice(0, -1), spots);
  const spot = spots.get(pointerOf(path));
  if (spot === undefined) return keySpan(path, spots);
  if (on === 'key') return spot.key ?? spot.value;
  return part === undefined ? spot.value : partOf(spot.value, part, source);
}

/** The key at `path`, or at the nearest path above it that has one; the start of the file where none has. */
function keySpan(path: Path, spots: ReadonlyMap<string, Spot>): Span {
  for (let depth = path.length; depth > 0; depth--) {
    const key = spots.get(pointerOf(path.slice(0, depth)))?.key;
    if (key !== undefined) return key;
  }
  const start = spots.get('')?.value.start ?? 0;
  return { start, end: start };
}

/** The first place of `part` in the written value; the value itself where escapes hide it. */
function partOf(span: Span, part: string, source: Source): Span {
  const at = source.text.slice(span.start, span.end).indexOf(part);
  return at === -1 ? span : { start: span.start + at, end: span.start + at + part.length };
}

function bySpan(a: Found, b: Found): number {
  return a.span.start - b.span.start || a.code.localeCompare(b.code);
}

/** Excerpts are made last, when all that they must not show is known. */
function diagnosticOf({ span, ...rest }: Found, source: Source, hidden: readonly Span[]): Diagnostic {
  return { ...rest, place: source.place(span.start), excerpt: source.excerpt(span, hidden) };
}
