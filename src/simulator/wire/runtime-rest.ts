// The runtime's REST protocol: POST /endpoints/{name}/invocations.
import { type Answer, invokeEndpoint } from '../services/runtime.ts';
import type { WireRequest } from './http.ts';
import type { Protocol } from './protocol.ts';

const PATH = /^\/endpoints\/([^/]+)\/invocations$/;

export function isRuntime(request: WireRequest): boolean {
  return request.method === 'POST' && PATH.test(request.path);
}

export const runtimeRest: Protocol = {
  read(request) {
    const endpoint = decoded(PATH.exec(request.path)?.[1] ?? '');
    const variant = request.headers['x-amzn-sagemaker-target-variant'];
    const invocation = { endpoint, body: request.body, ...(variant === undefined ? {} : { variant }) };
    return {
      operation: 'InvokeEndpoint',
      mutating: false,
      signed: true,
      about: endpoint,
      input: { EndpointName: endpoint },
      run: (context) => invokeEndpoint(context, invocation),
    };
  },

  respond(result, requestId) {
    const { variant, body } = result as Answer;
    return {
      status: 200,
      headers: {
        'x-amzn-requestid': requestId,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'x-amzn-invoked-production-variant': variant,
      },
      body,
    };
  },

  refuse(fault, requestId) {
    const body = JSON.stringify({ Message: fault.message, ...fault.more });
    return {
      status: fault.status,
      headers: {
        'x-amzn-requestid': requestId,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'x-amzn-errortype': fault.code,
      },
      body,
    };
  },
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
