// A policy and a model → what its jobs are asked. Instances and serverless candidates are measured by a job each: the
// service gives one kind of answer a job (Developer Guide, read 2026-11).
import type { PolicyDeclaration, Requirements } from '../config/policy.ts';
import { assert } from '../core/errors.ts';
import type { JobCandidate, JobContainer, JobSpec, JobStop } from '../kinds/recommendation-job/spec.ts';

/** What a job measures; a Default job may measure both kinds at once. */
export type Measured = 'instances' | 'serverless' | 'both';

/** What is asked of a job besides whose model it is and who runs it. */
export type Asked = { readonly measures: Measured; readonly spec: Omit<JobSpec, 'role' | 'model' | 'vpc'> };

/**
 * @param payload the address of the archive; absent where the model package brings one
 * @param endpoint the live endpoint's name, for a policy that measures it too
 */
export function askedOf(
  policy: PolicyDeclaration,
  payload: string | undefined,
  endpoint: string | undefined,
): readonly Asked[] {
  const { job } = policy;
  const container = containerOf(policy, payload);
  if (job.kind === 'default') {
    const { instances, endpointType, againstEndpoint } = job;
    const facts: JobContainer = {
      ...container,
      ...(instances === undefined ? {} : { instanceTypes: instances }),
      ...(endpointType === undefined ? {} : { endpointType: KINDS[endpointType] }),
    };
    const measures =
      endpointType === undefined ? 'both' : endpointType === 'serverless' ? 'serverless' : 'instances';
    return [
      {
        measures,
        spec: {
          type: 'Default',
          ...unlessEmpty('container', facts),
          ...(againstEndpoint && endpoint !== undefined ? { endpoint } : {}),
        },
      },
    ];
  }
  assert(job.kind === 'advanced', 'jobs for generative models are asked elsewhere');
  const { instances, env, serverless, load, limits, stopWhen } = job;
  const { maxTests, maxParallel, seconds } = limits;
  const common: Asked['spec'] = {
    type: 'Advanced',
    ...unlessEmpty('container', container),
    load,
    stop: stopOf(policy.require, stopWhen),
    ...(maxTests === undefined ? {} : { maxTests }),
    ...(maxParallel === undefined ? {} : { maxParallel }),
    ...(seconds === undefined ? {} : { seconds }),
  };
  const ranges = Object.keys(env).length === 0 ? {} : { env };
  const machines = instances.map((instanceType): JobCandidate => ({ instanceType, ...ranges }));
  const functions = serverless.map((memorySizeInMB): JobCandidate => ({ serverless: { memorySizeInMB } }));
  const kinds: readonly (readonly [Measured, readonly JobCandidate[]])[] = [
    ['instances', machines],
    ['serverless', functions],
  ];
  return kinds
    .filter(([, candidates]) => candidates.length > 0)
    .map(([measures, candidates]) => ({ measures, spec: { ...common, candidates } }));
}

const KINDS = { realtime: 'RealTime', serverless: 'Serverless' } as const;

/** `machine-learning` and `1.7` as the service spells them (Developer Guide, read 2026-11). */
function containerOf({ container }: PolicyDeclaration, payload: string | undefined): JobContainer {
  const { domain, task, framework, frameworkVersion, nearestModel, contentTypes } = container;
  return {
    ...(domain === undefined ? {} : { domain: constant(domain) }),
    ...(task === undefined ? {} : { task: constant(task) }),
    ...(framework === undefined ? {} : { framework: framework.toUpperCase() }),
    ...(frameworkVersion === undefined ? {} : { frameworkVersion }),
    ...(nearestModel === undefined ? {} : { nearestModel }),
    ...(payload === undefined ? {} : { payload }),
    ...(contentTypes === undefined ? {} : { contentTypes }),
  };
}

function constant(word: string): string {
  return word.toUpperCase().replaceAll('-', '_');
}

function stopOf(
  { p95, p99 }: Requirements,
  stopWhen: Extract<PolicyDeclaration['job'], { kind: 'advanced' }>['stopWhen'],
): JobStop {
  const { maxInvocations, flatInvocations } = stopWhen;
  const ms = p95 ?? p99;
  return {
    ...(maxInvocations === undefined ? {} : { maxInvocations }),
    ...(ms === undefined ? {} : { threshold: { percentile: p95 === undefined ? 'P99' : 'P95', ms } }),
    flatInvocations: flatInvocations === 'continue' ? 'Continue' : 'Stop',
  };
}

function unlessEmpty(key: 'container', facts: JobContainer): Pick<JobSpec, 'container'> {
  return Object.keys(facts).length === 0 ? {} : { [key]: facts };
}
