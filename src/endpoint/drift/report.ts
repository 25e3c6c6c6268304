// Puts a report together: sorted, each thing once, and counted. The same findings give the same bytes in whatever order
// and from however many parts they come.
import {
  type DriftCounts,
  type DriftReport,
  FINDING_NAMES,
  type Finding,
  type FindingName,
} from '../../core/drift.ts';

export function sealed(report: Omit<DriftReport, 'counts'>): DriftReport {
  const { findings, ignored, notCompared, diagnostics, endpoints } = report;
  const parts = {
    findings: sorted(findings, findingKey),
    ignored: sorted(ignored, ({ at }) => at),
    notCompared: sorted(notCompared, ({ at }) => at),
    diagnostics: sorted(diagnostics, ({ place, address = '' }) =>
      place === undefined ? `~${address}` : `${place.file}:${String(place.line).padStart(9, '0')}`,
    ),
    endpoints: sorted(endpoints, ({ address }) => address),
  };
  const { formatVersion, project, environment, account, region, allowPending, shard } = report;
  const scope = {
    ...{ formatVersion, project, environment, account, region, allowPending },
    ...(shard === undefined ? {} : { shard }),
  };
  return { ...scope, counts: countsOf(parts), ...parts };
}

function countsOf({
  findings,
  ignored,
  endpoints,
}: Pick<DriftReport, 'findings' | 'ignored' | 'endpoints'>): DriftCounts {
  const number = (name: FindingName) => findings.filter(({ is }) => is === name).length;
  const byName = Object.fromEntries(FINDING_NAMES.map((name) => [name, number(name)]));
  return {
    endpoints: endpoints.length,
    findings: findings.length,
    ignored: ignored.length,
    ...(byName as Record<FindingName, number>),
  };
}

function findingKey(finding: Finding): string {
  const rank = String(FINDING_NAMES.indexOf(finding.is)).padStart(2, '0');
  return `${finding.address} ${rank}`;
}

/** By key, and what has the same one by its content; what is there twice stays once. */
function sorted<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const once = new Map(all.map((one) => [`${keyOf(one)}\n${contentOf(one)}`, one]));
  return [...once].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, one]) => one);
}

/** The same for the same content, whatever the order of its keys, and for texts that canonical JSON has no form for. */
function contentOf(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)))
      : one,
  );
}
