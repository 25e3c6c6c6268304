// What a job for a generative model recommends, as candidates, and what of a policy's limits they miss. The service takes
// an aim and no limits, so that the limits are applied here.
import { type Candidate, candidateId, type Generation, inOrder } from './candidate.ts';
import type { Limits } from './policy.ts';
import { listOf, positive, textOf } from './wire.ts';
import { duration, exact } from './words.ts';

/** DescribeAIRecommendationJob, as far as it decides: any member may be missing. */
export type DescribedGeneration = {
  readonly Recommendations?: readonly (Recommendation | null | undefined)[] | null | undefined;
};

type Recommendation = {
  readonly ModelDetails?:
    | { readonly ModelPackageArn?: unknown; readonly InferenceSpecificationName?: unknown }
    | null
    | undefined;
  readonly DeploymentConfiguration?:
    | {
        readonly InstanceType?: unknown;
        readonly InstanceCount?: unknown;
        readonly CopyCountPerInstance?: unknown;
      }
    | null
    | undefined;
  readonly ExpectedPerformance?: readonly (Metric | null | undefined)[] | null | undefined;
};

type Metric = {
  readonly Metric?: unknown;
  readonly Stat?: unknown;
  readonly Value?: unknown;
  readonly Unit?: unknown;
};

/** Recommendations without an instance type or a package cannot be served and have no name: they are left out. */
export function generatedRows({ Recommendations }: DescribedGeneration): readonly Candidate[] {
  const all = listOf(Recommendations).flatMap((one) => candidateOf(one) ?? []);
  const seen = new Set<string>();
  // Two on one type are told apart by their specifications; the service puts the better one first.
  const named = all.map((one) => {
    const id = seen.has(one.id) ? `${one.id} (${one.generation?.specification ?? 'again'})` : one.id;
    if (seen.has(id)) return undefined;
    seen.add(id);
    return { ...one, id };
  });
  return named.filter((one) => one !== undefined).sort(inOrder);
}

function candidateOf(row: Recommendation): Candidate | undefined {
  const { DeploymentConfiguration: config, ModelDetails: details, ExpectedPerformance: metrics } = row;
  const type = textOf(config?.InstanceType);
  const version = textOf(details?.ModelPackageArn);
  if (type === undefined || version === undefined) return undefined;
  const hardware = { kind: 'instance', type } as const;
  const copies = wholeOf(config?.CopyCountPerInstance);
  const count = wholeOf(config?.InstanceCount);
  const requests = metricOf(metrics, 'requestthroughput', 'avg');
  const latency = metricOf(metrics, 'requestlatency', 'p99');
  const specification = textOf(details?.InferenceSpecificationName);
  const generation: Generation = {
    package: version,
    ...(specification === undefined ? {} : { specification }),
    copies,
    ...given('p50', metricOf(metrics, 'requestlatency', 'p50')),
    ...given('ttft', metricOf(metrics, 'timetofirsttoken', 'p99')),
    ...given('tokens', metricOf(metrics, 'outputtokenthroughput', 'avg')),
  };
  return {
    id: `${candidateId({ hardware, env: {} })}${copies === 1 ? '' : ` with ${copies} copies`}`,
    hardware,
    // The environment is part of the package (Developer Guide, deploying a recommendation, read 2026-11).
    env: {},
    count,
    ...given('maxInvocations', requests === undefined ? undefined : Number((requests * 60).toPrecision(7))),
    ...given('latency', latency),
    latencyAt: 'p99',
    generation,
  };
}

function wholeOf(value: unknown): number {
  const number = positive(value) ?? 1;
  return Number.isInteger(number) ? number : 1;
}

function given<K extends string>(key: K, value: number | undefined): { readonly [k in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [k in K]?: number });
}

/**
 * A figure in ms or a second. Values are texts; only some names of metrics are documented, so that they are compared
 * without case and punctuation (service model and aws/sagemaker-python-sdk, read 2026-11).
 */
function metricOf(
  metrics: Recommendation['ExpectedPerformance'],
  name: string,
  stat: string,
): number | undefined {
  const found = listOf(metrics).find(
    (one) =>
      plain(one.Metric) === name && (plain(one.Stat) === stat || (stat === 'avg' && plain(one.Stat) === '')),
  );
  const value = positive(found?.Value);
  if (value === undefined || !LATENCIES.has(name)) return value;
  return /^s(ec|econds?)?$/.test(plain(found?.Unit)) ? value * 1000 : value;
}

const LATENCIES: ReadonlySet<string> = new Set(['requestlatency', 'timetofirsttoken']);

function plain(text: unknown): string {
  return typeof text === 'string' ? text.toLowerCase().replace(/[^a-z0-9]/g, '') : '';
}

/** Limits that only a job for a generative model measures; those on p99 are judged as those of any job. */
export function missedGeneration({ generation, count }: Candidate, require: Limits): readonly string[] {
  const { p50, ttft, tokens } = generation ?? {};
  const each = tokens === undefined ? undefined : tokens / count;
  return [
    ...above('p50', p50, require.p50),
    ...above('time to the first token', ttft, require.ttft),
    ...(require.throughput === undefined
      ? []
      : each === undefined
        ? [`the job gave no tokens a second, so ${exact(require.throughput)} are not shown`]
        : each < require.throughput
          ? [`${tokensText(each)} are below ${exact(require.throughput)}`]
          : []),
  ];
}

function above(what: string, value: number | undefined, limit: number | undefined): readonly string[] {
  if (limit === undefined) return [];
  if (value === undefined) return [`the job gave no ${what}, so ${duration(limit)} is not shown`];
  return value > limit ? [`${what} ${duration(value)} is above ${duration(limit)}`] : [];
}

/** `first token 120 ms, 1,234 tokens a second`; nothing for other candidates. */
export function generationText({ generation, count }: Candidate): readonly string[] {
  const { ttft, tokens } = generation ?? {};
  return [
    ...(ttft === undefined ? [] : [`first token ${duration(ttft)}`]),
    ...(tokens === undefined ? [] : [tokensText(tokens / count)]),
  ];
}

export function tokensText(tokens: number): string {
  return `${exact(Number(tokens.toPrecision(5)))} tokens a second`;
}
