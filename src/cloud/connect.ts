// Makes the Cloud that a run talks to: the SDK below, pace and retries around it, errors in our words above.
import type { Clock } from '../base/clock.ts';
import { InferraError } from '../core/errors.ts';
import type { Cloud, Identity, Input, Operation, Output } from './cloud.ts';
import type { Asked } from './errors.ts';
import { subjectOf, traitOf } from './operations.ts';
import { pagesOf } from './pages.ts';
import { type Credentials, lazySdk, TIMEOUTS, type Timeouts, type Transport } from './sdk.ts';
import { type Retry, type Send, sender } from './send.ts';

export type ConnectOptions = {
  readonly region: string;
  /** A profile of the shared AWS configuration; absent for the SDK's own choice. */
  readonly profile?: string;
  /** Whom it acts as, asked before each request; the credentials of the SDK's own choice where absent. */
  readonly credentials?: () => Promise<Credentials>;
  /** Every wait goes through it. */
  readonly clock: Clock;
  /** Jitter, from 0 up to but not including 1; Math.random unless given. */
  readonly random?: () => number;
  /** The embedded simulator's. With it no profile, environment or instance metadata is read. */
  readonly requestHandler?: Transport;
  /** Sends every request to this address instead of AWS. Only for a wish that was spelled out, not from the environment. */
  readonly endpoint?: string;
  readonly onRetry?: (retry: Retry) => void;
  /** Never more requests per second than this; unlimited unless given. */
  readonly rate?: number;
  /** Requests under way at once; 10 unless given. */
  readonly concurrency?: number;
  /** Once aborted nothing further is sent; what is under way is let finish. */
  readonly signal?: AbortSignal;
  /** For real sockets; 5 s to connect and 60 s for an answer unless given. */
  readonly timeouts?: Timeouts;
};

const CONCURRENCY = 10;

/**
 * Opens the account of the credentials in one region. Loads nothing and sends nothing until the first call.
 * @throws InferraError INF2006 for a region that cannot be one. Calls throw ServiceError, or InferraError INF2007 when a
 * planted endpoint would lead them out of AWS, or the signal's reason once it has aborted.
 */
export function connect(options: ConnectOptions): Cloud {
  const { region, concurrency = CONCURRENCY, timeouts = TIMEOUTS } = options;
  // The region becomes part of a host name.
  if (!/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(region))
    throw new InferraError('INF2006', `"${region}" is not an AWS region`);
  const sdk = lazySdk({ ...options, concurrency, timeouts });
  const send = sender({
    clock: options.clock,
    random: options.random ?? Math.random,
    concurrency,
    rate: options.rate ?? Number.POSITIVE_INFINITY,
    onRetry: options.onRetry ?? (() => {}),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const call = <O extends Operation>(operation: O, input: Input<O>): Promise<Output<O>> =>
    send(askedOf(operation, input), async () => proven(operation, await sdk.transmit(operation, input)));
  return {
    region,
    call,
    pages: (operation, input) => pagesOf(call, operation, input),
    identity: remembered(send, sdk.whoAmI),
  };
}

function askedOf<O extends Operation>(operation: O, input: Input<O>): Asked {
  const { service, permission, reads, noun } = traitOf(operation);
  const subject = subjectOf(operation, input);
  return {
    operation,
    service,
    reads,
    ...(permission === undefined ? {} : { permission }),
    ...(noun === undefined ? {} : { noun }),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** The SDK takes an empty or foreign body for an answer without members; such an answer proves nothing. */
function proven<O extends Operation>(operation: O, answer: Output<O>): Output<O> {
  const { proof } = traitOf(operation);
  if (proof !== undefined && answer[proof] === undefined) {
    throw new SyntaxError(`the answer has no ${String(proof)}`);
  }
  return answer;
}

const WHO: Asked = { operation: 'GetCallerIdentity', service: 'sts', reads: true };

/** Asks once; a failure is not remembered, because the person may log in and the run may ask again. */
function remembered(send: Send, whoAmI: () => Promise<Partial<Identity>>): () => Promise<Identity> {
  let asked: Promise<Identity> | undefined;
  return () => {
    asked ??= send(WHO, async () => {
      const { account, arn } = await whoAmI();
      if (account === undefined || arn === undefined) throw new SyntaxError('the answer has no account');
      return { account, arn };
    }).catch((failure: unknown) => {
      asked = undefined;
      throw failure;
    });
    return asked;
  };
}
