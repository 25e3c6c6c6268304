// Copies of model archives as the engine sees them. A copy is made once: its name says its content, and a mark in its
// metadata says what it was copied from.
import { digest } from '../../base/hash.ts';
import type { Cloud, Input } from '../../cloud/cloud.ts';
import { assert, InferraError } from '../../core/errors.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { ServiceError } from '../../core/service-error.ts';
import { unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { unlessMissing } from '../reading.ts';
import { type Address, addressOf } from '../s3-address.ts';
import type { CopySpec, LiveCopy } from './spec.ts';

type Landing = ReturnType<Kind<LiveCopy>['landed']>;

/** Of the metadata of a copy. */
const OF = 'inferra-copy-of';

/** Names are addresses: `s3://bucket/key`. */
export function artifactKind(cloud: Cloud): Kind<LiveCopy> {
  return {
    kind: 'artifact',
    async *list() {},
    read: (name) => readCopy(cloud, name),
    send: (name, request) => sendCopy(cloud, name, request),
    landed: (request, live) =>
      request.verb === 'put' ? landed(request.spec as CopySpec, live) : unsupported('artifact', request.verb),
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: (live) => digest(live === undefined ? null : { name: live.name, of: live.of ?? null }),
  };
}

async function readCopy(cloud: Cloud, name: string): Promise<LiveCopy | undefined> {
  const address = namedBy(name);
  const head = await unlessMissing(() => cloud.call('HeadObject', address));
  if (head === undefined) return undefined;
  const of = head.Metadata?.[OF];
  return {
    kind: 'artifact',
    name,
    arn: `arn:aws:s3:::${address.Bucket}/${address.Key}`,
    tags: {},
    ...(of === undefined ? {} : { of }),
  };
}

async function sendCopy(cloud: Cloud, name: string, request: Request): Promise<void> {
  if (request.verb !== 'put') return unsupported('artifact', request.verb);
  const spec = request.spec as CopySpec;
  try {
    await cloud.call('CopyObject', copyRequest(name, spec));
  } catch (error) {
    const isMet = !(error instanceof ServiceError) || error.code !== 'INF2019';
    // Either there is a copy already, or the source is not what it was.
    if (isMet || (await readCopy(cloud, name)) !== undefined) throw error;
    throw moved(spec, error);
  }
}

function moved({ from, etag }: CopySpec, cause: unknown): InferraError {
  const message = `the artifact ${from} is not what is pinned: it was ETag ${etag} and is another one`;
  const hint = 'run `inferra update` if the new content is meant, and commit the lock file';
  return new InferraError('INF7007', message, { hint, cause });
}

function landed({ etag }: CopySpec, live: LiveCopy | undefined): Landing {
  if (live === undefined) return { landed: false };
  if (live.of === etag) return { landed: true };
  const is = live.of === undefined ? 'was not copied by inferra' : `is a copy of ETag ${live.of}`;
  return { landed: false, differs: `${live.name} ${is}, and should be one of ETag ${etag}` };
}

/**
 * What stands there is never written over. Metadata and tags are not taken along, so that reading tags need not be allowed
 * (API reference, CopyObject, read 2026-11: up to 5 GB in one request, the source URL-encoded).
 */
function copyRequest(name: string, { from, etag, version }: CopySpec): Input<'CopyObject'> {
  const source = namedBy(from);
  const key = source.Key.split('/').map(encodeURIComponent).join('/');
  return {
    ...namedBy(name),
    CopySource: `${source.Bucket}/${key}${version === undefined ? '' : `?versionId=${version}`}`,
    CopySourceIfMatch: etag,
    IfNoneMatch: '*',
    MetadataDirective: 'REPLACE',
    Metadata: { [OF]: etag },
    ContentType: 'application/gzip',
    TaggingDirective: 'REPLACE',
  };
}

function namedBy(uri: string): Address {
  const address = addressOf(uri);
  assert(address !== undefined, `a copy is named by its address, not ${uri}`);
  return address;
}
