// inferra recommend stop: ends jobs under way before their end.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../../core/exit.ts';
import { recommendStop } from '../../../flow/recommend-stop.ts';
import { diagnosticsText } from '../../../render/diagnostics.ts';
import { stoppableJson, stoppableText, stoppedJson, stoppedText } from '../../../render/stopped.ts';
import { diagnosticJson } from '../../../render/validate-json.ts';
import { FileCommand } from '../../base.ts';
import { runFlags } from '../../flags.ts';
import { fileInput, runInput } from '../../inputs.ts';
import { programVersion } from '../../package.ts';
import { openPerformance } from '../../stage.ts';
import { viewOf } from '../../view.ts';

export default class RecommendStop extends FileCommand {
  static override windsDown = true;
  static override summary = 'stop the jobs under way of policies';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'Show the jobs under way of all policies of the file, ask, stop them',
    },
    {
      command: '<%= config.bin %> <%= command.id %> fraud-sla --auto-approve',
      description: 'Stop the jobs of one policy, also those that were begun before the file changed',
    },
  ];
  static override args = {
    policy: Args.string({ multiple: true, description: 'keys of policies', ignoreStdin: true }),
  };
  static override flags = runFlags;

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(RecommendStop);
    const { io, out } = this.session;
    const { json, 'no-color': noColor } = flags;
    const [view, noteView] = [viewOf(io, 'stdout', noColor), viewOf(io, 'stderr', noColor)];
    const version = await programVersion();
    const stage = await openPerformance(this.session, { command: 'recommend stop', flags, version });
    const ports = {
      ...stage.ports,
      presentStops: (jobs: Parameters<typeof stoppableText>[0]) =>
        out.result(json ? stoppableJson(jobs) : `${stoppableText(jobs, view)}\n`),
    };
    const input = { ...fileInput(flags), ...runInput(flags), policies: args.policy ?? [] };
    const { report, outcomes, problems, exit } = await recommendStop(ports, input);
    if (json) out.result(stoppedJson(report, { diagnostics: problems.map(diagnosticJson), exit }));
    // What was stopped is told below, policy by policy.
    const left = flags['no-wait'] ? 'running' : 'done';
    stage.end(
      exit,
      outcomes.some(({ result }) => result !== left),
    );
    if (json) return exit;
    out.result(stoppedText(report, view));
    const text = diagnosticsText(problems, noteView);
    if (text !== '') out.note(`\n${text}`);
    return exit;
  }
}
