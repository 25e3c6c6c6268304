// The Model as the engine sees it.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { differing } from '../compare.ts';
import { contentObstacles, type Landed, markLanded, putLanded, unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { listModels, readModel, sendModel } from './actions.ts';
import { modelFields } from './fields.ts';
import type { LiveModel, ModelSpec } from './spec.ts';

export function modelKind(cloud: Cloud): Kind<LiveModel> {
  return {
    kind: 'model',
    list: ({ nameContains }) => listModels(cloud, nameContains),
    read: (name) => readModel(cloud, name),
    send: (name, request, arn) => sendModel(cloud, name, request, arn),
    landed: modelLanded,
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: modelStamp,
  };
}

export function modelLanded(request: Request, live: LiveModel | undefined): Landed {
  switch (request.verb) {
    case 'put':
      return putLanded('model', request.tags, live, live ? obstacles(request.spec as ModelSpec, live) : []);
    case 'mark':
      return markLanded(request.mark, live);
    case 'remove':
      return { landed: live === undefined };
    default:
      return unsupported('model', request.verb);
  }
}

export function modelStamp(live: LiveModel | undefined): string {
  if (live === undefined) return digest(null);
  const { arn, spec, unexpressed, tags } = live;
  return digest({ arn: arn.toLowerCase(), spec, unexpressed, tags });
}

function obstacles(want: ModelSpec, live: LiveModel): string[] {
  return contentObstacles(differing(modelFields, want, live.spec), live.unexpressed);
}
