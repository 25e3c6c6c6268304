// The alarms that a deployment names: each must be there, and a scenario may have the first one go off.
import type { EndpointFault } from '../../faults/scenario.ts';
import { refused } from '../../wire/errors.ts';
import type { AlarmRecord } from '../../world/alarm-records.ts';
import type { Step, Work } from '../../world/records.ts';
import type { Context } from '../context.ts';
import { watchedAlarm } from './states.ts';

const MINUTE = 60_000;
/** A scripted alarm is OK again so long after it has gone off. */
const OFF_FOR = 2 * MINUTE;

/** @throws ServiceFault for an alarm that is not there (likely, and so is the text) */
export function checkAlarms(ctx: Context, names: readonly string[]): void {
  const missing = names.find((name) => watchedAlarm(ctx, name) === undefined);
  if (missing !== undefined) throw refused(`Could not find CloudWatch alarm "${missing}".`);
}

export type Watched = {
  readonly watched: NonNullable<Work['watched']>;
  readonly alarms: readonly AlarmRecord[];
};

/** What the deployment remembers of its alarms, and the alarms with what is going to happen to them. */
export function watched(
  ctx: Context,
  names: readonly string[],
  steps: readonly Step[],
  fault: EndpointFault | undefined,
): Watched | undefined {
  const [first] = names;
  if (first === undefined) return undefined;
  const scripted = fault?.kind === 'alarm' ? fault : undefined;
  const bake = steps.find((step) => step.do === 'show' && step.status === 'Baking');
  return {
    watched: {
      alarms: names,
      ...(scripted?.reason === undefined ? {} : { reason: scripted.reason }),
      ...(scripted?.silent === undefined ? {} : { silent: scripted.silent }),
    },
    alarms: names.flatMap((name) => {
      const alarm = watchedAlarm(ctx, name);
      if (alarm === undefined) return [];
      if (scripted === undefined || bake === undefined || name !== first) return [alarm];
      return [goingOffFrom(alarm, bake.at, scripted)];
    }),
  };
}

/** @param bake when the first bake begins */
export function goingOffFrom(
  alarm: AlarmRecord,
  bake: number,
  { minutes = 1 }: Pick<EndpointFault, 'minutes'>,
): AlarmRecord {
  const coming = [...(alarm.coming ?? []), ...goingOff(bake + minutes * MINUTE)];
  return { ...alarm, coming: coming.sort((one, other) => one.at - other.at) };
}

function goingOff(at: number): NonNullable<AlarmRecord['coming']> {
  return [
    { at, state: 'ALARM', reason: 'Threshold Crossed: 1 datapoint was greater than the threshold.' },
    {
      at: at + OFF_FOR,
      state: 'OK',
      reason: 'Threshold Crossed: 1 datapoint was not greater than the threshold.',
    },
  ];
}
