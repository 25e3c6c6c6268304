// inferra explain: what an error code means, why it happens and how to fix it.
import * as Args from '@oclif/core/args';
import { codes, definitionOf, isCode } from '../../core/codes.ts';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { InferraCommand } from '../base.ts';

export default class Explain extends InferraCommand {
  static override summary = 'explain an error code, or list all of them';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> INF1001',
      description: 'What the code means and how to fix it',
    },
    { command: '<%= config.bin %> <%= command.id %>', description: 'All codes' },
  ];
  static override args = {
    code: Args.string({ description: 'a code such as INF1001', ignoreStdin: true }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Explain);
    const entries = args.code === undefined ? allEntries() : [entry(args.code.toUpperCase())];
    const text = args.code === undefined ? list(entries) : entries.map(page).join('');
    const json = { formatVersion: '1.0', codes: entries };
    this.session.out.result(flags.json ? `${JSON.stringify(json, null, 2)}\n` : text);
    return 0;
  }
}

type Entry = ReturnType<typeof entry>;

function allEntries(): readonly Entry[] {
  return Object.keys(codes).sort().map(entry);
}

function entry(code: string) {
  if (!isCode(code)) throw new InferraError('INF6009', `${code} is not an error code of inferra`);
  return { code, ...definitionOf(code) };
}

function list(entries: readonly Entry[]): string {
  return entries.map(({ code, title }) => `${code}  ${title}\n`).join('');
}

function page({ code, title, why, fix, exit }: Entry): string {
  return `${code}: ${title}\n\nWhy   ${why}\nFix   ${fix}\nExit  ${exit}\n`;
}
