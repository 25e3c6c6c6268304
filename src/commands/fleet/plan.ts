// inferra plan over many files and environments.
import { type ExitCode, worstExit } from '../../core/exit.ts';
import type { Outcome } from '../../core/fleet.ts';
import type { Allowances, Plan } from '../../core/plan.ts';
import { together } from '../../flow/fleet/together.ts';
import { plan } from '../../flow/plan.ts';
import { fleetPlanJson } from '../../render/fleet/json.ts';
import { fleetPlanText } from '../../render/fleet/plan.ts';
import { type FleetFlags, formatOf } from '../flags.ts';
import { createPorts } from '../ports.ts';
import type { Session } from '../session.ts';
import { viewOf } from '../view.ts';
import { failed, openFleet } from './open.ts';
import { refuseGiven, show, writerOf } from './output.ts';

type PlanFlags = FleetFlags & {
  readonly format?: string | undefined;
  readonly out?: string | undefined;
  readonly enforce: boolean;
  readonly preflight: boolean;
  readonly policy?: string | undefined;
  readonly 'detailed-exitcode': boolean;
};

export async function planFleet(
  session: Session,
  flags: PlanFlags,
  allowances: Allowances,
): Promise<ExitCode> {
  refuseGiven(flags, ['out']);
  const view = viewOf(session.io, 'stdout', flags['no-color']);
  const write = writerOf<readonly Outcome<Plan>[]>(
    {
      text: (outcomes) => fleetPlanText(outcomes, view),
      json: fleetPlanJson,
      markdown: async (outcomes) =>
        (await import('../../render/fleet/plan-markdown.ts')).fleetPlanMarkdown(outcomes),
    },
    formatOf(flags, 'text'),
  );
  const { members, input } = await openFleet(session.io, flags);
  const result = await together(
    createPorts(session, flags),
    members,
    input,
    failed(session.io),
    async (ports, one) => {
      const made = await plan(ports, {
        ...one,
        ...allowances,
        enforce: flags.enforce,
        preflight: flags.preflight,
        ...(flags.policy === undefined ? {} : { policy: flags.policy }),
      });
      const differing = flags['detailed-exitcode'] && made.differs ? [2 as const] : [];
      return { result: made.plan, exit: worstExit([made.exit, ...differing]) };
    },
  );
  return show(session, flags, result, write);
}
