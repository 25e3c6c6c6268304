// Where signed requests may go. An environment variable or a configuration file can redirect the SDK to any host; a
// planted one would receive every request, so only AWS and this machine are trusted.
import { InferraError } from '../core/errors.ts';

// DNS suffixes of the partitions in the AWS SDK's partitions.json, read 2026-11.
const AWS_SUFFIXES = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.aws',
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
];

/**
 * @throws InferraError INF2007 unless the request goes to AWS over TLS or to this machine.
 */
export function assertTrustedHost(request: unknown): void {
  const { protocol, hostname } = addressOf(request);
  if (isLoopback(hostname)) return;
  if (protocol === 'https:' && AWS_SUFFIXES.some((suffix) => hostname.endsWith(`.${suffix}`))) return;
  throw new InferraError(
    'INF2007',
    `requests would go to ${protocol}//${hostname}, which is neither AWS nor this machine`,
  );
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname);
}

function addressOf(request: unknown): { readonly protocol: string; readonly hostname: string } {
  const { protocol, hostname } = request as { readonly protocol?: unknown; readonly hostname?: unknown };
  return { protocol: String(protocol ?? ''), hostname: String(hostname ?? '').toLowerCase() };
}
