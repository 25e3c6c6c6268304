// The scalable target as the engine sees it: it has no owner of its own, its endpoint says whose it is.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { type Landed, unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { listTargets, readTargets, sendTarget } from './actions.ts';
import type { LiveTarget, TargetSpec } from './spec.ts';

export function scalableTargetKind(cloud: Cloud): Kind<LiveTarget> {
  return {
    kind: 'scalable-target',
    list: ({ nameContains }) => listTargets(cloud, nameContains),
    read: async (name) => (await readTargets(cloud, [name]))[0],
    readAll: (names) => readTargets(cloud, names),
    send: (name, request) => sendTarget(cloud, name, request),
    landed: targetLanded,
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: (live) => digest(live === undefined ? null : [live.min, live.max]),
  };
}

export function targetLanded(request: Request, live: LiveTarget | undefined): Landed {
  switch (request.verb) {
    case 'put': {
      const { min, max } = request.spec as TargetSpec;
      return { landed: live?.min === min && live.max === max };
    }
    case 'remove':
      return { landed: live === undefined };
    default:
      return unsupported('scalable target', request.verb);
  }
}
