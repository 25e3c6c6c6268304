// A failed attempt, whatever the SDK threw, as one flat value: what the service said, and whether it can have acted.
import { InferraError } from '../core/errors.ts';

export type Fault = {
  /** The service's error code or the error's own name: `ValidationException`, `ECONNRESET`, `SyntaxError`. */
  readonly code: string;
  /** The service's words, on one line and bounded; never empty. */
  readonly message: string;
  /** The HTTP status; absent where no answer came. */
  readonly status?: number;
  readonly requestId?: string;
  /** Whom the SDK blames; absent where the answer could not be read as an error of the service. */
  readonly blames?: 'client' | 'server';
  readonly cause: unknown;
};

/**
 * throttled: certainly not carried out, may be sent again · unsent: never reached the service · broken: no answer, or
 * an unreadable one, so a change may have been carried out · refused: answered with a reason, not carried out.
 */
export type FaultKind = 'throttled' | 'unsent' | 'broken' | 'refused';

const LONGEST_MESSAGE = 1_000;

// The list of the AWS SDKs (botocore _retry.json and smithy), read 2026-11.
const THROTTLES = new Set([
  'BandwidthLimitExceeded',
  // Of Application Auto Scaling, which says to try again (API reference, read 2026-11).
  'ConcurrentUpdateException',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Failures of the way to the service: no connection was ever made, so nothing can have been carried out. */
const UNSENT = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']);

/** Failures of the credential chain: the SDK could not sign, so nothing was sent, and trying again is no use. */
const UNSIGNED = new Set(['CredentialsProviderError', 'ProviderError', 'TokenProviderError']);

/**
 * Reads a thrown value of the SDK.
 * @throws the value itself where it is an error of inferra or a mistake in code, which no retry may hide.
 */
export function readFault(cause: unknown): Fault {
  if (cause instanceof InferraError) throw cause;
  const members = membersOf(cause);
  const metadata = membersOf(members.$metadata);
  const status = typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
  if (status === undefined && (cause instanceof TypeError || cause instanceof ReferenceError)) throw cause;
  const code = firstText(members.code, members.name) ?? 'Unknown';
  const requestId = metadata.requestId;
  const blames = members.$fault;
  return {
    code,
    message: boundedText(firstText(members.message, members.Message) ?? (status === undefined ? code : '')),
    ...(status === undefined ? {} : { status }),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(blames === 'client' || blames === 'server' ? { blames } : {}),
    cause,
  };
}

export function kindOf(fault: Fault): FaultKind {
  // 429 as well, and nothing that a slower pace would help (runtime API reference, InvokeEndpoint, read 2026-11).
  if (fault.code === 'ModelNotReadyException') return 'refused';
  if (THROTTLES.has(fault.code) || fault.status === 429 || /^rate exceeded\b/i.test(fault.message))
    return 'throttled';
  if (UNSENT.has(fault.code)) return 'unsent';
  if (UNSIGNED.has(fault.code)) return 'refused';
  // Not readable as an error of the service (a proxy's page, a cut-off body), or the service failed inside.
  return fault.blames === 'client' && fault.code !== 'Unknown' ? 'refused' : 'broken';
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  return candidates.find((one): one is string => typeof one === 'string' && one !== '');
}

/** The SDK says `UnknownError` where the message is null or missing, and appends advice of its own on new lines. */
function boundedText(text: string): string {
  if (text === '' || text === 'UnknownError') return 'the service gave no reason';
  const line = text.replace(/\s*\n\s*Deserialization error: to see the raw response.*$/s, '');
  if (line.length <= LONGEST_MESSAGE) return line;
  return `${[...line.slice(0, 2 * LONGEST_MESSAGE)].slice(0, LONGEST_MESSAGE).join('')}…`;
}
