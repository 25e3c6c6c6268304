// For tests: a transport below the real SDK client that answers from a script, and a clock that jumps.
import { VirtualClock } from '../../simulator/clock.ts';
import { type ConnectOptions, connect } from '../connect.ts';
import type { Transport } from '../sdk.ts';

export type Sent = {
  readonly operation: string;
  readonly input: Record<string, unknown>;
  readonly at: number;
  readonly hostname: string;
};

/** What comes back: a status with a body (JSON unless it is a string), or an error of the socket. */
export type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Headers } | Error;
type Headers = Readonly<Record<string, string>>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const refusal = (__type: string, message: string | null, status = 400): Answer => ({
  status,
  body: { __type, message },
});
export const socketError = (code: string): Error =>
  Object.assign(new Error(`the socket says ${code}`), { code });

export function jumpingClock() {
  const timeline = {
    time: Date.UTC(2026, 10, 22),
    advanceTo(time: number) {
      timeline.time = time;
    },
  };
  return new VirtualClock(timeline);
}

/** A Cloud over the real client whose every request is answered by `answer`. */
export function scripted(
  answer: (sent: Sent) => Answer | Promise<Answer>,
  options: Partial<ConnectOptions> = {},
) {
  const clock = jumpingClock();
  const sent: Sent[] = [];
  const handler = {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: HttpRequest) {
      clock.touch();
      const { operation, input } = readRequest(request);
      const one = { operation, input, at: clock.now(), hostname: request.hostname };
      sent.push(one);
      return { response: httpResponse(await answer(one)) };
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
  const transport = handler as unknown as Transport;
  const cloud = connect({
    region: 'us-east-1',
    clock,
    requestHandler: transport,
    random: () => 0.5,
    ...options,
  });
  return { cloud, sent, clock };
}

type HttpRequest = {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

function readRequest({ method, path, headers, body }: HttpRequest): Pick<Sent, 'operation' | 'input'> {
  if (method === 'HEAD') return { operation: 'HeadObject', input: { path } };
  const operation = headers['x-amz-target']?.split('.')[1];
  return operation === undefined
    ? { operation: 'GetCallerIdentity', input: {} }
    : { operation, input: JSON.parse(new TextDecoder().decode(body)) };
}

function httpResponse(answer: Answer) {
  if (answer instanceof Error) throw answer;
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const headers = { 'x-amzn-requestid': 'request-1', ...answer.headers };
  return { statusCode: answer.status, headers, body: Buffer.from(text) };
}
