// The workload config as the engine sees it: what requests a job for a generative model is measured with. It stays after
// the job, costs nothing, and every attempt at the same workload uses it again.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { differing } from '../compare.ts';
import { contentObstacles, type Landed, putLanded, unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { listWorkloads, readWorkload, sendWorkload } from './actions.ts';
import { workloadFields } from './fields.ts';
import type { LiveWorkload, WorkloadSpec } from './spec.ts';

export function workloadConfigKind(cloud: Cloud): Kind<LiveWorkload> {
  return {
    kind: 'ai-workload-config',
    list: (filter) => listWorkloads(cloud, filter),
    read: (name) => readWorkload(cloud, name),
    send: (name, request) => sendWorkload(cloud, name, request),
    landed: workloadLanded,
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: (live) => digest(live === undefined ? null : { name: live.name, spec: live.spec }),
  };
}

export function workloadLanded(request: Request, live: LiveWorkload | undefined): Landed {
  if (request.verb !== 'put') return unsupported('AI workload config', request.verb);
  const obstacles = live
    ? contentObstacles(differing(workloadFields, request.spec as WorkloadSpec, live.spec), live.unexpressed)
    : [];
  return putLanded('AI workload config', request.tags, live, obstacles);
}
