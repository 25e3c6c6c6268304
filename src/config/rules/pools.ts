// Instance types of one variant beside each other.
import type { Rule } from './rule.ts';
import { servedIn, typesOf } from './served.ts';

/** A type that had no capacity is not tried again (Developer Guide, "Deploy to multiple instance types with instance pools", read 2026-11). */
export const poolsDiffer: Rule = ({ file, findings }) => {
  for (const served of servedIn(file)) {
    const seen = new Set<string>();
    for (const { type, path } of typesOf(served)) {
      const message = `${type} is in the pools twice`;
      if (seen.has(type))
        findings.error('INF1055', { path, on: 'value' }, { message, hint: 'leave one of the two out' });
      seen.add(type);
    }
  }
};
