// Which alarms there are and how each one stands: those that were put, those that a scenario declares, and where nothing
// else is said those of other people, which are there and OK.
import { covers, holding } from '../../faults/declared.ts';
import type { AlarmRecord } from '../../world/alarm-records.ts';
import { type Context, minutesNow } from '../context.ts';

/** The alarm as it stands now, or undefined where there is none of that name. */
export function alarmNamed(ctx: Context, name: string): AlarmRecord | undefined {
  return ctx.world.get('alarm', name) ?? ofOthers(ctx, name);
}

/** Those of which anybody has heard: put here, or declared under a whole name. */
export function allAlarms(ctx: Context): readonly AlarmRecord[] {
  const put = ctx.world.seenAll('alarm', 0);
  const known = new Set(put.map(({ name }) => name));
  const declared = new Set(ctx.conditions.alarms.map(({ alarm }) => alarm).filter((one) => !/\*$/.test(one)));
  const others = [...declared]
    .filter((name) => !known.has(name))
    .flatMap((name) => ofOthers(ctx, name) ?? []);
  return [...put, ...others];
}

export function alarmArn({ region, account }: Pick<Context, 'region' | 'account'>, name: string): string {
  return `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
}

/** The alarm in another state from now on. */
export function inState(
  ctx: Context,
  alarm: AlarmRecord,
  { state, reason }: Pick<AlarmRecord, 'state' | 'reason'>,
): AlarmRecord {
  return { ...alarm, state, reason, since: alarm.state === state ? alarm.since : ctx.world.time };
}

/** The alarm as something that a deployment watches: with what a scenario has it do later. */
export function watchedAlarm(ctx: Context, name: string): AlarmRecord | undefined {
  const alarm = alarmNamed(ctx, name);
  if (alarm === undefined || ctx.world.get('alarm', name) !== undefined) return alarm;
  const coming = declaredOf(ctx, name).flatMap(({ fromMinutes = 0, state }) =>
    state === undefined || fromMinutes <= minutesNow(ctx)
      ? []
      : [{ at: ctx.world.begun + fromMinutes * 60_000, state, reason: 'Declared by the scenario.' }],
  );
  return coming.length === 0 ? alarm : { ...alarm, coming };
}

function declaredOf({ conditions }: Context, name: string): Context['conditions']['alarms'] {
  return conditions.alarms.filter(({ alarm }) => covers(alarm, name));
}

function ofOthers(ctx: Context, name: string): AlarmRecord | undefined {
  const declared = holding(declaredOf(ctx, name), minutesNow(ctx));
  if (declared.length === 0 && !ctx.conditions.undeclaredExists) return undefined;
  const { missing, state } = Object.assign({ missing: false, state: 'OK' as const }, ...declared);
  if (missing) return undefined;
  const { begun } = ctx.world;
  return {
    ...{ kind: 'alarm', name, arn: alarmArn(ctx, name), created: begun, modified: begun, tags: [], spec: {} },
    ...{ state, reason: 'Declared by the scenario.', since: begun },
  };
}
