// inferra iam: the least policy for a command on this file, to be attached to the role that runs it.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { leastPolicy } from '../../flow/iam.ts';
import { GOVERNED, type Governed } from '../../iam/grants.ts';
import { jsonText } from '../../render/json-text.ts';
import { FileCommand } from '../base.ts';
import { fileInput } from '../inputs.ts';
import { notifyFlags } from '../notifying.ts';
import { createPorts } from '../ports.ts';

export default class Iam extends FileCommand {
  static override summary = 'print the least IAM policy under which a command works on this file';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %> plan', description: 'For the role of pull requests' },
    {
      command: '<%= config.bin %> <%= command.id %> apply --allow-jobs --env prod > policy.json',
      description: 'For the role that applies after the merge, and may measure',
    },
    {
      command:
        '<%= config.bin %> <%= command.id %> drift --notify sns:arn:aws:sns:us-east-1:123456789012:alerts',
      description: 'For a monitor that publishes to a topic',
    },
    {
      command: '<%= config.bin %> <%= command.id %> recommend run',
      description: 'For a role that measures and deploys nothing',
    },
  ];
  static override args = {
    command: Args.string({
      required: true,
      multiple: true,
      description: `one of ${GOVERNED.join(', ')}`,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    'allow-jobs': Flags.boolean({ summary: 'of apply: with what recommendation jobs need' }),
    preflight: Flags.boolean({
      allowNo: true,
      summary: 'of plan and apply: with what --preflight reads; of apply that is so unless it is left out',
    }),
    notify: notifyFlags.notify,
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Iam);
    const command = governed(args.command);
    const jobs = flags['allow-jobs'] ?? false;
    const { notify = [], preflight = command === 'apply' } = flags;
    if (notify.length > 0 && command !== 'drift') {
      throw new InferraError('INF6001', `--notify is of drift, and not of ${command}`);
    }
    if (flags.preflight !== undefined && command !== 'plan' && command !== 'apply') {
      throw new InferraError('INF6001', `--preflight is of plan and apply, and not of ${command}`);
    }
    const policy = await leastPolicy(createPorts(this.session, flags), {
      ...fileInput(flags),
      command,
      jobs,
      preflight,
      notify,
    });
    this.session.out.result(`${jsonText(policy, 2)}\n`);
    return 0;
  }
}

function governed(words: readonly string[]): Governed {
  const asked = words.join(' ');
  const found = GOVERNED.find((one) => one === asked);
  if (found !== undefined) return found;
  throw new InferraError('INF6004', `"${asked}" is no command that sends anything`, {
    hint: `commands that do are ${GOVERNED.join(', ')}`,
  });
}
