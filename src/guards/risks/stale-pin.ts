// Hardware comes from a measurement that is older than its policy allows, and the change rests on it.
import { isUnit } from '../../endpoint/subject.ts';
import { deploys, type Rule } from './risk.ts';

export const stalePin: Rule = ({ change, subject }) => {
  if (!isUnit(subject) || subject.stale === undefined) return undefined;
  const resizes = change.steps.some(({ verb }) => verb === 'adjust');
  return deploys(change) || resizes ? [...new Set(Object.values(subject.stale))].join('; ') : undefined;
};
