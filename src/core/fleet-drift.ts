// What `drift` finds over many files and environments: the reports of all members, or why one has none, and their sums. Like
// the report of one, the same accounts give the same bytes, and the parts of shards are put together to them.
import { type DriftCounts, type DriftReport, FINDING_NAMES } from './drift.ts';
import { type FleetMember, type MemberError, sortedMembers } from './fleet.ts';

export type DriftMember = FleetMember & ({ readonly report: DriftReport } | { readonly error: MemberError });

export type FleetDriftReport = {
  readonly formatVersion: '1.0';
  readonly fleet: 'drift';
  /** Of all members that have a report. */
  readonly counts: DriftCounts;
  /** Each once, by file and environment. */
  readonly members: readonly DriftMember[];
};

/** The whole of these members: sorted, each once, and counted. */
export function sealedFleet(members: readonly DriftMember[]): FleetDriftReport {
  const sorted = sortedMembers(members);
  const counts = sorted.flatMap((one) => ('report' in one ? [one.report.counts] : []));
  const sum = (name: keyof DriftCounts) => counts.reduce((all, one) => all + one[name], 0);
  const byName = Object.fromEntries(FINDING_NAMES.map((name) => [name, sum(name)]));
  const total = { endpoints: sum('endpoints'), findings: sum('findings'), ignored: sum('ignored') };
  return {
    formatVersion: '1.0',
    fleet: 'drift',
    counts: { ...total, ...(byName as Omit<DriftCounts, keyof typeof total>) },
    members: sorted,
  };
}
