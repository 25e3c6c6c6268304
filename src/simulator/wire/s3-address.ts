// Which bucket and key a request means, and at which region's endpoint it asks: by host, or by path on one served port.
import type { Place } from '../services/s3.ts';
import { ServiceFault } from './errors.ts';
import type { WireRequest } from './http.ts';

const HOST =
  /^(?:(.+)\.)?s3(?:-fips)?(?:\.dualstack)?(?:\.([a-z]{2,}(?:-[a-z]+)+-\d))?\.amazonaws\.com(?:\.cn)?(?::\d+)?$/i;
/** No bucket has a name that short. */
const ROUTE = /^\/s3(?=\/|$)/;
const SCOPE = /Credential=[^/,]+\/\d{8}\/([a-z0-9-]+)\/s3\/aws4_request/;

/** By host, by the route of the served port, or by what the signature is for. */
export function isS3(request: WireRequest): boolean {
  const { host = '', authorization = '' } = request.headers;
  return HOST.test(host) || ROUTE.test(request.path) || SCOPE.test(authorization);
}

/** `region` is undefined where the request does not tell; bucket and key are empty where it names none. */
export function addressOf(
  request: WireRequest,
): Omit<Place, 'region'> & { readonly region: string | undefined } {
  const { host = '', authorization = '' } = request.headers;
  const atHost = HOST.exec(host);
  const region = atHost === null ? SCOPE.exec(authorization)?.[1] : (atHost[2] ?? 'us-east-1');
  const path = decoded(request.path.replace(ROUTE, '')).replace(/^\//, '');
  const bucket = atHost?.[1];
  if (bucket !== undefined) return { region, bucket, key: path };
  const slash = path.indexOf('/');
  if (slash < 0) return { region, bucket: path, key: '' };
  return { region, bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ServiceFault('InvalidURI', "Couldn't parse the specified URI.");
  }
}
