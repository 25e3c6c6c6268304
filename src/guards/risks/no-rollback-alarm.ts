// Something bakes, and no alarm watches it: only a container that does not come up takes the deployment back.
import { rolloutOf } from '../../endpoint/rollout/rollout.ts';
import { isUnit } from '../../endpoint/subject.ts';
import type { Rule } from './risk.ts';

export const noRollbackAlarm: Rule = ({ change: { steps, rollbackOn }, subject, now }) => {
  if (!isUnit(subject) || !steps.some(({ verb }) => verb === 'update')) return undefined;
  return rolloutOf(subject, now) !== undefined && rollbackOn === undefined ? '' : undefined;
};
