// The kinds of XML that S3 answers with: errors, lists of objects, and what a copy became (API reference, read 2026-11).
import type { StoredObject } from '../services/objects.ts';
import type { Listing, ListQuery } from '../services/s3.ts';
import type { ServiceFault } from './errors.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function errorXml(fault: ServiceFault, id: string, host: string): string {
  const members = { Code: fault.code, Message: fault.message, ...fault.more, RequestId: id, HostId: host };
  return `${DECLARATION}<Error>${elements(members)}</Error>`;
}

export function listXml(bucket: string, query: ListQuery, listing: Listing, asked: URLSearchParams): string {
  const url = asked.get('encoding-type') === 'url';
  const key = (text: string): string => (url ? encodeURIComponent(text).replaceAll('%2F', '/') : text);
  const next = listing.last === undefined ? undefined : Buffer.from(listing.last).toString('base64');
  const head = elements({
    Name: bucket,
    Prefix: key(query.prefix),
    ...(query.delimiter === '' ? {} : { Delimiter: key(query.delimiter) }),
    MaxKeys: String(query.maxKeys),
    ...(url ? { EncodingType: 'url' } : {}),
    KeyCount: String(listing.objects.length + listing.prefixes.length),
    IsTruncated: String(next !== undefined),
    ...(next === undefined ? {} : { NextContinuationToken: next }),
  });
  const contents = listing.objects.map((one) => `<Contents>${elements(contentOf(one, key))}</Contents>`);
  const prefixes = listing.prefixes.map(
    (one) => `<CommonPrefixes>${elements({ Prefix: key(one) })}</CommonPrefixes>`,
  );
  const xmlns = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return `${DECLARATION}<ListBucketResult ${xmlns}>${head}${contents.join('')}${prefixes.join('')}</ListBucketResult>`;
}

export function copyXml(etag: string, modified: number): string {
  const members = { LastModified: new Date(modified).toISOString(), ETag: etag };
  return `${DECLARATION}<CopyObjectResult>${elements(members)}</CopyObjectResult>`;
}

function contentOf(one: StoredObject, key: (text: string) => string): Record<string, string> {
  return {
    Key: key(one.key),
    LastModified: new Date(one.modified).toISOString(),
    ETag: one.etag,
    Size: String(one.bytes.length),
    StorageClass: 'STANDARD',
  };
}

function elements(members: Readonly<Record<string, string>>): string {
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
