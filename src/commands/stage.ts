// What a command that changes the account shows: the plan, the progress, and how it ended.
import type { ExitCode } from '../core/exit.ts';
import type { PlanJob } from '../core/plan.ts';
import type { Preflight } from '../core/preflight.ts';
import type { Ports } from '../flow/ports.ts';
import { type RunCommand, runSummary } from '../render/events/summary.ts';
import { jobsText } from '../render/jobs.ts';
import { jsonText } from '../render/json-text.ts';
import { planText } from '../render/plan.ts';
import type { GlobalFlags } from './flags.ts';
import { createPorts } from './ports.ts';
import { openProgress } from './progress.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

export interface Performance {
  readonly ports: Ports & { presentJobs(jobs: readonly PlanJob[], preflight?: Preflight): void };
  /** Shows how it ended; with --json that is the last line, as it is of a failure. */
  end(exit: ExitCode, changed: boolean): void;
}

export type PerformanceOptions = {
  readonly command: RunCommand;
  readonly flags: GlobalFlags;
  readonly version: string;
  /** Keeps stdout for one document, which the command writes in the end. */
  readonly isDocument?: boolean;
};

export async function openPerformance(session: Session, options: PerformanceOptions): Promise<Performance> {
  const { command, flags, version, isDocument = false } = options;
  const { io, out } = session;
  const { json, 'no-color': noColor } = flags;
  const view = viewOf(io, isDocument ? 'stderr' : 'stdout', noColor);
  const say = (text: string) => (isDocument ? out.note(text) : out.result(text));
  const progress = await openProgress(session, { json, noColor, version });
  const summary = runSummary(command);
  whenStopped(session, () => {
    progress.clear();
    out.note('Stopping: nothing new is started. Press Ctrl-C again to end at once.\n');
  });
  const ports = createPorts(session, flags, {
    clear: progress.clear,
    present(plan) {
      progress.clear();
      say(
        json
          ? `${jsonText({ type: 'planned', plan })}\n`
          : planText(plan, view, isOfJobs(command) ? 'apply' : command),
      );
    },
    listen(event) {
      summary.take(event);
      progress.listen(event);
    },
  });
  const presentJobs = (jobs: readonly PlanJob[], preflight?: Preflight) => {
    progress.clear();
    const found = preflight === undefined ? {} : { preflight };
    say(json ? `${jsonText({ type: 'planned', jobs, ...found })}\n` : `${jobsText(jobs, view, found)}\n`);
  };
  return {
    ports: { ...ports, presentJobs },
    end(exit, changed) {
      progress.end();
      if (json) say(`${jsonText({ formatVersion: '1.0', type: 'ended', command, exit })}\n`);
      else if (changed) say(`\n${summary.text(view)}`);
    },
  };
}

function whenStopped({ io, onClose }: Session, say: () => void): void {
  io.stop.addEventListener('abort', say, { once: true });
  onClose(() => io.stop.removeEventListener('abort', say));
}

/** These show jobs, and a plan only where an apply would. */
function isOfJobs(command: RunCommand): command is 'recommend run' | 'recommend stop' {
  return command === 'recommend run' || command === 'recommend stop';
}
