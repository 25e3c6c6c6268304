// Sample requests in S3 as the engine sees them: an archive under a name that says its content, written once.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { assert } from '../../core/errors.ts';
import type { Kind, Request } from '../../core/kind.ts';
import type { LivePart } from '../../core/part.ts';
import { unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { unlessMissing } from '../reading.ts';
import { type Address, addressOf } from '../s3-address.ts';

/** An archive, `.tar.gz`. */
export type PayloadSpec = { readonly archive: Uint8Array };

export type LivePayload = LivePart & {
  /** Bytes. */
  readonly size: number;
};

/** Names are addresses: `s3://bucket/key`. */
export function payloadKind(cloud: Cloud): Kind<LivePayload> {
  return {
    kind: 'payload',
    async *list() {},
    read: (name) => readPayload(cloud, name),
    send: (name, request) => sendPayload(cloud, name, request),
    landed: (request, live) =>
      request.verb === 'put' ? { landed: live !== undefined } : unsupported('payload', request.verb),
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: (live) => digest(live === undefined ? null : { name: live.name, size: live.size }),
  };
}

async function readPayload(cloud: Cloud, name: string): Promise<LivePayload | undefined> {
  const { Bucket, Key } = namedBy(name);
  const head = await unlessMissing(() => cloud.call('HeadObject', { Bucket, Key }));
  if (head === undefined) return undefined;
  return {
    kind: 'payload',
    name,
    arn: `arn:aws:s3:::${Bucket}/${Key}`,
    tags: {},
    size: head.ContentLength ?? 0,
  };
}

async function sendPayload(cloud: Cloud, name: string, request: Request): Promise<void> {
  if (request.verb !== 'put') return unsupported('payload', request.verb);
  const { archive } = request.spec as PayloadSpec;
  await cloud.call('PutObject', { ...namedBy(name), Body: archive, ContentType: 'application/gzip' });
}

function namedBy(name: string): Address {
  const address = addressOf(name);
  assert(address !== undefined, `a payload is named by its address, not ${name}`);
  return address;
}
