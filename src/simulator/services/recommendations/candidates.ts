// Which load tests a job consists of. What the service picks by itself is not documented beyond the captured results.
import { chance } from '../../chance.ts';
import type { Benchmark, EndpointInput, RecommendationJobRecord } from '../../world/job-records.ts';
import type { Serverless } from '../../world/records.ts';
import type { Context } from '../context.ts';
import { machineOf } from './machines.ts';
import { type Environment, WORKER_VARIABLES, WORKERS_PER_ACCELERATOR } from './performance.ts';
import type { Subject } from './subject.ts';

/** InferenceRecommendations has at most so many items (model). */
export const MOST_RECOMMENDED = 10;
const MOST_TESTS = 10;

type Test = Pick<
  Benchmark,
  'existing' | 'instanceType' | 'serverless' | 'specification' | 'compilation' | 'environment'
>;

export function testsOf(ctx: Context, job: RecommendationJobRecord, subject: Subject): readonly Benchmark[] {
  const tests = job.type === 'Default' ? defaultTests(job, subject) : advancedTests(job);
  return tests.map((test, index) => {
    const id = alphanumerics(20, ctx.seed, job.name.toLowerCase(), index);
    return { ...test, id, status: 'PENDING', ...compilationOf(test, job, id) };
  });
}

/** What a test makes is named by the first 40 characters of the job's name (model text, 2026-11). */
export function madeName(job: { readonly name: string }, id: string): string {
  return `${job.name.slice(0, 40)}-${id}`;
}

function compilationOf(test: Test, job: { readonly name: string }, id: string): { compilation?: string } {
  return test.compilation === undefined ? {} : { compilation: madeName(job, id) };
}

/** The endpoint to compare with, then what is to be compared. */
function defaultTests(job: RecommendationJobRecord, subject: Subject): readonly Test[] {
  const existing = (job.input.Endpoints ?? []).flatMap((one) => one.EndpointName ?? []);
  const hardware = defaultHardware(job, subject).slice(0, MOST_RECOMMENDED);
  const plain = hardware.map((one) => ({ ...one, environment: tuned(one, subject) }));
  return [
    ...existing.map((name) => ({ existing: name, environment: {} })),
    ...plain,
    ...compiled(plain, subject).slice(0, Math.max(0, MOST_RECOMMENDED - plain.length)),
  ];
}

type Hardware = Pick<Benchmark, 'instanceType' | 'serverless' | 'specification'>;

function defaultHardware({ input }: RecommendationJobRecord, { described, profile }: Subject) {
  if (input.EndpointConfigurations !== undefined) return input.EndpointConfigurations.map(hardwareOf);
  const wanted = described.SupportedEndpointType;
  const own = profile.acceleratable ? OWN_NEURAL : OWN_PLAIN;
  const types = (described.SupportedInstanceTypes ?? own).map((type): Hardware => ({ instanceType: type }));
  const comparing = (input.Endpoints ?? []).length > 0;
  if (wanted === 'RealTime' || comparing) return types;
  const sizes = (wanted === 'Serverless' ? [1, 2, 3, 4, 5, 6] : [2, 4]).map(
    (gigabytes): Hardware => ({ serverless: { MemorySizeInMB: gigabytes * 1024, MaxConcurrency: 1 } }),
  );
  return wanted === 'Serverless' ? sizes : [...types.slice(0, MOST_RECOMMENDED - sizes.length), ...sizes];
}

/** Where the job names none: what captured results of such jobs contain. */
const OWN_PLAIN = ['ml.c5.xlarge', 'ml.c5d.large', 'ml.m5.large', 'ml.m5.xlarge', 'ml.m4.2xlarge'];
const OWN_NEURAL = ['ml.c5.xlarge', 'ml.c5d.large', 'ml.m5.large', 'ml.inf1.xlarge', 'ml.g4dn.xlarge'];

/** A Default job tunes the environment and recommends it with the row: a worker for each core, one thread each. */
function tuned({ instanceType }: Hardware, { containers, profile }: Subject): Environment {
  const machine = machineOf(instanceType ?? '');
  if (machine === undefined) return {};
  const worker = profile.acceleratable ? 'TS_DEFAULT_WORKERS_PER_MODEL' : 'SAGEMAKER_MODEL_SERVER_WORKERS';
  const workers =
    profile.acceleratable && machine.accelerators !== undefined
      ? WORKERS_PER_ACCELERATOR * machine.accelerators.count
      : machine.cores;
  const given = containers[0]?.Environment ?? {};
  return {
    ...(WORKER_VARIABLES.some((name) => name in given) ? {} : { [worker]: String(workers) }),
    ...('OMP_NUM_THREADS' in given ? {} : { OMP_NUM_THREADS: '1' }),
  };
}

/** With DataInputConfig the model is compiled by Neo too, and tested once more (Developer Guide, read 2026-11). */
function compiled(tests: readonly Test[], { described, profile }: Subject): readonly Test[] {
  if (described.DataInputConfig === undefined || !profile.acceleratable) return [];
  return tests
    .filter((one) => one.instanceType !== undefined)
    .map((one) => ({ ...one, compilation: 'compiled' }));
}

/** Every configuration with each combination of its environment; each configuration is tested before any is tested twice. */
function advancedTests({ input }: RecommendationJobRecord): readonly Test[] {
  const rows = (input.EndpointConfigurations ?? []).map((one) =>
    combinations(one).map((environment) => ({ ...hardwareOf(one), environment })),
  );
  const longest = Math.max(0, ...rows.map((row) => row.length));
  const all = Array.from({ length: longest }, (_, index) => rows.flatMap((row) => row[index] ?? [])).flat();
  return all.slice(0, input.ResourceLimit?.MaxNumberOfTests ?? MOST_TESTS);
}

function hardwareOf({ InstanceType, ServerlessConfig, InferenceSpecificationName }: EndpointInput): Hardware {
  const serverless: Serverless | undefined = ServerlessConfig;
  return {
    ...(InstanceType === undefined ? {} : { instanceType: InstanceType }),
    ...(serverless === undefined ? {} : { serverless }),
    ...(InferenceSpecificationName === undefined ? {} : { specification: InferenceSpecificationName }),
  };
}

function combinations({ EnvironmentParameterRanges: ranges }: EndpointInput): readonly Environment[] {
  let all: readonly Environment[] = [{}];
  for (const { Name, Value } of ranges?.CategoricalParameterRanges ?? []) {
    all = all.flatMap((one) => Value.map((value) => ({ ...one, [Name]: value })));
  }
  return all;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function alphanumerics(length: number, ...about: readonly (string | number)[]): string {
  const picks = Array.from({ length }, (_, at) => Math.floor(chance(...about, at) * LETTERS.length));
  return picks.map((pick) => LETTERS.charAt(pick)).join('');
}
