// Alarms and scaling policies in steps: an alarm calls a policy by its ARN, and loses that action with the policy (Application
// Auto Scaling API reference, DeleteScalingPolicy, read 2026-11).
import type { AlarmRecord } from '../../world/alarm-records.ts';
import type { ScalableTargetRecord } from '../../world/scaling-records.ts';
import type { Context } from '../context.ts';
import { allAlarms } from './states.ts';

/** The alarms that call the policy with this ARN. */
export function alarmsCalling(
  ctx: Context,
  arn: string,
): readonly { readonly AlarmName: string; readonly AlarmARN: string }[] {
  return allAlarms(ctx)
    .filter(({ spec }) => spec.AlarmActions?.includes(arn))
    .map((alarm) => ({ AlarmName: alarm.name, AlarmARN: alarm.arn }));
}

/** Alarms without what calls these policies: the alarms themselves stay. */
export function silenced(ctx: Context, policies: ScalableTargetRecord['policies']): readonly AlarmRecord[] {
  const gone = new Set(policies.map(({ arn }) => arn));
  return ctx.world.seenAll('alarm', 0).flatMap((alarm) => {
    const { AlarmActions: actions = [], ...spec } = alarm.spec;
    const left = actions.filter((arn) => !gone.has(arn));
    if (left.length === actions.length) return [];
    return [{ ...alarm, spec: left.length === 0 ? spec : { ...spec, AlarmActions: left } }];
  });
}
