// inferra explain: what an error code means, why it happens and how to fix it.
import * as Args from '@oclif/core/args';
import { type Code, codes, definitionOf, isCode } from '../../core/codes.ts';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { explainJson, explainText } from '../../render/explain.ts';
import { jsonText } from '../../render/json-text.ts';
import { InferraCommand } from '../base.ts';
import { viewOf } from '../view.ts';

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
    const { io, out } = this.session;
    if (!args.code) out.result(flags.json ? listJson() : listText());
    else {
      const code = knownCode(args.code);
      out.result(flags.json ? explainJson(code) : explainText(code, viewOf(io, 'stdout', flags['no-color'])));
    }
    return 0;
  }
}

function knownCode(text: string): Code {
  const code = text.toUpperCase();
  if (!isCode(code)) throw new InferraError('INF6009', `${code} is not an error code of inferra`);
  return code;
}

function allCodes(): readonly Code[] {
  return Object.keys(codes).filter(isCode).sort();
}

function listText(): string {
  return allCodes()
    .map((code) => `${code}  ${definitionOf(code).title}\n`)
    .join('');
}

function listJson(): string {
  const all = allCodes().map((code) => ({ code, ...definitionOf(code) }));
  return `${jsonText({ formatVersion: '1.0', codes: all }, 2)}\n`;
}
