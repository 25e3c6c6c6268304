// Says how a run failed: to a program as JSON on stdout, to a person as text on stderr.
import { failureJson, failureText } from '../render/error.ts';
import type { Failure } from './failure.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

export type Asked = {
  readonly json: boolean;
  readonly debug: boolean;
  readonly noColor: boolean;
  /** The command in its words; empty where the command line does not name one. */
  readonly command: string;
};

export function tell({ exit, diagnostics, trace }: Failure, { io, out }: Session, asked: Asked): void {
  const report = { exit, diagnostics, ...(asked.debug && trace !== undefined ? { trace } : {}) };
  const text = () => failureText(report, viewOf(io, 'stderr', asked.noColor));
  if (asked.json) out.result(failureJson(report, asked.command));
  if (!asked.json || asked.debug) out.note(text());
}
