// Which requests are about what wakes an asynchronous endpoint: its alarm, and the end of its policy. The other requests about
// that policy are those of autoscaling.
import type { Grant } from './policy.ts';
import type { Scope } from './scope.ts';

export function seeingWakeUps({ wakes }: Scope): readonly Grant[] {
  return wakes ? [{ sid: 'Find', operations: ['DescribeAlarms'], on: ['*'] }] : [];
}

/** What was put aside is put back with an alarm that calls it, by whoever meets it. */
export function waking({ wakes, wakeAlarms }: Scope): readonly Grant[] {
  return wakes ? [{ sid: 'Wake', operations: ['PutMetricAlarm'], on: wakeAlarms }] : [];
}

/** Its policy goes with the target, but where that stays. */
export function unwaking({ wakes, scalableTargets }: Scope): readonly Grant[] {
  return wakes ? [{ sid: 'Autoscale', operations: ['DeleteScalingPolicy'], on: scalableTargets }] : [];
}

export function silencing({ wakes, wakeAlarms }: Scope): readonly Grant[] {
  return wakes ? [{ sid: 'Wake', operations: ['DeleteAlarms'], on: wakeAlarms }] : [];
}
