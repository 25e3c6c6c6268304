// What the service answered, in the few words that decide what the engine does next.
import type { Code } from './codes.ts';
import { type ErrorDetails, InferraError } from './errors.ts';

/**
 * not-found · exists · busy: an operation is in progress on it · invalid: refused as wrong · missing-dependency: it
 * names something that does not exist, or was just made and cannot be seen yet · quota · denied: no permission ·
 * credentials: missing or expired · ambiguous: no answer to a mutating request, which may or may not have been carried
 * out · unavailable: no answer to a read after all retries · loading: what is asked for is not there yet, and will be.
 */
export type Trouble =
  | 'not-found'
  | 'exists'
  | 'busy'
  | 'invalid'
  | 'missing-dependency'
  | 'quota'
  | 'denied'
  | 'credentials'
  | 'ambiguous'
  | 'unavailable'
  | 'loading';

export class ServiceError extends InferraError {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, code: Code, message: string, details: ErrorDetails = {}) {
    super(code, message, details);
    this.name = 'ServiceError';
    this.trouble = trouble;
  }
}
