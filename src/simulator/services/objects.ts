// What lies under a key: what was written there, what the scenario declares, or what follows from the name alone. The
// latest word counts.
import { createHash } from 'node:crypto';
import { hex } from '../chance.ts';
import { covers, type DeclaredObject, holding } from '../faults/declared.ts';
import type { ObjectRecord } from '../world/records.ts';
import { type Bucket, bucketAt } from './buckets.ts';
import { type Context, minutesNow } from './context.ts';

export type StoredObject = {
  readonly key: string;
  readonly bytes: Uint8Array;
  /** In quotes. */
  readonly etag: string;
  readonly modified: number;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Of a versioned bucket. */
  readonly versionId?: string;
};

export type Found = StoredObject | 'missing' | 'denied';

/** The object as it is now, or the version of it that is asked for. */
export function objectAt(ctx: Context, bucket: Bucket, key: string, version?: string): Found {
  const uri = `s3://${bucket.name}/${key}`;
  if (bucket.denied) return 'denied';
  if (ctx.conditions.missing('modelData', uri)) return 'missing';
  const layers = layersOf(ctx, bucket, key);
  if (layers.at(-1)?.is === 'denied') return 'denied';
  if (version === undefined) return layers.at(-1)?.is ?? 'missing';
  const all = layers.map((one) => one.is).filter((one): one is StoredObject => typeof one === 'object');
  return all.findLast((one) => (one.versionId ?? 'null') === version) ?? 'missing';
}

/** Written or declared: what a list shows, and what an upload that must not overwrite meets. */
export function isKnown(ctx: Context, bucket: Bucket, key: string): boolean {
  const strict = { ...bucket, undeclaredExists: false };
  return typeof objectAt(ctx, strict, key) === 'object';
}

/** Everything in the bucket that was written or declared, in the order of its keys (as bytes). */
export function objectsOf(ctx: Context, bucket: Bucket): readonly StoredObject[] {
  const start = `${bucket.name}/`;
  const written = ctx.world.seenAll('object', 0).map((one) => one.name);
  const declared = ctx.conditions.objects.map((one) => one.uri.slice('s3://'.length));
  const names = [...written, ...declared.filter((one) => !one.endsWith('*'))];
  const keys = new Set(names.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length)));
  const strict = { ...bucket, undeclaredExists: false };
  return [...keys]
    .map((key) => objectAt(ctx, strict, key))
    .filter((one): one is StoredObject => typeof one === 'object')
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

/** What a role of the account finds when SageMaker looks for model data there; a prefix is there with what is under it. */
export function dataAt(ctx: Context, url: string): 'there' | 'missing' | 'elsewhere' {
  const [, name = '', key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(url) ?? [];
  // An address that is not of S3: nothing is known of it.
  if (name === '') return ctx.conditions.missing('modelData', url) ? 'missing' : 'there';
  const bucket = bucketAt(ctx, name);
  if (bucket === undefined) return 'missing';
  if (bucket.region !== ctx.region) return 'elsewhere';
  const open = { ...bucket, denied: false };
  if (objectAt(ctx, open, key) !== 'missing') return 'there';
  const under = objectsOf(ctx, open).some((one) => one.key.startsWith(key.replace(/\/?$/, '/')));
  return under ? 'there' : 'missing';
}

export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

export function versionIdOf(...about: readonly (string | number)[]): string {
  return hex(32, 'version', ...about);
}

type Layer = { readonly since: number; readonly is: Found };

/** Everything that was ever said of the key by now, the latest word last. */
function layersOf(ctx: Context, bucket: Bucket, key: string): readonly Layer[] {
  const uri = `s3://${bucket.name}/${key}`;
  const entries = holding(
    ctx.conditions.objects.filter((one) => covers(one.uri, uri)),
    minutesNow(ctx),
  );
  const record = ctx.world.get('object', `${bucket.name}/${key}`);
  const base: Layer = {
    since: ctx.world.begun,
    is: bucket.undeclaredExists ? undeclared(ctx, bucket, key) : 'missing',
  };
  const declared = entries.map((one) => layerOf(ctx, bucket, key, one));
  const written = record === undefined ? [] : [{ since: record.modified, is: stored(record, key) }];
  // A sort keeps the order of equals: a request counts more than an entry of the same moment.
  return [base, ...declared, ...written].sort((a, b) => a.since - b.since);
}

function layerOf(ctx: Context, bucket: Bucket, key: string, entry: DeclaredObject): Layer {
  const since = ctx.world.begun + (entry.fromMinutes ?? 0) * 60_000;
  if (entry.missing === true) return { since, is: 'missing' };
  if (entry.denied === true) return { since, is: 'denied' };
  const base = undeclared(ctx, bucket, key);
  const tag = entry.etag?.replace(/^"|"$/g, '');
  const given = entry.content ?? (tag === undefined ? undefined : `${textOf(bucket, key)}${tag}\n`);
  const bytes = given === undefined ? base.bytes : Buffer.from(given);
  const etag = tag === undefined ? etagOf(bytes) : `"${tag}"`;
  const versionId = entry.versionId ?? versionIdOf(bucket.name, key, etag);
  return { since, is: { ...base, bytes, etag, modified: since, ...(bucket.versioned ? { versionId } : {}) } };
}

/** Follows from its name alone. */
function undeclared(ctx: Context, bucket: Bucket, key: string): StoredObject {
  const bytes = Buffer.from(textOf(bucket, key));
  const etag = etagOf(bytes);
  return {
    key,
    bytes,
    etag,
    modified: ctx.world.begun,
    contentType: 'binary/octet-stream',
    metadata: {},
    ...(bucket.versioned ? { versionId: versionIdOf(bucket.name, key, etag) } : {}),
  };
}

function textOf(bucket: Bucket, key: string): string {
  return `simulated content of s3://${bucket.name}/${key}\n`;
}

function stored(record: ObjectRecord, key: string): StoredObject {
  const bytes = Buffer.from(record.content, 'base64');
  return {
    key,
    bytes,
    etag: etagOf(bytes),
    modified: record.modified,
    contentType: record.contentType ?? 'binary/octet-stream',
    metadata: record.metadata,
    ...(record.versionId === undefined ? {} : { versionId: record.versionId }),
  };
}
