// Posts to webhooks, over real TLS to a server of this test. Names lead where the test says, and addresses of the internet
// to that server: the refusal of addresses of this machine is itself under test.
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InferraError } from '../core/errors.ts';
import { CERTIFICATE, HOST, KEY } from './testing/hooks-certificate.ts';
import { INTERNET, type Network, poster } from './webhook.ts';

const PUBLIC = '93.184.216.34';
const PATH = '/services/T00000000/B00000000/secret-token-of-the-hook?key=another-secret';

type Seen = { readonly request: IncomingMessage; readonly body: string };

let server: Server;
let port: number;
let seen: Seen[] = [];
/** How the server answers; it does not where there is no status. */
let answer: {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
let opened: string[] = [];

beforeAll(async () => {
  server = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ request, body: Buffer.concat(chunks).toString() });
      const { status, headers = {}, body = 'ok' } = answer;
      if (status !== undefined) response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  [seen, opened, answer] = [[], [], { status: 200 }];
});

/** The internet with names of its own; every address is the server's. */
function internet(change: Partial<Network> = {}): Network {
  return {
    resolve: async () => [PUBLIC],
    open({ address, port: wanted, servername }) {
      opened.push(`${address}:${wanted}`);
      return connect({ host: '127.0.0.1', port, servername, ca: CERTIFICATE });
    },
    timeoutMs: 10_000,
    ...change,
  };
}

const post = (network: Network, url = `https://${HOST}${PATH}`) =>
  poster(network)({ url: new URL(url), headers: { 'webhook-id': 'drift_1' }, body: '{"a":"ü"}' });

/** What kept it from arriving. Nothing of the address may stand in it, the cause included. */
async function failure(sent: Promise<void>): Promise<string> {
  const error: unknown = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InferraError)) throw error ?? new Error('it arrived');
  expect(JSON.stringify([error.message, error.details, String(error.stack)])).not.toMatch(
    /secret|hooks\.example/,
  );
  expect(error.code).toBe('INF8040');
  return error.message;
}

test('a message arrives whole at the address that was judged, under the name of its host', async () => {
  await post(internet());
  expect(opened).toEqual([`${PUBLIC}:443`]);
  const [{ request, body } = { request: undefined, body: '' }] = seen;
  expect([request?.method, request?.url, body]).toEqual(['POST', PATH, '{"a":"ü"}']);
  expect(request?.headers).toMatchObject({
    host: HOST,
    'content-type': 'application/json; charset=utf-8',
    'content-length': '10',
    'webhook-id': 'drift_1',
    'user-agent': 'inferra',
  });
});

test('the port of the address is kept', async () => {
  await post(internet(), `https://${HOST}:8443/x`);
  expect(opened).toEqual([`${PUBLIC}:8443`]);
});

test('a name is looked up once, and its second answer is never asked for', async () => {
  const answers = [[PUBLIC], ['127.0.0.1']];
  let asked = 0;
  await post(internet({ resolve: async () => answers[asked++] ?? [] }));
  expect([asked, opened]).toEqual([1, [`${PUBLIC}:443`]]);
});

describe('nothing is opened', () => {
  test.each([
    ['127.0.0.1'],
    ['10.0.0.5'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:169.254.169.254'],
    ['fd00:ec2::254'],
    [PUBLIC, '192.168.0.1'],
  ])('where a name leads to %s', async (...addresses) => {
    const message = await failure(post(internet({ resolve: async () => addresses })));
    expect(message).toContain(`leads to ${addresses.at(-1)}, which is not a public address`);
    expect([opened, seen]).toEqual([[], []]);
  });

  test('where a name leads nowhere', async () => {
    expect(await failure(post(internet({ resolve: async () => [] })))).toBe('its host has no address');
    const unknown = Object.assign(new Error(`getaddrinfo ENOTFOUND ${HOST}`), { code: 'ENOTFOUND' });
    expect(await failure(post(internet({ resolve: () => Promise.reject(unknown) })))).toBe(
      'the name of its host cannot be looked up (ENOTFOUND)',
    );
  });

  test('by the network of a run, for a name of this machine', async () => {
    const message = await failure(post(INTERNET, `https://localhost:${port}/`));
    expect(message).toMatch(/leads to (?:127\.0\.0\.1|::1), which is not a public address/);
    expect(seen).toEqual([]);
  });

  test('for a message that is too long', async () => {
    const long = { url: new URL(`https://${HOST}/`), headers: {}, body: 'x'.repeat(65 * 1024) };
    expect(await failure(poster(internet())(long))).toBe('the message is too long');
    expect(opened).toEqual([]);
  });
});

test.each([
  [301, 'it answered 301, and redirects are not followed'],
  [307, 'it answered 307, and redirects are not followed'],
  [404, 'it answered 404'],
  [500, 'it answered 500'],
])('an answer of %i is a failure, and is asked once', async (status, words) => {
  answer = { status, headers: { location: `https://${HOST}/elsewhere` } };
  expect(await failure(post(internet()))).toBe(words);
  expect(seen).toHaveLength(1);
});

test('an answer of any length costs nothing: its body is not read', async () => {
  answer = { status: 204 };
  await post(internet());
  answer = { status: 200, body: 'x'.repeat(32 * 1024 * 1024) };
  await post(internet());
  expect(seen).toHaveLength(2);
});

test('who does not answer in time is given up, at the look-up too', async () => {
  answer = {};
  expect(await failure(post(internet({ timeoutMs: 60 })))).toBe('there was no answer in time');
  const never = () => new Promise<readonly string[]>(() => {});
  expect(await failure(post(internet({ timeoutMs: 20, resolve: never })))).toBe(
    'there was no answer in time',
  );
});

test('a certificate of another name, or that nobody trusts, is refused before anything is sent', async () => {
  const [other, plain] = [`https://other.example.com${PATH}`, `https://${HOST}${PATH}`];
  expect(await failure(post(internet(), other))).toBe('the connection failed (ERR_TLS_CERT_ALTNAME_INVALID)');
  const untrusting: Network['open'] = ({ servername }) =>
    INTERNET.open({ address: '127.0.0.1', port, servername });
  expect(await failure(post(internet({ open: untrusting }), plain))).toBe(
    'the connection failed (DEPTH_ZERO_SELF_SIGNED_CERT)',
  );
  expect(seen).toEqual([]);
});

test('another address of the name is tried where one cannot be connected to, and only then', async () => {
  const closed = await freePort();
  const [first, second] = [PUBLIC, '93.184.216.35'];
  const network = internet({
    resolve: async () => [first, second],
    open: ({ address, servername }) => {
      opened.push(address);
      return connect({
        host: '127.0.0.1',
        port: address === first ? closed : port,
        servername,
        ca: CERTIFICATE,
      });
    },
  });
  await post(network);
  expect(opened).toEqual([first, second]);
  expect(seen).toHaveLength(1);
  [opened, answer] = [[], { status: 503 }];
  const served: Network = { ...internet(), resolve: async () => [second, first] };
  expect(await failure(post(served))).toBe('it answered 503');
  expect(opened).toEqual([`${second}:443`]);
});

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const taken = createServer({ key: KEY, cert: CERTIFICATE });
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port: free } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  return free;
}
