// inferra validate: everything that can be known of the file without an account.
import { definitionOf } from '../../core/codes.ts';
import { type ExitCode, worstExit } from '../../core/exit.ts';
import { validate } from '../../flow/validate.ts';
import { diagnosticsText } from '../../render/diagnostics.ts';
import { safe } from '../../render/safe.ts';
import { diagnosticsJson } from '../../render/validate-json.ts';
import { InferraCommand } from '../base.ts';
import { fileInput } from '../inputs.ts';
import { createPorts } from '../ports.ts';
import { viewOf } from '../view.ts';

export default class Validate extends InferraCommand {
  static override summary = 'check the file, offline, and show all of its problems';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'Check inference.yaml in this folder' },
    {
      command: '<%= config.bin %> <%= command.id %> --file teams/risk/inference.yaml --json',
      description: 'Check another file, for a program',
    },
  ];

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Validate);
    const { io, out } = this.session;
    const { diagnostics } = await validate(createPorts(this.session, flags), fileInput(flags));
    const text = () => {
      const problems = diagnosticsText(diagnostics, viewOf(io, 'stdout', flags['no-color']));
      return problems === '' ? `${safe(flags.file)} is valid.\n` : problems;
    };
    out.result(flags.json ? diagnosticsJson(diagnostics) : text());
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return worstExit(errors.map(({ code }) => definitionOf(code).exit));
  }
}
