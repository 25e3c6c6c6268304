// Whatever a run ended with, as problems to show and an exit code. Nothing that is thrown reaches a person raw.
import type { CLIError } from '@oclif/core/errors';
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
  if (isOfParser(error)) return [fromParser(error)];
  return [fromCode('INF6013', messageOf(error))];
}

function fromInferraError(error: InferraError): Diagnostic {
  const { hint, address } = error.details;
  const shown = problem(error.code, error.message, hint ?? definitionOf(error.code).fix);
  return address === undefined ? shown : { ...shown, address };
}

export function interrupted(stop: AbortSignal): Diagnostic {
  const code = stopReason(stop)?.exit === 143 ? 'INF6012' : 'INF6011';
  return fromCode(code, definitionOf(code).title);
}

/** oclif marks its errors with this member; to ask for their class would load oclif before anything has failed. */
function isOfParser(error: unknown): error is CLIError {
  return error instanceof Error && 'oclif' in error;
}

const FLAG_VALUE = /^(?:Parsing (--\S+)\s+|(?=Flag --|Expected --))(.*)$/s;

type MissingArguments = CLIError & {
  readonly args: readonly { readonly name: string; readonly description?: string }[];
};

/** An argument that is not there, told with the first example of the command. */
export function missingArgument(
  error: unknown,
  id: string,
  examples: readonly { readonly command: string }[],
): InferraError | undefined {
  if (!isOfParser(error) || error.constructor.name !== 'RequiredArgsError') return undefined;
  const { args } = error as MissingArguments;
  const missing = args.map(
    ({ name, description = '' }) => `${name.toUpperCase()} is missing: ${description}`,
  );
  const command = (examples[0]?.command ?? '')
    .replace('<%= config.bin %>', 'inferra')
    .replace('<%= command.id %>', id.replaceAll(':', ' '));
  return new InferraError('INF6001', missing.join('; '), { hint: `for example: ${command}`, cause: error });
}

/** What oclif's parser says, in our words: its errors differ in their texts and the names of their classes only. */
function fromParser(error: CLIError): Diagnostic {
  const message = error.message
    .replace('\nSee more help with --help', '')
    .replace(/^The following errors? occurred:\s+/, '')
    .trim();
  const [wrongValue, flag, reason = ''] = FLAG_VALUE.exec(message) ?? [];
  if (wrongValue !== undefined) {
    return fromCode('INF6004', flag === undefined ? lowerFirst(reason) : `${flag}: ${lowerFirst(reason)}`);
  }
  const code = error.constructor.name === 'NonExistentFlagsError' ? 'INF6003' : 'INF6001';
  return fromCode(code, lowerFirst(message.replaceAll('\n', ' ')));
}

/** A problem with the advice of its code. */
function fromCode(code: Code, message: string): Diagnostic {
  return problem(code, message, definitionOf(code).fix);
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
