// Alarms of somebody's that the file names to start steps. inferra does not write them: it says whom they have to call.
import { isStepping } from '../../config/scaling.ts';
import type { NotCompared } from '../../core/drift.ts';
import { type Situation, scalingOf } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { ownName } from './items.ts';

type Named = {
  readonly variant: string;
  /** Of the policy, in the file. */
  readonly key: string;
  /** Its name in the account. */
  readonly policy: string;
  readonly alarm: string;
};

function namedIn({ scaling = {} }: Unit): readonly Named[] {
  return Object.entries(scaling).flatMap(([variant, { policies = {} }]) =>
    Object.entries(policies).flatMap(([key, policy]) =>
      isStepping(policy) && 'name' in policy.alarm
        ? [{ variant, key, policy: ownName(key, policy), alarm: policy.alarm.name }]
        : [],
    ),
  );
}

/** Of policies that this plan writes anew, and that have no ARN yet. */
export function namedReasons(unit: Unit, now: Situation): readonly string[] {
  const fresh = scalingOf(unit, now).items.filter(({ live, anew }) => live === undefined || anew);
  const names = fresh.flatMap(({ item }) => (item.is === 'policy' ? [item.policy.name] : []));
  return namedIn(unit)
    .filter(({ policy }) => names.includes(policy))
    .map(({ alarm, policy }) => `alarm ${alarm} must call policy ${policy} once that is written`);
}

/** Alarms that do not call the policy that they are to start. */
export function idleAlarms(unit: Unit, { registered }: Situation): readonly NotCompared[] {
  const told = unit.config.spec.variants.length > 1;
  return namedIn(unit).flatMap(({ variant, key, policy: called, alarm }) => {
    const { whole, arns = {} } = registered.get(variant) ?? {};
    const policy = whole?.policies?.find(({ name }) => name === called);
    if (policy === undefined || policy.alarms?.includes(alarm)) return [];
    const at = `${unit.address}.${told ? `variants.${variant}.` : ''}scaling.policies.${key}.alarm`;
    return [{ at, because: `alarm ${alarm} does not call ${arns[policy.name] ?? policy.name}` }];
  });
}
