// A rollout is not begun under an alarm that does not exist, or that would take it back at once.
import type { RollbackAlarm, UnitChange } from '../core/plan.ts';
import type { Veto } from './veto.ts';

/** @param states by name, in the words of CloudWatch; what does not exist is not in it */
export function alarmVetoes(
  changes: readonly Pick<UnitChange, 'address' | 'rollbackOn'>[],
  states: Readonly<Record<string, string>>,
): readonly Veto[] {
  return changes.flatMap(({ address, rollbackOn = [] }) => {
    const isThere = ({ alarm }: RollbackAlarm) => Object.hasOwn(states, alarm);
    // What inferra makes is made with the rollout; one that an earlier attempt left is there already.
    const missing = rollbackOn.filter((one) => one.when === undefined && !isThere(one));
    const firing = rollbackOn.filter((one) => isThere(one) && states[one.alarm] === 'ALARM');
    const names = (some: readonly RollbackAlarm[]) => some.map(({ alarm }) => alarm);
    return vetoOf(address, names(missing), names(firing)) ?? [];
  });
}

function vetoOf(address: string, missing: readonly string[], firing: readonly string[]): Veto | undefined {
  if (missing.length > 0) {
    const [what, does] = missing.length === 1 ? ['alarm', 'does'] : ['alarms', 'do'];
    return {
      address,
      code: 'INF5040',
      short: `${what} ${missing.join(', ')} missing`,
      message: `${what} ${missing.join(', ')} of the rollout ${does} not exist`,
      hint: 'make the alarm, or correct its name in rollbackOn: letter case counts',
    };
  }
  if (firing.length === 0) return undefined;
  const [what, are] = firing.length === 1 ? ['alarm', 'is'] : ['alarms', 'are'];
  return {
    address,
    code: 'INF5041',
    short: `${what} ${firing.join(', ')} in ALARM`,
    message: `${what} ${firing.join(', ')} ${are} in ALARM, and would take the deployment back as soon as it bakes`,
    hint: 'apply again when it is OK; if the alarm is wrong, mend it or take it out of rollbackOn',
  };
}
