// What a job has measured, as candidates: cleaned, named, each once, in a fixed order. Complete jobs answer with their
// recommendations; of a job that was cut off the finished tests still count.
import { type Candidate, candidateId, type Hardware, inOrder, type LoadedEndpoint } from './candidate.ts';
import { latencyUnit, setupTime } from './units.ts';
import { type Described, figure, type JobStep, listOf, positive, type Row, textOf } from './wire.ts';

export type Job = {
  readonly kind: 'default' | 'advanced';
  /** The stopping condition of an Advanced job, in ms. */
  readonly threshold?: { readonly percentile: 'p95' | 'p99'; readonly ms: number };
};

type Reading = { readonly job: Job; readonly unit: 1 | 1000 };

/** Candidates of a job, whatever its status. Rows without any hardware have no name and are left out. */
export function rowsOf(described: Described, job: Job, steps: readonly JobStep[] = []): readonly Candidate[] {
  const reading = { job, unit: unitOf(described, job, steps) };
  const listed = once(listOf(described.InferenceRecommendations).map((row) => candidateOf(row, reading)));
  const complete = described.Status === 'COMPLETED' && listed.length > 0;
  const endpoints = namesOf(described);
  const tested = once(
    listOf(steps)
      .filter((step) => !isOfEndpoint(step, endpoints))
      .map((step) => testedBy(step, reading, complete)),
  );
  const known = new Set(listed.map(({ id }) => id));
  return [...listed, ...tested.filter(({ id }) => !known.has(id))].sort(inOrder);
}

/**
 * What a job against an existing endpoint has seen of that endpoint, all its instances together. Its step counts too: a job
 * that was cut off answers with nothing else, and only the step may say what the endpoint ran on (model, read 2026-11).
 */
export function endpointPerformance(
  described: Described,
  job: Job,
  steps: readonly JobStep[] = [],
): LoadedEndpoint | undefined {
  const listed = listOf(described.EndpointPerformances)[0];
  const names = namesOf(described);
  const test = steps.find((step) => isOfEndpoint(step, names))?.InferenceBenchmark;
  const metrics = listed?.Metrics ?? test?.EndpointMetrics;
  if (metrics === undefined || metrics === null) return undefined;
  const name =
    textOf(listed?.EndpointInfo?.EndpointName) ?? textOf(test?.EndpointConfiguration?.EndpointName);
  const type = textOf(test?.EndpointConfiguration?.InstanceType);
  const count = positive(test?.EndpointConfiguration?.InitialInstanceCount);
  return {
    ...(name === undefined ? {} : { name }),
    ...(type === undefined || count === undefined || !Number.isInteger(count)
      ? {}
      : { instance: { type, count } }),
    ...throughput(metrics, unitOf(described, job, steps)),
  };
}

function unitOf(described: Described, job: Job, steps: readonly JobStep[]): 1 | 1000 {
  const metrics = [
    ...listOf(described.InferenceRecommendations),
    ...listOf(described.EndpointPerformances),
    ...listOf(steps).map((step) => step.InferenceBenchmark),
    ...listOf(steps).map((step) => ({ Metrics: step.InferenceBenchmark?.EndpointMetrics })),
  ].map((row) => row?.Metrics);
  const values = metrics.flatMap((one) => positive(one?.ModelLatency) ?? []);
  return latencyUnit(values, job.threshold?.ms);
}

function testedBy(step: JobStep, reading: Reading, complete: boolean): Candidate | undefined {
  const candidate = candidateOf(step.InferenceBenchmark ?? {}, reading);
  const failure = stepFailure(step, complete);
  return candidate === undefined || failure === undefined ? candidate : { ...candidate, failure };
}

/** Existing endpoints that the job loads beside the candidates. */
function namesOf({ InputConfig: input }: Described): readonly string[] {
  return listOf(input?.Endpoints).flatMap(({ EndpointName: name }) => textOf(name)?.toLowerCase() ?? []);
}

/** A test of an existing endpoint is no candidate; where it failed, only its name tells. */
function isOfEndpoint({ InferenceBenchmark: test }: JobStep, endpoints: readonly string[]): boolean {
  const name = textOf(test?.EndpointConfiguration?.EndpointName)?.toLowerCase();
  return Boolean(test?.EndpointMetrics) || (name !== undefined && endpoints.includes(name));
}

function stepFailure(
  { Status: status, InferenceBenchmark: test }: JobStep,
  complete: boolean,
): string | undefined {
  const reason = textOf(test?.FailureReason);
  if (reason !== undefined) return reason;
  if (status === 'FAILED') return 'the test failed, and the service gives no reason';
  if (status !== 'COMPLETED') return 'the test did not finish';
  return complete ? 'tested, but not among the recommendations of the job' : undefined;
}

function candidateOf(row: Row, { job, unit }: Reading): Candidate | undefined {
  const hardware = hardwareOf(row);
  if (hardware === undefined) return undefined;
  const identity = { hardware, ...modelOf(row) };
  const count = hardware.kind === 'serverless' ? 1 : countOf(row, job);
  return {
    id: candidateId(identity),
    ...identity,
    count: count ?? 1,
    ...throughput(row.Metrics ?? {}, unit),
    latencyAt: job.threshold?.percentile ?? 'saturation',
    ...figuresOf(row, hardware),
    ...(count === undefined ? { failure: 'the result does not say how many instances were measured' } : {}),
  };
}

function hardwareOf({ EndpointConfiguration: config }: Row): Hardware | undefined {
  const memory = positive(config?.ServerlessConfig?.MemorySizeInMB);
  if (memory !== undefined) return { kind: 'serverless', memory };
  const type = textOf(config?.InstanceType);
  return type === undefined ? undefined : { kind: 'instance', type };
}

function modelOf({ ModelConfiguration: model }: Row): Pick<Candidate, 'env' | 'compiled' | 'specification'> {
  const env = listOf(model?.EnvironmentParameters).flatMap(({ Key: key, Value: value }) =>
    typeof key === 'string' && (typeof value === 'string' || typeof value === 'number')
      ? [[key, String(value)] as const]
      : [],
  );
  const compiled = textOf(model?.CompilationJobName);
  const specification = textOf(model?.InferenceSpecificationName);
  return {
    env: Object.fromEntries(env.sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(compiled === undefined ? {} : { compiled }),
    ...(specification === undefined ? {} : { specification }),
  };
}

/**
 * A Default job tests one instance. An Advanced job tests as many as its stopping condition needs: dividing by a
 * guess would make an instance look stronger than it is.
 */
function countOf({ EndpointConfiguration: config }: Row, job: Job): number | undefined {
  const count = positive(config?.InitialInstanceCount);
  if (count !== undefined && Number.isInteger(count)) return count;
  return job.kind === 'default' ? 1 : undefined;
}

function throughput(
  metrics: NonNullable<Row['Metrics']>,
  unit: 1 | 1000,
): Pick<Candidate, 'maxInvocations' | 'latency'> {
  const maxInvocations = positive(metrics.MaxInvocations) ?? positive(metrics.MaximumInvocations);
  const latency = positive(metrics.ModelLatency);
  return {
    ...(maxInvocations === undefined ? {} : { maxInvocations }),
    ...(latency === undefined ? {} : { latency: latency / unit }),
  };
}

function figuresOf({ Metrics: metrics }: Row, hardware: Hardware): Partial<Candidate> {
  const setup = hardware.kind === 'serverless' ? positive(metrics?.ModelSetupTime) : undefined;
  const cpu = figure(metrics?.CpuUtilization);
  const memoryUse = figure(metrics?.MemoryUtilization);
  const costPerHour = positive(metrics?.CostPerHour);
  return {
    ...(setup === undefined ? {} : { coldStart: setupTime(setup) }),
    ...(cpu === undefined ? {} : { cpu }),
    ...(memoryUse === undefined ? {} : { memoryUse }),
    ...(costPerHour === undefined ? {} : { costPerHour }),
  };
}

/** Each name once. Of two rows under one name the usable one stays, of two usable ones the more cautious. */
function once(candidates: readonly (Candidate | undefined)[]): readonly Candidate[] {
  const kept = new Map<string, Candidate>();
  for (const one of candidates) {
    if (one === undefined) continue;
    const other = kept.get(one.id);
    if (other === undefined || caution(one, other) < 0) kept.set(one.id, one);
  }
  return [...kept.values()];
}

function caution(a: Candidate, b: Candidate): number {
  return (
    Number(a.failure !== undefined) - Number(b.failure !== undefined) ||
    perInstance(a) - perInstance(b) ||
    (b.latency ?? 0) - (a.latency ?? 0) ||
    // Whatever is left decides nothing, but the same rows in another order have to give the same candidate.
    (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  );
}

function perInstance({ maxInvocations = Number.MAX_VALUE, count }: Candidate): number {
  return maxInvocations / count;
}
