// A measurement as the lock file writes it, and back: the choice with its reason first, then what it rests on, so that a
// diff begins with what a reviewer looks for. What moves together stands on one line.
import { Document, type Node } from 'yaml';
import type { ChoicePin, Measurement, Measurements } from './measurement.ts';
import type { Candidate, LoadedEndpoint } from './select/candidate.ts';

/** Hardware in one word: a type, or the memory of serverless in MB. */
type WrittenCandidate = Omit<Candidate, 'hardware' | 'env'> & {
  readonly instance?: string;
  readonly serverless?: number;
  readonly env?: Candidate['env'];
};

export type WrittenMeasurement = Omit<Measurement, 'candidates'> & {
  readonly candidates: readonly WrittenCandidate[];
};

export type WrittenMeasurements = Readonly<Record<string, Readonly<Record<string, WrittenMeasurement>>>>;

/** Keys in one order, whoever made the value. */
export function measurementEntry(one: Measurement): object {
  const { inputs, model, asked, measuredOn, jobs, measuredAt, prices, choices, endpoint, candidates } = one;
  return defined({
    choices: mapped(choices, choiceEntry),
    measuredOn,
    measuredAt,
    jobs: inline(jobs),
    inputs: inline(inputs),
    model,
    asked: asked && sorted(asked),
    prices,
    endpoint: endpoint && inline(endpointEntry(endpoint)),
    candidates: candidates.map((one) => inline(candidateEntry(one))),
  });
}

function endpointEntry({ name, instance, maxInvocations, latency }: LoadedEndpoint): object {
  return defined({
    name,
    instance: instance && { type: instance.type, count: instance.count },
    maxInvocations,
    latency,
  });
}

function choiceEntry(choice: ChoicePin): object {
  const { candidate, instance, serverless, env, scaling, cost, reason, others, decidedBy } = choice;
  const { package: made, pools } = choice;
  return defined({
    candidate,
    instance: instance && inline({ type: instance.type, count: instance.count }),
    pools: pools && inline(pools),
    serverless:
      serverless && inline({ memory: serverless.memory, maxConcurrency: serverless.maxConcurrency }),
    env: env && inline(env),
    package: made && defined({ arn: made.arn, specification: made.specification }),
    scaling: scaling && inline({ min: scaling.min, max: scaling.max, target: scaling.target }),
    cost,
    reason,
    others,
    decidedBy,
  });
}

function candidateEntry({ hardware, env, ...one }: Candidate): object {
  return defined({
    id: one.id,
    ...(hardware.kind === 'instance' ? { instance: hardware.type } : { serverless: hardware.memory }),
    env: Object.keys(env).length === 0 ? undefined : env,
    count: one.count,
    maxInvocations: one.maxInvocations,
    latency: one.latency,
    latencyAt: one.latencyAt,
    coldStart: one.coldStart,
    cpu: one.cpu,
    memoryUse: one.memoryUse,
    costPerHour: one.costPerHour,
    generation: one.generation && generationEntry(one.generation),
    compiled: one.compiled,
    specification: one.specification,
    failure: one.failure,
  });
}

const NODES = new Document();

/** `{ type: ml.c5.large, count: 3 }`: of the same meaning, and one line of a diff. */
function inline(value: object): Node {
  return NODES.createNode(value, { flow: true });
}

function sorted(record: Readonly<Record<string, string>>): object {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function generationEntry(one: NonNullable<Candidate['generation']>): object {
  const { package: made, specification, copies, p50, ttft, tokens } = one;
  return defined({ package: made, specification, copies, p50, ttft, tokens });
}

/** What was written, once its form is checked. */
export function measurementsOf(written: WrittenMeasurements): Measurements {
  return mapped(written, (models) =>
    mapped(models, ({ candidates, ...rest }) => ({ ...rest, candidates: candidates.map(candidateOf) })),
  );
}

function candidateOf({ instance, serverless, env = {}, ...one }: WrittenCandidate): Candidate {
  const hardware: Candidate['hardware'] =
    serverless === undefined
      ? { kind: 'instance', type: instance ?? '' }
      : { kind: 'serverless', memory: serverless };
  return { ...one, hardware, env };
}

function mapped<T, R>(record: Readonly<Record<string, T>>, change: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one)]));
}

function defined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
