// STS speaks the query protocol: a form in, XML out. Only GetCallerIdentity is answered.
import { ServiceFault } from './errors.ts';
import type { WireRequest, WireResponse } from './http.ts';
import type { Protocol } from './protocol.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

export function isQuery(request: WireRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return (
    request.method === 'POST' && request.path === '/' && type.startsWith('application/x-www-form-urlencoded')
  );
}

type Identity = { readonly account: string };

export const stsQuery: Protocol = {
  read(request) {
    const action = new URLSearchParams(request.body).get('Action') ?? '';
    if (action !== 'GetCallerIdentity') {
      throw new ServiceFault('InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
    }
    return {
      operation: action,
      mutating: false,
      signed: true,
      about: undefined,
      input: {},
      run: ({ account }): Identity => ({ account }),
    };
  },

  respond(result, requestId) {
    const { account } = result as Identity;
    return respondXml(
      200,
      `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>` +
        `<Arn>arn:aws:iam::${account}:user/simulated</Arn><UserId>AIDASIMULATEDUSER00000</UserId>` +
        `<Account>${account}</Account></GetCallerIdentityResult>${metadata(requestId)}</GetCallerIdentityResponse>`,
      requestId,
    );
  },

  refuse(fault, requestId) {
    const side = fault.status >= 500 ? 'Receiver' : 'Sender';
    // The query services leave "Exception" out of their codes.
    const code = fault.code.replace(/^(ExpiredToken|MissingAuthenticationToken|Throttling)Exception$/, '$1');
    return respondXml(
      fault.status,
      `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${side}</Type><Code>${code}</Code>` +
        `<Message>${escaped(fault.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      requestId,
    );
  },
};

function metadata(requestId: string): string {
  return `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function respondXml(status: number, body: string, requestId: string): WireResponse {
  return {
    status,
    headers: {
      'x-amzn-requestid': requestId,
      'content-type': 'text/xml',
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  };
}
