// Sessions of roles, carried whole in the token of their temporary credentials as those of STS are: whoever is shown one can
// tell whose it is and until when, whichever account was asked for it.
import { createHash } from 'node:crypto';

export type Session = {
  /** ARN of the role. */
  readonly role: string;
  readonly name: string;
  /** Milliseconds since the epoch, of its beginning and end. */
  readonly from: number;
  readonly until: number;
};

export type SessionCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly token: string;
};

export function credentialsOf(session: Session): SessionCredentials {
  const content = Buffer.from(JSON.stringify(session)).toString('base64url');
  const token = `${content}.${hash('token', content).slice(0, 32)}`;
  return { accessKeyId: keyOf(token), secretAccessKey: hash('secret', token).slice(0, 40), token };
}

/** The session of a token that was issued with this access key; undefined for any other. */
export function sessionOf(token: string, accessKeyId: string): Session | undefined {
  const [content = ''] = token.split('.');
  try {
    const session = JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as Session;
    const own = credentialsOf(session);
    return own.token === token && own.accessKeyId === accessKeyId ? session : undefined;
  } catch {
    return undefined;
  }
}

/** Keys of temporary credentials begin with ASIA (IAM User Guide, "IAM identifiers", read 2026-11). */
function keyOf(token: string): string {
  return `ASIA${hash('key', token).slice(0, 16).toUpperCase()}`;
}

function hash(purpose: string, text: string): string {
  return createHash('sha256').update(`simulated ${purpose} ${text}`).digest('hex');
}
