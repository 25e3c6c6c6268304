// A policy with a generative job, and a model of weights → the unit that is one job: named by what decides its result, with
// the workload config that it needs under a name of its own content.
import { shortDigest } from '../base/hash.ts';
import type { GenerativeJob, PolicyDeclaration } from '../config/policy.ts';
import { assert } from '../core/errors.ts';
import { ownershipTags } from '../endpoint/memory/tags.ts';
import type { AIJobSpec, AIMetric } from '../kinds/ai-recommendation-job/spec.ts';
import type { Estimate, Pricing } from './estimate.ts';
import { anywhere, inputsDigest, type JobInputs } from './inputs.ts';
import { type JobUnit, jobPrefix, type Question } from './job-unit.ts';

/** Of the digest in the name of a workload config. */
const DIGITS = 10;
/** Jobs of notebooks were asked after for hours; the service gives no figure (amazon-sagemaker-examples, read 2026-11). */
const TYPICAL_HOURS = 3;
/** ComputeSpec takes so many types, and the service recommends about as many where it chooses (service model, 2026-11). */
const MOST_TYPES = 3;

export function generativeUnit({ owner, where, policy, model, tags }: Question): JobUnit {
  const { job } = policy;
  const { weights } = model;
  assert(job.kind === 'generative' && weights !== undefined, 'a valid generative policy measures weights');
  const { secrets: _, ...deciding } = job.workload;
  const metric = metricOf(policy);
  const common = {
    metric,
    optimize: job.optimize,
    ...(job.framework === undefined ? {} : { framework: job.framework }),
    ...(job.instances === undefined ? {} : { instances: job.instances }),
  };
  const asked: JobInputs = {
    type: 'Generative',
    model: anywhere({ weights }, where),
    workload: anywhere(deciding, where),
    ...common,
  };
  const inputs = inputsDigest(asked);
  const front = jobPrefix(owner, policy.key);
  const workload = workloadOf(job);
  const named = `${front}${shortDigest({ workload }, DIGITS)}`;
  return {
    owner,
    address: policy.address,
    policy,
    model,
    measures: 'instances',
    inputs,
    asked,
    name: `${front}${inputs}`,
    generative: {
      spec: specOf(job, { weights, workload: named, role: policy.role ?? model.role, ...common }),
      workload: {
        kind: 'ai-workload-config',
        name: named,
        spec: { workload },
        tags: { ...tags, ...ownershipTags(owner, policy.address, named) },
      },
    },
    tags,
  };
}

function specOf(
  { output, packageGroup }: GenerativeJob,
  rest: Omit<AIJobSpec, 'output' | 'group'>,
): AIJobSpec {
  return { ...rest, output, ...(packageGroup === undefined ? {} : { group: packageGroup }) };
}

/** The service optimises for one goal (Developer Guide, read 2026-11), which the objective names. */
function metricOf({ objective }: PolicyDeclaration): AIMetric {
  if (objective === 'speed') return 'ttft-ms';
  return objective === 'throughput' ? 'throughput' : 'cost';
}

/** AIPerf is the only tool that there is (Developer Guide, read 2026-11). */
function workloadOf({ workload }: GenerativeJob): object {
  return { benchmark: { type: 'aiperf' }, ...workload };
}

/** The service bills the instances only. How long each is used is not said: all of the typical time, to be safe. */
export function generativeEstimate({ instances }: AIJobSpec, pricing: Pricing): Estimate {
  const minutes = TYPICAL_HOURS * 60;
  if (instances === undefined) return { tests: MOST_TYPES, minutes, usd: null };
  let usd: number | null = 0;
  for (const type of instances) {
    const price = pricing.instance(type);
    usd = usd === null || price === undefined ? null : usd + price * TYPICAL_HOURS;
  }
  return { tests: instances.length, minutes, usd: usd === null ? null : Math.round(usd * 100) / 100 };
}
