// What becomes of a component once its work is over: in service, as it was before, failed, or gone.
import type { ComponentRecord, ComponentWork } from '../../world/component-records.ts';
import type { Living } from '../../world/world.ts';
import type { Context } from '../context.ts';
import { resize } from './placement.ts';

export function livingComponents(ctx: Context): Living<'inference-component'> {
  return {
    dueAt: ({ work }) => work?.at ?? Number.POSITIVE_INFINITY,
    goOn: (component) => {
      const after = ended(component, component.work);
      if (after === undefined) ctx.world.commit([], [component]);
      else ctx.world.commit([after]);
      const endpoint = ctx.world.get('endpoint', component.endpoint);
      if (endpoint !== undefined) resize(ctx, endpoint);
    },
  };
}

function ended(component: ComponentRecord, work: ComponentWork | undefined): ComponentRecord | undefined {
  if (work === undefined) return component;
  if (work.kind === 'delete') return undefined;
  const { work: _, failureReason: __, ...rest } = component;
  const { copies } = component;
  const at = { modified: work.at };
  if (work.failure !== undefined) {
    const { reason } = work.failure;
    const told = reason === undefined ? {} : { failureReason: reason };
    if (work.kind === 'create') return { ...rest, ...at, ...told, status: 'Failed' };
    // Back to what it was, as an endpoint goes back (assumed).
    const desired = work.before ?? copies?.desired ?? 0;
    const back = copies === undefined ? {} : { copies: { ...copies, desired } };
    return { ...rest, ...at, ...told, ...back, status: 'InService' };
  }
  return {
    ...rest,
    ...at,
    ...(work.spec === undefined ? {} : { spec: work.spec }),
    ...(copies === undefined ? {} : { copies: { desired: copies.desired, current: copies.desired } }),
    status: 'InService',
  };
}
