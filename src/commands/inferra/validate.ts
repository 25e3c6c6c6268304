// inferra validate: everything that can be known of the file without an account.
import { definitionOf } from '../../core/codes.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { type ExitCode, worstExit } from '../../core/exit.ts';
import { validate } from '../../flow/validate.ts';
import { diagnosticsText } from '../../render/diagnostics.ts';
import { safe } from '../../render/safe.ts';
import { diagnosticsJson } from '../../render/validate-json.ts';
import { FleetCommand } from '../base.ts';
import { formatFlag, formatOf, type GlobalFlags } from '../flags.ts';
import { alone } from '../fleet/asked.ts';
import { fileInput } from '../inputs.ts';
import { programVersion } from '../package.ts';
import { createPorts } from '../ports.ts';
import { repositoryPath } from '../repository-path.ts';
import { viewOf } from '../view.ts';

export default class Validate extends FleetCommand {
  static override summary = 'check the file, offline, and show all of its problems';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'Check inference.yaml in this folder' },
    {
      command: '<%= config.bin %> <%= command.id %> --file teams/risk/inference.yaml --json',
      description: 'Check another file, for a program',
    },
    {
      command: '<%= config.bin %> <%= command.id %> -f "teams/**/inference.yaml"',
      description: 'Check many files in one run',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --format github',
      description: 'In GitHub Actions: show each problem beside its line of the pull request',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --format sarif > inferra.sarif',
      description: 'For code scanning',
    },
  ];
  static override flags = { format: formatFlag(['text', 'json', 'github', 'sarif']) };

  async run(): Promise<ExitCode> {
    const { flags: given } = await this.parse(Validate);
    const flags = alone(this.session.io, given);
    if (flags === undefined) {
      const { validateFleet } = await import('../fleet/validate.ts');
      return validateFleet(this.session, given);
    }
    const format = formatOf(flags, 'text');
    const { text, diagnostics } = await validate(createPorts(this.session, flags), fileInput(flags));
    const problems = { path: repositoryPath(this.session.io, flags.file), text, diagnostics };
    const written = {
      text: () => this.#text(diagnostics, flags),
      json: () => diagnosticsJson(diagnostics),
      github: async () => (await import('../../render/github.ts')).githubText(problems),
      sarif: async () => (await import('../../render/sarif.ts')).sarifText(problems, await programVersion()),
    };
    this.session.out.result(await written[format]());
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return worstExit(errors.map(({ code }) => definitionOf(code).exit));
  }

  #text(diagnostics: readonly Diagnostic[], flags: Pick<GlobalFlags, 'file' | 'no-color'>): string {
    const problems = diagnosticsText(diagnostics, viewOf(this.session.io, 'stdout', flags['no-color']));
    return problems === '' ? `${safe(flags.file)} is valid.\n` : problems;
  }
}
