// The runtime's REST protocol: POST /endpoints/{name}/invocations.
import { type Answer, type Invocation, invokeEndpoint } from '../services/runtime.ts';
import type { WireRequest } from './http.ts';
import type { Protocol } from './protocol.ts';

const PATH = /^\/endpoints\/([^/]+)\/invocations$/;

/** Members that are headers (service model of the runtime, read 2026-11). */
const NAMED: Readonly<Record<string, { readonly header: string; readonly own: keyof Invocation }>> = {
  TargetVariant: { header: 'x-amzn-sagemaker-target-variant', own: 'variant' },
  TargetModel: { header: 'x-amzn-sagemaker-target-model', own: 'targetModel' },
  TargetContainerHostname: {
    header: 'x-amzn-sagemaker-target-container-hostname',
    own: 'container',
  },
  InferenceComponentName: { header: 'x-amzn-sagemaker-inference-component', own: 'component' },
};

export function isRuntime(request: WireRequest): boolean {
  return request.method === 'POST' && PATH.test(request.path);
}

export const runtimeRest: Protocol = {
  read(request) {
    const endpoint = decoded(PATH.exec(request.path)?.[1] ?? '');
    const named = Object.entries(NAMED).flatMap(([member, { header, own }]) => {
      const value = request.headers[header];
      return value === undefined ? [] : [{ member, own, value }];
    });
    const invocation: Invocation = {
      endpoint,
      body: request.body,
      ...Object.fromEntries(named.map(({ own, value }) => [own, value])),
    };
    return {
      operation: 'InvokeEndpoint',
      mutating: false,
      signed: true,
      about: endpoint,
      input: {
        EndpointName: endpoint,
        ...Object.fromEntries(named.map(({ member, value }) => [member, value])),
      },
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
