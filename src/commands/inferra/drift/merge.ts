// inferra drift merge: the reports of shards as one. Needs no account, but for topics and buses that are told.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../../core/exit.ts';
import { mergeDrift } from '../../../flow/drift-merge.ts';
import { InferraCommand } from '../../base.ts';
import { driftFormatFlag, driftWriter } from '../../drift-output.ts';
import { readText } from '../../files.ts';
import { connectionFlags, fileFlag } from '../../flags.ts';
import { notifyFlags, notifyPorts, notifyTo } from '../../notifying.ts';
import { createPorts } from '../../ports.ts';

export default class DriftMerge extends InferraCommand {
  static override summary =
    'put the drift reports of all shards together, as one run would have written them';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> shard-*.json',
      description: 'Exit 0 without a difference, 2 with one, 1 where a shard is missing',
    },
    {
      command:
        '<%= config.bin %> <%= command.id %> shard-*.json --notify slack:SLACK_WEBHOOK --notify-state told.json',
      description: 'Tell a channel once, of the whole',
    },
    {
      command: '<%= config.bin %> <%= command.id %> shard-*.json --format markdown > drift.md',
      description: 'In any format of drift',
    },
  ];
  static override flags = {
    format: driftFormatFlag,
    file: fileFlag,
    profile: connectionFlags.profile,
    simulator: connectionFlags.simulator,
    ...notifyFlags,
  };
  static override args = {
    report: Args.string({
      required: true,
      multiple: true,
      ignoreStdin: true,
      description: 'what drift --shard i/n --json wrote',
    }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(DriftMerge);
    const read = await Promise.all(
      args.report.map(async (file) => ({ file, text: await readText(this.session.io, file) })),
    );
    const { isOfFleet } = await import('../../../flow/fleet/merge.ts');
    if (read[0] !== undefined && isOfFleet(read[0].text)) {
      const { mergeFleet } = await import('../../fleet/drift.ts');
      return mergeFleet(this.session, flags, read);
    }
    const write = driftWriter(this.session, flags);
    const notify = await notifyTo(this.session.io, flags);
    if (notify !== undefined) {
      const { mergeAndTell } = await import('../../../flow/notify.ts');
      const ports = createPorts(this.session, flags);
      return mergeAndTell(await notifyPorts(this.session, ports, write), notify, read);
    }
    const { report, exit } = await mergeDrift(read);
    await write(report);
    return exit;
  }
}
