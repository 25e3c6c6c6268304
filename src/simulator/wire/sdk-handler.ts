// The door for programs in this process: looks to an AWS SDK v3 client like its HTTP handler.
import { Readable } from 'node:stream';
import type { Front } from './front.ts';

/** The members of the SDK's HttpRequest that are read here. */
type SdkRequest = {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

type SdkResponse = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Readable;
};

export interface SdkRequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  handle(request: SdkRequest, options?: { abortSignal?: unknown }): Promise<{ response: SdkResponse }>;
  destroy(): void;
  updateHttpClientConfig(key: never, value: never): void;
  httpHandlerConfigs(): Record<string, never>;
}

export function sdkHandler(front: Front): SdkRequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request) {
      const bytes = isStream(request.body) ? await collected(request.body, front) : bytesOf(request.body);
      const { status, headers, body } = await front.answer({
        method: request.method,
        path: request.path,
        query: queryOf(request.query ?? {}),
        headers: lowerCased(request.headers),
        body: new TextDecoder().decode(bytes),
        bytes,
      });
      const stream = Readable.from(body.length === 0 ? [] : [Buffer.from(body as Uint8Array)]);
      return { response: { statusCode: status, headers: { ...headers }, body: stream } };
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function queryOf(query: NonNullable<SdkRequest['query']>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) pairs.append(name, String(one));
  }
  return pairs.toString();
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : '');
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array | string> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** A body that is still being read, from a file perhaps, is not quiet: simulated time stands still meanwhile. */
async function collected(body: AsyncIterable<Uint8Array | string>, front: Front): Promise<Uint8Array> {
  const release = front.hold();
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks);
  } finally {
    release();
  }
}
