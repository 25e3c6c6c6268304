// inferra recommend show: every candidate, why the winner won and why each other lost. Needs no account.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../../core/exit.ts';
import { recommendShow } from '../../../flow/recommend-show.ts';
import { recommendJson, recommendText } from '../../../render/recommend.ts';
import { FileCommand } from '../../base.ts';
import { systemClock } from '../../clock.ts';
import { fileInput } from '../../inputs.ts';
import { createPorts } from '../../ports.ts';
import { checkReport, reportFlag, saveReport } from '../../report-page.ts';
import { viewOf } from '../../view.ts';

export default class RecommendShow extends FileCommand {
  static override summary = 'show what was measured and chosen, and why, from the lock file';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'All policies of the file' },
    {
      command: '<%= config.bin %> <%= command.id %> fraud-sla --env prod',
      description: 'One policy: its candidates, why each lost, and what would change the answer',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --report hardware.html',
      description: 'The same as a page with figures, to attach to a pull request',
    },
  ];
  static override args = {
    policy: Args.string({ multiple: true, description: 'keys of policies', ignoreStdin: true }),
  };

  static override flags = { report: reportFlag };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(RecommendShow);
    const { io, out } = this.session;
    await checkReport(this.session, flags.report);
    // A simulated account has a time of its own, so an age by this machine's clock would mean nothing.
    const now = flags.simulator ? undefined : systemClock.now();
    const input = { ...fileInput(flags), policies: args.policy ?? [], draw: flags.report !== undefined };
    const { report, drawn } = await recommendShow(createPorts(this.session, flags), input, now);
    out.result(
      flags.json ? recommendJson(report) : recommendText(report, viewOf(io, 'stdout', flags['no-color'])),
    );
    await saveReport(this.session, flags.report, drawn);
    return 0;
  }
}
