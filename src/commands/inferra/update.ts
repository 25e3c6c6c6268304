// inferra update: moves the pins of the lock file to what stands there now. Changes nothing in the account.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../core/exit.ts';
import { update } from '../../flow/update.ts';
import { updateJson, updateProblems, updateText } from '../../render/update.ts';
import { FileCommand } from '../base.ts';
import { fileInput } from '../inputs.ts';
import { createPorts } from '../ports.ts';
import { viewOf } from '../view.ts';

export default class Update extends FileCommand {
  /** A lock file that is being written is written. */
  static override readonly windsDown = true;
  static override summary = 'move the pins of the lock file: package versions, artifacts, images';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'All models of the file',
    },
    {
      command: '<%= config.bin %> <%= command.id %> models.reranker',
      description: 'One model: the latest approved version of its group, its artifact and image',
    },
    {
      command: '<%= config.bin %> <%= command.id %> endpoints.fraud --env prod',
      description: 'The models that an endpoint serves and what its components load, in one environment',
    },
  ];
  static override args = {
    address: Args.string({
      multiple: true,
      description: 'models.<key>, endpoints.<key> for what it serves, or endpoints.<key>.components.<key>',
      ignoreStdin: true,
    }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Update);
    const { io, out } = this.session;
    const addresses = args.address ?? [];
    const { report, exit } = await update(createPorts(this.session, flags), {
      ...fileInput(flags),
      addresses,
    });
    if (flags.json) {
      out.result(updateJson(report));
      return exit;
    }
    out.result(updateText(report, viewOf(io, 'stdout', flags['no-color'])));
    const problems = updateProblems(report, viewOf(io, 'stderr', flags['no-color']));
    if (problems !== '') out.note(`\n${problems}`);
    return exit;
  }
}
