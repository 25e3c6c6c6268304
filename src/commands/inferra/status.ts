// inferra status: the live state of what this project and environment own. Read-only.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../core/exit.ts';
import { status } from '../../flow/status.ts';
import { statusJson, statusText } from '../../render/status.ts';
import { InferraCommand } from '../base.ts';
import { fileInput } from '../inputs.ts';
import { createPorts } from '../ports.ts';
import { viewOf } from '../view.ts';

export default class Status extends InferraCommand {
  static override summary = 'show the live state of the endpoints';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'All endpoints of the file and the project',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fraud --json',
      description: 'One endpoint, for a program',
    },
  ];
  static override args = {
    endpoint: Args.string({ description: 'key or address of an endpoint', ignoreStdin: true }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Status);
    const { io, out } = this.session;
    const targets = args.endpoint ? [args.endpoint] : [];
    const report = await status(createPorts(this.session, flags), { ...fileInput(flags), targets });
    const text = () => statusText(report, viewOf(io, 'stdout', flags['no-color']));
    out.result(flags.json ? statusJson(report) : text());
    return 0;
  }
}
