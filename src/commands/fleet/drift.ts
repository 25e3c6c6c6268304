// inferra drift over many files and environments.
import type { DriftReport } from '../../core/drift.ts';
import type { ExitCode } from '../../core/exit.ts';
import { hasFailed, type Outcome } from '../../core/fleet.ts';
import { type FleetDriftReport, sealedFleet } from '../../core/fleet-drift.ts';
import { type DriftInput, drift } from '../../flow/drift.ts';
import { together } from '../../flow/fleet/together.ts';
import { fleetDriftText } from '../../render/fleet/drift.ts';
import { fleetDriftJson } from '../../render/fleet/json.ts';
import { type FleetFlags, formatOf, type OutputFlags } from '../flags.ts';
import { createPorts } from '../ports.ts';
import type { Session } from '../session.ts';
import { viewOf } from '../view.ts';
import { failed, openFleet } from './open.ts';
import { show, writerOf } from './output.ts';

type DriftFlags = FleetFlags & { readonly format?: string | undefined };

export async function driftFleet(
  session: Session,
  flags: DriftFlags,
  own: Pick<DriftInput, 'targets' | 'allowPending' | 'shard'>,
): Promise<ExitCode> {
  const write = fleetDriftWriter(session, flags);
  const { members, input } = await openFleet(session.io, flags);
  const result = await together(
    createPorts(session, flags),
    members,
    input,
    failed(session.io),
    async (ports, one) => {
      const { report, exit } = await drift(ports, { ...one, ...own });
      return { result: report, exit };
    },
  );
  return show(session, flags, result, (outcomes) => write(reportOf(outcomes)));
}

/** @throws InferraError INF6019 for a format that shows one file */
export function fleetDriftWriter(
  { io }: Session,
  flags: OutputFlags & { readonly format?: string | undefined },
): (report: FleetDriftReport) => string | Promise<string> {
  return writerOf<FleetDriftReport>(
    {
      text: (report) => fleetDriftText(report, viewOf(io, 'stdout', flags['no-color'])),
      json: fleetDriftJson,
      markdown: async (report) =>
        (await import('../../render/fleet/drift-markdown.ts')).fleetDriftMarkdown(report),
    },
    formatOf(flags, 'text'),
  );
}

function reportOf(outcomes: readonly Outcome<DriftReport>[]): FleetDriftReport {
  return sealedFleet(
    outcomes.map((one) => {
      const { file, environment } = one;
      const member = { file, ...(environment === undefined ? {} : { environment }) };
      return hasFailed(one) ? { ...member, error: one.error } : { ...member, report: one.result };
    }),
  );
}
