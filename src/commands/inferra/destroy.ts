// inferra destroy: removes what this project and environment own, in order.
import type { ExitCode } from '../../core/exit.ts';
import { destroy } from '../../flow/destroy.ts';
import { FileCommand } from '../base.ts';
import { allowanceFlags, runFlags } from '../flags.ts';
import { fileInput, runInput } from '../inputs.ts';
import { programVersion } from '../package.ts';
import { openPerformance } from '../stage.ts';

export default class Destroy extends FileCommand {
  static override windsDown = true;
  static override summary = 'remove everything that this project and environment own';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'Show what would go, and ask' },
    {
      command: '<%= config.bin %> <%= command.id %> --target fraud --auto-approve',
      description: 'Remove one endpoint with its configs and models, without asking',
    },
  ];
  static override flags = { ...runFlags, target: allowanceFlags.target };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Destroy);
    const input = { ...fileInput(flags), ...runInput(flags), targets: flags.target ?? [] };
    const stage = await openPerformance(this.session, {
      command: 'destroy',
      flags,
      version: await programVersion(),
    });
    const { exit, outcomes } = await destroy(stage.ports, input);
    stage.end(exit, outcomes.length > 0);
    return exit;
  }
}
