// inferra apply: makes the account what the file says, and verifies that it is.
import type { ExitCode } from '../../core/exit.ts';
import { apply } from '../../flow/apply.ts';
import { InferraCommand } from '../base.ts';
import { allowanceFlags, runFlags } from '../flags.ts';
import { allowances, fileInput, runInput } from '../inputs.ts';
import { openPerformance } from '../stage.ts';

export default class Apply extends InferraCommand {
  static override windsDown = true;
  static override summary = 'show the plan, ask, carry it out and verify it';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'Show the plan and ask before anything changes',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --auto-approve --json',
      description: 'In CI: do not ask; one event a line',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --prune --target old-ranker',
      description: 'Remove one endpoint that the file no longer has',
    },
  ];
  static override flags = { ...runFlags, ...allowanceFlags };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Apply);
    const input = { ...fileInput(flags), ...allowances(flags), ...runInput(flags) };
    const stage = await openPerformance(this.session, {
      command: 'apply',
      flags,
      version: this.config.version,
    });
    const { exit, outcomes } = await apply(stage.ports, input);
    stage.end(exit, outcomes.length > 0);
    return exit;
  }
}
