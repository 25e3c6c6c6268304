// Names and ARNs of the generative jobs, and who may use them: identifiers are either, and the account has to be admitted.
import { ServiceFault } from '../../wire/errors.ts';
import type { RecordKind, RecordOf } from '../../world/records.ts';
import { arnOf } from '../arn.ts';
import type { Context } from '../context.ts';

/**
 * The refusal of an account that is not admitted, where the scenario has one: aws/sagemaker-python-sdk takes both codes
 * for a gate of the feature (read 2026-11; the texts are assumed).
 */
export function checkAdmitted(ctx: Context, operation: string): void {
  const gate = ctx.conditions.generativeGate;
  if (gate === 'access-denied') {
    throw new ServiceFault(
      'AccessDeniedException',
      `Account ${ctx.account} is not authorized to perform: sagemaker:${operation}.`,
    );
  }
  if (gate !== 'limit') return;
  throw new ServiceFault(
    'ResourceLimitExceeded',
    `The account-level service limit '${operation}' is 0 Requests, with current utilization of 0 Requests and a request ` +
      'delta of 1 Requests. Please contact AWS support to request an increase for this limit.',
  );
}

/** @throws ServiceFault ResourceNotFound (the code is the model's, the text is assumed). */
export function named<K extends RecordKind>(ctx: Context, kind: K, identifier: string, lag = 0): RecordOf<K> {
  const name = identifier.split('/').at(-1) ?? '';
  const arn = arnOf(ctx, kind, name);
  const own = !identifier.startsWith('arn:') || identifier.toLowerCase() === arn.toLowerCase();
  const found = own ? ctx.world.seen(kind, name, lag) : undefined;
  if (found !== undefined) return found;
  throw new ServiceFault(
    'ResourceNotFound',
    `Could not find ${identifier.startsWith('arn:') ? identifier : arn}.`,
  );
}

export function refuseTaken(ctx: Context, kind: RecordKind, name: string): void {
  const taken = ctx.world.get(kind, name);
  if (taken !== undefined) throw new ServiceFault('ResourceInUse', `${taken.arn} already exists.`);
}
