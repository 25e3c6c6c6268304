// inferra drift over many files and environments.
import type { DriftReport } from '../../core/drift.ts';
import type { ExitCode } from '../../core/exit.ts';
import { hasFailed, type Outcome } from '../../core/fleet.ts';
import { type FleetDriftReport, sealedFleet } from '../../core/fleet-drift.ts';
import { type DriftInput, drift } from '../../flow/drift.ts';
import type { ReadReport } from '../../flow/drift-merge.ts';
import { mergeFleetDrift } from '../../flow/fleet/merge.ts';
import { together } from '../../flow/fleet/together.ts';
import { fleetDriftText } from '../../render/fleet/drift.ts';
import { fleetDriftJson } from '../../render/fleet/json.ts';
import { type FleetFlags, formatOf, type OutputFlags } from '../flags.ts';
import { createPorts } from '../ports.ts';
import type { Session } from '../session.ts';
import { viewOf } from '../view.ts';
import { failed, openFleet } from './open.ts';
import { refuseGiven, show, writerOf } from './output.ts';

type DriftFlags = FleetFlags & {
  readonly format?: string | undefined;
  readonly notify?: readonly string[] | undefined;
};

export async function driftFleet(
  session: Session,
  flags: DriftFlags,
  own: Pick<DriftInput, 'targets' | 'allowPending' | 'shard'>,
): Promise<ExitCode> {
  refuseGiven(flags, ['notify']);
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

/** Puts the reports of all shards of a fleet together. */
export async function mergeFleet(
  session: Session,
  flags: OutputFlags & Pick<DriftFlags, 'format' | 'notify'>,
  read: readonly ReadReport[],
): Promise<ExitCode> {
  refuseGiven(flags, ['notify']);
  const write = fleetDriftWriter(session, flags);
  const { report, exit } = await mergeFleetDrift(read);
  session.out.result(await write(report));
  return exit;
}

/** @throws InferraError INF6021 for a format that shows one file */
function fleetDriftWriter(
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
