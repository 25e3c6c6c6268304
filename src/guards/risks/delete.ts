// A live endpoint goes for good. Where another one took its place that was verified, nothing is lost with it.
import type { Rule } from './risk.ts';

export const deletion: Rule = ({ change: { effect, live, replacedBy } }) =>
  effect === 'remove' && live && replacedBy === undefined ? '' : undefined;
