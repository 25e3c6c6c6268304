// A file whose one endpoint asks a policy for its hardware, small enough to be measured a thousand times; the folder with
// its sample request; and what stands in the account of all that, read from its records and never from inferra's answers.
import type { Ports } from '../../src/flow/ports.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { fileOf, withMembers } from './files.ts';
import type { Rig } from './rig.ts';

export const ENDPOINT = 'fraud';
export const POLICY = 'sla';
const BUCKET = 'risk-benchmarks';

/** What nobody uploaded is not in the bucket. */
export const BUCKETS: Scenario = { buckets: [{ bucket: BUCKET, undeclared: 'missing' }] };

const policy = {
  advanced: {
    instances: ['ml.c6i.large'],
    load: { phases: [{ users: 1, spawnRate: 1, duration: '2m' }] },
    limits: { maxTests: 1, duration: '30m' },
  },
  container: {
    domain: 'machine-learning',
    task: 'classification',
    framework: 'xgboost',
    frameworkVersion: '1.7',
    contentTypes: ['text/csv'],
  },
  payload: './payload',
  require: { p95: '500ms' },
  traffic: { average: '10/min', peak: '20/min' },
};

/** Enough for one test as it usually goes, and not for one that takes an hour longer. */
export const SMALL_BUDGET = {
  instances: ['ml.c5.large'],
  limits: { maxTests: 1, duration: '2h', maxCost: '$0.05' },
};

/**
 * @param model `a`, or `package` for one that is measured without a temporary model
 * @param more candidates besides, which take a job of their own
 */
export function measuredFile(model: 'a' | 'package' = 'a', threads = '2', more: object = {}): string {
  const file = fileOf({ [ENDPOINT]: { model } }, 'risk', threads);
  return withMembers(file, {
    defaults: { ...JSON.parse(file).defaults, recommender: { bucket: `s3://${BUCKET}/payloads/` } },
    endpoints: { [ENDPOINT]: { model, recommend: POLICY } },
    recommendations: { [POLICY]: { ...policy, advanced: { ...policy.advanced, ...more } } },
  });
}

export const SAMPLES: Pick<Ports, 'readFolder'> = {
  readFolder: async () => [{ path: 'one.csv', kind: 'file', bytes: Buffer.from('1,2,3\n') }],
};

type World = Pick<Rig, 'simulator'>;

/** Names of all jobs that were ever made, sorted. */
export function jobsIn({ simulator: { world } }: World): readonly string[] {
  const jobs = world.seenAll('inference-recommendations-job', 0);
  return jobs.map(({ name }) => name).sort();
}

/** Models that were made for a job and still stand. */
export function benchmarksIn({ simulator: { world } }: World): readonly string[] {
  return world
    .models()
    .filter(({ tags }) =>
      tags.some(({ Key, Value }) => Key === 'inferra:address' && Value.startsWith('recommendations.')),
    )
    .map(({ name }) => name);
}

/** The same endpoint with weights, measured by a job for a generative model. */
export function generativeFile(concurrency = 4): string {
  const file = fileOf({ [ENDPOINT]: { model: 'a' } });
  const { models } = JSON.parse(file);
  return withMembers(file, {
    models: { ...models, a: { weights: 's3://risk-models/llama-8b/' } },
    endpoints: { [ENDPOINT]: { model: 'a', recommend: POLICY } },
    recommendations: {
      [POLICY]: {
        generative: {
          instances: ['ml.g5.2xlarge', 'ml.g6e.2xlarge'],
          workload: { parameters: { prompt_input_tokens_mean: 550, output_tokens_mean: 150, concurrency } },
          output: `s3://${BUCKET}/made/`,
        },
        require: { p99: '30s' },
      },
    },
  });
}

/** Names of all jobs for generative models that were ever made, sorted. */
export function generativeJobsIn({ simulator: { world } }: World): readonly string[] {
  return world
    .seenAll('ai-recommendation-job', 0)
    .map(({ name }) => name)
    .sort();
}
