// Posts to a webhook on the public internet: the name is looked up once, every address that it has is judged, and the
// connection goes to one of those, so that a name that answers otherwise a second time (DNS rebinding) gains nothing.
import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { connect, type TLSSocket } from 'node:tls';
import { InferraError } from '../core/errors.ts';
import type { Post, PostRequest } from '../flow/ports.ts';
import { isPublic } from '../notify/address.ts';

/** What a test puts others in place of; no flag and no variable does. */
export type Network = {
  /** All addresses of a host name, the ones to try first in front. */
  resolve(host: string): Promise<readonly string[]>;
  /** Opens TLS to an address, and demands a certificate for the name. */
  open(to: { readonly address: string; readonly port: number; readonly servername: string }): TLSSocket;
  /** For everything from the first look-up to the answer. */
  readonly timeoutMs: number;
};

export const INTERNET: Network = {
  async resolve(host) {
    const found = await lookup(host, { all: true, order: 'ipv4first' });
    return found.map(({ address }) => address);
  },
  open: ({ address, port, servername }) =>
    connect({ host: address, port, servername, ALPNProtocols: ['http/1.1'], minVersion: 'TLSv1.2' }),
  timeoutMs: 10_000,
};

/** Addresses that are tried where one cannot be connected to. */
const MOST_ADDRESSES = 3;
/** No news are as long. */
const MOST_BYTES = 64 * 1024;

/** The connection was never made, so another address may be tried. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL']);

/** @throws InferraError INF8040, in which nothing of the address stands */
export function poster(network: Network = INTERNET): Post {
  return async (wanted) => {
    if (Buffer.byteLength(wanted.body) > MOST_BYTES) throw failed('the message is too long');
    const deadline = AbortSignal.timeout(network.timeoutMs);
    const addresses = await orAborted(addressesOf(network, wanted.url.hostname), deadline);
    for (const [nth, address] of addresses.entries()) {
      try {
        return judged(await answered(network, wanted, address, deadline));
      } catch (error) {
        const last = nth === addresses.length - 1;
        if (last || !UNREACHED.has(codeOf(error))) throw asFailure(error, deadline);
      }
    }
  };
}

/** One address that is not public spoils all of them: an honest name has none. */
async function addressesOf(network: Network, host: string): Promise<readonly string[]> {
  const found = await network.resolve(host).catch((error: unknown) => {
    throw failed(`the name of its host cannot be looked up (${codeOf(error)})`);
  });
  const closed = found.find((address) => !isPublic(address));
  if (closed !== undefined) throw failed(`its host leads to ${closed}, which is not a public address`);
  if (found.length === 0) throw failed('its host has no address');
  return found.slice(0, MOST_ADDRESSES);
}

/** The status of the answer. Its body is not read, and nothing in it is followed. */
function answered(
  network: Network,
  { url, headers, body }: PostRequest,
  address: string,
  signal: AbortSignal,
): Promise<number> {
  const port = url.port === '' ? 443 : Number(url.port);
  return new Promise((resolve, reject) => {
    const sent = request({
      method: 'POST',
      // The address, so that nothing below looks the name up again.
      host: address,
      path: url.pathname + url.search,
      headers: {
        ...headers,
        host: url.host,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'inferra',
        connection: 'close',
      },
      // Node asks it only where no agent is given, `false` included (http.request, read 2026-11).
      createConnection: () => network.open({ address, port, servername: url.hostname }),
      maxHeaderSize: 16 * 1024,
      signal,
    });
    sent.once('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    // Also after the answer: a connection that is torn down then says so, and nobody asks any more.
    sent.on('error', reject);
    sent.end(body);
  });
}

function judged(status: number): void {
  if (status >= 200 && status < 300) return;
  if (status >= 300 && status < 400) throw failed(`it answered ${status}, and redirects are not followed`);
  throw failed(`it answered ${status}`);
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(asFailure(undefined, signal)), { once: true });
    work.then(resolve, reject);
  });
}

/** By its code alone: what the machine says of a failed connection has addresses in it. */
function asFailure(error: unknown, deadline: AbortSignal): InferraError {
  if (error instanceof InferraError) return error;
  if (deadline.aborted) return failed('there was no answer in time');
  return failed(`the connection failed (${codeOf(error)})`);
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}

function failed(because: string): InferraError {
  return new InferraError('INF8040', because);
}
