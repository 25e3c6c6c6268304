// Signs what goes to a webhook by the scheme of Standard Webhooks 1.0.0 (standardwebhooks.com, read 2026-11), so that a
// receiver verifies it with a library of its language instead of code of its own.
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
const [LEAST, MOST] = [24, 64];

/** What a secret has to look like. */
export const SECRET_FORM = `${PREFIX} and the base64 of ${LEAST} to ${MOST} random bytes`;

/** The key of a secret; undefined where it has not the form. */
export function keyOf(secret: string): Uint8Array | undefined {
  const text = secret.trim();
  const digits = text.slice(PREFIX.length);
  if (!text.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(digits)) return undefined;
  const key = Buffer.from(digits, 'base64');
  return key.length >= LEAST && key.length <= MOST ? key : undefined;
}

export type Signed = {
  readonly id: string /** Seconds since the epoch. */;
  readonly timestamp: number;
  readonly body: string;
};

/** Everything that a receiver needs: the id is the same however often one thing is told. */
export function signatureHeaders(
  key: Uint8Array,
  { id, timestamp, body }: Signed,
): Readonly<Record<string, string>> {
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
