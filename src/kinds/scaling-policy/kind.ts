// inferra's scaling policy as the engine sees it. It goes with its target.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { exact } from '../compare.ts';
import { type Landed, unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { readPolicies, sendPolicy } from './actions.ts';
import type { LivePolicy } from './spec.ts';

export function scalingPolicyKind(cloud: Cloud): Kind<LivePolicy> {
  return {
    kind: 'scaling-policy',
    list: () => unsupported('scaling policy', 'list'),
    read: async (name) => (await readPolicies(cloud, [name]))[0],
    readAll: (names) => readPolicies(cloud, names),
    send: (name, request) => sendPolicy(cloud, name, request),
    landed: policyLanded,
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: (live) => digest(live?.spec ?? null),
  };
}

export function policyLanded(request: Request, live: LivePolicy | undefined): Landed {
  if (request.verb !== 'put') return unsupported('scaling policy', request.verb);
  return { landed: exact(live?.spec, request.spec) };
}
