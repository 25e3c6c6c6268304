// inferra recommend run: measures what endpoints wait for, and writes what was chosen to the lock file.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../../../core/exit.ts';
import { type RecommendRunResult, recommendRun } from '../../../flow/recommend-run.ts';
import { diagnosticsText } from '../../../render/diagnostics.ts';
import { jsonText } from '../../../render/json-text.ts';
import { recommendText } from '../../../render/recommend.ts';
import { diagnosticJson } from '../../../render/validate-json.ts';
import { FileCommand } from '../../base.ts';
import { type GlobalFlags, noPreflightFlag, runFlags } from '../../flags.ts';
import { fileInput, runInput } from '../../inputs.ts';
import { programVersion } from '../../package.ts';
import { checkReport, reportFlag, saveReport } from '../../report-page.ts';
import { openPerformance } from '../../stage.ts';
import { viewOf } from '../../view.ts';

export default class RecommendRun extends FileCommand {
  static override windsDown = true;
  static override summary = 'measure what endpoints wait for, and pin what is chosen';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'Show the jobs that are missing with their estimate, ask, run them, write the lock file',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fraud-sla --no-wait --auto-approve',
      description: 'Start the jobs of one policy; the same command without --no-wait takes up the results',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --report hardware.html',
      description: 'And write a page with figures, in which what is live now is marked',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fraud-sla --force',
      description: 'Measure again, although there is a result or a job that failed',
    },
  ];
  static override args = {
    policy: Args.string({ multiple: true, description: 'keys of policies', ignoreStdin: true }),
  };
  static override flags = {
    ...runFlags,
    // An Advanced job takes about two hours, and several may follow one another.
    timeout: Flags.string({
      default: '6h',
      helpValue: '<duration>',
      summary: 'how long to wait, such as 90m',
    }),
    report: reportFlag,
    preflight: noPreflightFlag,
    force: Flags.boolean({
      summary: 'make another attempt although there is a result, or a job that failed or was stopped',
    }),
  };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(RecommendRun);
    await checkReport(this.session, flags.report);
    const stage = await openPerformance(this.session, {
      command: 'recommend run',
      flags,
      version: await programVersion(),
    });
    const result = await recommendRun(stage.ports, {
      ...fileInput(flags),
      ...runInput(flags),
      policies: args.policy ?? [],
      force: flags.force ?? false,
      preflight: flags.preflight,
      draw: flags.report !== undefined,
    });
    const { outcomes, problems, exit } = result;
    if (flags.json) this.#json(result);
    // A job that failed is told by its problem.
    const left = flags['no-wait'] ? 'running' : 'done';
    const told = problems.length > 0 || outcomes.every(({ result: one }) => one === left);
    stage.end(exit, !told);
    if (!flags.json) this.#text(result, flags);
    await saveReport(this.session, flags.report, result.drawn);
    return exit;
  }

  #json({ report, problems, exit, goOn }: RecommendRunResult): void {
    const told = { report, diagnostics: problems.map(diagnosticJson), exit, goOn };
    this.session.out.result(`${jsonText({ formatVersion: '1.0', type: 'recommended', ...told })}\n`);
  }

  #text({ report, problems, goOn }: RecommendRunResult, flags: GlobalFlags): void {
    const { io, out } = this.session;
    if (goOn !== undefined) {
      out.note(`\nJobs go on in the account, and no limit stops them there. Their results: ${goOn}\n`);
      return;
    }
    out.result(recommendText(report, viewOf(io, 'stdout', flags['no-color'])));
    const text = diagnosticsText(problems, viewOf(io, 'stderr', flags['no-color']));
    if (text !== '') out.note(`\n${text}`);
  }
}
