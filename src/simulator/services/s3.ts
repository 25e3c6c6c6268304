// Operations of S3: rules and texts of the API reference and its error responses, read 2026-11. S3 is consistent at once
// (since December 2020), so readers of it never lag.
import { may } from '../access/needs.ts';
import { ServiceFault } from '../wire/errors.ts';
import { type Bucket, openBucket } from './buckets.ts';
import type { Context } from './context.ts';
import { etagOf, isKnown, objectAt, objectsOf, type StoredObject, versionIdOf } from './objects.ts';

/** Where a request was sent, and what it names. */
export type Place = { readonly region: string; readonly bucket: string; readonly key: string };

export type Conditional = { readonly ifMatch?: string; readonly ifNoneMatch?: string };

export type Upload = {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly metadata: Readonly<Record<string, string>>;
} & Conditional;

export type ListQuery = {
  readonly prefix: string;
  readonly delimiter: string;
  readonly startAfter: string;
  readonly maxKeys: number;
};

export type Listing = {
  readonly objects: readonly StoredObject[];
  readonly prefixes: readonly string[];
  /** The last key or prefix of the page, where more follow. */
  readonly last?: string;
};

export function headBucket(ctx: Context, { bucket, region }: Place): { readonly region: string } {
  const found = openBucket(ctx, bucket, region);
  if (found.denied) throw denied(ctx, 's3:ListBucket', bucket);
  return { region: found.region };
}

export function readObject(
  ctx: Context,
  place: Place,
  asked: Conditional & { readonly version?: string },
): StoredObject {
  const bucket = openBucket(ctx, place.bucket, place.region);
  const found = objectAt(ctx, bucket, place.key, asked.version);
  if (found === 'denied') throw denied(ctx, 's3:GetObject', `${place.bucket}/${place.key}`);
  if (found === 'missing') {
    // Who may not list the bucket does not learn what is not in it (API reference, HeadObject, read 2026-11).
    if (!may(ctx, 's3:ListBucket', `arn:aws:s3:::${place.bucket}`))
      throw denied(ctx, 's3:ListBucket', place.bucket);
    throw asked.version === undefined ? noKey(place) : noVersion(place, asked.version);
  }
  if (asked.ifMatch !== undefined && asked.ifMatch !== found.etag) throw precondition('If-Match');
  if (asked.ifNoneMatch === found.etag) throw new ServiceFault('NotModified', '', 304);
  return found;
}

/** `If-None-Match: *` minds what was written or declared; what merely has a name may be written over. */
export function putObject(
  ctx: Context,
  place: Place,
  upload: Upload,
): Pick<StoredObject, 'etag' | 'versionId'> {
  const bucket = openBucket(ctx, place.bucket, place.region);
  const before = objectAt(ctx, bucket, place.key);
  if (before === 'denied') throw denied(ctx, 's3:PutObject', `${place.bucket}/${place.key}`);
  if (upload.ifNoneMatch === '*' && isKnown(ctx, bucket, place.key)) throw precondition('If-None-Match');
  if (upload.ifMatch !== undefined) checkMatch(place, before, upload.ifMatch);
  const etag = etagOf(upload.bytes);
  const versionId = versionIdOf(place.bucket, place.key, etag, ctx.world.time);
  write(ctx, bucket, place, upload, versionId);
  return { etag, ...(bucket.versioned ? { versionId } : {}) };
}

export type Copy = {
  readonly source: Place & { readonly version?: string };
  /** The ETag that the source has to have. */
  readonly ifMatch?: string;
  /** `*`: nothing may stand there yet. */
  readonly ifNoneMatch?: string;
  /** What the copy has in place of what the source has. */
  readonly replaced?: Pick<Upload, 'contentType' | 'metadata'>;
};

/** API reference, CopyObject (read 2026-11): in one request up to 5 GB; a copy onto itself has to change something. */
export function copyObject(
  ctx: Context,
  place: Place,
  { source, ifMatch, ifNoneMatch, replaced }: Copy,
): Pick<StoredObject, 'etag' | 'versionId' | 'modified'> {
  const path = `${source.bucket}/${source.key}`;
  if (!may(ctx, 's3:GetObject', `arn:aws:s3:::${path}`)) throw denied(ctx, 's3:GetObject', path);
  const asked = source.version === undefined ? {} : { version: source.version };
  const found = readObject(ctx, source, asked);
  if (ifMatch !== undefined && ifMatch.replaceAll('"', '') !== found.etag.replaceAll('"', ''))
    throw precondition('x-amz-copy-source-If-Match');
  if (path === `${place.bucket}/${place.key}` && replaced === undefined) throw ontoItself();
  const { bytes, contentType, metadata } = { ...found, ...replaced };
  const written = putObject(ctx, place, {
    bytes,
    metadata,
    ...(contentType === undefined ? {} : { contentType }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
  });
  return { ...written, modified: ctx.world.time };
}

function ontoItself(): ServiceFault {
  return new ServiceFault(
    'InvalidRequest',
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's " +
      'metadata, storage class, website redirect location or encryption attributes.',
  );
}

export function listObjects(ctx: Context, place: Place, query: ListQuery): Listing {
  const bucket = openBucket(ctx, place.bucket, place.region);
  if (bucket.denied) throw denied(ctx, 's3:ListBucket', place.bucket);
  const objects: StoredObject[] = [];
  const prefixes = new Set<string>();
  let last = '';
  if (query.maxKeys === 0) return { objects, prefixes: [] };
  for (const one of listed(ctx, bucket, query)) {
    const group = groupOf(one.key, query);
    if (!one.key.startsWith(query.prefix) || (group ?? one.key) <= query.startAfter) continue;
    if (group !== undefined && prefixes.has(group)) continue;
    if (objects.length + prefixes.size === query.maxKeys) return { objects, prefixes: [...prefixes], last };
    last = group ?? one.key;
    if (group === undefined) objects.push(one);
    else prefixes.add(group);
  }
  return { objects, prefixes: [...prefixes] };
}

/** A folder that nobody declared is there as an object is that nobody declared: with something under it. */
function listed(ctx: Context, bucket: Bucket, { prefix }: ListQuery): readonly StoredObject[] {
  const known = objectsOf(ctx, bucket);
  if (!prefix.endsWith('/') || known.some(({ key }) => key.startsWith(prefix))) return known;
  const supposed = objectAt(ctx, bucket, `${prefix}object`);
  return typeof supposed === 'object' ? [...known, supposed] : known;
}

/** The common prefix that a delimiter puts the key under. */
function groupOf(key: string, { prefix, delimiter }: ListQuery): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

function write(ctx: Context, bucket: Bucket, place: Place, upload: Upload, versionId: string): void {
  const name = `${place.bucket}/${place.key}`;
  const at = ctx.world.time;
  ctx.world.commit([
    {
      ...{ kind: 'object', name, arn: `arn:aws:s3:::${name}`, created: at, modified: at, tags: [] },
      content: Buffer.from(upload.bytes).toString('base64'),
      metadata: upload.metadata,
      ...(upload.contentType === undefined ? {} : { contentType: upload.contentType }),
      ...(bucket.versioned ? { versionId } : {}),
    },
  ]);
}

function checkMatch(place: Place, before: StoredObject | 'missing', wanted: string): void {
  if (before === 'missing') throw noKey(place);
  if (before.etag !== wanted) throw precondition('If-Match');
}

function noKey({ key }: Place): ServiceFault {
  return new ServiceFault('NoSuchKey', 'The specified key does not exist.', 404, { more: { Key: key } });
}

function noVersion({ key }: Place, version: string): ServiceFault {
  const more = { Key: key, VersionId: version };
  return new ServiceFault('NoSuchVersion', 'The specified version does not exist.', 404, { more });
}

function precondition(condition: string): ServiceFault {
  const text = 'At least one of the pre-conditions you specified did not hold';
  return new ServiceFault('PreconditionFailed', text, 412, { more: { Condition: condition } });
}

/** Text of the real service in aws-ia/terraform-aws-bedrock#41. */
function denied({ account }: Context, action: string, path: string): ServiceFault {
  return new ServiceFault(
    'AccessDenied',
    `User: arn:aws:iam::${account}:user/simulated is not authorized to perform: ${action} on resource: ` +
      `"arn:aws:s3:::${path}" because no identity-based policy allows the ${action} action`,
    403,
  );
}
