// The door for programs in this process: looks to an AWS SDK v3 client like its HTTP handler.
import { Readable } from 'node:stream';
import type { Front } from './front.ts';

/** The members of the SDK's HttpRequest that are read here. */
type SdkRequest = {
  readonly method: string;
  readonly path: string;
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
      const { status, headers, body } = await front.answer({
        method: request.method,
        path: request.path,
        headers: lowerCased(request.headers),
        body: textOf(request.body),
      });
      const stream = Readable.from(body === '' ? [] : [Buffer.from(body)]);
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

function textOf(body: unknown): string {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return typeof body === 'string' ? body : '';
}
