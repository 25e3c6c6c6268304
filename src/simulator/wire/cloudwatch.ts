// CloudWatch speaks two protocols here: AWS JSON 1.0 (the SDK for JavaScript) and Smithy RPC v2 over CBOR (the AWS CLI,
// boto3). Both mark a refusal with the code that it had in the query protocol (Smithy, "awsQueryCompatible", read 2026-11).
import { alarmsNamed } from '../services/alarms/operations.ts';
import { alarmArn } from '../services/alarms/states.ts';
import type { Context } from '../services/context.ts';
import { decodeCbor, encodeCbor } from './cbor.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest, WireResponse } from './http.ts';
import { type Exchange, type Protocol, parseObject } from './protocol.ts';

const SERVICE = 'GraniteServiceVersion20100801';
const PATH = new RegExp(`^/service/${SERVICE}/operation/(\\w+)$`);

export function isCloudWatch(request: WireRequest): boolean {
  return isRpc(request) || (request.headers['x-amz-target']?.startsWith(`${SERVICE}.`) ?? false);
}

export function cloudWatch(request: WireRequest): Protocol {
  return isRpc(request) ? OVER_CBOR : OVER_JSON;
}

function isRpc({ path }: WireRequest): boolean {
  return PATH.test(path);
}

type Form = {
  readonly operationOf: (request: WireRequest) => string;
  readonly bodyOf: (request: WireRequest) => Record<string, unknown> | undefined;
  readonly write: (value: object) => string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
};

const OVER_JSON = speaking({
  operationOf: ({ headers }) => (headers['x-amz-target'] ?? '').slice(SERVICE.length + 1),
  bodyOf: ({ body }) => parseObject(body),
  write: (value) => JSON.stringify(inSeconds(value)),
  headers: { 'content-type': 'application/x-amz-json-1.0' },
});

const OVER_CBOR = speaking({
  operationOf: ({ path }) => PATH.exec(path)?.[1] ?? '',
  bodyOf: ({ bytes }) => fromCbor(bytes),
  write: encodeCbor,
  headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
});

function speaking({ operationOf, bodyOf, write, headers }: Form): Protocol {
  const answer = (status: number, value: object, requestId: string, more = {}): WireResponse => {
    const body = write(value);
    const length = String(Buffer.byteLength(body));
    return {
      status,
      headers: { 'x-amzn-requestid': requestId, ...headers, 'content-length': length, ...more },
      body,
    };
  };
  return {
    read: (request) => exchangeOf(operationOf(request), bodyOf(request)),
    respond: (result, requestId) => answer(200, (result as object | undefined) ?? {}, requestId),
    refuse: ({ code, message, status }, requestId) =>
      answer(status, { __type: `com.amazonaws.cloudwatch#${code}`, message }, requestId, {
        'x-amzn-query-error': `${code};Sender`,
      }),
  };
}

function exchangeOf(operation: string, body: Record<string, unknown> | undefined): Exchange {
  const carryOut = alarmsNamed(operation);
  if (carryOut === undefined) throw new ServiceFault('UnknownOperationException', '');
  if (body === undefined)
    throw new ServiceFault('SerializationException', 'The request body is not an object.');
  const reads = operation.startsWith('Describe');
  const names = Array.isArray(body.AlarmNames) ? body.AlarmNames : [];
  const about = [body.AlarmName, ...names].find((one) => typeof one === 'string');
  return {
    operation,
    mutating: !reads,
    signed: true,
    about,
    input: body,
    permission: (ctx: Context) => ({
      action: `cloudwatch:${operation}`,
      resource: reads || about === undefined ? '*' : alarmArn(ctx, about),
    }),
    run: (ctx) => carryOut(ctx, body),
  };
}

function fromCbor(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value = bytes.length === 0 ? {} : decodeCbor(bytes);
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMap ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** JSON has no dates: seconds since the epoch stand for them. */
function inSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(inSeconds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inSeconds(member)]));
}
