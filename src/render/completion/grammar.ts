// What a shell has to know of the command line to complete it: words only, nothing of oclif.

/** What stands in the file of the command line: completed by asking `inferra completion --keys`. */
export type Keys = 'endpoints' | 'environments' | 'addresses';

/** What may be written at a place: fixed words, keys of the file, or (with neither) anything, a path perhaps. */
export type Choice = { readonly values: readonly string[]; readonly keys?: Keys };

export type FlagGrammar = {
  /** With its dashes: `--file`, and `-f` where it has a letter. */
  readonly names: readonly string[];
  readonly summary: string;
  /** Absent for a flag that takes no value. */
  readonly value?: Choice;
};

export type CommandGrammar = {
  /** `simulator serve` */
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly FlagGrammar[];
  /** Its first argument; absent where it takes none. */
  readonly argument?: Choice;
};

export type Grammar = { readonly bin: string; readonly commands: readonly CommandGrammar[] };

/** The words that can follow `path` (`''`, `simulator`) in the names of commands. */
export function nextWords({ commands }: Grammar, path: string): readonly string[] {
  const lead = path === '' ? '' : `${path} `;
  const names = commands.map(({ name }) => name).filter((name) => name.startsWith(lead));
  return [...new Set(names.map((name) => name.slice(lead.length).split(' ')[0] ?? ''))];
}

/** Every beginning of a command's name that is no whole name: '' and topics. */
export function topics({ commands }: Grammar): readonly string[] {
  const leads = commands.flatMap(({ name }) => {
    const words = name.split(' ');
    return words.map((_, length) => words.slice(0, length).join(' '));
  });
  return [...new Set(leads)];
}

/** Names of all flags that take a value, whatever the command. */
export function valueNames({ commands }: Grammar): readonly string[] {
  const flags = commands.flatMap((command) => command.flags);
  return [...new Set(flags.filter(({ value }) => value !== undefined).flatMap(({ names }) => names))];
}

/** Where values stand: `plan --file`, `plan -f`; and which. */
export type Place = { readonly patterns: readonly string[]; readonly choice: Choice };

export function valuePlaces({ commands }: Grammar): readonly Place[] {
  return commands.flatMap(({ name, flags }) =>
    flags.flatMap(({ names, value }) =>
      value === undefined ? [] : [{ patterns: names.map((flag) => `${name} ${flag}`), choice: value }],
    ),
  );
}

/** Where a first argument stands, by command; and which. */
export function argumentPlaces({ commands }: Grammar): readonly Place[] {
  return commands.flatMap(({ name, argument }) =>
    argument === undefined ? [] : [{ patterns: [name], choice: argument }],
  );
}

/** Names of commands and of topics. */
export function pathsOf(grammar: Grammar): readonly string[] {
  return [...topics(grammar), ...grammar.commands.map(({ name }) => name)].filter((path) => path !== '');
}
