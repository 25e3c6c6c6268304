// Completion for zsh, with the summary of each command and flag beside it.
import {
  argumentPlaces,
  type Choice,
  type Grammar,
  pathsOf,
  topics,
  valueNames,
  valuePlaces,
} from './grammar.ts';

/** The script that `inferra completion zsh > _inferra` puts on the fpath. Ends in a line break. */
export function zshScript(grammar: Grammar): string {
  const { bin, commands } = grammar;
  const values = valuePlaces(grammar).map(({ patterns, choice }) => arm(patterns, offer(bin, choice)));
  const flags = commands.map(({ name, flags: own }) =>
    arm(
      [name],
      [
        described(
          'flag',
          own.flatMap((flag) => flag.names.map((word) => [word, flag.summary] as const)),
        ),
      ],
    ),
  );
  const words = topics(grammar).map((path) => arm([path], [described('command', summaries(grammar, path))]));
  const given = argumentPlaces(grammar).map(({ patterns, choice }) => arm(patterns, offer(bin, choice)));
  const paths = pathsOf(grammar);
  return `#compdef ${bin}
# Completion of ${bin} for zsh. Made by: ${bin} completion zsh

_${bin}_keys() {
  local -a file found
  local index
  for ((index = 2; index < CURRENT; index++)); do
    case "\${words[index]}" in
      -f | --file) file=(--file "\${words[index + 1]}") ;;
      --file=*) file=(--file "\${words[index]#--file=}") ;;
    esac
  done
  found=("\${(@f)$(${bin} completion --keys "$1" $file 2>/dev/null)}")
  compadd -a found
}

_${bin}() {
  local previous="\${words[CURRENT - 1]}" current="\${words[CURRENT]}" path_='' argument='' word index
  local -a offered
  if [[ $current == --*=* ]]; then
    previous="\${current%%=*}"
    compset -P '*='
  fi
  for ((index = 2; index < CURRENT; index++)); do
    word="\${words[index]}"
    case "$word" in
      ${valueNames(grammar).join(' | ')}) ((index++)) ;;
      -*) ;;
      *)
        case "$path_\${path_:+ }$word" in
          ${paths.map(quoted).join(' | ')}) path_="$path_\${path_:+ }$word" ;;
          *) argument="$word" ;;
        esac ;;
    esac
  done
  case "$path_ $previous" in
${values.join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$path_" in
${flags.join('\n')}
    esac
    return
  fi
  if [[ -n $argument ]]; then return; fi
  case "$path_" in
${[...words, ...given].join('\n')}
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _${bin} "$@"; else compdef _${bin} ${bin}; fi
`;
}

function arm(patterns: readonly string[], actions: readonly string[]): string {
  return `    ${patterns.map(quoted).join(' | ')}) ${[...actions, 'return'].join('; ')} ;;`;
}

/** What is neither fixed nor a key may be a path. */
function offer(bin: string, { values, keys }: Choice): readonly string[] {
  if (keys !== undefined) return [`_${bin}_keys ${keys}`];
  return [values.length === 0 ? '_files' : `compadd -- ${values.join(' ')}`];
}

function described(title: string, words: readonly (readonly [word: string, summary: string])[]): string {
  const items = words.map(([word, summary]) => quoted(`${word}:${summary.replaceAll(':', '\\:')}`));
  return `offered=(${items.join(' ')}); _describe -o '${title}' offered`;
}

function summaries({ commands }: Grammar, path: string): readonly (readonly [string, string])[] {
  const lead = path === '' ? '' : `${path} `;
  const found = new Map<string, string>();
  for (const { name, summary } of commands) {
    if (!name.startsWith(lead)) continue;
    const [word = '', ...rest] = name.slice(lead.length).split(' ');
    found.set(word, rest.length === 0 ? summary : (found.get(word) ?? `${word} …`));
  }
  return [...found];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
