// One door for three services: which protocol a request speaks is told by its target, path or form, not by the host, so
// that everything can be served on one port.
import type { WireRequest } from './http.ts';
import { json11 } from './json11.ts';
import type { Protocol } from './protocol.ts';
import { isRuntime, runtimeRest } from './runtime-rest.ts';
import { isQuery, stsQuery } from './sts-query.ts';

/** What nobody knows is answered as the control plane answers an unknown operation. */
export function protocolOf(request: WireRequest): Protocol {
  if (isRuntime(request)) return runtimeRest;
  return isQuery(request) && request.headers['x-amz-target'] === undefined ? stsQuery : json11;
}
