// The sample requests of smoke tests, read before anything is planned: what cannot be sent is told while nothing has begun.
import type { Document, EndpointDeclaration } from '../config/document.ts';
import type { SmokeSample, SmokeTest } from '../config/smoke-test.ts';
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
  if (document.endpoints.every((endpoint) => testsOf(endpoint).length === 0)) return account;
  const read = await Promise.all(document.endpoints.map((endpoint) => sampled(ports, document, endpoint)));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new DiagnosticsError(problems);
  return { ...account, document: { ...document, endpoints: read.map(({ endpoint }) => endpoint) } };
}

/** Of the endpoint as a whole, and of its components. */
function testsOf({ smokeTest, hosting }: EndpointDeclaration): readonly SmokeTest[] {
  return [smokeTest, ...(hosting?.components ?? []).map((one) => one.smokeTest)].filter(
    (one) => one !== undefined,
  );
}

type Sampled = { readonly endpoint: EndpointDeclaration; readonly problems: readonly Diagnostic[] };

async function sampled(
  { readSample }: Pick<Ports, 'readSample'>,
  { file }: Document,
  endpoint: EndpointDeclaration,
): Promise<Sampled> {
  const tests = testsOf(endpoint);
  if (tests.length === 0) return { endpoint, problems: [] };
  const { address, place, variants, hosting, smokeTest } = endpoint;
  const serverless = variants.some(({ hardware }) => hardware.kind === 'serverless');
  const paths = new Set(tests.flatMap(({ samples }) => samples.map(({ payload }) => payload)));
  const read = await Promise.all(
    [...paths].map(async (path) => {
      const entry = await readSample(file, path);
      const found = payloadProblems([entry], serverless).filter((one) => one.path !== '.');
      return {
        path,
        text: entry.kind === 'file' ? Buffer.from(entry.bytes).toString('base64') : '',
        problems: found.map(({ reason, hint }): Diagnostic => {
          const message = `${path} cannot be sent by a smoke test: ${reason}`;
          return { code: 'INF4010', severity: 'error', message, hint, address, place };
        }),
      };
    }),
  );
  const bytes = new Map(read.map(({ path, text }) => [path, text]));
  const filled = (test: SmokeTest): SmokeTest => ({
    ...test,
    samples: test.samples.map((one): SmokeSample => ({ ...one, sample: bytes.get(one.payload) ?? '' })),
  });
  const components = hosting?.components.map((one) =>
    one.smokeTest === undefined ? one : { ...one, smokeTest: filled(one.smokeTest) },
  );
  return {
    endpoint: {
      ...endpoint,
      ...(smokeTest === undefined ? {} : { smokeTest: filled(smokeTest) }),
      ...(hosting === undefined || components === undefined ? {} : { hosting: { ...hosting, components } }),
    },
    problems: read.flatMap((one) => one.problems),
  };
}
