// Whatever a run ended with, as problems to show and an exit code. Nothing that is thrown reaches a person raw.
import { CLIError } from '@oclif/core/errors';
import { type Code, definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { DiagnosticsError, InferraError } from '../core/errors.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import { stopReason } from './io.ts';

export type Failure = {
  readonly exit: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  /** What only --debug shows: stacks and causes. */
  readonly trace?: string;
};

/** `stop`: an error of any kind after a Ctrl-C is its consequence, and the interruption is what is told. */
export function failureOf(error: unknown, stop: AbortSignal): Failure {
  const trace = traceOf(error);
  const diagnostics = stopReason(stop) === undefined ? diagnosticsOf(error) : [interrupted(stop)];
  const exit = worstExit(diagnostics.filter(isError).map((one) => definitionOf(one.code).exit));
  return { exit, diagnostics, ...(trace === undefined ? {} : { trace }) };
}

function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticsError) return error.diagnostics;
  if (error instanceof InferraError) return [fromInferraError(error)];
  if (error instanceof CLIError) return [fromParser(error)];
  return [problem('INF6013', messageOf(error), definitionOf('INF6013').fix)];
}

function fromInferraError(error: InferraError): Diagnostic {
  const { hint, address } = error.details;
  const shown = problem(error.code, error.message, hint ?? definitionOf(error.code).fix);
  return address === undefined ? shown : { ...shown, address };
}

export function interrupted(stop: AbortSignal): Diagnostic {
  const code = stopReason(stop)?.exit === 143 ? 'INF6012' : 'INF6011';
  return problem(code, definitionOf(code).title, definitionOf(code).fix);
}

/** The parser's classes differ by name only in what they say; its texts are for people already. */
const PARSER_CODES: Readonly<Record<string, Code>> = {
  NonExistentFlagsError: 'INF6003',
  FlagInvalidOptionError: 'INF6004',
};

function fromParser(error: CLIError): Diagnostic {
  const message = error.message.replace('\nSee more help with --help', '').trim();
  const code =
    PARSER_CODES[error.constructor.name] ?? (/^(Flag --|Expected )/.test(message) ? 'INF6004' : 'INF6001');
  return problem(code, lowerFirst(message), definitionOf(code).fix);
}

function problem(code: Code, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', message, hint };
}

function isError(one: Diagnostic): boolean {
  return one.severity === 'error';
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function traceOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined;
  const cause = traceOf(error.cause);
  return cause === undefined ? error.stack : `${error.stack}\ncaused by ${cause}`;
}
