// Says how a run failed: to a program as JSON on stdout, to a person as text on stderr.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Failure } from './failure.ts';
import type { Session } from './session.ts';

export type Asked = {
  readonly json: boolean;
  readonly debug: boolean;
  readonly noColor: boolean;
  /** The command in its words; empty where the command line does not name one. */
  readonly command: string;
};

export function tell(failure: Failure, { out }: Session, asked: Asked): void {
  if (asked.json) out.result(`${JSON.stringify(failureJson(failure, asked.command))}\n`);
  else out.note(failure.diagnostics.map(text).join('\n'));
  if (asked.debug && failure.trace !== undefined) out.note(`\n${failure.trace}\n`);
}

function failureJson(failure: Failure, command: string) {
  const { exit, diagnostics } = failure;
  return { formatVersion: '1.0', type: 'failed', command, exit, diagnostics };
}

function text(one: Diagnostic): string {
  return `${one.severity} ${one.code}: ${one.message}\n${one.hint === undefined ? '' : `  ${one.hint}\n`}`;
}
