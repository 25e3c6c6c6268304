// inferra doctor: whether the account has what the file needs, before anything is changed.
import type { ExitCode } from '../../core/exit.ts';
import { doctor } from '../../flow/doctor.ts';
import { checkupJson, checkupText } from '../../render/checkup.ts';
import { FileCommand } from '../base.ts';
import { fileInput } from '../inputs.ts';
import { createPorts } from '../ports.ts';
import { viewOf } from '../view.ts';

export default class Doctor extends FileCommand {
  static override summary =
    'check roles, artifacts, images and quotas in the account, before anything is changed';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'All that the file needs of the account' },
    {
      command: '<%= config.bin %> <%= command.id %> --env prod --json',
      description: 'The same for a program',
    },
  ];

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Doctor);
    const { io, out } = this.session;
    const input = { ...fileInput(flags), node: io.node };
    const { checkup, exit } = await doctor(createPorts(this.session, flags), input);
    out.result(
      flags.json ? checkupJson(checkup) : checkupText(checkup, viewOf(io, 'stdout', flags['no-color'])),
    );
    return exit;
  }
}
