// Completion for fish: one line a word, each with its summary.
import {
  type Choice,
  type CommandGrammar,
  type FlagGrammar,
  type Grammar,
  nextWords,
  topics,
} from './grammar.ts';

/** The script that `inferra completion fish | source` runs. Ends in a line break. */
export function fishScript(grammar: Grammar): string {
  const { bin, commands } = grammar;
  const words = topics(grammar).flatMap((path) =>
    nextWords(grammar, path).map((word) => {
      const name = path === '' ? word : `${path} ${word}`;
      const summary = commands.find((command) => command.name === name)?.summary ?? `${word} …`;
      return `complete -c ${bin} -f -n ${quoted(isAt(path, nextWords(grammar, path)))} -a ${word} -d ${quoted(summary)}`;
    }),
  );
  const own = commands.flatMap((command) => commandLines(bin, command));
  return `# Completion of ${bin} for fish. Made by: ${bin} completion fish

function __${bin}_keys
    set -l file
    set -l words (commandline -opc)
    for index in (seq (count $words))
        switch $words[$index]
            case -f --file
                set file --file $words[(math $index + 1)]
            case '--file=*'
                set file --file (string replace -- --file= '' $words[$index])
        end
    end
    ${bin} completion --keys $argv[1] $file 2>/dev/null
end

${[...words, ...own].join('\n')}
`;
}

/** True where the words of the path are there and none of the next ones is. */
function isAt(path: string, next: readonly string[]): string {
  return [...seen(path), `not __fish_seen_subcommand_from ${next.join(' ')}`].join('; and ');
}

function seen(path: string): readonly string[] {
  return path === '' ? [] : path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
}

function commandLines(bin: string, { name, flags, argument }: CommandGrammar): readonly string[] {
  const lead = `complete -c ${bin} -n ${quoted(seen(name).join('; and '))}`;
  const flagLines = flags.map(
    (flag) => `${lead} ${namesOf(flag)}${valueWords(bin, flag.value)} -d ${quoted(flag.summary)}`,
  );
  const offered = argument === undefined ? '' : wordsOf(bin, argument);
  return offered === '' ? flagLines : [...flagLines, `${lead} -f -a ${offered}`];
}

function namesOf({ names }: FlagGrammar): string {
  return names
    .map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
    .join(' ');
}

function valueWords(bin: string, value: Choice | undefined): string {
  if (value === undefined) return '';
  const offered = wordsOf(bin, value);
  return offered === '' ? ' -r' : ` -x -a ${offered}`;
}

function wordsOf(bin: string, { values, keys }: Choice): string {
  if (keys !== undefined) return `'(__${bin}_keys ${keys})'`;
  return values.length === 0 ? '' : quoted(values.join(' '));
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
