// inferra's alarm as the engine sees it: it belongs to the config, or to the endpoint, that its name begins with.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { exact } from '../compare.ts';
import { type Landed, unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { readAlarm, readAlarms, sendAlarm } from './actions.ts';
import type { CallAgain, LiveAlarm } from './spec.ts';
import { policyIn } from './steps.ts';

export function alarmKind(cloud: Cloud): Kind<LiveAlarm> {
  return {
    kind: 'alarm',
    list: () => unsupported('alarm', 'list'),
    read: (name) => readAlarm(cloud, name),
    readAll: (names) => readAlarms(cloud, names),
    send: (name, request) => sendAlarm(cloud, name, request),
    landed: alarmLanded,
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: (live) => digest([live?.spec ?? null, live?.calls ?? null]),
  };
}

export function alarmLanded(request: Request, live: LiveAlarm | undefined): Landed {
  switch (request.verb) {
    case 'put':
      return { landed: exact(live?.spec, request.spec) };
    case 'adjust': {
      const { calls } = request.spec as CallAgain;
      return { landed: live?.calls?.some((arn) => exact(policyIn(arn), calls)) ?? false };
    }
    case 'remove':
      return { landed: live === undefined };
    default:
      return unsupported('alarm', request.verb);
  }
}
