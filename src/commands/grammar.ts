// The command line as a shell completes it, read off the manifest, so that no command has to be loaded.
import type { Command } from '@oclif/core/command';
import type { Config } from '@oclif/core/config';
import type { Choice, CommandGrammar, FlagGrammar, Grammar, Keys } from '../render/completion/grammar.ts';

/** Flags and arguments whose values stand in the file. */
const KEYS: Readonly<Record<string, Keys>> = {
  target: 'endpoints',
  endpoint: 'endpoints',
  address: 'addresses',
  env: 'environments',
};

export function grammarOf({ bin, commands }: Pick<Config, 'bin' | 'commands'>): Grammar {
  const visible = commands.filter(({ hidden }) => hidden !== true);
  return { bin, commands: visible.map(commandGrammar).sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function commandGrammar({ id, summary = '', flags, args }: Command.Cached): CommandGrammar {
  const [first] = Object.values(args);
  return {
    name: id.replaceAll(':', ' '),
    summary,
    flags: [...Object.values(flags).map(flagGrammar), { names: ['--help'], summary: 'show help' }],
    ...(first === undefined ? {} : { argument: choiceOf(first.name, first.options) }),
  };
}

function flagGrammar(flag: Command.Flag.Cached): FlagGrammar {
  const { name, char, summary = '', type } = flag;
  return {
    names: [`--${name}`, ...(char === undefined ? [] : [`-${char}`])],
    summary,
    ...(type === 'option' ? { value: choiceOf(name, flag.options) } : {}),
  };
}

function choiceOf(name: string, options: readonly string[] = []): Choice {
  const keys = KEYS[name];
  return { values: options, ...(keys === undefined ? {} : { keys }) };
}
