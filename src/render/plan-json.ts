// The plan as JSON, for `--json` and for plan files. It holds what the Plan holds: no secret, nothing to execute.
import type { Plan } from '../core/plan.ts';
import { inOrder, jsonText } from './json-text.ts';

/** What a person looks for first comes first; the rest follows by name, so that equal plans are equal bytes. */
export const PLAN_KEYS = [
  'formatVersion',
  'project',
  'environment',
  'account',
  'region',
  'summary',
  'cost',
  'digest',
  'diagnostics',
  'units',
  'address',
  'name',
  'verdict',
  'effect',
];

/** Indented JSON with a line break at its end; `JSON.parse` gives back exactly the plan. */
export function planJson(plan: Plan): string {
  return `${jsonText(inOrder(plan, PLAN_KEYS), 2)}\n`;
}
