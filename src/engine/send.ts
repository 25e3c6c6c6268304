// Sends the one request of a step and finds out what became of it. An answer that was lost is resolved by looking at the
// account, never by sending blindly again: the API has no tokens to make that safe.
import { InferraError } from '../core/errors.ts';
import type { Kind, Request } from '../core/kind.ts';
import { ServiceError } from '../core/service-error.ts';
import type { Step } from '../core/step.ts';
import { type Engine, kindOf } from './engine.ts';

/** A part that was just made may not be visible to the next request yet (CreateEndpoint, API reference, 2026-11). */
const NOT_VISIBLE_FOR_MS = 60_000;
const NOT_VISIBLE_PAUSE_MS = 3_000;
/** How often a request is sent whose answers are lost and of which the account shows no trace. */
const LOST_TRIES = 5;
const LOST_PAUSE_MS = 2_000;

export type Sent = {
  /** The account already stood as the request would have made it. */
  readonly adopted: boolean;
};

type Attempt = { readonly since: number; lost: number };

/**
 * Carries out the request of a step once.
 * @throws InferraError when the service refuses it, when something foreign is in the way, or when the account has moved.
 */
export async function send(
  engine: Engine,
  step: Step,
  request: Request,
  arn: string | undefined,
): Promise<Sent> {
  const kind = kindOf(engine, step.kind);
  await refuseReferred(kind, step);
  const attempt: Attempt = { since: engine.clock.now(), lost: 0 };
  for (;;) {
    try {
      await engine.limit(() => kind.send(step.name, request, arn));
      return { adopted: false };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const found = await lookFor(kind, step, request, error);
      if (found.landed) return { adopted: true };
      await pauseBeforeAgain(engine, step, error, found, attempt);
    }
  }
}

type Found = {
  /** The account is as the request would have made it, so that the failure does not matter. */
  readonly landed: boolean;
  readonly differs?: string;
};

async function lookFor(kind: Kind, step: Step, request: Request, error: ServiceError): Promise<Found> {
  switch (error.trouble) {
    case 'not-found':
      return { landed: step.verb === 'remove' };
    case 'exists':
    case 'ambiguous':
    case 'busy':
      return kind.landed(request, await kind.read(step.name));
    case 'invalid':
      // What has ended meanwhile cannot be stopped. Which error that is was not found; this one is likely (2026-11-27).
      return step.verb === 'stop' ? kind.landed(request, await kind.read(step.name)) : { landed: false };
    default:
      return { landed: false };
  }
}

/** Returns where the request is to be sent again; throws where the failure is the answer. */
async function pauseBeforeAgain(
  { clock }: Engine,
  step: Step,
  error: ServiceError,
  { differs }: Found,
  attempt: Attempt,
): Promise<void> {
  const { trouble } = error;
  if (trouble === 'ambiguous' && attempt.lost < LOST_TRIES) {
    attempt.lost += 1;
    return clock.sleep(LOST_PAUSE_MS * attempt.lost);
  }
  const young = clock.now() - attempt.since < NOT_VISIBLE_FOR_MS;
  // What is in the way may be what an earlier try of this very request made, and cannot be seen whole yet.
  const inTheWay = trouble === 'exists' || trouble === 'busy';
  const blurred = inTheWay && (attempt.lost > 0 || (trouble === 'exists' && differs === undefined));
  if (young && (blurred || trouble === 'missing-dependency')) return clock.sleep(NOT_VISIBLE_PAUSE_MS);
  if (trouble === 'exists') throw occupied(step, differs, error);
  if (trouble === 'busy') throw becameBusy(step, error);
  throw error;
}

/** Nothing is removed while something else refers to it. */
async function refuseReferred(kind: Kind, step: Step): Promise<void> {
  if (step.verb !== 'remove' || kind.referrers === undefined) return;
  const referrers = await kind.referrers(step.name);
  if (referrers.length === 0) return;
  throw new InferraError('INF4003', `${step.kind} ${step.name} is still used by ${referrers.join(', ')}`);
}

function occupied(step: Step, differs: string | undefined, cause: ServiceError): InferraError {
  const code = step.kind === 'endpoint' ? 'INF3002' : 'INF3005';
  return new InferraError(code, differs ?? cause.message, { cause });
}

function becameBusy(step: Step, cause: ServiceError): InferraError {
  return new InferraError(
    'INF3001',
    `${step.kind} ${step.name} became busy with something else: ${cause.message}`,
    {
      cause,
    },
  );
}
