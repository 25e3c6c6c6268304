// inferra drift: has the account left what the repository says? Read-only, for a cron.
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { drift } from '../../flow/drift.ts';
import { FleetCommand } from '../base.ts';
import { driftFormatFlag, driftWriter } from '../drift-output.ts';
import { allowanceFlags } from '../flags.ts';
import { alone } from '../fleet/asked.ts';
import { fileInput } from '../inputs.ts';
import { notifyFlags, notifyPorts, notifyTo } from '../notifying.ts';
import { createPorts } from '../ports.ts';
import { parseShard, shardFlag } from '../shard.ts';

/** A part that finds nothing says nothing of the whole. */
function tellsInParts(): InferraError {
  return new InferraError('INF6001', '--notify cannot be given with --shard', {
    hint: 'put the reports of all parts together, and tell once: inferra drift merge … --notify …',
  });
}

export default class Drift extends FleetCommand {
  static override summary = 'tell what in the account is not as the file says, and who moved it';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'Exit 0 without a difference, 2 with one, anything else where the check itself failed',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --allow-pending',
      description: 'Only what happened in the account counts, not what waits for an apply',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --format github',
      description: 'In GitHub Actions: annotations, and the report in the summary of the step',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --format markdown > drift.md',
      description: 'For the body of an issue',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --shard 3/16 --json > shard-3.json',
      description: 'The third of sixteen parts, on a machine of its own; drift merge puts them together',
    },
    {
      command: '<%= config.bin %> <%= command.id %> -f "teams/**/inference.yaml" --env all --json',
      description: 'Every environment of every file, as one report',
    },
    {
      command:
        '<%= config.bin %> <%= command.id %> --notify slack:SLACK_WEBHOOK --notify-state .inferra-drift.json',
      description: 'Tell a channel once when something differs, and once when it is resolved',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --target fraud --json',
      description: 'One endpoint, for a program',
    },
  ];
  static override flags = {
    target: allowanceFlags.target,
    format: driftFormatFlag,
    shard: { ...shardFlag, exclusive: ['target'] },
    'allow-pending': Flags.boolean({
      default: false,
      summary: 'exit 0 where all that differs waits for an apply',
    }),
    ...notifyFlags,
  };

  async run(): Promise<ExitCode> {
    const { flags: given } = await this.parse(Drift);
    const { shard, target: targets = [], 'allow-pending': allowPending } = given;
    const { io } = this.session;
    const own = {
      targets,
      allowPending,
      ...(shard === undefined ? {} : { shard: parseShard(shard, io.env) }),
    };
    const flags = alone(io, given);
    if (flags === undefined) {
      const { driftFleet } = await import('../fleet/drift.ts');
      return driftFleet(this.session, given, own);
    }
    const write = driftWriter(this.session, flags);
    const input = { ...fileInput(flags), ...own };
    const ports = createPorts(this.session, flags);
    const notify = await notifyTo(io, flags);
    if (notify !== undefined && shard !== undefined) throw tellsInParts();
    if (notify !== undefined) {
      const { driftAndTell } = await import('../../flow/notify.ts');
      return driftAndTell(await notifyPorts(this.session, ports, write), { ...input, ...notify });
    }
    const { report, exit } = await drift(ports, input);
    await write(report);
    return exit;
  }
}
