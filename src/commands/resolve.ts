// Finds the command in the words of a command line, wherever the global flags stand, before anything of oclif is loaded.

/** The global flags that take a value, as they are written. */
export const valueFlags: readonly string[] = ['-f', '--file', '--env', '--param', '--region', '--profile'];

export type Resolved =
  | { readonly kind: 'command'; readonly id: string; readonly argv: readonly string[] }
  /** `subject` is the id of a command or topic; empty for the whole program. */
  | { readonly kind: 'help'; readonly subject: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'unknown'; readonly words: readonly string[] };

/** Ids have the words of a command joined by a colon, as oclif has them: `simulator:serve`. */
export function resolve(
  argv: readonly string[],
  ids: readonly string[],
  withValue: readonly string[] = valueFlags,
): Resolved {
  const { before, words, rest } = split(argv, withValue);
  const wantsHelp = [...before, ...rest].some((arg) => arg === '--help' || arg === '-h');
  if (words.length === 0)
    return before.includes('--version') ? { kind: 'version' } : helpOr(before, wantsHelp);
  if (words[0] === 'help') return helpFor(words.slice(1), ids);
  const id = longestId(words, ids);
  if (wantsHelp) return helpFor(id === undefined ? words : id.split(':'), ids);
  if (id !== undefined) return { kind: 'command', id, argv: [...before, ...argvAfter(argv, before, id)] };
  return words.length === 1 && isTopic(words[0] ?? '', ids)
    ? helpFor(words, ids)
    : { kind: 'unknown', words };
}

type Split = {
  readonly before: readonly string[];
  readonly words: readonly string[];
  readonly rest: readonly string[];
};

/** Flags (with their values) before the first word; the run of plain words; all that follows. */
function split(argv: readonly string[], withValue: readonly string[]): Split {
  let start = 0;
  while (argv[start]?.startsWith('-')) start += withValue.includes(argv[start] ?? '') ? 2 : 1;
  let end = start;
  while (end < argv.length && !argv[end]?.startsWith('-')) end += 1;
  return { before: argv.slice(0, start), words: argv.slice(start, end), rest: argv.slice(end) };
}

function argvAfter(argv: readonly string[], before: readonly string[], id: string): readonly string[] {
  return argv.slice(before.length + id.split(':').length);
}

function longestId(words: readonly string[], ids: readonly string[]): string | undefined {
  for (let count = words.length; count > 0; count -= 1) {
    const id = words.slice(0, count).join(':');
    if (ids.includes(id)) return id;
  }
  return undefined;
}

function isTopic(word: string, ids: readonly string[]): boolean {
  return ids.some((id) => id.startsWith(`${word}:`));
}

function helpFor(words: readonly string[], ids: readonly string[]): Resolved {
  const subject = words.join(':');
  const known = subject === '' || ids.includes(subject) || isTopic(subject, ids);
  return known ? { kind: 'help', subject } : { kind: 'unknown', words };
}

/** Flags alone: `inferra` and `inferra --help` are a question, `inferra --prune` is a mistake. */
function helpOr(before: readonly string[], wantsHelp: boolean): Resolved {
  return wantsHelp || before.length === 0
    ? { kind: 'help', subject: '' }
    : { kind: 'unknown', words: before };
}
