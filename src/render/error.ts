// How a failed run is told: to a person as problems, to a program as one JSON object.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { ExitCode } from '../core/exit.ts';
import { diagnosticText } from './diagnostics.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { safeBlock } from './safe.ts';
import { diagnosticJson } from './validate-json.ts';

export type FailureReport = {
  readonly exit: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** Stack and causes; passed only under --debug. */
  readonly trace?: string;
};

/** The problems as blocks, then the trace where there is one. Ends in a line break. */
export function failureText({ diagnostics, trace }: FailureReport, view: View): string {
  const blocks = diagnostics.map((one) => diagnosticText(one, view));
  return [...blocks, ...(trace === undefined ? [] : [`${safeBlock(trace)}\n`])].join('\n');
}

/**
 * One line, so that it also ends a stream of events: `{formatVersion, type: "failed", command, exit, error,
 * diagnostics}`; `error` is the first error among the problems.
 */
export function failureJson({ exit, diagnostics }: FailureReport, command: string): string {
  const problems = diagnostics.map(diagnosticJson);
  const error = problems[diagnostics.findIndex((one) => one.severity === 'error')];
  return `${jsonText({ formatVersion: '1.0', type: 'failed', command, exit, error, diagnostics: problems })}\n`;
}
