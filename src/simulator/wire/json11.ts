// AWS JSON 1.1, the protocol of the control plane: `POST /` with the operation in X-Amz-Target.
import { operationNamed } from '../services/operations.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest, WireResponse } from './http.ts';
import { type Exchange, type Protocol, parseObject } from './protocol.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const PREFIX = 'SageMaker.';
const MODELLED: ReadonlySet<string> = new Set(['ResourceLimitExceeded', 'ResourceInUse', 'ResourceNotFound']);

export const json11: Protocol = {
  read(request) {
    const target = request.headers['x-amz-target'] ?? '';
    const operation = target.startsWith(PREFIX) ? operationNamed(target.slice(PREFIX.length)) : undefined;
    if (operation === undefined) throw new ServiceFault('UnknownOperationException', '');
    const body = objectIn(request);
    return {
      operation: operation.name,
      mutating: operation.mutating,
      signed: true,
      about: aboutOf(body),
      input: body,
      run: (context) => operation.carryOut(context, operation.check(body)),
    } satisfies Exchange;
  },

  /** Void operations answer with an empty body. */
  respond(result, requestId) {
    return respondJson(200, result === undefined ? '' : JSON.stringify(result, exactly), requestId);
  },

  /** Modelled errors spell `Message`, those of the framework `message`. */
  refuse(fault, requestId) {
    const spelled = MODELLED.has(fault.code) ? 'Message' : 'message';
    const body = { __type: fault.code, ...(fault.message === '' ? {} : { [spelled]: fault.message }) };
    return respondJson(fault.status, JSON.stringify(body), requestId, fault.code);
  },
};

/**
 * The body of a request in this protocol, whatever service it is for.
 * @throws ServiceFault SerializationException
 */
export function objectIn({ body }: WireRequest): Readonly<Record<string, unknown>> {
  const value = parseObject(body);
  if (value !== undefined) return value;
  throw new ServiceFault('SerializationException', 'The request body is not a JSON object.');
}

/**
 * The same of a service that answers one operation alone.
 * @throws ServiceFault UnknownOperationException for any other
 */
export function inputOf(request: WireRequest, target: string): Readonly<Record<string, unknown>> {
  if (request.headers['x-amz-target'] !== target) throw new ServiceFault('UnknownOperationException', '');
  return objectIn(request);
}

/** NaN and the infinities are written as strings. */
function exactly(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function respondJson(status: number, body: string, requestId: string, error?: string): WireResponse {
  return {
    status,
    headers: {
      'x-amzn-requestid': requestId,
      'content-type': CONTENT_TYPE,
      'content-length': String(Buffer.byteLength(body)),
      ...(error === undefined ? {} : { 'x-amzn-errortype': error }),
    },
    body,
  };
}

/** The endpoint where there is one, else whatever the request names. */
function aboutOf(body: Readonly<Record<string, unknown>>): string | undefined {
  const named = [
    body.EndpointName,
    body.EndpointConfigName,
    body.ModelName,
    body.ModelPackageGroupName,
    body.JobName,
    body.InferenceRecommendationsJobName,
    body.AIRecommendationJobName,
    body.AIWorkloadConfigName,
  ];
  const name = named.find((one) => typeof one === 'string');
  if (name !== undefined) return afterKind(name);
  const arn = [body.ModelPackageName, body.ModelPackageArn].find((one) => typeof one === 'string');
  if (arn !== undefined) return afterKind(arn);
  return typeof body.ResourceArn === 'string' ? body.ResourceArn.split('/').at(-1) : undefined;
}

/** `group/version` of an ARN; a name as it is. */
function afterKind(reference: string): string {
  return reference.startsWith('arn:') ? reference.split('/').slice(1).join('/') : reference;
}
