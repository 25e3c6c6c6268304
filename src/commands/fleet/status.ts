// inferra status over many files and environments.
import type { ExitCode } from '../../core/exit.ts';
import type { Outcome } from '../../core/fleet.ts';
import type { StatusReport } from '../../core/status.ts';
import { together } from '../../flow/fleet/together.ts';
import { status } from '../../flow/status.ts';
import { fleetStatusJson } from '../../render/fleet/json.ts';
import { fleetStatusText } from '../../render/fleet/status.ts';
import { orDropped } from '../dropped.ts';
import { type FleetFlags, formatOf } from '../flags.ts';
import { createPorts } from '../ports.ts';
import type { Session } from '../session.ts';
import { viewOf } from '../view.ts';
import { failed, openFleet } from './open.ts';
import { refuseGiven, show, writerOf } from './output.ts';

export async function statusFleet(
  session: Session,
  flags: FleetFlags & { readonly watch: boolean },
  targets: readonly string[],
): Promise<ExitCode> {
  refuseGiven(flags, ['watch']);
  const write = writerOf<readonly Outcome<StatusReport>[]>(
    {
      text: (outcomes) => fleetStatusText(outcomes, viewOf(session.io, 'stdout', flags['no-color'])),
      json: fleetStatusJson,
    },
    formatOf(flags, 'text'),
  );
  const { members, input } = await openFleet(session.io, flags);
  const work = together<StatusReport>(
    createPorts(session, flags),
    members,
    input,
    failed(session.io),
    async (ports, one) => ({ result: await status(ports, { ...one, targets }), exit: 0 }),
  );
  return show(session, flags, await orDropped(work, session.io.stop), write);
}
