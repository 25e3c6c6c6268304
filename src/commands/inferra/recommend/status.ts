// inferra recommend status: where each policy stands, in the lock file and in the account.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../../core/exit.ts';
import { recommendStatus } from '../../../flow/recommend-status.ts';
import { policyStatusJson, policyStatusText } from '../../../render/policy-status.ts';
import { FileCommand } from '../../base.ts';
import { fileInput } from '../../inputs.ts';
import { createPorts } from '../../ports.ts';
import { viewOf } from '../../view.ts';

export default class RecommendStatus extends FileCommand {
  static override summary = 'show which policies are measured, under way, outdated or missing';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'All policies of the file' },
    {
      command: '<%= config.bin %> <%= command.id %> fraud-sla --json',
      description: 'One policy, for a program: its state, tests done, age',
    },
  ];
  static override args = {
    policy: Args.string({ multiple: true, description: 'keys of policies', ignoreStdin: true }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(RecommendStatus);
    const { io, out } = this.session;
    const input = { ...fileInput(flags), policies: args.policy ?? [] };
    const report = await recommendStatus(createPorts(this.session, flags), input);
    const view = viewOf(io, 'stdout', flags['no-color']);
    out.result(flags.json ? policyStatusJson(report) : policyStatusText(report, view));
    return 0;
  }
}
