// The query protocol: a form in, XML out. STS, IAM and SNS speak it, and EC2 a dialect.
import type { ServiceFault } from './errors.ts';
import type { WireRequest, WireResponse } from './http.ts';

export function isQuery(request: WireRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return (
    request.method === 'POST' && request.path === '/' && type.startsWith('application/x-www-form-urlencoded')
  );
}

export function formOf(request: WireRequest): URLSearchParams {
  return new URLSearchParams(request.body);
}

/** @param result the XML of what was asked for */
export function answerXml(
  namespace: string,
  action: string,
  result: string,
  requestId: string,
): WireResponse {
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return respondXml(
    200,
    `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`,
    requestId,
  );
}

export function refusalXml(namespace: string, fault: ServiceFault, requestId: string): WireResponse {
  const side = fault.status >= 500 ? 'Receiver' : 'Sender';
  // The query services leave "Exception" out of their codes.
  const code = fault.code
    .replace(/^(AccessDenied|ExpiredToken|MissingAuthenticationToken|Throttling)Exception$/, '$1')
    .replace('UnrecognizedClientException', 'InvalidClientTokenId');
  return respondXml(
    fault.status,
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${side}</Type><Code>${code}</Code>` +
      `<Message>${escaped(fault.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    requestId,
  );
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function respondXml(status: number, body: string, requestId: string): WireResponse {
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
