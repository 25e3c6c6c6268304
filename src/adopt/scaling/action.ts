// One scheduled action as an entry of the file, or why the language cannot say it.
import { scalingOf } from '../../config/scaling.ts';
import { actionsOf } from '../../endpoint/scaling/items.ts';
import { exact } from '../../kinds/compare.ts';
import { settledAction } from '../../kinds/registration/settled.ts';
import type { RegisteredAction } from '../../kinds/registration/spec.ts';
import type { Said } from './policy.ts';

const SCHEDULE = /^(cron|rate|at)\((.+)\)$/;

export function actionEntry(action: RegisteredAction): Said {
  const { schedule, timezone = 'UTC', start, end, min, max } = action;
  const [, way, time] = SCHEDULE.exec(schedule) ?? [];
  if (way === undefined) return { because: `is at ${schedule}` };
  const entry = {
    [way]: time,
    ...(timezone === 'UTC' ? {} : { timezone }),
    ...(start === undefined ? {} : { start: instantText(start) }),
    ...(end === undefined ? {} : { end: instantText(end) }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
  const text = { min: 1, max: 1, schedule: { it: entry } } as Parameters<typeof scalingOf>[0];
  const [again] = actionsOf(scalingOf(text));
  const same =
    again !== undefined &&
    exact(settledAction({ ...again, name: '' }), settledAction({ ...action, name: '' }));
  return same ? { entry } : { because: 'begins or ends between two seconds' };
}

/** The language has whole seconds. */
function instantText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
