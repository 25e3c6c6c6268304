// inferra completion: a script for the shell, and what that script asks while somebody types.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { fileKeys } from '../../flow/keys.ts';
import { bashScript } from '../../render/completion/bash.ts';
import { fishScript } from '../../render/completion/fish.ts';
import type { Grammar } from '../../render/completion/grammar.ts';
import { zshScript } from '../../render/completion/zsh.ts';
import { jsonText } from '../../render/json-text.ts';
import { InferraCommand } from '../base.ts';
import { readText } from '../files.ts';
import { fileFlag, outputFlags } from '../flags.ts';
import { grammarOf } from '../grammar.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
const SECTIONS = ['endpoints', 'environments', 'addresses'] as const;

export default class Completion extends InferraCommand {
  static override summary = 'print a script that completes command lines of inferra';
  static override examples = [
    {
      command: 'eval "$(<%= config.bin %> <%= command.id %> bash)"',
      description: 'In ~/.bashrc',
    },
    {
      command: '<%= config.bin %> <%= command.id %> zsh > ~/.zfunc/_inferra',
      description: 'In a folder of the fpath of zsh',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fish > ~/.config/fish/completions/inferra.fish',
      description: 'For fish',
    },
  ];
  static override args = {
    shell: Args.string({ options: Object.keys(SCRIPTS), description: 'the shell', ignoreStdin: true }),
  };
  static override baseFlags = { file: fileFlag, ...outputFlags };
  static override flags = {
    keys: Flags.option({
      options: SECTIONS,
      summary: 'what the scripts ask: keys of the file, one a line',
    })(),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Completion);
    const { io, out } = this.session;
    if (flags.keys !== undefined) {
      const keys = await fileKeys({ readFile: (path) => readText(io, path) }, flags.file, flags.keys);
      const lines = keys.map((key) => `${key}\n`).join('');
      out.result(flags.json ? `${jsonText({ formatVersion: '1.0', keys })}\n` : lines);
      return 0;
    }
    const script = scriptOf(args.shell)(await grammar());
    out.result(flags.json ? `${jsonText({ formatVersion: '1.0', shell: args.shell, script })}\n` : script);
    return 0;
  }
}

/** Only who wants a script, not who asks for keys, waits for all of oclif. */
async function grammar(): Promise<Grammar> {
  const { loadConfig } = await import('../oclif.ts');
  return grammarOf(await loadConfig());
}

function scriptOf(shell: string | undefined): (typeof SCRIPTS)[keyof typeof SCRIPTS] {
  const found = Object.entries(SCRIPTS).find(([name]) => name === shell);
  if (found === undefined) throw new InferraError('INF6001', 'the shell is missing: bash, zsh or fish');
  return found[1];
}
