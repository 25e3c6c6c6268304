// What is told of the alarms of a rollout while it goes on.
import type { Judgement } from '../../core/work.ts';
import type { AlarmSeen } from '../../kinds/alarms.ts';

export function judgeAlarms(inside: readonly object[], _now: number, since: number): Judgement {
  const seen = inside as readonly AlarmSeen[];
  const firing = seen.filter(({ state }) => state === 'ALARM').map(({ alarm }) => alarm);
  const note = noteOf(seen, firing);
  return { measuring: {}, since, firing, ...(note === undefined ? {} : { note }) };
}

/** `2 alarms, none in ALARM`, `alarm fraud-5xx in ALARM` */
function noteOf(seen: readonly AlarmSeen[], firing: readonly string[]): string | undefined {
  if (seen.length === 0) return undefined;
  if (firing.length === 0)
    return seen.length === 1 ? '1 alarm, not in ALARM' : `${seen.length} alarms, none in ALARM`;
  return `${firing.length === 1 ? 'alarm' : 'alarms'} ${firing.join(', ')} in ALARM`;
}
