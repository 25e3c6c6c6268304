// The two parts of what wakes a variant as the engine sees them: seen as one, written one after the other. The policy goes
// with its target, the alarm does not.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind } from '../../core/kind.ts';
import { unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { readWakeUp, sendAlarm, sendPolicy } from './actions.ts';
import type { LiveWakeUp } from './spec.ts';

export function wakePolicyKind(cloud: Cloud): Kind<LiveWakeUp> {
  return kindOf(cloud, 'policy', sendPolicy);
}

export function wakeAlarmKind(cloud: Cloud): Kind<LiveWakeUp> {
  return kindOf(cloud, 'alarm', sendAlarm);
}

function kindOf(cloud: Cloud, half: 'policy' | 'alarm', send: typeof sendPolicy): Kind<LiveWakeUp> {
  const kind = `wake-${half}`;
  return {
    kind,
    list: () => unsupported(kind, 'list'),
    read: (name) => readWakeUp(cloud, name),
    send: (name, request) => send(cloud, name, request),
    landed: ({ verb }, live) => {
      const state = live?.[half] ?? 'absent';
      if (verb === 'put') return { landed: state === 'as made' };
      return verb === 'remove' ? { landed: state === 'absent' } : unsupported(kind, verb);
    },
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    stamp: (live) => digest(live === undefined ? null : [live.policy, live.alarm]),
  };
}
