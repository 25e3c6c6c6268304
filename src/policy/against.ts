// Whether the live endpoint that a job is to load (`against: endpoint`) is one that the service takes: looked at before
// anything is started, since the service says so only after the job has begun.
import type { Diagnostic } from '../core/diagnostic.ts';
import { ownerInWords, owns } from '../endpoint/memory/tags.ts';
import type { Owner } from '../endpoint/names/names.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { LiveEndpointConfig } from '../kinds/endpoint-config/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import type { Asker, Group } from './askers.ts';
import type { GroupState } from './state.ts';

/** The endpoint as it is found; what could not be reached any more is absent. */
export type LoadTarget = {
  readonly endpoint?: LiveEndpoint;
  readonly config?: LiveEndpointConfig;
  /** Of the only variant. */
  readonly model?: LiveModel;
};

/** Who is loaded beside the candidates: validation leaves one endpoint to a policy and model. */
export function loadedBy({
  policy,
  askers,
}: Pick<Group, 'policy' | 'askers'>): Asker['endpoint'] | undefined {
  const { job } = policy;
  return job.kind === 'default' && job.againstEndpoint ? askers[0]?.endpoint : undefined;
}

export type Obstacle = { readonly reason: string; readonly hint: string };

const WITHOUT = 'leave `against` out of the policy';
const LATER = 'run the command again once it is InService';

/** Why nothing is started; undefined where the service would load it. */
export function obstacleTo(owner: Owner, name: string, target: LoadTarget): Obstacle | undefined {
  const { endpoint, config } = target;
  if (endpoint === undefined)
    return { reason: `there is no endpoint ${name} yet`, hint: `to measure for a new endpoint, ${WITHOUT}` };
  // Load on what somebody else serves would be worse than any other mistake.
  if (!owns(owner, endpoint.tags, name)) {
    const whose = ownerInWords(endpoint.tags, name);
    return { reason: `endpoint ${name} is not this project's: ${whose}`, hint: WITHOUT };
  }
  if (endpoint.status !== 'InService')
    return { reason: `endpoint ${name} is ${endpoint.status}, not InService`, hint: LATER };
  if (config === undefined)
    return { reason: `the config that endpoint ${name} serves is gone`, hint: WITHOUT };
  const what = unlikeOf(config, target.model);
  return what === undefined ? undefined : { reason: `endpoint ${name} ${what}`, hint: WITHOUT };
}

/**
 * Real-time, one variant, no autoscaling, not of several models (Developer Guide, read 2026-11). Scalable targets of
 * Application Auto Scaling are not read by this version; the file says `scaling` where inferra made one.
 */
function unlikeOf({ spec, unexpressed }: LiveEndpointConfig, model: LoadTarget['model']): string | undefined {
  const [variant] = spec.variants;
  if (spec.variants.length !== 1 || variant === undefined) return `has ${spec.variants.length} variants`;
  if (spec.async !== undefined) return 'answers asynchronously, not in real time';
  if ('serverless' in variant) return 'is serverless, and only instances are loaded';
  if (unexpressed.some((name) => name.endsWith('.ManagedInstanceScaling'))) return 'scales by itself';
  // A variant without a model hosts inference components, which may be of several models.
  if (variant.model === '' || model?.spec.raw?.Mode === 'MultiModel') {
    return 'hosts several models';
  }
  return model === undefined ? `serves model ${variant.model}, which is gone` : undefined;
}

/** The question as one that nothing can be done about. */
export function withoutLoad(group: Group, { reason, hint }: Obstacle): GroupState {
  const { address, place } = group.policy;
  const problem: Diagnostic = {
    code: 'INF7033',
    severity: 'error',
    message: `${address} loads the live endpoint too (against: endpoint), and ${reason}`,
    hint: `${hint}; nothing was started`,
    address,
    place,
  };
  return { group, is: 'failed', problem, jobs: [] };
}

/** Said before anybody is asked. */
export function loadWarning({ address, place }: Group['policy'], job: string, endpoint: string): Diagnostic {
  return {
    code: 'INF7034',
    severity: 'warning',
    message: `job ${job} sends its load to the live endpoint ${endpoint}: callers share it with the test and may see it slow or throttled`,
    hint: 'run it while there is little traffic, or leave `against` out of the policy',
    address,
    place,
  };
}
