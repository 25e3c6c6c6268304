// The one table that turns what the service says into what the engine understands.
import type { Code } from '../core/codes.ts';
import { ServiceError, type Trouble } from '../core/service-error.ts';
import type { Fault, FaultKind } from './fault.ts';
import type { Noun } from './operations.ts';

/** What a request was about, as far as an error needs to know. */
export type Asked = {
  readonly operation: string;
  /** The IAM prefix of the operation: `sagemaker`, `sts`. */
  readonly service: string;
  /** The IAM action, where it has another name than the operation. */
  readonly permission?: string;
  readonly reads: boolean;
  readonly noun?: Noun;
  /** Name or ARN of the resource. */
  readonly subject?: string;
};

type Rule = {
  readonly codes?: readonly string[];
  readonly says?: RegExp;
  readonly trouble: Trouble;
  readonly code: Code;
};

// First match wins. House rule of the service: not-found, already-exists and wrong-state of the hosting resources are
// all ValidationException and differ in the message only, so prefixes are matched, never whole strings.
// Sources: captured outputs, terraform-provider-aws, ACK and user reports, read 2026-11.
const RULES: readonly Rule[] = [
  {
    codes: ['CredentialsProviderError', 'TokenProviderError', 'ProviderError'],
    says: /expired/i,
    trouble: 'credentials',
    code: 'INF2002',
  },
  {
    codes: ['CredentialsProviderError', 'TokenProviderError', 'ProviderError'],
    trouble: 'credentials',
    code: 'INF2001',
  },
  {
    codes: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'],
    trouble: 'credentials',
    code: 'INF2002',
  },
  {
    codes: ['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
    trouble: 'credentials',
    code: 'INF2001',
  },
  {
    codes: [
      'UnrecognizedClientException',
      'InvalidClientTokenId',
      'InvalidAccessKeyId',
      'IncompleteSignature',
      'IncompleteSignatureException',
      'InvalidSignatureException',
      'SignatureDoesNotMatch',
      'NotAuthorized',
      'OptInRequired',
    ],
    trouble: 'credentials',
    code: 'INF2003',
  },
  {
    codes: ['AccessDenied', 'AccessDeniedException', 'AuthorizationErrorException', 'UnauthorizedOperation'],
    trouble: 'denied',
    code: 'INF2004',
  },
  { says: /\bdoes not have [a-z0-9-]+:\w+ permission\b/, trouble: 'denied', code: 'INF2004' },
  { codes: ['ResourceLimitExceeded', 'LimitExceededException'], trouble: 'quota', code: 'INF2015' },
  {
    codes: [
      'ResourceNotFound',
      'ResourceNotFoundException',
      'ObjectNotFoundException',
      'RepositoryNotFoundException',
      'NoSuchKey',
      'NoSuchBucket',
      'NoSuchEntity',
      'NoSuchEntityException',
      'NotFound',
      'NotFoundException',
    ],
    trouble: 'not-found',
    code: 'INF2010',
  },
  { says: /^Model ?Package(?: ?Group)? \S+ does not exist/i, trouble: 'not-found', code: 'INF2010' },
  { codes: ['PermanentRedirect'], trouble: 'invalid', code: 'INF2018' },
  // Two that write at once: the other one is seen in a moment (API reference, CopyObject, read 2026-11).
  { codes: ['PreconditionFailed', 'ConditionalRequestConflict'], trouble: 'exists', code: 'INF2019' },
  {
    codes: ['ResourceInUse', 'ResourceInUseException', 'ConflictException'],
    trouble: 'busy',
    code: 'INF2012',
  },
  { codes: ['ModelNotReadyException'], trouble: 'loading', code: 'INF2013' },
  { says: /^Cannot create already existing /, trouble: 'exists', code: 'INF2011' },
  { says: /^Cannot \w+ in-progress /, trouble: 'busy', code: 'INF2012' },
  // Of inference components: a second deletion, and a base whose adapters have just gone (terraform-provider-aws, read 2026-11).
  { says: /\bDELETE_IN_PROGRESS\b/, trouble: 'busy', code: 'INF2012' },
  { says: /\bis a base inference component\b/, trouble: 'missing-dependency', code: 'INF2014' },
  // A role that was just made is invisible to the service for some seconds (terraform-provider-aws retries this).
  { says: /^The execution role ARN .* is invalid/, trouble: 'missing-dependency', code: 'INF2014' },
];

const MISSING =
  /^Could not find (model|endpoint configuration|endpoint|inference component|resource) "([^"]*)"/;

/** The error for a request that the service (or the credential chain) answered with a reason: nothing was carried out. */
export function refused(asked: Asked, fault: Fault): ServiceError {
  const missing = missingResource(asked, fault);
  const rule = missing ?? RULES.find((one) => fits(one, fault)) ?? { trouble: 'invalid', code: 'INF2013' };
  const verb = fault.status === undefined ? 'could not be sent' : 'was refused';
  const hint = rule.trouble === 'denied' ? deniedHint(asked, fault) : missing?.hint;
  return new ServiceError(rule.trouble, rule.code, `${title(asked)} ${verb}: ${fault.message}`, {
    ...details(asked, fault),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The error for a request without a usable answer after all that could be tried. */
export function unanswered(asked: Asked, fault: Fault, kind: FaultKind, attempts: number): ServiceError {
  const times = attempts === 1 ? '' : ` after ${attempts} attempts`;
  const text = `${title(asked)} got no answer${times}: ${fault.message}`;
  return kind === 'broken' && !asked.reads
    ? new ServiceError('ambiguous', 'INF2016', text, details(asked, fault))
    : new ServiceError('unavailable', 'INF2017', text, details(asked, fault));
}

/** The error for an answer that a list can never give: following it would not end. */
export function endlessPages(operation: string): ServiceError {
  return new ServiceError('unavailable', 'INF2017', `${operation} answered with the same page token twice`, {
    operation,
  });
}

function fits(rule: Rule, fault: Fault): boolean {
  return (rule.codes?.includes(fault.code) ?? true) && (rule.says?.test(fault.message) ?? true);
}

/** A missing thing is `not-found` when the request is about that very thing, and a missing dependency otherwise. */
function missingResource(asked: Asked, fault: Fault): (Rule & { readonly hint?: string }) | undefined {
  const match = MISSING.exec(fault.message);
  if (match === null) return undefined;
  if (asked.noun === undefined || asked.noun === match[1]) return { trouble: 'not-found', code: 'INF2010' };
  const rule: Rule = { trouble: 'missing-dependency', code: 'INF2014' };
  // terraform-provider-aws #40048: UpdateEndpoint also needs the config that serves now, and names that one.
  return asked.operation === 'UpdateEndpoint'
    ? {
        ...rule,
        hint: 'an update needs the configuration that serves now as well as the new one; create the missing one again',
      }
    : rule;
}

function deniedHint(asked: Asked, fault: Fault): string {
  const named = /(?:perform: |does not have )([a-z0-9-]+:\w+)/.exec(fault.message)?.[1];
  return `allow ${named ?? `${asked.service}:${asked.permission ?? asked.operation}`} for this identity`;
}

function title(asked: Asked): string {
  return asked.subject === undefined ? asked.operation : `${asked.operation} of "${asked.subject}"`;
}

function details(asked: Asked, fault: Fault) {
  return {
    operation: asked.operation,
    cause: fault.cause,
    ...(fault.requestId === undefined ? {} : { requestId: fault.requestId }),
  };
}
