// Who sends a request: the user of an access key, or the session of a role that somebody has assumed.
import type { Context } from '../services/context.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { WireRequest } from '../wire/http.ts';
import { sessionOf } from './sessions.ts';

export type Caller = {
  readonly account: string;
  readonly arn: string;
  /** What GetCallerIdentity calls the UserId. */
  readonly id: string;
  /** ARN of the role that acts; absent for a user. */
  readonly role?: string;
};

/** @throws ServiceFault for a session that nobody has begun, or that has ended */
export function callerOf(
  request: WireRequest,
  { account, world }: Pick<Context, 'account' | 'world'>,
): Caller {
  const key = accessKeyOf(request);
  const token = request.headers['x-amz-security-token'];
  if (token === undefined || !key.startsWith('ASIA')) return userOf(accountOfKey(key) ?? account);
  const session = sessionOf(token, key);
  if (session === undefined) {
    throw new ServiceFault(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    );
  }
  if (session.until <= world.time) {
    throw new ServiceFault(
      'ExpiredTokenException',
      'The security token included in the request is expired',
      403,
    );
  }
  return sessionCaller(session.role, session.name);
}

/** The account of who sends a request, where that tells; whether his session is good is for that account to say. */
export function accountOfCaller(request: WireRequest): string | undefined {
  const key = accessKeyOf(request);
  const token = request.headers['x-amz-security-token'];
  const session = token === undefined ? undefined : sessionOf(token, key);
  return session === undefined ? accountOfKey(key) : session.role.split(':')[4];
}

function userOf(account: string): Caller {
  return { account, arn: `arn:aws:iam::${account}:user/simulated`, id: 'AIDASIMULATEDUSER00000' };
}

/** The path of a role does not stand in the ARN of its sessions (IAM User Guide, "IAM identifiers", read 2026-11). */
export function sessionCaller(role: string, name: string): Caller {
  const account = role.split(':')[4] ?? '';
  const partition = role.split(':')[1] ?? 'aws';
  const arn = `arn:${partition}:sts::${account}:assumed-role/${role.split('/').at(-1)}/${name}`;
  return { account, arn, id: `AROASIMULATEDROLE00000:${name}`, role };
}

function accessKeyOf({ headers }: WireRequest): string {
  return /Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** A key that ends in twelve digits is of a user of that account. */
function accountOfKey(key: string): string | undefined {
  return /^[A-Z]+(\d{12})$/.exec(key)?.[1];
}
