// The region that a request was signed for: what tells where it is asked, on one port for all of them.
import type { WireRequest } from './http.ts';

const SCOPE = /Credential=[^/,]+\/\d{8}\/([a-z0-9-]+)\/[a-z0-9-]+\/aws4_request/;

/** Undefined where the request is not signed. */
export function signedRegion({ headers }: WireRequest): string | undefined {
  return SCOPE.exec(headers.authorization ?? '')?.[1];
}
