// The file asks for a rollout, and the traffic will move all at once all the same, or in one part.
import { isWhole, whyIgnored } from '../../endpoint/rollout/rollout.ts';
import { isUnit } from '../../endpoint/subject.ts';
import type { Rule } from './risk.ts';

export const guardrailIgnored: Rule = ({ change: { steps }, subject, now }) => {
  if (!isUnit(subject) || !steps.some(({ verb }) => verb === 'update')) return undefined;
  const why = whyIgnored(subject, now);
  return why ?? (isWhole(subject, now) ? 'the first part is the whole fleet' : undefined);
};
