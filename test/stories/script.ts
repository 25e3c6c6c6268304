// The script of a story: prose, commands, and what each of them is expected to say.

export type Command = {
  /** The line without its `$ `. */
  readonly line: string;
  /** What a person types at the questions, in order; their presence makes the input a terminal. */
  readonly typed: readonly string[];
  /** Ctrl-C as soon as the output holds this text. */
  readonly interruptAt?: string;
  /** Output lines as written in the story, patterns included. */
  readonly expected: readonly string[];
};

export type Script = { readonly prose: readonly string[]; readonly commands: readonly Command[] };

export function parseScript(comment: string): Script {
  const lines = comment.split('\n');
  const starts = lines.flatMap((line, at) => (line.startsWith('$ ') ? [at] : []));
  const prose = lines.slice(0, starts[0] ?? lines.length);
  return {
    prose: trimEnd(prose),
    commands: starts.map((start, nth) => parseCommand(lines.slice(start, starts[nth + 1] ?? lines.length))),
  };
}

function parseCommand([first = '', ...rest]: readonly string[]): Command {
  const setting = rest.findIndex((line) => !/^(>( |$)|\^C )/.test(line));
  const head = setting < 0 ? rest : rest.slice(0, setting);
  const interruptAt = head.find((line) => line.startsWith('^C '))?.slice(3);
  return {
    line: first.slice(2),
    typed: head.filter((line) => line.startsWith('>')).map((line) => line.slice(2)),
    ...(interruptAt === undefined ? {} : { interruptAt }),
    expected: trimEnd(setting < 0 ? [] : rest.slice(setting)),
  };
}

export function printScript({ prose, commands }: Script): string {
  const blocks = commands.map((command) =>
    [
      `$ ${command.line}`,
      ...command.typed.map((line) => `> ${line}`.trimEnd()),
      ...(command.interruptAt === undefined ? [] : [`^C ${command.interruptAt}`]),
      ...command.expected,
    ].join('\n'),
  );
  return `${[prose.join('\n'), ...blocks].filter((block) => block !== '').join('\n\n')}\n`;
}

/** Blank lines at the end of a block only separate it from the next. */
export function trimEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** Words as a shell would split them: quotes keep spaces, nothing is expanded. */
export function words(line: string): readonly string[] {
  return Array.from(line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g), ([word]) =>
    word.replace(
      /'([^']*)'|"([^"]*)"/g,
      (_, single: string | undefined, double: string | undefined) => single ?? double ?? '',
    ),
  );
}
