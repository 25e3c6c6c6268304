// The door for other programs: the same account over HTTP on this machine, for the AWS CLI, boto3 or Terraform. Time runs
// along with real time, `speed` times as fast.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Accounts, openAccounts } from './accounts.ts';
import { ScaledClock } from './clock.ts';
import type { SimulatorOptions } from './open.ts';
import { ConnectionBroken } from './wire/errors.ts';
import type { WireRequest, WireResponse } from './wire/http.ts';

export type ServeOptions = SimulatorOptions & {
  /** 0 takes a free one. */
  readonly port: number;
  /** A loopback address; 127.0.0.1 where absent. */
  readonly host?: string;
  /** Seconds of the account in a second: 60 makes a minute a second. 1 where absent. */
  readonly speed?: number;
};

export interface ServedSimulator {
  readonly port: number;
  /** Waits for the requests under way; the account is then on disk. */
  close(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
/** More than the largest invocation, 6 MB. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Throws where the address is not one of this machine, or taken. */
export async function serveSimulator(options: ServeOptions): Promise<ServedSimulator> {
  const { port, host = '127.0.0.1', speed = 1 } = options;
  if (!LOOPBACK.has(host))
    throw new Error(`the simulator serves this machine only: ${host} is not a loopback address`);
  if (!(speed > 0)) throw new Error(`speed must be greater than 0, not ${speed}`);
  const accounts = openAccounts(options, (timeline) => new ScaledClock(timeline, speed));
  const server = createServer((request, response) => void serveOne(accounts, request, response));
  server.on('clientError', (_error, socket) => socket.destroy());
  try {
    await listen(server, port, host);
  } catch (error) {
    accounts.close();
    throw error;
  }
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      accounts.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function serveOne(
  accounts: Accounts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const refusal = whyNot(request);
    if (refusal !== undefined) return end(response, refusal);
    const body = await bodyOf(request);
    if (body === undefined) return end(response, plain(413, 'The request is too large.'));
    const wire = wireRequest(request, body);
    end(response, await accounts.frontFor(wire).answer(wire));
  } catch (error) {
    if (error instanceof ConnectionBroken || request.destroyed) response.destroy();
    else end(response, plain(500, 'The simulator failed to answer.'));
  }
}

/** A web page of another site must not reach the account: not by its own requests, nor by a name that it controls. */
function whyNot(request: IncomingMessage): WireResponse | undefined {
  if (!isLoopback(request.headers.host)) return plain(403, 'Requests must be addressed to this machine.');
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  const same = URL.canParse(origin) && new URL(origin).host === request.headers.host;
  return same ? undefined : plain(403, 'Requests of web pages are not answered.');
}

function isLoopback(host: string | undefined): boolean {
  const url = `http://${host ?? ''}`;
  if (host === undefined || !URL.canParse(url)) return false;
  return LOOPBACK.has(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}

function plain(status: number, body: string): WireResponse {
  return { status, headers: { 'content-type': 'text/plain', connection: 'close' }, body };
}

/** Undefined where there is too much of it. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when given up: the refusal still has to leave.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function wireRequest(request: IncomingMessage, bytes: Buffer): WireRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const [path, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
  return { method: request.method ?? 'GET', path, query, headers, body: bytes.toString('utf8'), bytes };
}

function end(response: ServerResponse, { status, headers, body }: WireResponse): void {
  response.writeHead(status, { ...headers });
  response.end(body);
}
