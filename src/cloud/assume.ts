// Roles that a run acts as. Each is assumed once for all connections, with the credentials of the run, and again before its own
// come to their end.
import type { Clock } from '../base/clock.ts';
import type { InferraError } from '../core/errors.ts';
import { ServiceError } from '../core/service-error.ts';
import type { Asked } from './errors.ts';
import { type Credentials, lazySdk, type Sdk, type SdkOptions, TIMEOUTS } from './sdk.ts';
import { type Send, type SendOptions, sender } from './send.ts';

export type Role = {
  readonly arn: string;
  /** What the trust policy of the role asks for; never shown. */
  readonly externalId?: string;
  /** What the account of the role sees of who acts, in its trail: `inferra` unless given. */
  readonly sessionName?: string;
};

export type AssumeOptions = Partial<SdkOptions> & {
  readonly region: string;
  readonly clock: Clock;
  readonly onRetry?: SendOptions['onRetry'];
  readonly random?: () => number;
};

/** Credentials that are good now. Throws ServiceError `credentials` or `unavailable`. */
export type Identify = () => Promise<Credentials>;

/** STS is asked in the region of whoever acts as a role first; the credentials are good in all regions. */
export type Assume = (role: Role, options: AssumeOptions) => Identify;

const SESSION_NAME = 'inferra';
/** An hour, whatever the role allows: more is not possible for whoever is a role already (API reference of STS, AssumeRole, read 2026-11). */
const LASTS_S = 3_600;
/** So long before their end nothing is begun with credentials any more: a request and its retries have to fit in. */
const SPARE_MS = 5 * 60_000;

/** What is shared by all connections of one run. */
export function assumer(): Assume {
  const sources = new Map<Clock, Source>();
  const acting = new Map<string, Identify>();
  return (role, options) => {
    const source = sources.get(options.clock) ?? openSource(options, sources.size);
    sources.set(options.clock, source);
    const key = JSON.stringify([source.nth, role.arn, role.externalId, role.sessionName]);
    const known = acting.get(key) ?? renewed(options.clock, () => assumed(source, role));
    acting.set(key, known);
    return known;
  };
}

/** Who the run is before it acts as anybody else; its time is that of its clock. */
type Source = { readonly nth: number; readonly sdk: Sdk; readonly send: Send };

/** With a pace of its own: requests that wait for credentials hold all places of theirs. */
function openSource(options: AssumeOptions, nth: number): Source {
  const sdk = lazySdk({ concurrency: 10, timeouts: TIMEOUTS, ...options });
  const send = sender({
    clock: options.clock,
    random: options.random ?? Math.random,
    concurrency: 10,
    rate: Number.POSITIVE_INFINITY,
    onRetry: options.onRetry ?? (() => {}),
  });
  return { nth, sdk, send };
}

type Held = { readonly credentials: Credentials; readonly until: number };

/** Whoever asks while they are being asked for waits for the same ones; a failure is not remembered. */
function renewed(clock: Clock, ask: () => Promise<Held>): Identify {
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;
  return async () => {
    if (held !== undefined && held.until - clock.now() > SPARE_MS) return held.credentials;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    held = await asking;
    return held.credentials;
  };
}

async function assumed({ sdk, send }: Source, role: Role): Promise<Held> {
  const { arn, externalId, sessionName = SESSION_NAME } = role;
  const asked: Asked = { operation: 'AssumeRole', service: 'sts', reads: true, subject: arn };
  const input = {
    RoleArn: arn,
    RoleSessionName: sessionName,
    DurationSeconds: LASTS_S,
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
  };
  try {
    return await send(asked, async () => {
      const { Credentials: given } = await sdk.assumeRole(input);
      const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {};
      if (
        AccessKeyId === undefined ||
        SecretAccessKey === undefined ||
        SessionToken === undefined ||
        Expiration === undefined
      ) {
        throw new SyntaxError('the answer has no credentials');
      }
      const credentials = {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
      };
      return { credentials, until: Expiration.getTime() };
    });
  } catch (error) {
    throw error instanceof ServiceError ? inWords(error, role) : error;
  }
}

/** What is no matter of the run's own credentials or of the way to STS: this role is not assumed, whoever has to change that. */
function inWords(error: ServiceError, role: Role): InferraError {
  if (error.trouble === 'credentials' || error.trouble === 'unavailable') return error;
  if (error.trouble !== 'denied') {
    const says = error.message.replace(/^.*? was refused: /s, '');
    return new ServiceError('credentials', 'INF2020', `${role.arn} cannot be assumed: ${says}`, {
      operation: 'AssumeRole',
      cause: error,
    });
  }
  const arn = /User: (arn:\S+)/.exec(error.message)?.[1];
  const who = arn ?? 'who these credentials belong to';
  return new ServiceError('credentials', 'INF2020', `${who} may not assume ${role.arn}`, {
    operation: 'AssumeRole',
    cause: error,
    hint: hintFor(arn === undefined ? undefined : principalOf(arn), role),
  });
}

function hintFor(principal: string | undefined, { arn, externalId }: Role): string {
  const who = principal ?? 'ARN-OF-THE-CALLER';
  const policy = `{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "${arn}" }`;
  const trust = `{ "Effect": "Allow", "Principal": { "AWS": "${who}" }, "Action": "sts:AssumeRole" }`;
  const asks =
    externalId === undefined
      ? 'that asks for no sts:ExternalId, as the file has none'
      : 'with the externalId of the file, if it asks for an sts:ExternalId';
  return `both have to allow it: a policy of the caller, ${policy}; and the trust policy of the role, ${trust}, ${asks}`;
}

/**
 * Whom a trust policy names for a session: its role, whose path nobody can tell by the session, or, where single sign-on made
 * the role under a path of its own, the account (IAM User Guide, "AWS JSON policy elements: Principal", read 2026-11).
 */
export function principalOf(arn: string): string {
  const [, partition = '', account = '', role = ''] =
    /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (role === '') return arn;
  const iam = `arn:${partition}:iam::${account}`;
  return role.startsWith('AWSReservedSSO_') ? `${iam}:root` : `${iam}:role/${role}`;
}
