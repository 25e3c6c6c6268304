// Says how a run failed: to a program as JSON on stdout, to a person as text on stderr.
import { diagnosticText } from '../render/diagnostics.ts';
import { jsonText } from '../render/json-text.ts';
import { safe } from '../render/safe.ts';
import { diagnosticJson } from '../render/validate-json.ts';
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

export function tell(failure: Failure, { io, out }: Session, asked: Asked): void {
  if (asked.json) out.result(failureJson(failure, asked.command));
  else {
    const view = viewOf(io, 'stderr', asked.noColor);
    out.note(failure.diagnostics.map((one) => diagnosticText(one, view)).join('\n'));
  }
  if (asked.debug && failure.trace !== undefined) out.note(traceText(failure.trace));
}

/** One line, so that it also ends a stream of events. */
function failureJson({ exit, diagnostics }: Failure, command: string): string {
  const problems = diagnostics.map(diagnosticJson);
  return `${jsonText({ formatVersion: '1.0', type: 'failed', command, exit, diagnostics: problems })}\n`;
}

function traceText(trace: string): string {
  return `\n${trace
    .split('\n')
    .map((line) => safe(line))
    .join('\n')}\n`;
}
