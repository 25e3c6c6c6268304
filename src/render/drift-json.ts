// The drift report as JSON, for `--json` and for what puts several reports together; its form is schemas/drift.schema.json.
import type { DriftReport } from '../core/drift.ts';
import { inOrder, jsonText } from './json-text.ts';

/** What a person looks for first comes first; the rest follows by name, so that equal reports are equal bytes. */
export const DRIFT_KEYS = [
  'formatVersion',
  'project',
  'environment',
  'account',
  'region',
  'allowPending',
  'shard',
  'counts',
  'findings',
  'ignored',
  'notCompared',
  'diagnostics',
  'endpoints',
  'is',
  'address',
  'name',
  'at',
];

/** Indented JSON with a line break at its end; `JSON.parse` gives back exactly the report. */
export function driftJson(report: DriftReport): string {
  return `${jsonText(inOrder(report, DRIFT_KEYS), 2)}\n`;
}
