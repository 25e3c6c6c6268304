// What was told to whom: a small file that outlives the run, so that one state is told once. The account is not asked to
// remember it, because a check that only reads must not write there.
import type { Watched } from './state.ts';

/** A state, and since when the account has differed from the file without a break. */
export type Standing = {
  /** See stateOf in state.ts. */ readonly digest: string /** ISO 8601. */;
  readonly since: string;
};

export type Memory = {
  readonly formatVersion: '1.0';
  readonly check: Watched;
  /** As the last run found it; null where nothing differed. */
  readonly differs: Standing | null;
  /** What each target was last told, by its word; one that was told nothing, or that all is well, is not in it. */
  readonly told: Readonly<Record<string, Standing>>;
};

export type Change = 'found' | 'changed' | 'resolved';

/** How things stand now. */
export function standingNow(
  before: Memory | undefined,
  digest: string | undefined,
  now: number,
): Standing | null {
  if (digest === undefined) return null;
  return { digest, since: before?.differs?.since ?? new Date(now).toISOString() };
}

/** What a target does not know yet; undefined where it knows all. */
export function changeFor(
  word: string,
  before: Memory | undefined,
  now: Standing | null,
): Change | undefined {
  const told = toldOf(before, word);
  if (now === null) return told === undefined ? undefined : 'resolved';
  if (told === undefined) return 'found';
  return told.digest === now.digest ? undefined : 'changed';
}

/** What a target was last told. */
export function toldOf(memory: Memory | undefined, word: string): Standing | undefined {
  return memory !== undefined && Object.hasOwn(memory.told, word) ? memory.told[word] : undefined;
}

/**
 * What the next run has to know.
 * @param informed of the targets of this run, those that know how things stand now; the others keep what they were told
 */
export function remembered(
  check: Watched,
  before: Memory | undefined,
  now: Standing | null,
  words: readonly string[],
  informed: ReadonlySet<string>,
): Memory {
  const told = [...words].sort().flatMap((word) => {
    const known = informed.has(word) ? now : toldOf(before, word);
    return known === null || known === undefined ? [] : [[word, known] as const];
  });
  return { formatVersion: '1.0', check, differs: now, told: Object.fromEntries(told) };
}

/** The text of the file: the same for the same memory. */
export function memoryText(memory: Memory): string {
  return `${JSON.stringify(memory, null, 2)}\n`;
}

/** Reads the file; undefined where it is not one that {@link memoryText} wrote. */
export function memoryOf(text: string): Memory | undefined {
  const value = parsed(text);
  if (!isObject(value) || value.formatVersion !== '1.0' || !isObject(value.check)) return undefined;
  const check = watchedIn(value.check);
  if (check === undefined) return undefined;
  const differs = value.differs === null ? null : standingIn(value.differs);
  if (differs === undefined || !isObject(value.told)) return undefined;
  const told = Object.entries(value.told).map(([word, one]) => [word, standingIn(one)] as const);
  if (told.some(([, one]) => one === undefined)) return undefined;
  return {
    formatVersion: '1.0',
    check,
    differs,
    told: Object.fromEntries(told) as Memory['told'],
  };
}

function watchedIn({
  project,
  environment,
  account,
  region,
  targets,
}: Readonly<Record<string, unknown>>): Watched | undefined {
  const names = { project, environment, account, region };
  if (!Array.isArray(targets) || ![...Object.values(names), ...targets].every(isText)) return undefined;
  return { ...names, targets } as Watched;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function standingIn(value: unknown): Standing | undefined {
  if (!isObject(value)) return undefined;
  const { digest, since } = value;
  if (typeof digest !== 'string' || !/^[0-9a-f]{64}$/.test(digest)) return undefined;
  if (typeof since !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(since)) return undefined;
  return { digest, since };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
