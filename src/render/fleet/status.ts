// The state of a fleet as a person reads it.
import type { Outcome } from '../../core/fleet.ts';
import type { StatusReport } from '../../core/status.ts';
import { count } from '../count.ts';
import type { View } from '../paint.ts';
import { statusText } from '../status.ts';
import { type FleetWords, fleetText, type Verdict } from './summary.ts';

const STATUS_WORDS: FleetWords = {
  command: 'status',
  quiet: 'all in service',
  telling: 'not all in service',
};

export function fleetStatusText(outcomes: readonly Outcome<StatusReport>[], view: View): string {
  const textOf = (report: StatusReport) => (report.rows.length === 0 ? undefined : statusText(report, view));
  return fleetText(outcomes, STATUS_WORDS, { verdictOf: statusVerdict, textOf }, view);
}

/** `2 InService, 1 Updating` */
function statusVerdict({ rows }: StatusReport): Verdict {
  const troubled = rows
    .flatMap(({ components = [] }) => components)
    .filter(({ status, owner }) => owner === undefined && status !== 'InService').length;
  const more = troubled === 0 ? '' : `, ${count(troubled, 'component')} not in service`;
  const states = [...new Set(rows.map(({ status }) => status))].sort();
  const counted = states.map((state) => `${rows.filter(({ status }) => status === state).length} ${state}`);
  return {
    words:
      rows.length === 0 ? 'no endpoints' : `${count(rows.length, 'endpoint')}: ${counted.join(', ')}${more}`,
    isQuiet: troubled === 0 && rows.every(({ status }) => status === 'InService'),
  };
}
