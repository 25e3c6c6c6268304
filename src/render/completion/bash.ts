// Completion for bash 3.2 (macOS) and later. Keys of a file are data: they are matched and offered as they are, never
// through `compgen -W`, which expands its words as a shell does.
import {
  argumentPlaces,
  type Choice,
  type Grammar,
  nextWords,
  pathsOf,
  topics,
  valueNames,
  valuePlaces,
} from './grammar.ts';

/** The script that `eval "$(inferra completion bash)"` runs. Ends in a line break. */
export function bashScript(grammar: Grammar): string {
  const { bin, commands } = grammar;
  const values = valuePlaces(grammar).map(({ patterns, choice }) => arm(patterns, choice));
  const words = topics(grammar).map((path) => arm([path], { values: nextWords(grammar, path) }));
  const given = argumentPlaces(grammar).map(({ patterns, choice }) => arm(patterns, choice));
  const flags = commands.map(({ name, flags: own }) =>
    arm([name], { values: own.flatMap(({ names }) => names) }),
  );
  const paths = pathsOf(grammar);
  return `# Completion of ${bin} for bash. Made by: ${bin} completion bash

_${bin}_offer() {
  local word
  while IFS= read -r word; do
    if [[ -n $word && $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
  done
}

_${bin}_keys() {
  local section="$1" previous='' word
  local -a file
  file=()
  for word in "\${COMP_WORDS[@]}"; do
    case "$previous" in -f | --file) if [[ $word != '=' ]]; then file=(--file "$word"); fi ;; esac
    if [[ $word != '=' ]]; then previous="$word"; fi
  done
  ${bin} completion --keys "$section" \${file[@]+"\${file[@]}"} 2>/dev/null
}

_${bin}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" path='' argument='' word index
  COMPREPLY=()
  if [[ $current == '=' ]]; then current=''
  elif [[ $previous == '=' ]]; then previous="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "$word" in
      ${valueNames(grammar).join(' | ')})
        index=$((index + 1))
        if [[ \${COMP_WORDS[index]} == '=' ]]; then index=$((index + 1)); fi ;;
      -* | '=') ;;
      *)
        case "$path\${path:+ }$word" in
          ${paths.map(quoted).join(' | ')}) path="$path\${path:+ }$word" ;;
          *) argument="$word" ;;
        esac ;;
    esac
  done
  case "$path $previous" in
${values.join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$path" in
${flags.join('\n')}
    esac
    return
  fi
  if [[ -n $argument ]]; then return; fi
  case "$path" in
${[...words, ...given].join('\n')}
  esac
}

complete -o default -F _${bin} ${bin}
`;

  /** One arm of a case: what may stand there is offered, and nothing else is looked at. */
  function arm(patterns: readonly string[], { values: fixed, keys }: Choice): string {
    const offers = [
      ...(fixed.length === 0 ? [] : [`_${bin}_offer < <(printf '%s\\n' ${fixed.join(' ')})`]),
      ...(keys === undefined ? [] : [`_${bin}_offer < <(_${bin}_keys ${keys})`]),
    ];
    return `    ${patterns.map(quoted).join(' | ')}) ${[...offers, 'return'].join('; ')} ;;`;
  }
}

function quoted(text: string): string {
  return `'${text}'`;
}
