// S3's REST protocol: method and path say what is wanted, headers and bytes carry it, errors are XML; a HEAD has no body
// even when it is refused (API reference, read 2026-11).
import type { Context } from '../services/context.ts';
import type { StoredObject } from '../services/objects.ts';
import {
  copyObject,
  headBucket,
  type Listing,
  type ListQuery,
  listObjects,
  putObject,
  readObject,
} from '../services/s3.ts';
import { uploadOf } from './aws-chunked.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest, WireResponse } from './http.ts';
import type { Exchange, Protocol } from './protocol.ts';
import { addressOf } from './s3-address.ts';
import { copyXml, errorXml, listXml } from './s3-xml.ts';

type Answer = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

type Asked = ReturnType<typeof addressOf> & {
  readonly request: WireRequest;
  readonly query: URLSearchParams;
};

type Verb = {
  readonly operation: string;
  readonly action: string;
  readonly run: (ctx: Context, asked: Asked, region: string) => Answer;
};

export function s3Rest(request: WireRequest): Protocol {
  const bodiless = request.method === 'HEAD';
  return {
    read: () => exchangeOf(request),
    respond: (result, id) => {
      const { headers, body = '' } = result as Answer;
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      return { status: 200, headers: { ...ids(id), ...length, ...headers }, body: bodiless ? '' : body };
    },
    refuse: (fault, id) => refusal(inWordsOfS3(fault), id, bodiless || fault.status === 304),
  };
}

function exchangeOf(request: WireRequest): Exchange {
  const asked: Asked = { ...addressOf(request), request, query: new URLSearchParams(request.query) };
  const verb = verbOf(asked);
  if (verb === undefined) {
    throw new ServiceFault('NotImplemented', 'The simulated S3 does not implement this operation.', 501);
  }
  const { bucket, key } = asked;
  const path = key === '' ? bucket : `${bucket}/${key}`;
  return {
    operation: verb.operation,
    mutating: verb.operation === 'CopyObject' || verb.operation.startsWith('Put'),
    signed: true,
    about: `s3://${path}`,
    input: { Bucket: bucket, ...(key === '' ? {} : { Key: key }) },
    permission: () => ({ action: verb.action, resource: `"arn:aws:s3:::${path}"` }),
    run: (ctx) => verb.run(ctx, asked, asked.region ?? ctx.region),
  };
}

function verbOf({ request, bucket, key, query }: Asked): Verb | undefined {
  if (bucket === '') return undefined;
  if (key === '') {
    if (request.method === 'HEAD') return HEAD_BUCKET;
    return request.method === 'GET' && query.get('list-type') === '2' ? LIST_OBJECTS : undefined;
  }
  // Parts, tags, ACLs and the like are named in the query; `x-id` and `versionId` are not.
  const plain = [...query.keys()].every((name) => name === 'x-id' || name === 'versionId');
  if (!plain) return undefined;
  const copies = request.headers[COPY_SOURCE] !== undefined && request.method === 'PUT';
  return copies ? COPY_OBJECT : OBJECT_VERBS[request.method];
}

const COPY_SOURCE = 'x-amz-copy-source';

const COPY_OBJECT: Verb = {
  operation: 'CopyObject',
  action: 's3:PutObject',
  run: (ctx, asked, region) => {
    const { headers } = asked.request;
    const ifMatch = headers[`${COPY_SOURCE}-if-match`];
    const ifNoneMatch = headers['if-none-match'];
    const type = headers['content-type'];
    const replaces = headers['x-amz-metadata-directive'] === 'REPLACE';
    const { etag, versionId, modified } = copyObject(
      ctx,
      { ...asked, region },
      {
        source: { ...sourceOf(headers[COPY_SOURCE] ?? ''), region },
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
        ...(replaces
          ? {
              replaced: {
                metadata: metadataOf(headers),
                ...(type === undefined ? {} : { contentType: type }),
              },
            }
          : {}),
      },
    );
    return {
      headers: { 'content-type': 'application/xml', ...versionHeader(versionId) },
      body: copyXml(etag, modified),
    };
  },
};

/** `bucket/key` or `/bucket/key`, URL-encoded, perhaps with `?versionId=` (API reference, CopyObject, read 2026-11). */
function sourceOf(header: string): { bucket: string; key: string; version?: string } {
  const { bucket, key, version } =
    /^\/?(?<bucket>[^/]+)\/(?<key>[^?]+)(?:\?versionId=(?<version>.+))?$/.exec(header)?.groups ?? {};
  if (bucket === undefined || key === undefined) {
    const text = 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey';
    throw new ServiceFault('InvalidArgument', text, 400, {
      more: { ArgumentName: COPY_SOURCE, ArgumentValue: header },
    });
  }
  return { bucket, key: decodeURIComponent(key), ...(version === undefined ? {} : { version }) };
}

const HEAD_BUCKET: Verb = {
  operation: 'HeadBucket',
  action: 's3:ListBucket',
  run: (ctx, asked, region) => ({
    headers: { 'x-amz-bucket-region': headBucket(ctx, { ...asked, region }).region },
  }),
};

const LIST_OBJECTS: Verb = {
  operation: 'ListObjectsV2',
  action: 's3:ListBucket',
  run: (ctx, asked, region) => {
    const query = listQuery(asked.query);
    const listing: Listing = listObjects(ctx, { ...asked, region }, query);
    const body = listXml(asked.bucket, query, listing, asked.query);
    return { headers: { 'content-type': 'application/xml' }, body };
  },
};

const OBJECT_VERBS: Readonly<Record<string, Verb>> = {
  HEAD: {
    operation: 'HeadObject',
    action: 's3:GetObject',
    run: (ctx, asked, region) => objectAnswer(read(ctx, asked, region)),
  },
  GET: {
    operation: 'GetObject',
    action: 's3:GetObject',
    run: (ctx, asked, region) => objectAnswer(read(ctx, asked, region)),
  },
  PUT: {
    operation: 'PutObject',
    action: 's3:PutObject',
    run: (ctx, asked, region) => {
      const { headers } = asked.request;
      const type = headers['content-type'];
      const { etag, versionId } = putObject(
        ctx,
        { ...asked, region },
        {
          bytes: uploadOf(asked.request),
          metadata: metadataOf(headers),
          ...conditionsOf(headers),
          ...(type === undefined ? {} : { contentType: type }),
        },
      );
      return { headers: { etag, ...versionHeader(versionId) } };
    },
  },
};

function read(ctx: Context, asked: Asked, region: string): StoredObject {
  const version = asked.query.get('versionId');
  const conditions = conditionsOf(asked.request.headers);
  return readObject(ctx, { ...asked, region }, { ...conditions, ...(version === null ? {} : { version }) });
}

function conditionsOf(headers: WireRequest['headers']): { ifMatch?: string; ifNoneMatch?: string } {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  return {
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
  };
}

const META = 'x-amz-meta-';

function metadataOf(headers: WireRequest['headers']): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => name.startsWith(META));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(META.length), value]));
}

/** The same for HEAD and GET; a HEAD tells the length of what it leaves out. */
function objectAnswer(object: StoredObject): Answer {
  const metadata = Object.entries(object.metadata).map(([name, value]) => [`${META}${name}`, value]);
  return {
    headers: {
      'last-modified': new Date(object.modified).toUTCString(),
      etag: object.etag,
      'accept-ranges': 'bytes',
      'content-type': object.contentType,
      'x-amz-server-side-encryption': 'AES256',
      ...versionHeader(object.versionId),
      ...Object.fromEntries(metadata),
    },
    body: object.bytes,
  };
}

function versionHeader(id: string | undefined): Record<string, string> {
  return id === undefined ? {} : { 'x-amz-version-id': id };
}

function listQuery(query: URLSearchParams): ListQuery {
  const token = query.get('continuation-token');
  const after = token === null ? query.get('start-after') : Buffer.from(token, 'base64').toString();
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    startAfter: after ?? '',
    maxKeys: Math.min(1000, Number(query.get('max-keys') ?? 1000)),
  };
}

function refusal(fault: ServiceFault, id: string, bodiless: boolean): WireResponse {
  const body = bodiless ? '' : errorXml(fault, shortId(id), id);
  const type = { 'content-type': 'application/xml' };
  return { status: fault.status, headers: { ...ids(id), ...type, ...fault.headers }, body };
}

function ids(id: string): Record<string, string> {
  return { 'x-amz-request-id': shortId(id), 'x-amz-id-2': id };
}

/** In the form of S3's own. */
function shortId(id: string): string {
  return id.replaceAll('-', '').slice(0, 16).toUpperCase();
}

/** S3 has its own codes and texts for what every service refuses (API reference, "Error responses", read 2026-11). */
function inWordsOfS3(fault: ServiceFault): ServiceFault {
  switch (fault.code) {
    case 'AccessDeniedException':
      return new ServiceFault('AccessDenied', fault.message, 403);
    case 'MissingAuthenticationTokenException':
      return new ServiceFault('AccessDenied', 'Access Denied', 403);
    case 'ThrottlingException':
      return new ServiceFault('SlowDown', 'Please reduce your request rate.', 503);
    case 'ExpiredTokenException':
      return new ServiceFault('ExpiredToken', 'The provided token has expired.');
    case 'InternalFailure':
      return new ServiceFault('InternalError', 'We encountered an internal error. Please try again.', 500);
    default:
      return fault;
  }
}
