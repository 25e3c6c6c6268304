// A failed operation is a thrown InferraError with a code; a broken promise of our own is an assertion.
import type { Code } from './codes.ts';
import { definitionOf } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { ExitCode } from './exit.ts';

export type ErrorDetails = {
  /** What to do about it; the code's general advice is used where this is absent. */
  readonly hint?: string;
  /** The unit it happened to, e.g. `endpoints.fraud`. */
  readonly address?: string;
  /** The operation of the service, e.g. `UpdateEndpoint`. */
  readonly operation?: string;
  /** The service's id of the failed request. */
  readonly requestId?: string;
  readonly cause?: unknown;
};

export class InferraError extends Error {
  readonly code: Code;
  readonly details: ErrorDetails;

  constructor(code: Code, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'InferraError';
    this.code = code;
    this.details = details;
  }

  get exit(): ExitCode {
    return definitionOf(this.code).exit;
  }
}

/** Thrown where a command stops because of collected problems, all of which it shows. */
export class DiagnosticsError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((one) => one.message).join('; '));
    this.name = 'DiagnosticsError';
    this.diagnostics = diagnostics;
  }
}

/** States a promise of our own code. A failure is a bug of inferra, never a user's mistake. */
export function assert(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`inferra broke its own promise: ${promise}`);
}
