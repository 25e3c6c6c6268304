// inferra iam: the least policy for a command on this file, to be attached to the role that runs it.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { callerPolicy, leastPolicy, trustPolicy } from '../../flow/iam.ts';
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
    {
      command: '<%= config.bin %> <%= command.id %> plan --env prod --caller',
      description: 'For who assumes the role that the file names',
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
      summary:
        'of plan, apply and recommend run: with what --preflight reads; but of plan that is so unless it is left out',
    }),
    notify: notifyFlags.notify,
    caller: Flags.boolean({
      summary: 'of a file that assumes a role: what who runs inferra needs; the role needs the rest',
      exclusive: ['trust'],
    }),
    trust: Flags.string({
      helpValue: '<arn>',
      summary: 'of a file that assumes a role: the trust policy that lets this user or role assume it',
    }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Iam);
    const command = governed(args.command);
    const jobs = flags['allow-jobs'] ?? false;
    const { notify = [], preflight = command === 'apply' || command === 'recommend run' } = flags;
    if (notify.length > 0 && command !== 'drift') {
      throw new InferraError('INF6001', `--notify is of drift, and not of ${command}`);
    }
    if (flags.preflight !== undefined && !PREFLIGHTED.includes(command)) {
      throw new InferraError('INF6001', `--preflight is of ${PREFLIGHTED.join(', ')}, and not of ${command}`);
    }
    const ports = createPorts(this.session, flags);
    const input = fileInput(flags);
    const policy = flags.caller
      ? await callerPolicy(ports, input)
      : flags.trust === undefined
        ? await leastPolicy(ports, { ...input, command, jobs, preflight, notify })
        : await trustPolicy(ports, input, principal(flags.trust));
    this.session.out.result(`${jsonText(policy, 2)}\n`);
    return 0;
  }
}

const PREFLIGHTED: readonly Governed[] = ['plan', 'apply', 'recommend run'];

function principal(arn: string): string {
  if (/^arn:aws[a-z-]*:iam::[0-9]{12}:(root$|(role|user)\/.)/.test(arn)) return arn;
  throw new InferraError('INF6004', `--trust ${arn} is not the ARN of a user, a role or an account of IAM`, {
    hint: 'for example arn:aws:iam::123456789012:role/ci; a session is trusted by its role',
  });
}

function governed(words: readonly string[]): Governed {
  const asked = words.join(' ');
  const found = GOVERNED.find((one) => one === asked);
  if (found !== undefined) return found;
  throw new InferraError('INF6004', `"${asked}" is no command that sends anything`, {
    hint: `commands that do are ${GOVERNED.join(', ')}`,
  });
}
