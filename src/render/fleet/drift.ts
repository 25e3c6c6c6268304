// The drift of a fleet in each format: members with findings in full, then all of them in a table.
import { type DriftReport, differs } from '../../core/drift.ts';
import type { Outcome } from '../../core/fleet.ts';
import type { DriftMember, FleetDriftReport } from '../../core/fleet-drift.ts';
import { count } from '../count.ts';
import { countedWords, driftText } from '../drift.ts';
import type { View } from '../paint.ts';
import { type FleetWords, fleetText, type Verdict } from './summary.ts';

export const DRIFT_WORDS: FleetWords = { command: 'drift', quiet: 'without drift', telling: 'with drift' };

export function fleetDriftText(report: FleetDriftReport, view: View): string {
  const textOf = (one: DriftReport) =>
    one.counts.findings + one.counts.ignored + one.diagnostics.length === 0
      ? undefined
      : driftText(one, view);
  return fleetText(outcomesOf(report), DRIFT_WORDS, { verdictOf: driftVerdict, textOf }, view);
}

export function driftVerdict(report: DriftReport): Verdict {
  const { counts } = report;
  const found = counts.findings === 0 ? ['no drift'] : countedWords(counts);
  const ignored = counts.ignored === 0 ? [] : [`${counts.ignored} ignored`];
  return {
    words: [...found, ...ignored, count(counts.endpoints, 'endpoint')].join(', '),
    isQuiet: !differs(report),
  };
}

/** The members as what became of them: exit 2 for any difference. */
export function outcomesOf({ members }: FleetDriftReport): readonly Outcome<DriftReport>[] {
  return members.map(outcomeOf);
}

function outcomeOf(one: DriftMember): Outcome<DriftReport> {
  if ('error' in one) return { ...one, diagnostics: [] };
  const { report, ...member } = one;
  return { ...member, result: report, exit: differs(report) ? 2 : 0 };
}

/** The reports, each with its member. */
export function reportsOf(report: FleetDriftReport): readonly Extract<DriftMember, { report: unknown }>[] {
  return report.members.flatMap((one) => ('report' in one ? [one] : []));
}
