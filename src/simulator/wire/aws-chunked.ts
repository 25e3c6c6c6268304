// Bodies of S3 uploads: plain, or in the chunks of `aws-chunked` with checksums behind them, as today's SDKs send what they
// stream (S3 API reference, "Signature calculations: transferring payload in multiple chunks", read 2026-11).
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';

/** The bytes that were meant. @throws ServiceFault where they are not what the request says of them. */
export function uploadOf(request: WireRequest): Uint8Array {
  const { headers } = request;
  const chunked = (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const { bytes, trailers } = chunked ? unchunked(request.bytes) : { bytes: request.bytes, trailers: {} };
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== bytes.length) throw incomplete();
  checkSums(bytes, { ...headers, ...trailers });
  return bytes;
}

type Parts = { readonly bytes: Uint8Array; readonly trailers: Readonly<Record<string, string>> };

/** `<hex size>[;extension]CRLF <bytes>CRLF`, a chunk of size 0, then the trailers. */
function unchunked(body: Uint8Array): Parts {
  const whole = Buffer.from(body);
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = whole.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(whole.toString('latin1', at, end), 16);
    if (Number.isNaN(size) || end + 2 + size > whole.length) throw incomplete();
    const start = end + 2;
    if (size === 0)
      return { bytes: Buffer.concat(chunks), trailers: trailersOf(whole.toString('latin1', start)) };
    chunks.push(whole.subarray(start, start + size));
    at = start + size + 2;
  }
}

function trailersOf(text: string): Record<string, string> {
  const lines = text.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return Object.fromEntries(lines);
}

const hashed = (algorithm: string) => (bytes: Uint8Array) =>
  createHash(algorithm).update(bytes).digest('base64');

const SUMS: Readonly<Record<string, readonly [string, (bytes: Uint8Array) => string]>> = {
  'x-amz-checksum-crc32': ['CRC32', crc32Of],
  'x-amz-checksum-sha1': ['SHA1', hashed('sha1')],
  'x-amz-checksum-sha256': ['SHA256', hashed('sha256')],
  'content-md5': ['Content-MD5', hashed('md5')],
};

/** Sums of other algorithms are taken as right. */
function checkSums(bytes: Uint8Array, given: Readonly<Record<string, string>>): void {
  for (const [name, [algorithm, sum]] of Object.entries(SUMS)) {
    const claimed = given[name];
    if (claimed === undefined || claimed === sum(bytes)) continue;
    const text =
      name === 'content-md5'
        ? 'The Content-MD5 you specified did not match what we received.'
        : `The ${algorithm} you specified did not match the calculated checksum.`;
    throw new ServiceFault('BadDigest', text);
  }
}

function crc32Of(bytes: Uint8Array): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum.toString('base64');
}

function incomplete(): ServiceFault {
  const text = 'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new ServiceFault('IncompleteBody', text);
}
