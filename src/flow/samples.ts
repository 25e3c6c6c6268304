// The sample requests of smoke tests, read before anything is planned: what cannot be sent is told while nothing has begun.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import type { SmokeTest } from '../config/smoke-test.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { DiagnosticsError } from '../core/errors.ts';
import { payloadProblems } from '../policy/payload.ts';
import type { Ports } from './ports.ts';
import type { Account } from './prepare.ts';

/**
 * The account with the samples in its document.
 * @throws InferraError INF6005 for a file that cannot be read; DiagnosticsError INF4010 for one that is not to be sent
 */
export async function withSamples(ports: Pick<Ports, 'readSample'>, account: Account): Promise<Account> {
  const { document } = account;
  if (document.endpoints.every(({ smokeTest }) => smokeTest === undefined)) return account;
  const read = await Promise.all(document.endpoints.map((endpoint) => sampled(ports, document, endpoint)));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  if (problems.length > 0) throw new DiagnosticsError(problems);
  const endpoints = read.flatMap((one) => ('endpoint' in one ? [one.endpoint] : []));
  return { ...account, document: { ...document, endpoints } };
}

type Sampled = { readonly endpoint: EndpointDeclaration } | { readonly problems: readonly Diagnostic[] };

async function sampled(
  { readSample }: Pick<Ports, 'readSample'>,
  { file }: Document,
  endpoint: EndpointDeclaration,
): Promise<Sampled> {
  const { smokeTest, variants, address, place } = endpoint;
  if (smokeTest === undefined) return { endpoint };
  const entry = await readSample(file, smokeTest.payload);
  const serverless = variants.some(({ hardware }) => hardware.kind === 'serverless');
  const found = payloadProblems([entry], serverless).filter(({ path }) => path !== '.');
  if (entry.kind === 'file' && found.length === 0) {
    const test: SmokeTest = { ...smokeTest, sample: Buffer.from(entry.bytes).toString('base64') };
    return { endpoint: { ...endpoint, smokeTest: test } };
  }
  const problems = found.map(({ reason, hint }): Diagnostic => {
    const message = `${smokeTest.payload} cannot be sent by a smoke test: ${reason}`;
    return { code: 'INF4010', severity: 'error', message, hint, address, place };
  });
  return { problems };
}
