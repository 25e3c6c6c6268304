// What the three protocols have in common: reading a request, and writing an answer or a refusal.
import type { Caller } from '../access/caller.ts';
import type { Context } from '../services/context.ts';
import type { ServiceFault } from './errors.ts';
import type { WireRequest, WireResponse } from './http.ts';

/** A request that was understood. */
export type Exchange = {
  readonly operation: string;
  readonly mutating: boolean;
  /** False where the request may come without an Authorization header. */
  readonly signed: boolean;
  /** The name of what it is about. */
  readonly about: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the caller must be allowed to do, in IAM's words; SageMaker's action on what it is about where absent. */
  readonly permission?: (context: Context) => { readonly action: string; readonly resource: string };
  /** Throws ServiceFault. */
  readonly run: (context: Context, caller: Caller) => unknown;
};

export interface Protocol {
  /** @throws ServiceFault where the request cannot be understood at all. */
  read(request: WireRequest): Exchange;
  respond(result: unknown, requestId: string): WireResponse;
  refuse(fault: ServiceFault, requestId: string): WireResponse;
}

export function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
