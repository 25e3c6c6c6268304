// The Endpoint as the engine sees it.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { watchedAlarms } from '../alarms.ts';
import { type Landed, markLanded, putLanded, unsupported } from '../landed.ts';
import { listEndpoints, readEndpoint, sendEndpoint } from './actions.ts';
import { differingSizes, sameConfig } from './fields.ts';
import { BUSY, endpointProgress, isBusy } from './progress.ts';
import type { EndpointGoal, EndpointSpec, LiveEndpoint, SizeMove } from './spec.ts';

export function endpointKind(cloud: Cloud): Kind<LiveEndpoint> {
  return {
    kind: 'endpoint',
    list: (filter) => listEndpoints(cloud, filter),
    read: (name) => readEndpoint(cloud, name),
    send: (name, request, arn) => sendEndpoint(cloud, name, request, arn),
    landed: endpointLanded,
    progress: (goal, live) => endpointProgress(goal as EndpointGoal, live),
    busyStatuses: BUSY,
    inside: (_name, _status, goal) => watchedAlarms(cloud, goal as { readonly alarms?: readonly string[] }),
    stamp: endpointStamp,
  };
}

export function endpointLanded(request: Request, live: LiveEndpoint | undefined): Landed {
  switch (request.verb) {
    case 'put':
      return putLanded(
        'endpoint',
        request.tags,
        live,
        live ? obstacles(request.spec as EndpointSpec, live) : [],
      );
    case 'update':
      return { landed: live !== undefined && movesTo((request.spec as EndpointSpec).config, live) };
    case 'adjust':
      return { landed: live !== undefined && hasDesired(request.spec as readonly SizeMove[], live) };
    case 'mark':
      return markLanded(request.mark, live);
    case 'remove':
      return { landed: live === undefined || live.status === 'Deleting' };
    default:
      return unsupported('endpoint', request.verb);
  }
}

/** Times, current counts, counts that autoscaling moves and what the service says while it works are left out: they move by themselves. */
export function endpointStamp(live: LiveEndpoint | undefined): string {
  if (live === undefined) return digest(null);
  return digest({
    arn: live.arn.toLowerCase(),
    status: isBusy(live) ? 'busy' : live.status,
    config: live.config?.toLowerCase() ?? null,
    pendingConfig: live.pendingConfig?.toLowerCase() ?? null,
    failureReason: live.failureReason ?? null,
    sizes: live.variants.map((one) => [
      one.name,
      one.scaling === undefined ? (one.desiredCount ?? null) : 'scaled',
      one.desiredWeight ?? null,
      one.desiredServerless ?? null,
    ]),
    tags: live.tags,
  });
}

function obstacles({ config }: EndpointSpec, live: LiveEndpoint): string[] {
  if (live.status === 'Deleting') return ['is still being deleted'];
  return movesTo(config, live) ? [] : [`serves another config (${live.config ?? 'unknown'})`];
}

function movesTo(config: string, live: LiveEndpoint): boolean {
  return sameConfig(live.config, config) || sameConfig(live.pendingConfig, config);
}

function hasDesired(sizes: readonly SizeMove[], live: LiveEndpoint): boolean {
  return differingSizes(sizes, live.variants, 'desired').length === 0;
}
