// The rolling update of a component: batch by batch, each of which bakes, and alarms that take it back meanwhile (API reference,
// InferenceComponentRollingUpdatePolicy and AutoRollbackConfig, read 2026-11).
import type { EndpointFault } from '../../faults/scenario.ts';
import { refused } from '../../wire/errors.ts';
import type { AlarmRecord } from '../../world/alarm-records.ts';
import type { ComponentRecord, ComponentWork } from '../../world/component-records.ts';
import { checkAlarms, goingOffFrom } from '../alarms/deployments.ts';
import { watchedAlarm } from '../alarms/states.ts';
import type { Context } from '../context.ts';
import { durations, howLong } from '../durations.ts';

type Size = { readonly Type: 'COPY_COUNT' | 'CAPACITY_PERCENT'; readonly Value: number };

export type Deployment = {
  readonly RollingUpdatePolicy: {
    readonly MaximumBatchSize: Size;
    readonly WaitIntervalInSeconds: number;
    readonly RollbackMaximumBatchSize?: Size;
  };
  readonly AutoRollbackConfiguration?: { readonly Alarms?: readonly { readonly AlarmName?: string }[] };
};

/** "The value must be between 5% to 50% of the copy count" (InferenceComponentRollingUpdatePolicy); without a policy all at once. */
export function batchOf(deployment: Deployment | undefined, copies: number): number {
  if (deployment === undefined) return copies;
  const { Type: type, Value: value } = deployment.RollingUpdatePolicy.MaximumBatchSize;
  const batch = type === 'COPY_COUNT' ? value : Math.ceil((copies * value) / 100);
  const share = type === 'COPY_COUNT' ? (100 * value) / Math.max(1, copies) : value;
  // One copy is its own batch, whatever its share.
  if (copies > 1 && (share < 5 || share > 50)) {
    throw refused(
      'MaximumBatchSize must be between 5% and 50% of the copy count of the inference component.',
    );
  }
  return Math.min(copies, Math.max(1, batch));
}

/** @throws ServiceFault for an alarm that is not there (likely, as of an endpoint) */
export function alarmsIn(ctx: Context, deployment: Deployment | undefined): readonly string[] {
  const names = (deployment?.AutoRollbackConfiguration?.Alarms ?? []).flatMap(
    ({ AlarmName }) => AlarmName ?? [],
  );
  checkAlarms(ctx, names);
  return names;
}

type Timetable = Pick<ComponentWork, 'at' | 'bakes'>;

/** Each batch is launched, and bakes before the next one. @param launch how long a batch takes to launch (ms) */
export function inBatches(
  deployment: Deployment | undefined,
  copies: number,
  now: number,
  launch: number,
): Timetable {
  if (deployment === undefined) return { at: now + launch };
  const wait = deployment.RollingUpdatePolicy.WaitIntervalInSeconds * 1000;
  // An adapter has no copies of its own, and is one batch.
  const batches = copies === 0 ? 1 : Math.ceil(copies / batchOf(deployment, copies));
  const bakes = Array.from({ length: batches }, (_, nth) => {
    const from = now + (nth + 1) * launch + nth * wait;
    return { from, to: from + wait };
  });
  return { at: now + batches * (launch + wait), bakes };
}

/** What the update remembers of its alarms, and the first of them with what a scenario has it do while the first batch bakes. */
export function watchedBy(
  ctx: Context,
  names: readonly string[],
  bakes: ComponentWork['bakes'],
  fault: EndpointFault | undefined,
): { readonly watched?: NonNullable<ComponentWork['watched']>; readonly alarms: readonly AlarmRecord[] } {
  const [first] = names;
  if (first === undefined) return { alarms: [] };
  const scripted = fault?.kind === 'alarm' ? fault : undefined;
  const from = bakes?.[0]?.from;
  return {
    watched: {
      alarms: names,
      ...(scripted?.reason === undefined ? {} : { reason: scripted.reason }),
      ...(scripted?.silent === undefined ? {} : { silent: scripted.silent }),
    },
    alarms: names.flatMap((name) => {
      const alarm = watchedAlarm(ctx, name);
      if (alarm === undefined || scripted === undefined || from === undefined || name !== first)
        return alarm ?? [];
      return [goingOffFrom(alarm, from, scripted)];
    }),
  };
}

/** When the next batch bakes under this alarm: now, later, or never. */
export function nextBake(ctx: Context, { name }: AlarmRecord): number {
  const now = ctx.world.time;
  const starts = updating(ctx, name).flatMap(({ work }) =>
    (work?.bakes ?? []).filter(({ to }) => to > now).map(({ from }) => Math.max(from, now)),
  );
  return Math.min(...starts, Number.POSITIVE_INFINITY);
}

/** A component of which a batch bakes under this alarm. */
export function bakingUnder(ctx: Context, { name }: AlarmRecord): ComponentRecord | undefined {
  const now = ctx.world.time;
  return updating(ctx, name).find(({ work }) => work?.bakes?.some(({ from, to }) => from <= now && now < to));
}

function updating(ctx: Context, alarm: string): readonly ComponentRecord[] {
  return ctx.world
    .seenAll('inference-component', 0)
    .filter(({ work }) => work?.failure === undefined && work?.watched?.alarms.includes(alarm) === true);
}

/** The old copies come back, all at once (default of RollbackMaximumBatchSize), and the component is what it was. */
export function takenBack(ctx: Context, component: ComponentRecord, { name }: AlarmRecord): ComponentRecord {
  const { work } = component;
  if (work === undefined) return component;
  const { bakes: _, spec: __, beside: ___, watched, ...rest } = work;
  const reason =
    watched?.reason ??
    `The update was rolled back because the CloudWatch alarm "${name}" went into ALARM state.`;
  const at = ctx.world.time + howLong(durations.rollBack, ctx.seed, 'alarm', component.name, work.at);
  return { ...component, work: { ...rest, at, failure: watched?.silent === true ? {} : { reason } } };
}
