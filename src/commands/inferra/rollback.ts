// inferra rollback: takes an endpoint back to a verified config, and holds it there until the file changes.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../../core/exit.ts';
import { rollback } from '../../flow/rollback.ts';
import { FileCommand } from '../base.ts';
import { runFlags } from '../flags.ts';
import { fileInput, runInput } from '../inputs.ts';
import { programVersion } from '../package.ts';
import { openPerformance } from '../stage.ts';

const { 'auto-approve': autoApprove, 'no-wait': noWait, timeout } = runFlags;

export default class Rollback extends FileCommand {
  static override windsDown = true;
  static override summary = 'take an endpoint back to a config that was verified before, and hold it there';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> fraud',
      description: 'Show the way back to the verified config before this one, and ask',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fraud --to risk-fraud-7f7aeea3f1-c910ab',
      description: 'Back to this verified config',
    },
    {
      command: '<%= config.bin %> <%= command.id %> chat --component llama',
      description: 'One component back to what was verified before; its endpoint stays as it is',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fraud --release',
      description: 'End the hold: the next apply deploys what the file says',
    },
  ];
  static override flags = {
    to: Flags.string({ helpValue: '<config>', summary: 'one of the last two verified configs' }),
    component: Flags.string({
      helpValue: '<key>',
      exclusive: ['to'],
      summary: 'one component of the endpoint, which goes back alone',
    }),
    release: Flags.boolean({
      exclusive: ['to'],
      default: false,
      summary: 'end the hold of an earlier rollback, and change nothing else',
    }),
    'auto-approve': autoApprove,
    'no-wait': noWait,
    timeout,
  };
  static override args = {
    endpoint: Args.string({
      description: 'key or address of an endpoint of the file',
      required: true,
      ignoreStdin: true,
    }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Rollback);
    const { endpoint } = args;
    const { to, component, release } = flags;
    const input = {
      ...fileInput(flags),
      ...runInput({ ...flags, parallelism: 1 }),
      endpoint,
      release,
      ...(to === undefined ? {} : { to }),
      ...(component === undefined ? {} : { component }),
    };
    const stage = await openPerformance(this.session, {
      command: 'rollback',
      flags,
      version: await programVersion(),
    });
    const { exit, outcomes } = await rollback(stage.ports, input);
    stage.end(exit, outcomes.length > 0);
    return exit;
  }
}
