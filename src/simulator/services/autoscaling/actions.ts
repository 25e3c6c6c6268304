// Scheduled actions: kept, shown, and carried out at their times. Rules of the API reference of PutScheduledAction, read
// 2026-11.
import { uuid } from '../../chance.ts';
import { refused, ServiceFault } from '../../wire/errors.ts';
import type { ScalableTargetRecord, ScheduledAction } from '../../world/scaling-records.ts';
import { type Context, type Output, seconds } from '../context.ts';
import { type Listing, listed } from './listing.ts';
import { isSchedule, isTimezone, nextTime } from './schedule.ts';
import { inWords, notFound, registered, type Subject } from './subject.ts';

type Put = Subject & {
  readonly ScheduledActionName: string;
  readonly Schedule?: string;
  readonly Timezone?: string;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly ScalableTargetAction?: { readonly MinCapacity?: number; readonly MaxCapacity?: number };
};

/** Default quota (recalled). */
const MOST_ACTIONS = 200;

/** "Any parameters that you don't specify are not changed by this update request" (API reference). */
export function putAction(ctx: Context, input: Put): Output {
  const target = registered(ctx, input);
  const known = target.actions.find(({ name }) => name === input.ScheduledActionName);
  const schedule = input.Schedule ?? known?.schedule;
  if (schedule === undefined) throw refused('Schedule is required to create a scheduled action.');
  if (!isSchedule(schedule)) throw refused(`Invalid schedule expression: ${schedule}`);
  const timezone = input.Timezone ?? known?.timezone;
  // "Timezone": a canonical name that Java knows (API reference); the text is likely.
  if (timezone !== undefined && !isTimezone(timezone)) throw refused(`Invalid timezone: ${timezone}`);
  const { MinCapacity: min, MaxCapacity: max } = input.ScalableTargetAction ?? known?.action ?? {};
  if (min === undefined && max === undefined) {
    throw refused('A scheduled action needs a minimum capacity, a maximum capacity, or both.');
  }
  if (min !== undefined && max !== undefined && max < min) {
    throw refused('Maximum capacity cannot be less than minimum capacity');
  }
  if (known === undefined && target.actions.length >= MOST_ACTIONS) {
    throw new ServiceFault('LimitExceededException', `Too many scheduled actions for ${inWords(input)}`);
  }
  const { due: _, ...before } = known ?? fresh(ctx, target, input.ScheduledActionName);
  const action: ScheduledAction = {
    ...before,
    schedule,
    ...(input.Timezone === undefined ? {} : { timezone: input.Timezone }),
    ...(input.StartTime === undefined ? {} : { start: input.StartTime }),
    ...(input.EndTime === undefined ? {} : { end: input.EndTime }),
    action: {
      ...(min === undefined ? {} : { MinCapacity: min }),
      ...(max === undefined ? {} : { MaxCapacity: max }),
    },
  };
  const actions = [...target.actions.filter((one) => one !== known), timed(action, ctx.world.time)];
  ctx.world.commit([{ ...target, actions, modified: ctx.world.time }]);
  return {};
}

/** The action with the time at which it is carried out next; without one where there is none within its start and end. */
function timed({ due: _, ...action }: ScheduledAction, now: number): ScheduledAction {
  const { schedule, timezone, start = now, end = Number.POSITIVE_INFINITY } = action;
  const due = nextTime(schedule, timezone, Math.max(now, start - 1));
  return due === undefined || due > end ? action : { ...action, due };
}

export function nextAction({ actions }: ScalableTargetRecord): number {
  return Math.min(...actions.map(({ due = Number.POSITIVE_INFINITY }) => due));
}

/**
 * What is due: the bounds become those of the action, and a capacity outside of them is moved into them. Nothing happens
 * while scheduled scaling is suspended, nor where the minimum would be above the maximum (likely).
 */
export function carryOutActions(target: ScalableTargetRecord, now: number): ScalableTargetRecord {
  const isDue = ({ due }: ScheduledAction) => due !== undefined && due <= now;
  const actions = target.actions.map((one) => (isDue(one) ? timed(one, now) : one));
  if (target.suspended.ScheduledScalingSuspended) return { ...target, actions };
  const { min, max } = target.actions.filter(isDue).reduce(
    (bounds, { action }) => {
      const next = { min: action?.MinCapacity ?? bounds.min, max: action?.MaxCapacity ?? bounds.max };
      return next.min > next.max ? bounds : next;
    },
    { min: target.min, max: target.max },
  );
  return { ...target, min, max, actions };
}

function fresh(ctx: Context, target: ScalableTargetRecord, name: string): Omit<ScheduledAction, 'schedule'> {
  const id = uuid(ctx.seed, 'action', target.name.toLowerCase(), name, ctx.world.time);
  const front = `arn:aws:autoscaling:${ctx.region}:${ctx.account}:scheduledAction:${id}`;
  return {
    name,
    arn: `${front}:resource/sagemaker/${target.resourceId}:scheduledActionName/${name}`,
    created: ctx.world.time,
  };
}

export function deleteAction(
  ctx: Context,
  input: Subject & { readonly ScheduledActionName: string },
): Output {
  const target = registered(ctx, input);
  const actions = target.actions.filter(({ name }) => name !== input.ScheduledActionName);
  if (actions.length === target.actions.length) {
    const name = input.ScheduledActionName;
    throw notFound(`No scheduled action found for ${inWords(input)}, scheduled action name: ${name}`);
  }
  ctx.world.commit([{ ...target, actions, modified: ctx.world.time }]);
  return {};
}

export function describeActions(
  ctx: Context,
  input: Listing & { ScheduledActionNames?: readonly string[] },
): Output {
  const wanted = input.ScheduledActionNames;
  return listed(ctx, 'DescribeScheduledActions', input, {
    named: input.ResourceId !== undefined,
    size: 50,
    as: 'ScheduledActions',
    rows: (targets) =>
      targets.flatMap((target) =>
        target.actions
          .filter(({ name }) => wanted === undefined || wanted.includes(name))
          .map((action) => view(target, action)),
      ),
  });
}

function view({ resourceId, dimension }: ScalableTargetRecord, one: ScheduledAction) {
  return {
    ScheduledActionName: one.name,
    ScheduledActionARN: one.arn,
    ServiceNamespace: 'sagemaker',
    Schedule: one.schedule,
    ...(one.timezone === undefined ? {} : { Timezone: one.timezone }),
    ResourceId: resourceId,
    ScalableDimension: dimension,
    ...(one.start === undefined ? {} : { StartTime: seconds(one.start) }),
    ...(one.end === undefined ? {} : { EndTime: seconds(one.end) }),
    ...(one.action === undefined ? {} : { ScalableTargetAction: one.action }),
    CreationTime: seconds(one.created),
  };
}
