// inferra import: takes live endpoints over into the file. Nothing is made, replaced or restarted.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../../core/exit.ts';
import { importEndpoints } from '../../flow/import.ts';
import { adoptedText, adoptionJson, adoptionText } from '../../render/adoption.ts';
import { FileCommand } from '../base.ts';
import { runFlags } from '../flags.ts';
import { fileInput } from '../inputs.ts';
import { createPorts } from '../ports.ts';
import { viewOf } from '../view.ts';

export default class Import extends FileCommand {
  /** A file that is being written is written, and what is being tagged is tagged. */
  static override readonly windsDown = true;
  static override summary = 'take live endpoints over into the file, as they are';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> FraudDetection-Prod --as fraud',
      description: 'Add the endpoint and its models to the file as endpoints.fraud, and own it from then on',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --all --auto-approve',
      description: 'Everything that the file names and the account has, such as after export',
    },
    {
      command: '<%= config.bin %> <%= command.id %> ranker --dry-run',
      description: 'Show what would be written and tagged',
    },
  ];
  static override args = {
    endpoint: Args.string({
      multiple: true,
      description: 'names of endpoints in the account, or keys of the file',
      ignoreStdin: true,
    }),
  };
  static override flags = {
    all: Flags.boolean({ default: false, summary: 'all endpoints of the file that the account has' }),
    as: Flags.string({ helpValue: '<key>', summary: 'the key in the file; made from the name unless given' }),
    'take-over': Flags.boolean({
      default: false,
      summary: 'also what another project or environment owns',
    }),
    'dry-run': Flags.boolean({ default: false, summary: 'show it, and change nothing' }),
    'auto-approve': runFlags['auto-approve'],
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Import);
    const { io, out } = this.session;
    const view = viewOf(io, 'stdout', flags['no-color']);
    const ports = {
      ...createPorts(this.session, flags),
      presentAdoption: (adoption: Parameters<typeof adoptionText>[0]) => {
        if (!flags.json) out.result(adoptionText(adoption, view));
      },
    };
    const { adoption, exit } = await importEndpoints(ports, {
      ...fileInput(flags),
      names: args.endpoint ?? [],
      all: flags.all,
      ...(flags.as === undefined ? {} : { as: flags.as }),
      takeOver: flags['take-over'],
      dryRun: flags['dry-run'],
      autoApprove: flags['auto-approve'],
    });
    const ended = adoption.rows.some(({ state }) => state === 'adopted' || state === 'failed');
    if (flags.json) out.result(adoptionJson(adoption, exit));
    else if (ended) out.result(adoptedText(adoption, view));
    return exit;
  }
}
