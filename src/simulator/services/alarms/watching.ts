// Alarms and deployments: an alarm that a deployment names and that is in ALARM while the new fleet bakes takes it back
// (Developer Guide, "Auto-rollback configuration and monitoring", read 2026-11).
import type { AlarmRecord } from '../../world/alarm-records.ts';
import { eachVariant } from '../../world/progress.ts';
import type { EndpointRecord, Fleet, Work } from '../../world/records.ts';
import type { Living } from '../../world/world.ts';
import { callPolicies } from '../autoscaling/autoscaler.ts';
import { bakingUnder, takenBack as componentTakenBack, nextBake } from '../components/rolling.ts';
import type { Context } from '../context.ts';
import { durations, howLong } from '../durations.ts';
import { inState } from './states.ts';

export function livingAlarms(ctx: Context): Living<'alarm'> {
  return {
    dueAt: (alarm) => {
      const next = alarm.coming?.[0]?.at ?? Number.POSITIVE_INFINITY;
      if (alarm.state !== 'ALARM') return next;
      return watchers(ctx, alarm).length === 0
        ? Math.min(next, nextBake(ctx, alarm))
        : Math.min(next, ctx.world.time);
    },
    goOn(alarm) {
      const [watcher] = watchers(ctx, alarm);
      const component = alarm.state === 'ALARM' ? bakingUnder(ctx, alarm) : undefined;
      if (watcher !== undefined) ctx.world.commit([takenBack(ctx, watcher, alarm)]);
      else if (component !== undefined) ctx.world.commit([componentTakenBack(ctx, component, alarm)]);
      else moveOn(ctx, alarm);
    },
  };
}

function moveOn(ctx: Context, alarm: AlarmRecord): void {
  const [next, ...later] = alarm.coming ?? [];
  if (next === undefined) return;
  const { coming: _, ...moved } = inState(ctx, alarm, next);
  ctx.world.commit([later.length === 0 ? moved : { ...moved, coming: later }]);
  goneOff(ctx, alarm, moved);
}

/** What an alarm calls when it goes off: nothing while it stays in that state. */
export function goneOff(ctx: Context, before: AlarmRecord, { state, spec }: AlarmRecord): void {
  if (state === 'ALARM' && before.state !== 'ALARM' && spec.ActionsEnabled !== false)
    callPolicies(ctx, spec.AlarmActions ?? []);
}

/** Endpoints with a new fleet that bakes under this alarm, where that has gone off. */
function watchers(ctx: Context, { name, state }: AlarmRecord): readonly EndpointRecord[] {
  if (state !== 'ALARM') return [];
  return ctx.world
    .endpoints()
    .filter(
      ({ status, work }) =>
        status === 'Updating' && work?.watched?.alarms.includes(name) === true && isBaking(work),
    );
}

function isBaking({ pending }: Work): boolean {
  return pending?.variants.some(({ activity }) => activity?.Status === 'Baking') ?? false;
}

/** All of the traffic goes back to the old fleet at once, and then the new one ends. */
function takenBack(ctx: Context, endpoint: EndpointRecord, { name }: AlarmRecord): EndpointRecord {
  const { work } = endpoint;
  if (work === undefined) return endpoint;
  const at = ctx.world.time;
  const reason = work.watched?.reason ?? alarmReason(name);
  const told = work.watched?.silent === true ? {} : { reason };
  const back = at + howLong(durations.rollBack, ctx.seed, 'alarm', endpoint.name, work.started);
  const steps: Work['steps'] = [
    { at, do: 'fail', ...told, to: 'RollingBack' },
    { at: back, do: 'restored' },
  ];
  const { pending } = work;
  return { ...endpoint, work: { ...work, steps, ...(pending && { pending: ending(pending, at) }) } };
}

function ending(fleet: Fleet, at: number): Fleet {
  return eachVariant(fleet, (one) => ({
    ...{ ...one, currentCount: 0, currentWeight: 0 },
    activity: {
      ...{ Status: 'Deleting', StatusMessage: `Terminating ${one.desiredCount} instance(s).` },
      StartTime: at,
    },
  }));
}

function alarmReason(name: string): string {
  return `The deployment was rolled back because the CloudWatch alarm "${name}" went into ALARM state.`;
}
